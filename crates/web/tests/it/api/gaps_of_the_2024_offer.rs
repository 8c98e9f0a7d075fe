use crate::client::Client;
use serde_json::{Value, json};

#[tokio::test]
async fn bed_wetting_and_bullying_are_unmet_though_asked_for() {
    let gaps = Client::demo().await.json("/api/v1/gaps").await;
    assert_eq!(gaps["services"], 89);
    let rows = gaps["rows"].as_array().unwrap();
    for (topic, asked) in [("bed-wetting", 16), ("bullying", 19)] {
        let row = rows.iter().find(|r| r["topic"] == topic).unwrap();
        assert_eq!((&row["state"], &row["supply"]), (&json!("unmet"), &json!(0)), "{topic}");
        let printed = row["demand"].as_array().unwrap().iter().find(|d| d["survey"] == "2023").unwrap();
        assert_eq!((&printed["count"], &printed["base"]), (&json!(asked), &json!(128)));
    }
    let stands = |state: &str| rows.iter().any(|r: &Value| r["state"] == state);
    assert!(stands("met") && stands("thin"));
}

#[tokio::test]
async fn no_document_prints_a_time_of_day() {
    let client = Client::demo().await;
    let gaps = client.json("/api/v1/gaps").await;
    for (time, percent) in [("evening", 65.0), ("weekend", 58.0)] {
        let row = gaps["times"].as_array().unwrap().iter().find(|t| t["time"] == time).unwrap();
        assert_eq!((&row["stated"], &row["not_stated"]), (&json!(0), &json!(89)), "{time}: examples do not count");
        assert_eq!(row["demand"][0]["percent"], percent);
    }
    let page = client.get("/partnership/gaps").await;
    assert!(page.body.contains("No source says the time of day for 89 of 89 services"));
}
