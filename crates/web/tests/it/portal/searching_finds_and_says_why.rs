//! The box, the filters, and what to do when nothing is found.

use super::parent::{Page, Parent};
use axum::http::StatusCode;
use scraper::{Html, Selector};

#[tokio::test]
async fn words_in_the_box_find_services_and_say_why() {
    let parent = Parent::arrives().await;
    let results = parent.post("/search", &[("q", "my 3 year old won't sleep")]).await;
    assert_eq!(results.status, StatusCode::OK);
    assert_eq!(results.services()[0], "sleep-advice-health-visiting-group");
    results.says("Why this came up").says("sleep and bedtimes").says("value=\"my 3 year old won&#39;t sleep\"");
}

#[tokio::test]
async fn filters_narrow_and_each_can_be_taken_off() {
    let parent = Parent::arrives().await;
    let all = parent.get("/search?q=behaviour").await;
    let some = parent.get("/search?q=behaviour&day=tue&flag=free").await;
    let count = |page: &Page| -> usize {
        page.between("<h2 class=\"govuk-heading-m\">", " thing")
            .replace(['\u{2068}', '\u{2069}'], "")
            .parse()
            .expect("a count")
    };
    assert!(count(&some) < count(&all), "{} of {}", count(&some), count(&all));
    some.says("aria-label=\"Take off: Tuesday\"").says("href=\"/search?q=behaviour&#38;flag=free\"");
    let later = parent.get("/search?q=behaviour&page=2").await;
    assert!(later.services().iter().all(|slug| !all.services().contains(slug)));
}

/// What each link of a list under a heading says, and where it leads.
fn links_under(page: &Page, heading: &str) -> Vec<(String, String)> {
    let list = page.between(&format!("{heading}</h3>"), "</ul>").to_owned();
    let html = Html::parse_fragment(&list);
    let links = Selector::parse("a").expect("a selector");
    let read = |a: scraper::ElementRef<'_>| (a.text().collect(), a.value().attr("href").unwrap_or_default().to_owned());
    html.select(&links).map(read).collect()
}

#[tokio::test]
async fn nothing_found_says_what_was_tried_and_each_filter_can_be_loosened() {
    let parent = Parent::arrives().await;
    let nothing = parent.get("/search?q=bedtime&topic=sleep&day=sun&flag=creche").await;
    nothing.says("We did not find that").never_says("0 things found");
    let tried = nothing.between("What we tried</h3>", "</ul>");
    for said in ["bedtime", "Sleep and bedtimes", "Sunday", "With a crèche"] {
        assert!(tried.contains(said), "{said}: {tried}");
    }
    let loosen = links_under(&nothing, "Try with one thing less");
    assert!(!loosen.is_empty());
    for (said, href) in &loosen {
        let asked: Vec<&str> = href.split(['?', '&']).skip(1).collect();
        assert_eq!(asked.len(), 3, "one filter less: {href}");
        let count: usize = said.split(": ").nth(1).and_then(|c| c.split(' ').next()).expect("a count").parse().unwrap();
        let found = parent.get(href).await;
        assert_eq!(found.status, StatusCode::OK, "{href}");
        found.says(&format!("{count} thing"));
    }
    parent.get("/search?q=zzzzqqqq").await.says("We did not find that").never_says("0 found");
}

