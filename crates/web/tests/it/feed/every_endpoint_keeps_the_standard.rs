use super::{
    contract::{faults, page_faults},
    register,
};
use crate::client::Client;
use serde_json::{Value, json};

const NONE: [&str; 0] = [];

#[tokio::test]
async fn lists_and_items_of_every_endpoint() {
    let client = Client::new().await;
    register::fill(&client).await;
    assert_eq!(faults("about", &client.json("/open-referral-uk/").await), NONE);
    for (list, name) in [
        ("services", "service"),
        ("services?full=true", "service"),
        ("taxonomies", "taxonomy"),
        ("taxonomy_terms", "taxonomy_term"),
        ("service_at_locations", "service_at_location"),
        ("organizations", "organization"),
        ("organizations?full_service=true", "organization"),
    ] {
        let page = client.json(&format!("/open-referral-uk/{list}")).await;
        assert_eq!(page_faults(name, &page), NONE, "{list}");
        let items = page["contents"].as_array().unwrap();
        assert!(!items.is_empty(), "{list}");
        let base = list.split('?').next().unwrap();
        for item in items {
            let id = item["id"].as_str().unwrap();
            let one = client.json(&format!("/open-referral-uk/{base}/{id}")).await;
            assert_eq!(faults(name, &one), NONE, "{base}/{id}");
            assert_eq!(one["id"], item["id"]);
        }
    }
}

#[tokio::test]
async fn a_full_service_says_all_it_knows_and_what_was_invented() {
    let client = Client::new().await;
    register::fill(&client).await;
    let page = client.json("/open-referral-uk/services?full=true").await;
    let all = page["contents"].as_array().unwrap();
    let full = all.iter().find(|s| s["slug"] == "stay-and-play").unwrap();
    assert_eq!(full["minimum_age"], json!(0.0));
    assert_eq!(full["maximum_age"], json!(5.0));
    assert_eq!(full["organization"]["name"], "City families");
    assert_eq!(full["organization_id"], full["organization"]["id"]);
    assert_eq!(full["wait_time"], "6 weeks");
    assert_eq!(full["eligibility_description"], "For any family.");
    assert_eq!(full["example_fields"], json!(["costs", "times"]));
    let days: Vec<&Value> = full["schedules"].as_array().unwrap().iter().map(|s| &s["byday"]).collect();
    assert_eq!(days, ["MO", "TU", "SA"]);
    assert!(full["schedules"].as_array().unwrap().iter().all(|s| s["example"] == true && s["freq"] == "WEEKLY"));
    let at = &full["service_at_locations"][0];
    assert_eq!(full["schedules"][1]["service_at_location_id"], at["id"]);
    assert_eq!(at["location"]["addresses"][0]["postal_code"], "ZZ1 1AA");
    assert!(at["location"]["latitude"].as_f64().is_some_and(|l| (52.0..53.0).contains(&l)));
    assert_eq!(full["cost_options"][1]["amount"], json!(2.5));
    assert_eq!(full["contacts"][0]["phones"][0]["number"], "01632 960101");
    let marks: Vec<&str> =
        full["attributes"].as_array().unwrap().iter().map(|a| a["taxonomy_term"]["code"].as_str().unwrap()).collect();
    assert!(marks.contains(&"behaviour") && marks.contains(&"has-example-facts"), "{marks:?}");
    let plain = all.iter().find(|s| s["slug"] == "plain").unwrap();
    assert_eq!(plain["organization"]["name"], "Provider not stated");
    assert!(plain.get("example_fields").is_none() && plain.get("schedules").is_none());
}

#[test]
fn a_bad_sample_fails() {
    let bad = json!({
        "id": "17", "name": "", "status": "open", "email": "nobody", "url": "www.example.org",
        "last_modified": "2026-01-01", "description": null, "schedules": [{"freq": "DAILY"}],
    });
    let found = faults("service", &bad);
    for at in [
        "id",
        "status",
        "email",
        "url",
        "last_modified",
        "schedules[0].freq",
        "schedules[0].id",
        "description: null",
        "name: empty",
    ] {
        assert!(found.iter().any(|f| f.contains(at)), "{at} not found in {found:?}");
    }
    let page = json!({
        "total_items": 31, "total_pages": 4, "page_number": 2, "size": 9, "first_page": true, "last_page": true,
        "empty": true, "contents": [{"id": "6f9619ff-8b86-d011-b42d-00cf4fc964ff", "name": "A", "status": "active"}],
    });
    assert_eq!(page_faults("service", &page).len(), 4);
}
