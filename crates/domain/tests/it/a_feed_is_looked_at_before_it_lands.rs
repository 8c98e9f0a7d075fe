use data::change;
use domain::{
    directory::{
        find::{self, Filter},
        model::{Day, Location, Nth, ProvenanceKind, Service},
        rows,
    },
    interchange::{
        csv_in::Outcome,
        feed,
        oruk_in::{self, Input, Run, State},
        oruk_out::Depth,
    },
};
use kernel::{Error, Result, fetch::Fetch};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::{cell::Cell, sync::Mutex};
use testkit::{ServiceBuilder, TestPlace};

const KEEP: Input<'static> = Input { name: "https://feed.example/v3", dry_run: false };

async fn staged(place: &TestPlace, feed: &Value) -> Run {
    oruk_in::from_file(&place.system(), KEEP, feed.to_string().as_bytes()).await.unwrap()
}

fn id(n: u32) -> String {
    format!("0190b1c2-0000-7000-8000-{n:012}")
}

fn baby_group() -> Value {
    json!({
        "id": id(1), "name": "Baby group", "status": "active", "minimum_age": 0, "maximum_age": 1,
        "description": "Play and talk. Bring a blanket.",
        "organization": {"id": id(2), "name": "Play people", "description": "Play people", "website": "https://play.example"},
        "attributes": [{"id": id(9), "taxonomy_term": {"id": id(10), "name": "Behaviour", "code": "behaviour"}},
                       {"id": id(11), "taxonomy_term": {"id": id(12), "name": "Nothing we know"}}],
        "cost_options": [{"id": id(3), "amount": 2.5, "amount_description": "per session"}],
        "service_at_locations": [{"id": id(4), "location": {"id": id(5), "name": "Village hall", "location_type": "physical",
            "addresses": [{"id": id(6), "address_1": "1 Green", "city": "Town", "postal_code": "zz1 0tj"}]},
            "schedules": [{"id": id(7), "freq": "WEEKLY", "byday": "MO", "opens_at": "10:00", "closes_at": "11:30"}]}],
        "languages": [{"id": id(8), "name": "english"}],
    })
}

#[tokio::test]
async fn what_would_change_is_shown_and_nothing_changes_until_it_lands() {
    let place = TestPlace::new().await;
    let run = staged(&place, &json!({"contents": [baby_group()]})).await;
    assert_eq!((run.state, run.count(Outcome::Added)), (State::Staged, 3), "{:?}", run.records);
    let service = run.records.iter().find(|r| r.kind == "service").unwrap();
    let name = service.differences.iter().find(|d| d.column == "name").unwrap();
    assert_eq!((service.slug.as_str(), name.before.as_str(), name.after.as_str()), ("baby-group", "", "Baby group"));
    assert_eq!(change::head(&place.cx()).await.unwrap(), 0);

    let landed = oruk_in::land(&place.system(), run.id).await.unwrap();
    assert_eq!((landed.state, landed.count(Outcome::Added)), (State::Landed, 3));
    let kept = rows::many_by_slug::<Service>(&place.cx(), &["baby-group".into()]).await.unwrap().pop().unwrap().record;
    assert_eq!((kept.id.to_string(), kept.organisation_id.unwrap().to_string()), (id(1), id(2)));
    assert_eq!((kept.ages.from_months, kept.ages.to_months), (Some(0), Some(12)));
    assert_eq!(
        (kept.topics.as_slice(), kept.languages.as_slice()),
        (["behaviour".to_owned()].as_slice(), ["en".to_owned()].as_slice())
    );
    assert_eq!((kept.summary.as_str(), kept.costs[0].pence, kept.places[0].times.len()), ("Play and talk.", 250, 1));
    assert_eq!(
        (kept.provenance["name"].kind, kept.provenance["name"].source.as_str()),
        (ProvenanceKind::Import, KEEP.name)
    );
    assert_eq!(kept.provenance["level"].kind, ProvenanceKind::Inferred);

    assert!(matches!(oruk_in::land(&place.system(), run.id).await, Err(Error::Conflict(_))));
    let again = staged(&place, &json!([baby_group()])).await;
    assert_eq!(again.count(Outcome::Unchanged), 3, "{:?}", again.records);

    let mut moved = baby_group();
    moved["name"] = json!("Baby and toddler group");
    let changed = staged(&place, &json!([moved])).await;
    let service = changed.records.iter().find(|r| r.outcome == Outcome::Changed).unwrap();
    assert_eq!(service.differences.len(), 1);
    assert_eq!((service.differences[0].before.as_str(), service.slug.as_str()), ("Baby group", "baby-group"));
}

