//! Words of danger, or about what must not show, are answered at once and never stand in an address.

use super::parent::Parent;
use axum::http::StatusCode;

#[tokio::test]
async fn danger_in_the_box_is_answered_with_urgent_help_first() {
    let parent = Parent::arrives().await;
    for words in ["I want to kill myself", "my partner hits me and I am scared"] {
        let answer = parent.post("/search", &[("q", words)]).await;
        assert_eq!(answer.status, StatusCode::OK, "{words}");
        assert_eq!(answer.title(), "Help and advice – Hearth");
        assert_eq!(answer.header("cache-control"), "no-store");
        assert_eq!(answer.header("referrer-policy"), "same-origin");
        answer.says("call 999").says("href=\"/leave\"").never_says("q=my").never_says("q=I");
        let urgent = answer.body.find("h-urgent").expect("urgent help");
        assert!(answer.body.find("h-card__title").is_none_or(|card| urgent < card));
    }
}

#[tokio::test]
async fn nowhere_to_sleep_tonight_leads_to_the_housing_line_that_answers_now() {
    for (moment, number, shut) in [
        ("2026-11-24T10:00[Europe/London]", "01632 960160", "01632 960161"),
        ("2026-11-24T23:30[Europe/London]", "01632 960161", "01632 960160"),
        ("2026-11-28T14:00[Europe/London]", "01632 960161", "01632 960160"),
    ] {
        let parent = Parent::arrives_at(moment).await;
        let answer = parent.post("/search", &[("q", "we have nowhere to sleep tonight")]).await;
        // The housing line that answers now, and no line for another danger.
        answer.says(number).never_says(shut).never_says("116 123").never_says("NHS 111");
    }
}

#[tokio::test]
async fn danger_in_an_address_is_left_at_once() {
    let parent = Parent::arrives().await;
    let answer = parent.get("/search?q=I+want+to+kill+myself").await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/urgent-help"));
}

#[tokio::test]
async fn a_quiet_topic_has_a_neutral_title_and_is_not_kept() {
    let parent = Parent::arrives().await;
    for path in
        ["/services/coventry-haven", "/topics/domestic-abuse", "/services/coventry-haven/report", "/urgent-help"]
    {
        let page = parent.get(path).await;
        assert_eq!(page.title(), "Help and advice – Hearth", "{path}");
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
        page.says("href=\"/leave\"");
    }
    parent.get("/services/baby-buddy-app").await.never_says("href=\"/leave\"");
}

#[tokio::test]
async fn leaving_clears_what_the_browser_kept() {
    let parent = Parent::arrives().await;
    let answer = parent.get("/leave").await;
    assert_eq!(answer.location(), "https://example.org/away");
    assert_eq!(answer.header("clear-site-data"), "\"cache\", \"cookies\", \"storage\"");
}

#[tokio::test]
async fn a_withheld_address_is_on_no_page() {
    let parent = Parent::arrives().await;
    for path in [
        "/services/coventry-haven",
        "/hubs",
        "/search?q=haven",
        "/topics/domestic-abuse",
        "/organisations/coventry-haven",
    ] {
        parent.get(path).await.never_says("Canary").never_says("Withheld Lane");
    }
}
