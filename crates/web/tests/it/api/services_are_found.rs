use crate::client::Client;
use serde_json::Value;

fn slugs(found: &Value) -> Vec<&str> {
    found["items"].as_array().unwrap().iter().map(|i| i["slug"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn words_filters_and_pages() {
    let client = Client::demo().await;
    let all = client.json("/api/v1/services?per_page=50").await;
    assert_eq!((&all["total"], &all["page"], &all["per_page"]), (&89.into(), &1.into(), &50.into()));
    let second = client.json("/api/v1/services?per_page=50&page=2").await;
    assert_eq!(slugs(&second).len(), 39);
    assert!(slugs(&all).iter().all(|slug| !slugs(&second).contains(slug)));

    let dads = client.json("/api/v1/services?q=dad%20feeling%20low%20new%20baby").await;
    assert!(slugs(&dads)[..5].contains(&"parents-in-mind"), "{:?}", slugs(&dads));
    let first = &dads["items"][0];
    assert!(!first["reasons"].as_array().unwrap().is_empty());
    assert!(!first["name"].as_str().unwrap().is_empty() && !first["summary"].as_str().unwrap().is_empty());

    let sleep = client.json("/api/v1/services?topic=sleep&mode=app,website").await;
    for item in sleep["items"].as_array().unwrap() {
        assert!(item["topics"].as_array().unwrap().contains(&"sleep".into()));
        let modes = item["modes"].as_array().unwrap();
        assert!(modes.contains(&"app".into()) || modes.contains(&"website".into()));
    }
    let counted = sleep["facets"]["mode"].as_array().unwrap();
    assert!(counted.iter().any(|c| c["code"] == "app" && c["chosen"] == true));
}

#[tokio::test]
async fn a_topic_nobody_serves_is_a_gap() {
    let found = Client::demo().await.json("/api/v1/services?q=my%206%20year%20old%20keeps%20wetting%20the%20bed").await;
    assert_eq!(found["gaps"], serde_json::json!(["bed-wetting"]));
    assert_eq!(found["understood"]["age_months"], 72);
}

#[tokio::test]
async fn one_service_with_its_sources() {
    let client = Client::demo().await;
    let one = client.json("/api/v1/services/family-nurse-partnership").await;
    assert_eq!(one["slug"], "family-nurse-partnership");
    assert_eq!(one["eligibility"]["first_child"], true);
    let sources = one["sources"].as_object().unwrap();
    assert!(sources.values().all(|s| !s["source"].as_str().unwrap().is_empty()));
    let examples: Vec<&String> = sources.iter().filter(|(_, s)| s["kind"] == "example").map(|(f, _)| f).collect();
    let marked: Vec<&str> = one["example_fields"].as_array().unwrap().iter().map(|f| f.as_str().unwrap()).collect();
    assert_eq!(examples, marked);
}

#[tokio::test]
async fn a_merged_service_leads_to_the_one_it_joined() {
    let client = Client::demo().await;
    let moves = include_str!("../../../../../demo/register/redirects.csv");
    let line = moves.lines().nth(1).unwrap();
    let mut cells = line.split(',');
    let (from, to) = (cells.next().unwrap(), cells.next().unwrap());
    let answer = client.get(&format!("/api/v1/services/{from}")).await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (301, format!("/api/v1/services/{to}").as_str()));
}

#[tokio::test]
async fn withheld_places_are_nowhere() {
    let client = Client::demo().await;
    for path in [
        "/api/v1/services?per_page=50",
        "/api/v1/services?per_page=50&page=2",
        "/api/v1/services?q=safe+place+refuge&per_page=50",
        "/api/v1/services?near=ZZ2&per_page=50",
        "/open-referral-uk/services?format=ndjson&full=true",
        "/open-referral-uk/service_at_locations?format=ndjson",
        "/open-referral-uk/organizations?format=ndjson&full_service=true",
        "/partnership/gaps",
        "/partnership/gaps.csv",
    ] {
        let answer = client.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        for secret in ["Canary", "ZZ2 0SN"] {
            assert!(!answer.body.contains(secret), "{path} holds {secret}");
        }
    }
}

#[tokio::test]
async fn a_search_is_logged_without_words_or_whom() {
    let client = Client::demo().await;
    let year = "2026-01-01T00:00:00Z".parse::<jiff::Timestamp>().unwrap().as_microsecond();
    client.json("/api/v1/services?q=my%20son%20is%20bullied%20at%20school&near=ZZ1").await;
    client.settled().await;
    let looks = domain::directory::log::since(&client.place.cx(), year).await.unwrap();
    assert_eq!(looks.len(), 1);
    assert!(looks[0].facts.topics.contains(&"bullying".to_owned()));
    assert_eq!(looks[0].area, "ZZ1");
    assert!(!format!("{looks:?}").contains("school\""), "{looks:?}");
}
