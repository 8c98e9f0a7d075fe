use domain::directory::find::{Filter, find};
use std::collections::BTreeMap;
use testkit::TestPlace;

/// The register of the demonstration place.
const SERVICES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/register/services.csv");

#[tokio::test]
async fn every_whole_name_typed_finds_its_service_first() {
    let place = TestPlace::demo().await;
    let (cx, index) = (place.cx(), place.index().await);
    let mut named: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in csv::Reader::from_path(SERVICES).unwrap().records() {
        let row = row.unwrap();
        named.entry(row[1].to_lowercase()).or_default().push(row[0].to_owned());
    }
    assert!(named.values().map(Vec::len).sum::<usize>() >= 89);
    let mut wrong = Vec::new();
    for (name, slugs) in &named {
        for typed in [name.clone(), name.to_uppercase()] {
            let found = find(&cx, &index, Filter { q: typed.clone(), ..Filter::default() }).await.unwrap();
            let first = found.items.first().map(|item| item.card.slug.clone());
            if !first.as_ref().is_some_and(|first| slugs.contains(first)) {
                wrong.push(format!("{typed}: {first:?}, not {slugs:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[tokio::test]
async fn a_name_is_heard_before_the_worries_its_words_may_mean() {
    let place = TestPlace::demo().await;
    let (cx, index) = (place.cx(), place.index().await);
    for (typed, slug) in [
        ("baby buddy", "baby-buddy-app"),
        ("babby buddy", "baby-buddy-app"),
        ("the Baby Buddy app please", "baby-buddy-app"),
    ] {
        let found = find(&cx, &index, Filter { q: typed.into(), ..Filter::default() }).await.unwrap();
        assert_eq!(found.items[0].card.slug, slug, "{typed}");
    }
}

#[tokio::test]
async fn help_for_everyone_comes_before_help_for_a_circumstance_nobody_spoke_of() {
    let place = TestPlace::demo().await;
    let (cx, index) = (place.cx(), place.index().await);
    for typed in ["tantrums", "tantrms"] {
        let found = find(&cx, &index, Filter { q: typed.into(), ..Filter::default() }).await.unwrap();
        let first = &found.items[0].card;
        assert_eq!(first.level, "universal", "{typed}: {}", first.slug);
    }
}