#[tokio::test]
async fn the_place_s_own_feed_taken_back_changes_nothing() {
    let place = TestPlace::demo().await;
    let cx = place.system();
    let ids: Vec<_> = rows::all::<Service>(&cx).await.unwrap().into_iter().map(|s| s.record.id).collect();
    let publisher = feed::publisher(&cx, "https://hearth.example").await.unwrap();
    let services = feed::services(&cx, &publisher, &ids, Depth::Full).await.unwrap();
    assert_eq!(services.len(), 89);
    let head = change::head(&cx).await.unwrap();
    let run = staged(&place, &Value::Array(services)).await;
    let different: Vec<_> = run.records.iter().filter(|r| r.outcome != Outcome::Unchanged).collect();
    assert!(different.is_empty(), "{different:#?}");
    let left: Vec<_> = run.records.iter().flat_map(|r| &r.left_out).collect();
    assert!(left.is_empty(), "{left:#?}");
    oruk_in::land(&cx, run.id).await.unwrap();
    assert_eq!(change::head(&cx).await.unwrap(), head);
}

/// What the feed shows of every service, but when it changed.
async fn shown(place: &TestPlace) -> Vec<Value> {
    let cx = place.system();
    let mut ids: Vec<_> = rows::all::<Service>(&cx).await.unwrap().into_iter().map(|s| s.record.id).collect();
    ids.sort();
    let publisher = feed::publisher(&cx, "https://hearth.example").await.unwrap();
    let mut services = feed::services(&cx, &publisher, &ids, Depth::Full).await.unwrap();
    for service in &mut services {
        service.as_object_mut().unwrap().remove("last_modified");
    }
    services
}

#[tokio::test]
async fn a_feed_landed_on_an_empty_register_gives_the_same_feed_again() {
    let (from, to) = (TestPlace::demo().await, TestPlace::new().await);
    let facts = include_str!("../../../../demo/place.toml");
    domain::sets::put(&to.system(), "place", facts).await.unwrap();
    let sent = shown(&from).await;
    let run = staged(&to, &Value::Array(sent.clone())).await;
    assert_eq!(
        run.count(Outcome::Rejected),
        0,
        "{:#?}",
        run.records.iter().flat_map(|r| &r.errors).collect::<Vec<_>>()
    );
    oruk_in::land(&to.system(), run.id).await.unwrap();
    let kept = shown(&to).await;
    assert_eq!(sent.len(), kept.len());
    // A withheld place tells nobody its own name, so its parts get other ids here.
    let told = |s: &Value| !s.to_string().contains("address_withheld");
    let different: Vec<_> = sent.iter().zip(&kept).filter(|(s, k)| told(s) && s != k).collect();
    assert!(different.is_empty(), "{} differ, first {:#?}", different.len(), different[0]);
    assert!(sent.iter().filter(|s| told(s)).count() > 80);
}

