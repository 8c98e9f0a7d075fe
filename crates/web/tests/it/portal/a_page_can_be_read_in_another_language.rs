//! Whatever a form was answered with, its links to other languages open.

use super::{every_page_answers_in_every_language::filled, parent::Parent};
use axum::{
    body::{Body, Bytes},
    http::{Request, StatusCode, header},
};
use scraper::{Html, Selector};
use web::route::{Face, table};

/// What may be sent to a form, so that it is answered with a page of its own: nothing, danger, private words, a
/// postcode that is none, a code that is none, a choice that is none.
const SENT: [&str; 6] = [
    "",
    "q=I+want+to+kill+myself&words=x",
    "q=I+miscarried&near=ZZ1+0TJ",
    "q=sleep&near=by+the+park",
    "code=not+a+code&slug=no-such&topic=none&text=typed",
    "age=abc&due_date=soon&near=nowhere&stage=none",
];

/// Where the links to other languages lead, in the bar and beside the note that nobody checked the words.
fn links(html: &str) -> Vec<String> {
    let links = Selector::parse("a[hreflang]").expect("a selector");
    let page = Html::parse_document(html);
    page.select(&links).filter_map(|link| link.value().attr("href").map(str::to_owned)).collect()
}

#[tokio::test]
async fn every_answer_to_a_form_has_language_links_that_open() {
    let parent = Parent::arrives().await;
    let mut pages = 0;
    for route in table().iter().filter(|r| r.method == "POST" && r.face == Face::Portal) {
        // What is not there is not there in any language.
        let absent = parent.get(&filled(route.page)).await.status == StatusCode::NOT_FOUND;
        let wanted = if absent { StatusCode::NOT_FOUND } else { StatusCode::OK };
        for prefix in ["", "/ar"] {
            let path = format!("{prefix}{}", filled(route.path));
            let mut answers = Vec::new();
            for sent in SENT {
                answers.push(parent.post_raw(&path, Bytes::from_static(sent.as_bytes())).await);
            }
            answers.push(parent.post_raw(&path, Bytes::from(vec![b'a'; 1 << 20])).await);
            let elsewhere = Request::post(&path).header("sec-fetch-site", "cross-site");
            answers.push(parent.send(elsewhere, Body::empty()).await);
            for answer in answers.iter().filter(|a| a.header(header::CONTENT_TYPE.as_str()).starts_with("text/html")) {
                pages += 1;
                let links = links(&answer.body);
                assert!(!links.is_empty(), "{path}: no language link");
                for link in links {
                    assert!(!link.contains('?'), "{path}: what was sent stands in {link}");
                    assert_eq!(parent.get(&link).await.status, wanted, "{path} leads to {link}");
                }
            }
        }
    }
    assert!(pages > 40, "{pages} pages were looked at");
}

#[tokio::test]
async fn the_link_leads_to_the_page_the_form_stands_on() {
    let parent = Parent::arrives().await;
    let wrong = parent.post("/pathway/open", &[("code", "not a code")]).await;
    wrong.says("href=\"/ar/pathway\" hreflang=\"ar\"");
    let danger = parent.post("/ar/search", &[("q", "I want to kill myself")]).await;
    danger.says("href=\"/search\" hreflang=\"en\"");
    // Typed into the browser, or opened again from its history.
    let opened = parent.get("/pathway/open").await;
    opened.says("href=\"/ar/pathway\" hreflang=\"ar\"");
}

#[tokio::test]
async fn a_page_that_must_not_show_still_opens_in_another_language() {
    let parent = Parent::arrives().await;
    parent.get("/urgent-help").await.says("href=\"/ar/urgent-help\"");
    parent.get("/topics/domestic-abuse").await.says("href=\"/ar/topics/domestic-abuse\"");
    let wrong = parent.get("/search?q=I+want+to+kill+myself&age=ten").await;
    wrong.says("href=\"/ar/search\"").never_says("/ar/search?");
}
