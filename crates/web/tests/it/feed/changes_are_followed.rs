use super::register;
use crate::client::Client;
use domain::directory::{
    model::Service,
    retire::{Retire, retire},
    rows,
};
use kernel::Id;
use testkit::ServiceBuilder;

#[tokio::test]
async fn an_edit_is_seen_at_once() {
    let client = Client::new().await;
    register::fill(&client).await;
    let before = client.json("/open-referral-uk/services?minimum_age=5").await;
    assert_eq!(before["total_items"], 1);
    client.place.save(&ServiceBuilder::new("another").ages(72, 120).build()).await;
    client.place.save(&ServiceBuilder::new("plain").ages(0, 12).build()).await;
    let after = client.json("/open-referral-uk/services?minimum_age=5").await;
    assert_eq!(after["contents"][0]["slug"], "another");
    assert_eq!(after["total_items"], 1);
}

#[tokio::test]
async fn a_deleted_service_stays_as_defunct() {
    let client = Client::new().await;
    register::fill(&client).await;
    client.json("/open-referral-uk/services").await;
    let id = Id::derived(client.place.id, "service", "plain");
    client.place.system().act(|tx| async move { rows::delete::<Service>(&tx, id, "closed").await }).await.unwrap();
    let gone = client.json(&format!("/open-referral-uk/services/{id}")).await;
    assert_eq!(gone["status"], "defunct");
    assert!(gone.get("description").is_none(), "only that it is gone");
    let since = client.json("/open-referral-uk/services?modified_after=2026-11-24T10:00:00Z").await;
    let listed = since["contents"].as_array().unwrap().iter().find(|s| s["id"] == gone["id"]);
    assert_eq!(listed.map(|s| &s["status"]), Some(&"defunct".into()));
    let later = client.json("/open-referral-uk/services?modified_after=2026-11-25").await;
    assert_eq!((&later["total_items"], &later["empty"]), (&0.into(), &true.into()));
}

#[tokio::test]
async fn a_retired_service_is_defunct_in_the_feed_and_gone_or_elsewhere_for_people() {
    let client = Client::new().await;
    register::fill(&client).await;
    let out = |slug: &str, to: Option<&str>| Retire {
        slug: slug.into(),
        reason: "The funding ended".into(),
        to: to.map(str::to_owned),
    };
    let cx = client.place.system();
    retire(&cx, out("plain", None)).await.unwrap();
    retire(&cx, out("shut", Some("stay-and-play"))).await.unwrap();
    for slug in ["plain", "shut"] {
        let id = Id::derived(client.place.id, "service", slug);
        let gone = client.json(&format!("/open-referral-uk/services/{id}")).await;
        assert_eq!((&gone["status"], gone.get("description")), (&"defunct".into(), None));
        assert!(!gone.to_string().contains("funding"), "why is not for the feed");
        let since = client.json("/open-referral-uk/services?modified_after=2026-11-24T09:59:59Z&per_page=100").await;
        assert!(
            since["contents"].as_array().unwrap().iter().any(|s| s["id"] == gone["id"] && s["status"] == "defunct")
        );
    }
    assert_eq!(client.get("/services/plain").await.status, 410);
    let moved = client.get("/services/shut").await;
    assert_eq!((moved.status.as_u16(), moved.header("location")), (301, "/services/stay-and-play"));
    assert_eq!(client.get("/api/v1/services/plain").await.status, 410);
}

#[tokio::test]
async fn hidden_ones_are_inactive_and_drafts_are_not_there() {
    let client = Client::new().await;
    register::fill(&client).await;
    let one = |slug: &str| format!("/open-referral-uk/services/{}", Id::derived(client.place.id, "service", slug));
    let hidden = client.json(&one("hidden")).await;
    assert_eq!(hidden["status"], "inactive");
    assert!(hidden.get("description").is_none());
    let shut = client.json(&one("shut")).await;
    assert_eq!((&shut["status"], &shut["alert"]), (&"temporarily closed".into(), &"Back in May".into()));
    assert_eq!(client.get(&one("draft")).await.status, 404);
    assert_eq!(client.get(&one("never-shown")).await.status, 404);
}
