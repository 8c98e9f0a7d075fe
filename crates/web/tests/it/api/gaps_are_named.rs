use crate::client::Client;
use domain::directory::{
    dataset, log,
    model::{Day, Provenance, ProvenanceKind},
};
use serde_json::{Value, json};
use testkit::{OrganisationBuilder, ServiceBuilder, time, vocabulary};

const SURVEYS: &str = include_str!("../../../../../demo/demand/surveys.csv");

async fn client() -> Client {
    let client = Client::new().await;
    let place = &client.place;
    let demand = |text: &str| domain::insight::demand::parse(text).map(|_| ());
    dataset::put(&place.system(), "demand", SURVEYS, demand).await.expect("the surveys");
    let runs = OrganisationBuilder::new("families").build();
    place.save(&runs).await;
    place.save(&ServiceBuilder::new("sleep-group").topic("sleep").mode("group").run_by(&runs).build()).await;
    place.save(&ServiceBuilder::new("sleep-group-2").topic("sleep").mode("group").run_by(&runs).build()).await;
    place.save(&ServiceBuilder::new("one-app").topic("money").mode("app").build()).await;
    place.save(&ServiceBuilder::new("app-a").topic("behaviour").mode("app").build()).await;
    place.save(&ServiceBuilder::new("app-b").topic("behaviour").mode("website").build()).await;
    place.save(&ServiceBuilder::new("team-a").topic("childcare").mode("service").build()).await;
    place.save(&ServiceBuilder::new("team-b").topic("childcare").mode("service").build()).await;
    let evening = ServiceBuilder::new("evening").topic("sleep").mode("group").with(|s| {
        s.times = vec![time(Day::Thu, "18:30", "20:00")];
    });
    place.save(&evening.clone().build()).await;
    let invented = evening.name("Invented").with(|s| {
        s.slug = "invented".into();
        s.id = kernel::Id::derived(place.id, "service", "invented");
        let example = Provenance { kind: ProvenanceKind::Example, source: "Example".into(), on: None };
        s.provenance.insert("times".into(), example);
    });
    place.save(&invented.build()).await;
    client
}

fn row<'a>(gaps: &'a Value, topic: &str) -> &'a Value {
    gaps["rows"].as_array().unwrap().iter().find(|r| r["topic"] == topic).unwrap_or_else(|| panic!("{topic}"))
}

#[tokio::test]
async fn each_topic_has_its_state_and_demand_as_printed() {
    let gaps = client().await.json("/api/v1/gaps").await;
    for (topic, state) in [
        ("bullying", "unmet"),
        ("bed-wetting", "unmet"),
        ("money", "thin"),
        ("behaviour", "thin"),
        ("childcare", "not_stated"),
        ("sleep", "met"),
    ] {
        assert_eq!(row(&gaps, topic)["state"], state, "{topic}");
    }
    let asked = |topic: &str| {
        row(&gaps, topic)["demand"].as_array().unwrap().iter().find(|d| d["survey"] == "2023").unwrap().clone()
    };
    assert_eq!((&asked("bullying")["count"], &asked("bullying")["base"]), (&json!(19), &json!(128)));
    assert_eq!(asked("bed-wetting")["count"], 16);
    assert!(asked("bed-wetting").get("percent").is_none(), "no percentage is printed for it");
    assert!(asked("bullying")["source"].as_str().unwrap().starts_with("CPS2024"));
    let twice: Vec<&Value> = row(&gaps, "behaviour")["demand"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|d| d["survey"] == "2023")
        .map(|d| &d["count"])
        .collect();
    assert_eq!(twice, [39, 40], "both printed figures are kept");
}

#[tokio::test]
async fn example_times_are_not_stated() {
    let gaps = client().await.json("/api/v1/gaps").await;
    let evening = gaps["times"].as_array().unwrap().iter().find(|t| t["time"] == "evening").unwrap();
    assert_eq!((&evening["stated"], &evening["not_stated"]), (&json!(1), &json!(8)));
    assert_eq!(evening["demand"][0]["percent"], 65.0);
    assert_eq!(row(&gaps, "sleep")["times_not_stated"], 3);
    assert_eq!(gaps["services"], 9);
}

#[tokio::test]
async fn look_alikes_are_pairs_to_look_at() {
    let gaps = client().await.json("/api/v1/gaps").await;
    assert_eq!(gaps["likely_duplicates"], json!([{"first": "sleep-group", "second": "sleep-group-2"}]));
}

