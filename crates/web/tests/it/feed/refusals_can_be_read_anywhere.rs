use crate::client::Client;
use axum::{body::Body, http::Request};

#[tokio::test]
async fn every_answer_is_open_and_every_error_is_json() {
    let client = Client::new().await;
    for (path, status) in [
        ("/open-referral-uk/", 200),
        ("/open-referral-uk", 200),
        ("/open-referral-uk/services", 200),
        ("/open-referral-uk/services?page=x", 400),
        ("/open-referral-uk/services?search=%ff", 400),
        ("/open-referral-uk/services?modified_after=yesterday", 400),
        ("/open-referral-uk/services?taxonomy_id=17", 400),
        ("/open-referral-uk/services?page=0", 422),
        ("/open-referral-uk/services?per_page=501", 422),
        ("/open-referral-uk/services?day=someday", 422),
        ("/open-referral-uk/services?format=xml", 422),
        ("/open-referral-uk/service_at_locations?proximity=500", 422),
        ("/open-referral-uk/service_at_locations?postcode=nonsense", 422),
        ("/open-referral-uk/services/not-an-id", 404),
        ("/open-referral-uk/services/6f9619ff-8b86-d011-b42d-00cf4fc964ff", 404),
        ("/open-referral-uk/nothing", 404),
    ] {
        let answer = client.get(path).await;
        assert_eq!(answer.status, status, "{path}: {}", answer.body);
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{path}");
        if status >= 400 {
            assert!(!answer.errors().is_empty(), "{path}");
        }
    }
}

#[tokio::test]
async fn other_methods_are_refused_openly() {
    let client = Client::new().await;
    let post = client.send(Request::post("/open-referral-uk/services").body(Body::empty()).unwrap()).await;
    assert_eq!((post.status.as_u16(), post.header("access-control-allow-origin")), (405, "*"));
    assert_eq!(post.errors()[0].1, "method-not-allowed");
    let ask = Request::options("/open-referral-uk/services").header("origin", "https://elsewhere.example.org");
    let ask = client.send(ask.body(Body::empty()).unwrap()).await;
    assert_eq!((ask.status.as_u16(), ask.header("access-control-allow-origin")), (204, "*"));
}

#[tokio::test]
async fn a_fault_of_ours_is_open_too() {
    let client = Client::new().await;
    client.place.db.clone().close().await.unwrap();
    let answer = client.get("/open-referral-uk/services").await;
    assert!(answer.status.is_server_error());
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    let (_, code) = &answer.errors()[0];
    assert!(matches!(code.as_str(), "internal" | "unavailable"));
}

#[tokio::test]
async fn an_unknown_parameter_is_let_pass() {
    let client = Client::new().await;
    assert_eq!(client.get("/open-referral-uk/services?cachebuster=1").await.status, 200);
}