#[tokio::test]
async fn what_cannot_be_kept_is_named_with_the_reason_and_where_it_is_lies_on_the_map() {
    let place = TestPlace::new().await;
    let mut feed = baby_group();
    let at = &mut feed["service_at_locations"][0];
    at["location"]["latitude"] = json!(52.407_981);
    at["location"]["longitude"] = json!(-1.510_538);
    let monthly =
        json!({"id": id(71), "freq": "MONTHLY", "bymonthday": "13", "opens_at": "10:00", "closes_at": "11:30"});
    at["schedules"].as_array_mut().unwrap().push(monthly);
    feed["schedules"] = json!([{"id": id(72), "freq": "WEEKLY", "interval": 2, "byday": "FR", "opens_at": "10:00", "closes_at": "11:00"}]);
    feed["accreditations"] = json!("Gold");
    feed["fees"] = json!("");
    feed["funding"] = json!([{"id": id(73), "source": "Lottery"}]);
    feed["wait_time"] = json!("about a month");
    feed["service_areas"] = json!([{"id": id(74), "name": "Narnia"}]);
    feed["languages"] = json!([{"id": id(75), "name": "Klingon"}]);
    feed["cost_options"] = json!([{"id": id(3), "option": "depends"}]);
    feed["organization"]["logo"] = json!("https://play.example/logo.png");
    let run = staged(&place, &json!([feed])).await;
    assert_eq!(run.count(Outcome::Added), 3, "{:?}", run.records);
    let left: Vec<_> =
        run.records.iter().flat_map(|r| &r.left_out).map(|l| (l.field.as_str(), l.said.as_str())).collect();
    let expected = [
        ("logo", "https://play.example/logo.png"),
        ("accreditations", "Gold"),
        ("funding", "[{\"id\":\"0190b1c2-0000-7000-8000-000000000073\",\"source\":\"Lottery\"}]"),
        ("schedules", "MONTHLY 13 10:00 11:30"),
        ("schedules", "WEEKLY 2 FR 10:00 11:00"),
        ("cost_options", "{\"id\":\"0190b1c2-0000-7000-8000-000000000003\",\"option\":\"depends\"}"),
        ("wait_time", "about a month"),
        ("attributes", "Nothing we know"),
        ("languages", "Klingon"),
        ("service_areas", "Narnia"),
    ];
    assert_eq!(left, expected);
    let landed = oruk_in::land(&place.system(), run.id).await.unwrap();
    assert_eq!(landed.records.iter().map(|r| r.left_out.len()).sum::<usize>(), expected.len(), "the report keeps them");
    let hall = rows::all::<Location>(&place.cx()).await.unwrap().pop().unwrap().record;
    let grid = hall.grid.unwrap();
    assert!((433_200..433_500).contains(&grid.easting) && (278_900..279_100).contains(&grid.northing), "{grid:?}");
    let kept = rows::all::<Service>(&place.cx()).await.unwrap().pop().unwrap().record;
    assert_eq!(
        (kept.places[0].times.len(), kept.times.len()),
        (1, 0),
        "no monthly or fortnightly time is read as weekly"
    );
}

#[tokio::test]
async fn a_monthly_time_goes_out_as_it_came_in_and_is_found_by_its_day() {
    let place = TestPlace::demo().await;
    let cx = place.system();
    let mut feed = baby_group();
    feed["service_at_locations"][0]["schedules"][0] = json!({"id": id(7), "freq": "MONTHLY", "byday": "1SA,-1SU",
        "opens_at": "10:00", "closes_at": "11:30", "description": "In school term only", "term_only": true});
    let run = staged(&place, &json!([feed])).await;
    assert!(run.records.iter().flat_map(|r| &r.left_out).all(|l| l.field != "schedules"), "{:?}", run.records);
    oruk_in::land(&cx, run.id).await.unwrap();
    let kept = rows::many_by_slug::<Service>(&cx, &["baby-group".into()]).await.unwrap().pop().unwrap().record;
    let times: Vec<_> = kept.places[0].times.iter().map(|t| (t.day, t.monthly, t.term_only)).collect();
    assert_eq!(times, [(Day::Sat, Some(Nth::First), true), (Day::Sun, Some(Nth::Last), true)]);

    let publisher = feed::publisher(&cx, "https://hearth.example").await.unwrap();
    let out = feed::services(&cx, &publisher, &[kept.id], Depth::Full).await.unwrap();
    let rules: Vec<_> = out[0]["schedules"].as_array().unwrap().iter().map(|s| (&s["freq"], &s["byday"])).collect();
    assert_eq!(rules, [(&json!("MONTHLY"), &json!("1SA")), (&json!("MONTHLY"), &json!("-1SU"))]);
    let again = staged(&place, &Value::Array(out)).await;
    assert_eq!(again.count(Outcome::Unchanged), again.records.len(), "{:?}", again.records);

    let index = place.index().await;
    let saturday = Filter { q: "baby group".into(), days: vec!["sat".into()], ..Filter::default() };
    let found = find::find(&cx, &index, saturday).await.unwrap();
    let card = &found.items.iter().find(|i| i.card.slug == "baby-group").expect("found on Saturdays").card;
    assert_eq!(card.sessions[0].monthly, Some(Nth::First));
}