#[tokio::test]
async fn filters_count_only_some_and_refuse_what_is_unknown() {
    let client = client().await;
    let apps = client.json("/api/v1/gaps?mode=app").await;
    assert_eq!((&row(&apps, "sleep")["state"], &row(&apps, "behaviour")["supply"]), (&json!("unmet"), &json!(1)));
    for (query, status, field, code) in [
        ("mode=balloon", 422, "mode", "unknown-code"),
        ("level=5", 422, "level", "out-of-range"),
        ("level=high", 400, "level", "malformed-value"),
        ("colour=red", 422, "colour", "unknown-parameter"),
        ("mode=app&mode=group", 422, "mode", "repeated"),
    ] {
        let answer = client.get(&format!("/api/v1/gaps?{query}")).await;
        assert_eq!(answer.status, status, "{query}");
        assert_eq!(answer.errors(), [(field.to_owned(), code.to_owned())], "{query}");
    }
}

#[tokio::test]
async fn searches_are_counted_and_few_are_hidden() {
    let client = client().await;
    let cx = client.place.cx();
    let facts = |topic: &str| log::Facts { topics: vec![topic.into()], ..log::Facts::default() };
    let mut looks = vec![log::Look::new(&cx, log::Channel::Search, facts("bullying"), "", 0); 12];
    looks.push(log::Look::new(&cx, log::Channel::Pathway, facts("sleep"), "", 5));
    log::write(&cx, looks).await.unwrap();
    let gaps = client.json("/api/v1/gaps").await;
    assert_eq!(
        row(&gaps, "bullying")["searches"],
        json!({"all": 10, "found_nothing": 10, "found_few": 0, "found_more": 0})
    );
    assert_eq!(
        row(&gaps, "sleep")["searches"],
        json!({"all": null, "found_nothing": null, "found_few": null, "found_more": null})
    );
    assert!(row(&gaps, "money").get("searches").is_none());
}

#[tokio::test]
async fn the_page_says_it_in_a_sentence_a_drawing_a_table_and_a_file() {
    let client = client().await;
    let page = client.get("/partnership/gaps").await;
    assert_eq!(page.status, 200);
    let html = scraper::Html::parse_document(&page.body);
    let text = |selector: &str| -> Vec<String> {
        let selector = scraper::Selector::parse(selector).unwrap();
        html.select(&selector)
            .map(|e| e.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    };
    assert!(text("h1 + p")[0].contains("bullying"), "{:?}", text("h1 + p"));
    assert!(text("svg[role=img] title").iter().all(|t| !t.is_empty()) && text("svg[role=img] title").len() == 2);
    assert!(
        text("h2").iter().any(|t| t.starts_with("65% asked for evenings and 58% for weekends")),
        "{:?}",
        text("h2")
    );
    let topics = vocabulary().terms(domain::directory::vocabulary::List::Topics).len();
    assert_eq!(text("table tbody tr").len(), topics);
    let wrong = client.get("/partnership/gaps?mode=balloon").await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains("govuk-error-summary"));
    let file = client.get("/partnership/gaps.csv").await;
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    assert!(file.body.lines().any(|l| l.starts_with("bullying,") && l.contains(",unmet,0,") && l.contains(",19,128,")));
    assert_eq!(client.get("/partnership").await.status, 200);
}

#[tokio::test]
async fn topics_are_called_by_their_own_name_in_each_language() {
    let client = client().await;
    assert_eq!(row(&client.json("/api/v1/gaps").await, "bed-wetting")["label"], "Bed wetting");
    assert_eq!(row(&client.json("/ar/api/v1/gaps").await, "bed-wetting")["label"], "التبول في الفراش");
    let page = client.get("/ar/partnership/gaps").await;
    let html = scraper::Html::parse_document(&page.body);
    let select = |selector: &str| {
        let selector = scraper::Selector::parse(selector).unwrap();
        html.select(&selector).map(|e| e.text().collect::<String>()).collect::<Vec<_>>()
    };
    let topics = select("table tbody tr th");
    assert!(topics.contains(&"التبول في الفراش".to_owned()), "{topics:?}");
    let arabic = |text: &String| text.chars().any(|c| ('\u{600}'..='\u{6FF}').contains(&c));
    assert!(topics.iter().all(arabic), "{topics:?}");
    assert!(select("svg text").iter().all(arabic), "{:?}", select("svg text"));
    assert!(select("option").iter().all(arabic), "{:?}", select("option"));
    assert!(select("h1 + p")[0].contains("التنمر"), "{:?}", select("h1 + p"));
    assert!(
        select("main [lang=en]").iter().all(|said| said.starts_with("Sleep group")),
        "{:?}",
        select("main [lang=en]")
    );
}
