use domain::directory::{
    find::{Filter, Order, Reason, Results, find},
    model::{Audience, Day},
};
use kernel::Error;
use testkit::{Indexes, LocationBuilder, ServiceBuilder, TestPlace, time};

async fn town() -> (TestPlace, Indexes) {
    let place = TestPlace::new().await;
    let hub = LocationBuilder::new("near-hub").hub(&[]).grid(430_450, 280_360).build();
    let far = LocationBuilder::new("far-hall").grid(440_450, 280_360).build();
    place.save(&hub).await;
    place.save(&far).await;
    let evening = [time(Day::Tue, "18:30", "20:00")];
    let morning = [time(Day::Sat, "09:30", "11:00")];
    for service in [
        ServiceBuilder::new("calm-course")
            .topic("behaviour")
            .mode("group")
            .ages(24, 60)
            .at(&hub, &evening)
            .free()
            .build(),
        ServiceBuilder::new("calm-club").topic("behaviour").mode("drop_in").ages(24, 60).at(&far, &morning).build(),
        ServiceBuilder::new("calm-app").topic("behaviour").mode("app").build(),
        ServiceBuilder::new("far-and-online").topic("sleep").mode("group").mode("online_course").at(&far, &[]).build(),
        ServiceBuilder::new("bump-class").topic("pregnancy-birth").mode("group").ages(-9, 0).build(),
        ServiceBuilder::new("dads-den").topic("dads-partners").audience(&[Audience::Fathers]).build(),
        ServiceBuilder::new("uncategorised").build(),
    ] {
        place.save(&service).await;
    }
    let index = place.index().await;
    (place, index)
}

async fn ask(town: &(TestPlace, Indexes), filter: Filter) -> Results {
    find(&town.0.cx(), &town.1, filter).await.unwrap()
}

fn slugs(results: &Results) -> Vec<&str> {
    results.items.iter().map(|i| i.card.slug.as_str()).collect()
}

fn codes(list: &[&str]) -> Vec<String> {
    list.iter().map(|c| (*c).to_owned()).collect()
}

#[tokio::test]
async fn filters_narrow_and_say_what_they_left_unsaid() {
    let town = town().await;
    let topic = Filter { topics: codes(&["behaviour"]), ..Filter::default() };
    let all = ask(&town, topic.clone()).await;
    assert_eq!(slugs(&all), ["calm-app", "calm-club", "calm-course"]);
    let evening = ask(&town, Filter { times: codes(&["evening"]), ..topic.clone() }).await;
    assert_eq!((slugs(&evening), evening.times_not_stated), (vec!["calm-course"], 1));
    let free = ask(&town, Filter { free: true, ..topic.clone() }).await;
    assert_eq!(slugs(&free), ["calm-course"]);
    let time = evening.facets.iter().find(|f| &*f.code == "weekend").unwrap();
    assert_eq!((time.count, time.chosen), (1, false), "choosing the weekend as well would give one more");
    let hub = ask(&town, Filter { hub: Some("yes".into()), ..Filter::default() }).await;
    assert_eq!(slugs(&hub), ["calm-course"]);
}

#[tokio::test]
async fn ages_overlap_and_no_limit_matches() {
    let town = town().await;
    let at = |age_months| Filter {
        age_months: Some(age_months),
        topics: codes(&["behaviour", "pregnancy-birth"]),
        ..Filter::default()
    };
    assert_eq!(slugs(&ask(&town, at(71)).await), ["calm-app"], "built without a printed label, 60 months are the end");
    assert_eq!(slugs(&ask(&town, at(24)).await), ["calm-app", "calm-club", "calm-course"]);
    assert_eq!(slugs(&ask(&town, at(0)).await), ["calm-app"]);
    let expecting = Filter { expecting: true, ..Filter::default() };
    assert!(slugs(&ask(&town, expecting).await).contains(&"bump-class"));
}

#[tokio::test]
async fn what_needs_no_journey_stands_in_its_own_band() {
    let town = town().await;
    let near = Filter { near: Some("ZZ1".into()), within_miles: Some(5), ..Filter::default() };
    let results = ask(&town, near.clone()).await;
    assert_eq!((slugs(&results), results.items[0].metres), (vec!["calm-course"], Some(0)));
    let band = results.band.unwrap();
    let beside: Vec<_> = band.items.iter().map(|i| i.card.slug.as_str()).collect();
    assert_eq!(band.total, 5);
    assert!(beside.contains(&"calm-app") && beside.contains(&"far-and-online") && !beside.contains(&"calm-club"));
    let anywhere = ask(&town, Filter { within_miles: None, ..near }).await;
    assert_eq!(slugs(&anywhere), ["calm-course", "calm-club", "far-and-online"]);
    assert_eq!(anywhere.look.area, "ZZ1");
}

#[tokio::test]
async fn nothing_found_says_what_each_filter_costs() {
    let town = town().await;
    let filter = Filter { topics: codes(&["behaviour"]), free: true, times: codes(&["weekend"]), ..Filter::default() };
    let results = ask(&town, filter).await;
    assert_eq!(results.total, 0);
    let loosen: Vec<_> = results.loosen.iter().map(|l| (l.filter.as_str(), l.count)).collect();
    assert_eq!(loosen, [("topic", 0), ("time", 1), ("flag", 1)]);
}

#[tokio::test]
async fn topics_nothing_serves_are_named() {
    let town = town().await;
    let results = ask(&town, Filter { topics: codes(&["bullying", "sleep"]), ..Filter::default() }).await;
    assert_eq!((results.gaps, results.total), (codes(&["bullying"]), 1));
}

#[tokio::test]
async fn every_wrong_field_is_named() {
    let town = town().await;
    let filter = Filter {
        topics: codes(&["flying"]),
        modes: codes(&["pigeon"]),
        days: codes(&["noday"]),
        age_months: Some(400),
        within_miles: Some(3),
        per_page: Some(0),
        sort: Some(Order::Nearest),
        ..Filter::default()
    };
    let refused = find(&town.0.cx(), &town.1, filter).await;
    let Err(Error::Invalid(fields)) = refused else { panic!("accepted") };
    let named: Vec<_> = fields.iter().map(|f| format!("{} {}", f.field, f.code)).collect();
    assert_eq!(
        named,
        [
            "age_months age-impossible",
            "topic unknown-code",
            "mode unknown-code",
            "day unknown-code",
            "within_miles distance-impossible",
            "near near-missing",
            "per_page page-impossible",
        ]
    );
    for (near, code) in [("nonsense", "postcode-malformed"), ("ZZ9 9ZZ", "postcode-not-found")] {
        let refused = find(&town.0.cx(), &town.1, Filter { near: Some(near.into()), ..Filter::default() }).await;
        let Err(Error::Invalid(fields)) = refused else { panic!("accepted {near}") };
        assert_eq!(fields[0].code, code);
    }
    let hostile =
        ["'; DROP TABLE record; --", "<script>alert(1)</script>", "\u{0}\u{202e}\u{fffd}", "((((", "topic:sleep AND *"];
    for q in hostile {
        ask(&town, Filter { q: q.into(), ..Filter::default() }).await;
    }
}

#[tokio::test]
async fn reasons_say_why() {
    let town = town().await;
    let filter =
        Filter { topics: codes(&["behaviour"]), age_months: Some(30), times: codes(&["evening"]), ..Filter::default() };
    let results = ask(&town, filter).await;
    assert_eq!(
        results.items[0].reasons,
        [
            Reason::Topic { topic: "behaviour".into() },
            Reason::Age { months: 30 },
            Reason::Time { time: "evening".into() }
        ]
    );
}