#[tokio::test]
async fn what_is_not_of_the_kind_the_standard_has_is_named() {
    let place = TestPlace::new().await;
    let mut feed = baby_group();
    for (field, said) in [
        ("minimum_age", json!("x")),
        ("maximum_age", json!(1e300)),
        ("status", json!("bogus")),
        ("organization", json!("x")),
        ("schedules", json!("x")),
        ("summary", json!(["x"])),
        ("creche", json!("x")),
        ("contacts", json!(["x"])),
    ] {
        feed[field] = said;
    }
    feed["service_at_locations"][0]["location"]["addresses"][0]["city"] = json!(7);
    let run = staged(&place, &json!([feed])).await;
    assert_eq!(run.count(Outcome::Rejected), 0, "{:?}", run.records);
    let left: Vec<_> =
        run.records.iter().flat_map(|r| &r.left_out).map(|l| (l.field.as_str(), l.said.as_str())).collect();
    for expected in [
        ("minimum_age", "x"),
        ("maximum_age", "1e+300"),
        ("status", "bogus"),
        ("organization", "x"),
        ("schedules", "x"),
        ("summary", "[\"x\"]"),
        ("creche", "x"),
        ("contacts", "x"),
        ("addresses.city", "7"),
    ] {
        assert!(left.contains(&expected), "{expected:?} {left:?}");
    }
    assert!(run.records.iter().flat_map(|r| &r.left_out).all(|l| !l.why.is_empty()));
}

#[tokio::test]
async fn a_service_that_is_rejected_lands_neither_its_organisation_nor_its_place() {
    let place = TestPlace::new().await;
    let mut impossible = baby_group();
    impossible["minimum_age"] = json!(9);
    let run = staged(&place, &json!([impossible.clone()])).await;
    assert_eq!((run.count(Outcome::Rejected), run.records.len()), (3, 3), "{:?}", run.records);
    oruk_in::land(&place.system(), run.id).await.unwrap();
    assert_eq!(change::head(&place.cx()).await.unwrap(), 0);

    impossible["id"] = json!(id(31));
    let run = staged(&place, &json!([impossible, baby_group()])).await;
    assert_eq!((run.count(Outcome::Rejected), run.count(Outcome::Added)), (1, 3), "another service needs them");
}

#[tokio::test]
async fn a_service_whose_address_went_to_another_meanwhile_lands_nothing_and_changes_nothing() {
    let place = TestPlace::new().await;
    let run = staged(&place, &json!([baby_group()])).await;
    let ours = ServiceBuilder::new("baby-group").build();
    place.save(&ours).await;
    let head = change::head(&place.cx()).await.unwrap();
    let landed = oruk_in::land(&place.system(), run.id).await.unwrap();
    let codes: Vec<_> = landed.records.iter().flat_map(|r| &r.errors).map(|e| e.code.as_str()).collect();
    assert_eq!(codes, ["service-rejected", "service-rejected", "slug-taken"]);
    assert_eq!((landed.count(Outcome::Rejected), change::head(&place.cx()).await.unwrap()), (3, head));
    assert_eq!(rows::all::<Service>(&place.cx()).await.unwrap().pop().unwrap().record, ours);
}

#[tokio::test]
async fn a_service_of_an_organisation_that_is_rejected_is_rejected_with_all_it_brings() {
    let place = TestPlace::new().await;
    let mut feed = baby_group();
    feed["organization"]["name"] = json!("x".repeat(300));
    let run = staged(&place, &json!([feed])).await;
    let codes: Vec<_> = run.records.iter().flat_map(|r| &r.errors).map(|e| e.code.as_str()).collect();
    assert_eq!(codes, ["too-long", "service-rejected", "unknown-code"], "{:?}", run.records);
    oruk_in::land(&place.system(), run.id).await.unwrap();
    assert_eq!(change::head(&place.cx()).await.unwrap(), 0);
}

