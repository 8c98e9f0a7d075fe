use crate::client::{Answer, Client};
use axum::{body::Body, http::Request};
use serde_json::{Value, json};

async fn post(client: &Client, body: impl Into<Body>) -> Answer {
    let request = Request::post("/api/v1/pathway")
        .header("content-type", "application/json; charset=utf-8")
        .header("idempotency-key", "a-key");
    client.send(request.body(body.into()).unwrap()).await
}

async fn plan(client: &Client, answers: Value) -> Value {
    let answer = post(client, answers.to_string()).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.json()
}

#[tokio::test]
async fn with_reasons_in_sentences_and_the_same_each_time() {
    let client = Client::demo().await;
    let asked = json!({"words": "Dad feeling low new baby evenings only"});
    let made = plan(&client, asked.clone()).await;
    let steps = made["steps"].as_array().unwrap();
    assert!((1..=7).contains(&steps.len()));
    let has = |slug: &str| steps.iter().any(|s| s["slug"] == slug);
    assert!(has("parents-in-mind") || has("talking-therapies"), "{steps:?}");
    assert!(!has("mamta-perinatal-mental-health"), "made for mothers");
    for (at, step) in (1..).zip(steps) {
        assert_eq!(step["order"], at);
        assert!(["now", "next", "meanwhile", "if_harder"].contains(&step["kind"].as_str().unwrap()));
        let reasons = step["reasons"].as_array().unwrap();
        assert!(!reasons.is_empty() && reasons.iter().all(|r| r.as_str().unwrap().ends_with('.')), "{reasons:?}");
    }
    assert_eq!(plan(&client, asked).await, made);
}

#[tokio::test]
async fn what_is_not_there_is_named_with_whom_to_ask() {
    let client = Client::demo().await;
    let made = plan(&client, json!({"age_months": 72, "worries": ["bed-wetting"]})).await;
    let gap = made["gaps"].as_array().unwrap().iter().find(|g| g["topic"] == "bed-wetting").unwrap();
    assert!(gap["text"].as_str().unwrap().starts_with("Nothing here yet"));
    assert!(!gap["contact"]["name"].as_str().unwrap().is_empty());
}

#[tokio::test]
async fn danger_comes_first() {
    let client = Client::demo().await;
    let made = plan(&client, json!({"words": "I want to kill myself"})).await;
    let lines = made["urgent"][0]["lines"].as_array().unwrap();
    assert!(!lines.is_empty() && lines.iter().all(|l| !l["name"].as_str().unwrap().is_empty()));
    assert_eq!(made["sensitive"], true);
}

#[tokio::test]
async fn faults_are_named_by_field() {
    let client = Client::demo().await;
    for (body, status, field, code) in [
        ("{", 400, "", "malformed-json"),
        ("", 400, "", "malformed-json"),
        ("[]", 400, "", "wrong-kind"),
        (r#"{"age_months":"six"}"#, 400, "age_months", "wrong-kind"),
        (r#"{"age_months":4000}"#, 422, "age_months", "age-impossible"),
        (r#"{"due_date":"2026-13-40"}"#, 400, "due_date", "wrong-kind"),
        (r#"{"about":["martians"]}"#, 422, "about", "unknown-code"),
        (r#"{"colour":"red"}"#, 400, "colour", "unknown-field"),
        (r#"{"near":"ZZ9 9ZZ"}"#, 422, "near", "postcode-not-found"),
        (r#"{"near":"nonsense"}"#, 422, "near", "postcode-malformed"),
    ] {
        let answer = post(&client, body).await;
        assert_eq!(answer.status, status, "{body}: {}", answer.body);
        assert_eq!(answer.errors()[0], (field.to_owned(), code.to_owned()), "{body}");
    }
    let broken = post(&client, vec![b'{', b'"', 0xff, b'"', b':', b'1', b'}']).await;
    assert_eq!(broken.errors()[0].1, "malformed-json");
    let deep = post(&client, "[".repeat(50_000)).await;
    assert_eq!(deep.status, 400);
    let huge = post(&client, " ".repeat(10 << 20)).await;
    assert_eq!((huge.status.as_u16(), huge.errors()[0].1.as_str()), (413, "too-large"));
}

#[tokio::test]
async fn a_key_and_a_kind_are_needed() {
    let client = Client::demo().await;
    let bare = Request::post("/api/v1/pathway").header("content-type", "application/json").body(Body::from("{}"));
    let bare = client.send(bare.unwrap()).await;
    assert_eq!(
        (bare.status.as_u16(), bare.errors()[0].clone()),
        (400, ("Idempotency-Key".into(), "key-missing".into()))
    );
    let form = Request::post("/api/v1/pathway").header("idempotency-key", "k").body(Body::from("a=b"));
    assert_eq!(client.send(form.unwrap()).await.status, 415);
    let long = Request::post("/api/v1/pathway").header("idempotency-key", "k".repeat(201)).body(Body::from("{}"));
    assert_eq!(client.send(long.unwrap()).await.errors()[0].1, "key-length");
}

#[tokio::test]
async fn the_team_to_ask_leads_to_its_page_only_while_that_can_be_opened() {
    use domain::directory::show::{Found, show};
    const TEAM: &str = "chathealth-parent-line";
    let client = Client::demo().await;
    let asked = json!({"age_months": 72, "worries": ["bed-wetting"]});
    let gap = |made: &Value| made["gaps"][0].clone();
    let open = gap(&plan(&client, asked.clone()).await);
    assert_eq!(open["text"], "Nothing here yet for bed wetting");
    assert_eq!(open["contact"], json!({"name": "School nursing team", "slug": TEAM}));

    let Found::Here(shown) = show(&client.place.cx(), TEAM).await.unwrap() else { panic!("{TEAM} is there") };
    let mut hidden = shown.service;
    hidden.visibility.invisible = true;
    client.place.save(&hidden).await;
    let shut = gap(&plan(&client, asked.clone()).await);
    assert_eq!(shut["contact"], json!({"name": "School nursing team"}), "still named, no longer linked");

    hidden.visibility.invisible = false;
    client.place.save(&hidden).await;
    assert_eq!(gap(&plan(&client, asked).await)["contact"]["slug"], TEAM);
}