#[tokio::test]
async fn nothing_found_names_a_person_to_ask_with_their_phone_and_a_hub_to_come_to() {
    let parent = Parent::arrives().await;
    for (path, team, phone, tel) in [
        ("/search?q=bedtime&topic=sleep&day=sun&age=3", "Health visiting team", "01632 960110", "01632960110"),
        ("/search?q=bedtime&topic=sleep&day=sun&age=8", "School nursing team", "01632 960120", "01632960120"),
        ("/search?q=zzzzqqqq", "Family Information Service", "0808 157 0100", "08081570100"),
        ("/ar/search?q=zzzzqqqq", "Family Information Service", "0808 157 0100", "08081570100"),
    ] {
        let page = parent.get(path).await;
        let ask = page.between("<main", "</main>").split("<h3").last().expect("whom to ask").to_owned();
        assert!(ask.contains(team) && ask.contains(phone), "{path}: {ask}");
        assert!(ask.contains(&format!("href=\"tel:{tel}\"")), "{path}: {ask}");
        assert!(ask.contains("h-badge--example"), "an invented number says so: {ask}");
        let hubs = if path.starts_with("/ar") { "/ar/hubs" } else { "/hubs" };
        assert!(ask.contains(&format!("href=\"{hubs}\"")), "{path}: {ask}");
        assert_eq!(parent.get(hubs).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn a_topic_nobody_serves_is_said_plainly_with_a_team_to_ask() {
    let parent = Parent::arrives().await;
    parent.get("/search?q=bed+wetting").await.says("Nothing here yet for").says("School nursing team");
    parent.get("/topics/bed-wetting").await.says("Nothing here yet for").says("01632 960120");
}

#[tokio::test]
async fn a_postcode_becomes_its_area_and_never_stands_in_an_address() {
    let parent = Parent::arrives().await;
    let answer = parent.post("/search", &[("q", "sleep"), ("near", "zz1 0tj"), ("within_miles", "5")]).await;
    assert_eq!(answer.location(), "/search?q=sleep&near=ZZ1&within_miles=5");
    let results = parent.get(answer.location()).await;
    results.says("Near \u{2068}ZZ1\u{2069}".replace(['\u{2068}', '\u{2069}'], "").as_str()).never_says("0TJ");
    // Typed straight into the address, it is taken out again.
    let typed = parent.get("/search?q=sleep&near=ZZ1+0TJ").await;
    assert_eq!(typed.location(), "/search?q=sleep&near=ZZ1");
    // Also one that nobody knows, however it is written, and beside boxes that hold nonsense.
    for (typed, kept) in [
        ("near=CV1+1AA", "near=CV1"),
        ("near=cv11aa", "near=CV1"),
        ("near=CV1%201AA&within_miles=5", "near=CV1&within_miles=5"),
        ("near=by+CV1+1AA.", "near=CV1"),
        ("near=ZZ99+9ZZ&age=ten", "near=ZZ99&age=ten"),
        ("near=ZZ1+0TJ&within_miles=7", "near=ZZ1&within_miles=7"),
    ] {
        let opened = parent.get(&format!("/search?{typed}")).await;
        assert_eq!((opened.status, opened.location()), (StatusCode::SEE_OTHER, &*format!("/search?{kept}")), "{typed}");
        let after = parent.get(opened.location()).await;
        assert_eq!(after.status, StatusCode::UNPROCESSABLE_ENTITY, "{kept}");
        after.says("govuk-error-summary").never_addresses(&["1aa", "0tj", "9zz"]);
    }
}

#[tokio::test]
async fn a_postcode_among_the_words_is_lifted_out_of_them() {
    let parent = Parent::arrives().await;
    for (typed, location) in [
        ("sleep near ZZ1 0TJ please", "/search?q=sleep+near+please&near=ZZ1"),
        ("zz10tj sleep", "/search?q=sleep&near=ZZ1"),
        ("sleep, ZZ1 0TJ.", "/search?q=sleep%2C&near=ZZ1"),
        ("ZZ1 0TJ", "/search?near=ZZ1"),
    ] {
        let sent = parent.post("/search", &[("q", typed)]).await;
        assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, location), "{typed}");
        let page = parent.get(sent.location()).await;
        assert_eq!(page.status, StatusCode::OK, "{typed}");
        page.never_addresses(&["0tj"]).never_says("0TJ").never_says("0tj");
        let opened = parent.get(&format!("/search?q={}", typed.replace(' ', "+"))).await;
        assert_eq!((opened.status, opened.location()), (StatusCode::SEE_OTHER, location), "{typed} in an address");
    }
    // One nobody knows leaves the address before anything is said about it.
    let unknown = parent.get("/search?q=sleep+ZZ99+9ZZ").await;
    assert_eq!((unknown.status, unknown.location()), (StatusCode::SEE_OTHER, "/search?q=sleep&near=ZZ99"));
    // With private words nothing is sent anywhere: the answer stands on the page of the form.
    let private = parent.post("/search", &[("q", "I had a miscarriage ZZ1 0TJ")]).await;
    assert_eq!(private.status, StatusCode::OK);
    private.never_addresses(&["0tj", "zz1", "miscarriage"]);
}

#[tokio::test]
async fn beside_a_distance_stands_what_needs_no_place() {
    let parent = Parent::arrives().await;
    let page = parent.get("/search?q=new+baby&near=ZZ1&within_miles=1").await;
    page.says("Online, by phone or anywhere").says("You do not need to go anywhere for these.");
    let band = page.between("id=\"band\"", "</section>");
    assert!(band.contains("h-card__title"), "{band}");
    assert!(!band.contains("mile away") && !band.contains("miles away"), "{band}");
    parent.get("/search?q=new+baby").await.never_says("id=\"band\"");
}

#[tokio::test]
async fn a_postcode_that_is_none_and_one_that_is_unknown_are_told_apart() {
    let parent = Parent::arrives().await;
    let malformed = parent.post("/search", &[("q", "sleep"), ("near", "near the park")]).await;
    assert_eq!(malformed.status, StatusCode::UNPROCESSABLE_ENTITY);
    malformed.says("It should look like").says("value=\"near the park\"").says("value=\"sleep\"");
    let unknown = parent.post("/search", &[("q", "sleep"), ("near", "ZZ99 9ZZ")]).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    unknown.says("We do not know that postcode").says("value=\"ZZ99 9ZZ\"");
}

#[tokio::test]
async fn a_search_is_logged_without_its_words() {
    let parent = Parent::arrives().await;
    parent.get("/search?q=my+3+year+old+wont+sleep&near=ZZ1").await;
    let looks = parent.looks().await;
    assert_eq!(looks.len(), 1);
    assert!(looks[0].facts.topics.contains(&"sleep".to_owned()), "{looks:?}");
    assert_eq!(looks[0].area, "ZZ1");
    assert!(!format!("{looks:?}").contains("year old"));
}
