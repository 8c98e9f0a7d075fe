//! A list without an account: kept in this browser, compared, and shared by a code.

use super::parent::Parent;
use axum::http::StatusCode;

const KEPT: [&str; 2] = ["baby-buddy-app", "weaning-advice-health-visiting"];

#[tokio::test]
async fn services_are_kept_compared_and_shared_by_a_code() {
    let parent = Parent::arrives().await;
    for slug in KEPT {
        let back = format!("/services/{slug}");
        let page = parent.press("/shortlist/add", &[("slug", slug), ("back", &back)]).await;
        page.says("Take off your list");
    }
    assert_eq!(parent.get("/shortlist").await.services(), KEPT);
    parent.get("/compare").await.says("<table").says("Weaning").says("Baby Buddy");

    let key = parent.get("/shortlist").await.hidden("key").to_owned();
    let shared = parent.post("/shortlist/share", &[("key", key.as_str())]).await.location().to_owned();
    assert_eq!(parent.post("/shortlist/share", &[("key", key.as_str())]).await.location(), shared);
    assert_eq!(parent.place.deeds().await.iter().filter(|deed| *deed == "shortlist.save").count(), 1);

    let stranger = parent.later("2026-12-24T10:00[Europe/London]").await;
    let page = stranger.get(&shared).await;
    assert_eq!((page.status, page.services()), (StatusCode::OK, KEPT.map(str::to_owned).to_vec()));
    page.says("<svg class=\"h-qr\"").says("https://hearth.example.org/s/");
    let too_late = parent.later("2027-06-01T10:00[Europe/London]").await.get(&shared).await;
    assert_eq!(too_late.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn taking_off_the_last_empties_the_list_and_strange_names_are_refused() {
    let parent = Parent::arrives().await;
    parent.post("/shortlist/add", &[("slug", KEPT[0])]).await;
    let page = parent.press("/shortlist/remove", &[("slug", KEPT[0])]).await;
    page.says("Your list is empty");
    assert_eq!(parent.post("/shortlist/add", &[("slug", "no-such")]).await.status, StatusCode::NOT_FOUND);
    let away = parent.post("/shortlist/add", &[("slug", KEPT[0]), ("back", "https://elsewhere.example")]).await;
    assert_eq!(away.location(), "/shortlist");
}
