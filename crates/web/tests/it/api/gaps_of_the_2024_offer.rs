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

#[tokio::test]
async fn what_may_run_in_the_evening_is_not_stated_and_what_nobody_gives_stays_unmet() {
    let client = Client::demo().await;
    let gaps = client.json("/api/v1/gaps?time=evening").await;
    let state = |topic: &str| {
        let row = gaps["rows"].as_array().unwrap().iter().find(|r| r["topic"] == topic).unwrap();
        row["state"].as_str().unwrap().to_owned()
    };
    assert_eq!((state("bed-wetting"), state("behaviour")), ("unmet".into(), "not_stated".into()));
    let wrong = client.get("/api/v1/gaps?time=teatime").await;
    assert_eq!((wrong.status.as_u16(), wrong.errors()), (422, vec![("time".into(), "unknown-code".into())]));
    let page = client.get("/partnership/gaps?time=evening").await;
    assert!(page.body.contains("name=\"time\"") && page.body.contains("/partnership/gaps.csv?time=evening"));
    let file = client.get("/partnership/gaps.csv").await.body;
    assert!(file.lines().next().unwrap().contains("stages,modes,weekday,school_hours,evening,weekend"), "{file}");
}
