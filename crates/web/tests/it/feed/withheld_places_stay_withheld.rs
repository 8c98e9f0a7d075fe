use super::register::{self, CANARY};
use crate::client::Client;

#[tokio::test]
async fn no_answer_of_the_feed_holds_the_canary() {
    let client = Client::new().await;
    register::fill(&client).await;
    for path in [
        "services?full=true",
        "services?format=ndjson&full=true",
        "service_at_locations",
        "service_at_locations?format=ndjson&full=true",
        "organizations?full_service=true",
    ] {
        let answer = client.get(&format!("/open-referral-uk/{path}")).await;
        assert!(answer.body.contains("Address withheld") || path.starts_with("organ"), "{path}: {}", answer.body);
        for secret in CANARY {
            assert!(!answer.body.contains(secret), "{path} holds {secret}");
        }
    }
}

#[tokio::test]
async fn nothing_is_learnt_by_asking_near_it() {
    let client = Client::new().await;
    register::fill(&client).await;
    let everywhere = client.json("/open-referral-uk/service_at_locations").await;
    assert_eq!(everywhere["total_items"], 2);
    let withheld =
        everywhere["contents"].as_array().unwrap().iter().find(|s| s["location"]["address_withheld"] == true);
    let location = &withheld.expect("it is listed")["location"];
    for field in ["latitude", "longitude", "addresses", "description", "contacts", "slug"] {
        assert!(location.get(field).is_none(), "{field}");
    }
}
