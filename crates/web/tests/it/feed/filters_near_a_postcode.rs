use super::register;
use crate::client::Client;
use domain::directory::postcodes;

async fn total(client: &Client, query: &str) -> u64 {
    let page = client.json(&format!("/open-referral-uk/service_at_locations?{query}")).await;
    page["total_items"].as_u64().unwrap()
}

#[tokio::test]
async fn distance_counts_from_the_postcode_and_a_withheld_place_is_nowhere() {
    let client = Client::new().await;
    register::fill(&client).await;
    let table = "postcode,outward,easting,northing,terminated\nZZ1 1AA,ZZ1,433300,279400,\n";
    postcodes::put(&client.place.system(), table).await.unwrap();
    assert_eq!(total(&client, "postcode=zz11aa&proximity=600").await, 1, "the hub is 500 metres away");
    assert_eq!(total(&client, "postcode=ZZ1%201AA&proximity=400").await, 0);
    assert_eq!(total(&client, "postcode=ZZ1%201AA&proximity=200000").await, 1, "never the withheld one");
    assert_eq!(total(&client, "postcode=ZZ1%201AA").await, 2, "both serve the whole place");
    let unknown = client.get("/open-referral-uk/service_at_locations?postcode=ZZ9%209ZZ").await;
    assert_eq!(unknown.status, 422);
    assert_eq!(unknown.errors(), [("postcode".to_owned(), "postcode-not-found".to_owned())]);
    assert!(!unknown.body.contains("9ZZ"), "an error does not repeat a postcode");
    let malformed = client.get("/open-referral-uk/service_at_locations?postcode=nonsense").await;
    assert_eq!(malformed.errors()[0].1, "postcode-malformed");
}
