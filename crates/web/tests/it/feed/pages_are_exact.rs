use super::contract::page_faults;
use crate::client::Client;
use std::collections::BTreeSet;
use testkit::ServiceBuilder;

#[tokio::test]
async fn at_none_one_five_six_and_many() {
    let client = Client::new().await;
    let mut there = 0;
    for total in [0_usize, 1, 5, 6, 23] {
        while there < total {
            client.place.save(&ServiceBuilder::new(&format!("service-{there}")).build()).await;
            there += 1;
        }
        let (mut ids, mut page) = (BTreeSet::new(), 1_usize);
        loop {
            let answer = client.json(&format!("/open-referral-uk/services?per_page=5&page={page}")).await;
            assert_eq!(page_faults("service", &answer), [""; 0]);
            assert_eq!(answer["total_items"], total);
            assert_eq!(answer["total_pages"], total.div_ceil(5));
            assert_eq!(answer["page_number"], page);
            ids.extend(answer["contents"].as_array().unwrap().iter().map(|s| s["id"].to_string()));
            if answer["last_page"] == true {
                break;
            }
            assert_eq!(answer["size"], 5);
            page += 1;
        }
        assert_eq!(page, total.div_ceil(5).max(1));
        assert_eq!(ids.len(), total, "no service twice, none left out");
    }
    let beyond = client.json("/open-referral-uk/services?per_page=5&page=99").await;
    assert_eq!(
        (&beyond["empty"], &beyond["last_page"], &beyond["first_page"]),
        (&true.into(), &true.into(), &false.into())
    );
}

#[tokio::test]
async fn lines_and_ids_give_everything_at_once() {
    let client = Client::new().await;
    for n in 0..60 {
        client.place.save(&ServiceBuilder::new(&format!("service-{n}")).build()).await;
    }
    let lines = client.get("/open-referral-uk/services?format=ndjson").await;
    assert_eq!(lines.header("content-type"), "application/x-ndjson");
    let ids: BTreeSet<String> = lines
        .body
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].to_string())
        .collect();
    assert_eq!(ids.len(), 60);
    let minimal = client.json("/open-referral-uk/services?minimal=true").await;
    assert_eq!((&minimal["size"], &minimal["total_pages"]), (&60.into(), &1.into()));
    let again: BTreeSet<String> = minimal["contents"].as_array().unwrap().iter().map(|s| s["id"].to_string()).collect();
    assert_eq!(again, ids);
    let part = client.json("/open-referral-uk/services?minimal=true&per_page=7&page=9").await;
    assert_eq!((&part["size"], &part["last_page"]), (&4.into(), &true.into()));
}