#[tokio::test]
async fn when_a_place_is_open_comes_in_and_goes_out_with_it() {
    let place = TestPlace::new().await;
    let mut feed = baby_group();
    feed["service_at_locations"][0]["location"]["schedules"] = json!([
        {"id": id(41), "freq": "WEEKLY", "byday": "MO,TU", "opens_at": "09:00", "closes_at": "17:00", "location_id": id(5)},
        {"id": id(42), "freq": "MONTHLY", "byday": "1SA", "opens_at": "10:00", "closes_at": "12:00"},
        {"id": id(43), "freq": "DAILY", "opens_at": "10:00", "closes_at": "12:00"}]);
    let run = staged(&place, &json!([feed])).await;
    let left: Vec<_> = run.records.iter().flat_map(|r| &r.left_out).map(|l| l.said.as_str()).collect();
    assert!(left.contains(&"DAILY 10:00 12:00"), "{left:?}");
    oruk_in::land(&place.system(), run.id).await.unwrap();
    let hall = rows::all::<Location>(&place.cx()).await.unwrap().pop().unwrap().record;
    let open: Vec<_> = hall.opening.iter().map(|t| (t.day, t.monthly, t.opens.hour())).collect();
    assert_eq!(open, [(Day::Mon, None, 9), (Day::Tue, None, 9), (Day::Sat, Some(Nth::First), 10)]);
    let publisher = feed::publisher(&place.cx(), "https://hearth.example").await.unwrap();
    let ids = [id(1).parse().unwrap()];
    let out = feed::services(&place.cx(), &publisher, &ids, Depth::Full).await.unwrap();
    let rules = out[0]["service_at_locations"][0]["location"]["schedules"].as_array().unwrap();
    let days: Vec<_> = rules.iter().map(|s| s["byday"].as_str().unwrap()).collect();
    assert_eq!(days, ["MO", "TU", "1SA"]);
    assert!(rules.iter().all(|s| s["location_id"] == id(5) && s.get("service_id").is_none()));
}

#[tokio::test]
async fn a_service_that_ended_is_put_away_and_one_never_here_is_passed_over() {
    let place = TestPlace::new().await;
    let run = staged(&place, &json!([baby_group()])).await;
    oruk_in::land(&place.system(), run.id).await.unwrap();
    let ended = json!([{"id": id(1), "name": "Baby group", "status": "defunct"}, {"id": id(77), "name": "Old", "status": "defunct"}]);
    let run = staged(&place, &ended).await;
    assert_eq!((run.records.len(), run.count(Outcome::Changed)), (1, 1), "{:?}", run.records);
    oruk_in::land(&place.system(), run.id).await.unwrap();
    let kept = rows::many_by_slug::<Service>(&place.cx(), &["baby-group".into()]).await.unwrap().pop().unwrap().record;
    assert_eq!(kept.visibility.archived_on.map(|d| d.to_string()).as_deref(), Some("2026-11-24"));
    assert!(staged(&place, &ended).await.records.is_empty());
}

