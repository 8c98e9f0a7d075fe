//! The demonstration place in two databases: the one the tests were told to use (PostgreSQL when `HEARTH_TEST_PG` names
//! one) and an SQLite file loaded apart. Every phrasing, every family, the whole feed and the gaps: byte for byte.

use crate::client::{Answer, Client};
use axum::{body::Body, http::Request};
use serde_json::{Value, json};

const PHRASINGS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/quality/phrasings.csv");
const FAMILIES: &str = include_str!("../../../../demo/quality/families.json");

/// Both of them, asked the same.
struct Pair(Client, Client);

impl Pair {
    async fn new() -> Self {
        Self(Client::demo().await, Client::demo_in_a_file().await)
    }

    /// The answer of both, which must be one; any answer but a server's fault will do.
    async fn get(&self, path: &str) -> Answer {
        let (one, other) = (self.0.get(path).await, self.1.get(path).await);
        same(path, one, &other)
    }

    async fn post(&self, path: &str, body: &Value) -> Answer {
        let request = || {
            let head = Request::post(path).header("content-type", "application/json").header("idempotency-key", "key");
            head.body(Body::from(body.to_string())).unwrap()
        };
        let (one, other) = (self.0.send(request()).await, self.1.send(request()).await);
        same(&format!("{path} {body}"), one, &other)
    }

    /// Every page of a list of the feed; the ids on them.
    async fn walk(&self, list: &str, filter: &str) -> Vec<String> {
        let mut ids = Vec::new();
        for number in 1.. {
            let answer = self.get(&format!("/open-referral-uk/{list}?per_page=20&page={number}{filter}")).await;
            let page = answer.json();
            let named = page["contents"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned());
            ids.extend(named);
            if page["last_page"] == true {
                break;
            }
        }
        ids
    }
}

fn same(asked: &str, one: Answer, other: &Answer) -> Answer {
    assert!(one.status.as_u16() < 500, "{asked}: {} {}", one.status, one.body);
    assert_eq!(one.status, other.status, "{asked}");
    if one.body != other.body {
        let at = one.body.bytes().zip(other.body.bytes()).take_while(|(a, b)| a == b).count();
        let near = |body: &str| body.chars().skip(at.saturating_sub(200)).take(400).collect::<String>();
        panic!("{asked}\n---\n{}\n---\n{}", near(&one.body), near(&other.body));
    }
    one
}

fn encoded(text: &str) -> String {
    text.bytes().map(|b| format!("%{b:02X}")).collect()
}

#[tokio::test]
async fn every_phrasing() {
    let pair = Pair::new().await;
    let mut reader = csv::Reader::from_path(PHRASINGS).unwrap();
    let (mut asked, mut found) = (0, 0);
    for row in reader.records() {
        let row = row.unwrap();
        let age = row[1].parse::<i32>().map(|months| format!("&age_months={months}")).unwrap_or_default();
        let answer = pair.get(&format!("/api/v1/services?per_page=50&q={}{age}", encoded(&row[0]))).await;
        asked += 1;
        found += usize::from(answer.json()["total"].as_u64().unwrap() > 0);
    }
    assert!(asked >= 120 && found * 10 > asked * 9, "{found} of {asked} found anything");
    for query in [
        "topic=behaviour",
        "mode=group&day=tue",
        "near=ZZ1&within_miles=2",
        "cost=free&sort=name",
        "time=evening",
        "q=%00%C3",
    ] {
        pair.get(&format!("/api/v1/services?per_page=50&{query}")).await;
    }
    // What was looked for is part of what is not there.
    pair.0.settled().await;
    pair.1.settled().await;
    let gaps = pair.get("/api/v1/gaps").await.json();
    assert!(gaps["rows"].as_array().unwrap().iter().any(|row| row["state"] == "unmet"));
    pair.get("/partnership/gaps.csv").await;
}

#[tokio::test]
async fn every_family() {
    let pair = Pair::new().await;
    let families: Vec<Value> = serde_json::from_str(FAMILIES).unwrap();
    let mut planned = 0;
    for family in &families {
        let mut body = family["answers"].clone();
        // How far away a birth is belongs to the table; the API takes the day, which the table's own test works out.
        body.as_object_mut().unwrap().remove("due_in_weeks");
        body["words"] = family["words"].clone();
        let plan = pair.post("/api/v1/pathway", &body).await.json();
        planned += usize::from(plan["steps"].as_array().is_some_and(|steps| !steps.is_empty()));
    }
    assert!(families.len() >= 98 && planned * 10 > families.len() * 9, "{planned} of {}", families.len());
    pair.post("/api/v1/pathway", &json!({"stage": "nowhere", "near": "x"})).await;
}

#[tokio::test]
async fn every_page_of_the_feed() {
    let pair = Pair::new().await;
    let lists = [
        ("services", 89),
        ("service_at_locations", 30),
        ("organizations", 31),
        ("taxonomies", 5),
        ("taxonomy_terms", 200),
    ];
    for (list, least) in lists {
        let ids = pair.walk(list, "").await;
        assert!(ids.len() >= least, "{} {list}", ids.len());
        for id in ids {
            assert_eq!(pair.get(&format!("/open-referral-uk/{list}/{id}")).await.status, 200);
        }
    }
    for filter in ["&minimum_age=5", "&day=TU", "&modified_after=2026-01-01", "&search=baby", "&full=true"] {
        pair.walk("services", filter).await;
    }
    pair.walk("service_at_locations", "&postcode=ZZ1%200TJ&proximity=2000").await;
    let mut slugs = 0;
    for number in 1..=2 {
        let page = pair.get(&format!("/api/v1/services?per_page=50&page={number}")).await.json();
        for item in page["items"].as_array().unwrap() {
            pair.get(&format!("/api/v1/services/{}", item["slug"].as_str().unwrap())).await;
            slugs += 1;
        }
    }
    assert_eq!(slugs, 89);
}
