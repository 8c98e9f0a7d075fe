use crate::client::Client;
use std::collections::BTreeSet;
use web::route::{Face, table};

fn described() -> BTreeSet<(String, String)> {
    let document = serde_json::to_value(web::api::openapi()).unwrap();
    let paths = document["paths"].as_object().unwrap();
    let methods = |path: &String, item: &serde_json::Value| -> Vec<(String, String)> {
        item.as_object().unwrap().keys().map(|m| (m.to_uppercase(), path.clone())).collect()
    };
    paths.iter().flat_map(|(path, item)| methods(path, item)).collect()
}

#[test]
fn every_call_is_described_and_every_description_is_a_call() {
    let routed: BTreeSet<(String, String)> =
        table().into_iter().filter(|r| r.face == Face::Api).map(|r| (r.method.to_owned(), r.path.to_owned())).collect();
    assert_eq!(described(), routed);
}

#[test]
fn the_reviewed_document_is_the_one_served() {
    let kept: serde_json::Value = serde_json::from_str(include_str!("../../../../../docs/openapi.json")).unwrap();
    let made = serde_json::to_value(web::api::openapi()).unwrap();
    assert_eq!(kept, made, "run `hearth openapi > docs/openapi.json` and read what changed");
}

#[tokio::test]
async fn it_is_served() {
    let served = Client::new().await.json("/api/v1/openapi.json").await;
    assert_eq!(served["info"]["title"], "Hearth");
}
