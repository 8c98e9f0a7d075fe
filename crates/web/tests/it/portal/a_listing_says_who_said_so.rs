//! A service's page: one action first, is it for us, and where each fact comes from.

use super::parent::Parent;
use axum::http::StatusCode;

#[tokio::test]
async fn every_fact_shows_its_source_and_invented_ones_say_so() {
    let parent = Parent::arrives().await;
    let page = parent.get("/services/family-nurse-partnership").await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("Is this for us?").says("This is for your first child.").says("You need to join before the birth.");
    page.says("CPS2024: 4.4").says("h-badge--example").says("Something wrong? Tell us");
    let action = page.body.find("service-do").map_or_else(|| page.body.find("Call "), Some).expect("an action");
    assert!(action < page.body.find("Is this for us?").expect("a heading"), "the action comes first");
}

#[tokio::test]
async fn a_merged_address_leads_to_where_it_went() {
    let parent = Parent::arrives().await;
    let moved = parent.get("/services/nutrition-for-life-online").await;
    assert_eq!(moved.status, StatusCode::MOVED_PERMANENTLY);
    assert_eq!(moved.location(), "/services/babh-nutrition-eating-for-life");
    assert_eq!(
        parent.get("/ar/services/nutrition-for-life-online").await.location(),
        "/ar/services/babh-nutrition-eating-for-life"
    );
}

#[tokio::test]
async fn what_is_not_there_is_a_page_of_ours() {
    let parent = Parent::arrives().await;
    for path in [
        "/services/no-such",
        "/topics/no-such",
        "/stages/no-such",
        "/hubs/no-such",
        "/organisations/no-such",
        "/s/0000-0000-0000",
        "/p/0000-0000-0000",
        "/pathway/6",
        "/pathway/x",
        "/no-such-page",
        "/hubs/spire-library",
    ] {
        let page = parent.get(path).await;
        assert_eq!(
            page.status,
            if path == "/pathway/x" { StatusCode::BAD_REQUEST } else { StatusCode::NOT_FOUND },
            "{path}"
        );
        page.says("Talk to a person");
    }
}

#[tokio::test]
async fn a_special_need_service_says_that_no_diagnosis_is_needed() {
    let parent = Parent::arrives().await;
    parent.get("/services/sendiass").await.says("You do not need a diagnosis.");
    parent.get("/services/baby-buddy-app").await.never_says("You do not need a diagnosis.");
}
