//! Every route of the table, as anyone, in every language: never a fault of ours, always its headers.

use super::parent::Parent;
use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use web::route::{Face, table};

/// A path with its gaps filled from the demonstration place.
pub fn filled(path: &str) -> String {
    let code = match path {
        p if p.starts_with("/topics/") => "sleep",
        p if p.starts_with("/stages/") => "antenatal",
        p if p.starts_with("/hubs/") => "aspire-family-hub",
        p if p.starts_with("/organisations/") => "midwifery",
        _ => "baby-buddy-app",
    };
    path.replace("{code}", code)
        .replace("{slug}", code)
        .replace("{n}", "1")
        .replace("{name}", "none")
        .replace("{id}", "none")
        .replace("{section}", "about")
        .replace("{deed}", "send")
        .replace("{reference}", "none")
        .replace("{secret}", "none")
}

#[tokio::test]
async fn no_page_fails_and_every_page_carries_the_security_headers() {
    let parent = Parent::arrives().await;
    for route in table().iter().filter(|r| r.method == "GET") {
        for prefix in ["", "/ar"] {
            let path = format!("{prefix}{}", filled(route.path));
            let page = parent.get(&path).await;
            assert!(page.status.as_u16() < 500, "{path}: {}", page.status);
            let embedded = if matches!(route.face, Face::Api | Face::Feed) { "cross-origin" } else { "same-origin" };
            for (name, value) in [
                ("x-content-type-options", "nosniff"),
                ("x-frame-options", "DENY"),
                ("referrer-policy", "same-origin"),
                ("cross-origin-opener-policy", "same-origin"),
                ("cross-origin-resource-policy", embedded),
                ("strict-transport-security", "max-age=63072000; includeSubDomains"),
            ] {
                assert_eq!(page.header(name), value, "{path}");
            }
            assert!(page.header("content-security-policy").contains("default-src 'none'"), "{path}");
            if route.face == Face::Portal && page.status == StatusCode::OK {
                let lang =
                    if prefix.is_empty() { "<html lang=\"en\" dir=\"ltr\"" } else { "<html lang=\"ar\" dir=\"rtl\"" };
                page.says(lang)
                    .says("id=\"main\"")
                    .never_says("shell-")
                    .never_says("\"pathway-")
                    .never_says(">search-");
                assert_eq!(page.body.matches("<h1").count(), 1, "{path}");
            }
        }
    }
}

#[tokio::test]
async fn a_page_in_another_language_says_that_nobody_checked_it_and_keeps_its_links() {
    let parent = Parent::arrives().await;
    let page = parent.get("/ar").await;
    page.says("لم يراجعها شخص بعد").says("href=\"/ar/pathway\"").says("action=\"/ar/search\"");
    parent.get("/").await.never_says("A person has not checked it yet");
    let found = parent.post("/ar/search", &[("q", "sleep")]).await;
    assert_eq!(found.location(), "/ar/search?q=sleep");
    parent
        .get("/ar/services/baby-buddy-app")
        .await
        .says("<span lang=\"en\" dir=\"ltr\">Best Beginnings Baby Buddy App</span>");
}

#[tokio::test]
async fn questions_and_topics_are_all_in_the_readers_language() {
    let parent = Parent::arrives().await;
    for path in
        ["/pathway", "/pathway/1", "/pathway/2", "/pathway/3", "/pathway/4", "/pathway/5", "/topics", "/privacy"]
    {
        let page = parent.get(&format!("/ar{path}")).await;
        let main = page.body.split_once("id=\"main\"").expect("the main part").1;
        let main = main.split_once("</main>").expect("its end").0;
        assert!(!main.contains("lang=\"en\""), "{path}: {main}");
    }
    parent.get("/ar/pathway/2").await.says("التبول في الفراش");
    parent.get("/ar/urgent-help").await.says("هل يخيفك شخص في البيت؟").never_says("You are scared of someone");
}

#[tokio::test]
async fn another_sites_form_is_refused() {
    let parent = Parent::arrives().await;
    for route in table().iter().filter(|r| r.method == "POST" && r.face == Face::Portal) {
        let request = Request::post(filled(route.path)).header("sec-fetch-site", "cross-site");
        assert_eq!(parent.send(request, Body::empty()).await.status, StatusCode::FORBIDDEN, "{}", route.path);
    }
}
