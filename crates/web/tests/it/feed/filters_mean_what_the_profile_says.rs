use super::register;
use crate::client::Client;

async fn slugs(client: &Client, query: &str) -> Vec<String> {
    let page = client.json(&format!("/open-referral-uk/services?{query}")).await;
    let mut found: Vec<String> = page["contents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| s["name"].as_str().unwrap().to_lowercase().replace(' ', "-"))
        .collect();
    found.sort();
    found
}

#[tokio::test]
async fn each_alone_and_together() {
    let client = Client::new().await;
    register::fill(&client).await;
    let everything = ["hidden", "plain", "safe-house", "shut", "stay-and-play"];
    assert_eq!(slugs(&client, "").await, everything, "a draft was never public");
    assert_eq!(slugs(&client, "minimum_age=1").await, ["plain"], "minimum age at least 1");
    assert_eq!(slugs(&client, "minimum_age=0").await, ["plain", "stay-and-play"]);
    assert_eq!(slugs(&client, "maximum_age=5").await, ["stay-and-play"]);
    assert_eq!(slugs(&client, "day=TU").await, ["stay-and-play"]);
    assert_eq!(slugs(&client, "day=monday&start_time=18:00").await, ["stay-and-play"]);
    assert!(slugs(&client, "day=TU&start_time=18:00").await.is_empty(), "one time must fit both");
    assert_eq!(slugs(&client, "end_time=11:00:00Z").await, ["stay-and-play"]);
    let terms = client.json("/open-referral-uk/taxonomy_terms?per_page=500").await;
    let term = terms["contents"].as_array().unwrap().iter().find(|t| t["code"] == "sleep").unwrap().clone();
    let (id, list) = (term["id"].as_str().unwrap(), term["taxonomy_id"].as_str().unwrap());
    assert_eq!(slugs(&client, &format!("taxonomy_term_id={id}")).await, ["plain"]);
    assert_eq!(slugs(&client, &format!("taxonomy_id={list}")).await, ["plain", "stay-and-play"]);
    assert!(slugs(&client, &format!("taxonomy_term_id={id}&day=TU")).await.is_empty());
    let one = client.json("/open-referral-uk/services?day=TU").await;
    let runs = one["contents"][0]["organization_id"].as_str().unwrap();
    assert_eq!(slugs(&client, &format!("organization_id={runs}")).await, ["stay-and-play"]);
}

#[tokio::test]
async fn terms_of_one_list_only() {
    let client = Client::new().await;
    let lists = client.json("/open-referral-uk/taxonomies").await;
    let modes = lists["contents"].as_array().unwrap().iter().find(|t| t["code"] == "modes").unwrap().clone();
    let id = modes["id"].as_str().unwrap();
    let terms = client.json(&format!("/open-referral-uk/taxonomy_terms?taxonomy_id={id}&per_page=500")).await;
    let terms = terms["contents"].as_array().unwrap();
    assert!(terms.len() > 10 && terms.iter().all(|t| t["taxonomy_id"] == modes["id"]));
}
