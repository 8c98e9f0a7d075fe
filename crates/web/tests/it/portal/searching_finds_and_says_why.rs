//! The box, the filters, and what to do when nothing is found.

use super::parent::Parent;
use axum::http::StatusCode;

#[tokio::test]
async fn words_in_the_box_find_services_and_say_why() {
    let parent = Parent::arrives().await;
    let results = parent.press("/search", &[("q", "my 3 year old won't sleep")]).await;
    assert_eq!(results.status, StatusCode::OK);
    assert_eq!(results.services()[0], "sleep-advice-health-visiting-group");
    results.says("Why this came up").says("sleep and bedtimes").says("value=\"my 3 year old won&#39;t sleep\"");
}

#[tokio::test]
async fn filters_narrow_and_each_can_be_taken_off() {
    let parent = Parent::arrives().await;
    let all = parent.get("/search?q=behaviour").await;
    let some = parent.get("/search?q=behaviour&day=tue&flag=free").await;
    let count = |page: &super::parent::Page| -> usize {
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

#[tokio::test]
async fn nothing_found_says_what_was_tried_and_whom_to_ask() {
    let parent = Parent::arrives().await;
    let nothing = parent.get("/search?q=bedtime&topic=sleep&day=sun").await;
    nothing.says("We did not find that").says("bedtime").says("0808 157 0101").says("Without");
    nothing.says("href=\"/search?q=bedtime&#38;topic=sleep\"");
    parent.get("/search?q=zzzzqqqq").await.says("We did not find that").never_says("0 found");
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
    let looks = domain::directory::log::since(&parent.place.cx(), 0).await.expect("the log");
    assert_eq!(looks.len(), 1);
    assert!(looks[0].facts.topics.contains(&"sleep".to_owned()), "{looks:?}");
    assert_eq!(looks[0].area, "ZZ1");
    assert!(!format!("{looks:?}").contains("year old"));
}