#[tokio::test]
async fn bad_services_say_why_good_ones_land_and_a_dry_run_is_not_kept() {
    let place = TestPlace::new().await;
    let mut impossible = baby_group();
    (impossible["id"], impossible["minimum_age"]) = (json!(id(21)), json!(9));
    let feed = json!([baby_group(), baby_group(), impossible, {"id": 7, "name": "No id"}, "text", {"id": id(22)}]);
    let dry = Input { dry_run: true, ..KEEP };
    let run = oruk_in::from_file(&place.system(), dry, feed.to_string().as_bytes()).await.unwrap();
    let codes: Vec<_> = run.records.iter().flat_map(|r| &r.errors).map(|e| e.code.as_str()).collect();
    assert_eq!(run.count(Outcome::Added), 3);
    assert_eq!(codes, ["age-impossible", "required", "repeated", "id-malformed", "id-malformed"]);
    assert!(matches!(oruk_in::land(&place.system(), run.id).await, Err(Error::NotFound)));
    let public = oruk_in::from_file(&place.cx(), KEEP, feed.to_string().as_bytes()).await;
    assert!(matches!(public, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_withheld_place_in_a_feed_stays_without_an_address() {
    let place = TestPlace::new().await;
    let mut secret = baby_group();
    secret["service_at_locations"][0]["location"]["address_withheld"] = json!(true);
    let run = staged(&place, &json!([secret])).await;
    oruk_in::land(&place.system(), run.id).await.unwrap();
    let location = rows::all::<Location>(&place.cx()).await.unwrap().pop().unwrap().record;
    assert!(location.withheld && location.address.is_empty() && location.postcode.is_empty());
}

/// A feed that says every page is followed by another, and always gives the same one.
struct Circling(Mutex<usize>);

#[async_trait::async_trait]
impl Fetch for Circling {
    async fn get(&self, url: &str, _: usize) -> Result<Vec<u8>> {
        *self.0.lock().unwrap() += 1;
        assert!(url.starts_with(KEEP.name) && !url.contains(".."), "{url}");
        let page = json!({"total_pages": 9999, "last_page": false, "contents": [{"id": id(1)}, {"id": "../../admin"}]});
        Ok(if url.contains("page=") { page } else { baby_group() }.to_string().into_bytes())
    }
}

#[tokio::test]
async fn a_feed_that_goes_round_in_circles_ends() {
    let place = TestPlace::new().await;
    let feed = Circling(Mutex::new(0));
    let run = oruk_in::from_web(&place.system(), KEEP, &feed).await.unwrap();
    assert_eq!((run.count(Outcome::Added), *feed.0.lock().unwrap()), (3, 3));
}

/// Any JSON, with the standard's own field names mixed in.
fn any_json() -> impl Strategy<Value = Value> {
    let names = prop::sample::select(vec![
        "id",
        "name",
        "description",
        "status",
        "organization",
        "service_at_locations",
        "location",
        "schedules",
        "freq",
        "byday",
        "opens_at",
        "closes_at",
        "attributes",
        "taxonomy_term",
        "code",
        "cost_options",
        "amount",
        "minimum_age",
        "languages",
        "contacts",
        "phones",
        "number",
        "addresses",
        "postal_code",
        "url",
        "example_fields",
        "slug",
        "latitude",
        "longitude",
        "interval",
        "service_areas",
        "accessibility",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "\\PC{0,20}".prop_map(Value::from),
        Just(json!(id(1))),
        Just(json!("WEEKLY")),
        Just(json!("-")),
        Just(json!("=1+1")),
    ];
    leaf.prop_recursive(6, 64, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(names.clone(), inner, 0..10)
                .prop_map(|m| Value::Object(m.into_iter().map(|(k, v)| (k.to_owned(), v)).collect())),
        ]
    })
}

#[test]
fn any_feed_is_looked_at_or_clearly_refused() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let place = runtime.block_on(TestPlace::new());
    let dry = Input { dry_run: true, ..KEEP };
    let (taken, rejected, left_out, refused) = (Cell::new(0), Cell::new(0), Cell::new(0), Cell::new(0));
    let one_more = |of: &Cell<usize>, n: usize| of.set(of.get() + n);
    proptest!(|(feed in any_json(), mut one in any_json(), name in prop::option::of("[a-z ]{1,9}"))| {
        if let Value::Object(one) = &mut one {
            one.insert("id".into(), json!(id(1)));
            one.extend(name.map(|name| ("name".to_owned(), json!(name))));
        }
        for text in [feed.to_string(), json!([one, feed]).to_string()] {
            match runtime.block_on(oruk_in::from_file(&place.system(), dry, text.as_bytes())) {
                Ok(run) => {
                    one_more(&taken, run.count(Outcome::Added));
                    one_more(&rejected, run.count(Outcome::Rejected));
                    one_more(&left_out, run.records.iter().map(|r| r.left_out.len()).sum());
                }
                Err(Error::Malformed(_)) => one_more(&refused, 1),
                Err(other) => prop_assert!(false, "{other}"),
            }
        }
    });
    for (what, seen) in [("taken", taken), ("rejected", rejected), ("left out", left_out), ("refused", refused)] {
        assert!(seen.get() > 0, "nothing of all that was tried was {what}: it tries too little");
    }
}
