//! Through the database, in small worlds made at random: what a list shows is exactly what opens one by one, a search
//! finds nobody who is closed, and both follow the clock.

use crate::small_worlds::{PEOPLE, STAFF, born, world};
use domain::{
    Cx,
    family::{self, Details, PersonName, Wanted, list, search, show},
};
use kernel::{Error, Id};
use testkit::TestPlace;

/// Worlds tried; each is some hundred questions.
const WORLDS: u64 = 24;
const MOMENTS: [&str; 3] =
    ["2026-11-24T10:00[Europe/London]", "2026-11-24T13:00[Europe/London]", "2026-12-05T10:00[Europe/London]"];
/// Who opens one by one.
async fn opens(cx: &Cx, place: &TestPlace) -> Vec<Id> {
    let mut ids = Vec::new();
    for person in 0..PEOPLE {
        let id = family::id(place.id, "person", &format!("p{person}"));
        match show(cx, id).await {
            Ok(_) => ids.push(id),
            Err(Error::NotFound) => {}
            Err(other) => panic!("{other}"),
        }
    }
    ids.sort();
    ids
}

#[tokio::test]
async fn a_list_is_what_opens_one_by_one() {
    let (mut shown, mut hidden) = (0, 0);
    for seed in 0..WORLDS {
        let place = world(seed).await;
        // In the order of time: what was once over is not opened again by a clock that steps back.
        for (staff, moment) in MOMENTS.into_iter().flat_map(|moment| (0..STAFF).map(move |staff| (staff, moment))) {
            let cx = place.at(moment).with_actor(place.staff(&format!("s{staff}")).actor);
            let mut listed: Vec<Id> = list(&cx).await.unwrap().into_iter().map(|one| one.id).collect();
            listed.sort();
            let opens = opens(&cx, &place).await;
            assert_eq!(listed, opens, "seed {seed}, s{staff} at {moment}");
            shown += opens.len();
            hidden += PEOPLE - opens.len();
        }
    }
    assert!(shown > 200 && hidden > 200, "worlds say little: {shown} shown, {hidden} hidden");
}

#[tokio::test]
async fn a_search_opens_to_a_card_what_a_list_shows_and_nothing_it_closes() {
    for seed in 0..WORLDS / 3 {
        let place = world(seed).await;
        for staff in 0..STAFF {
            let cx = place.staff(&format!("s{staff}"));
            let listed: Vec<Id> = list(&cx).await.unwrap().into_iter().map(|one| one.id).collect();
            for person in 0..PEOPLE {
                let used = PersonName { given: format!("P{person}"), family: "Example-World".into() };
                let who = Details { used, born: Some(born(person)), ..Details::default() };
                let cards = match search(&cx, Wanted { who, address: None }).await {
                    Ok(cards) => cards,
                    Err(Error::NotFound) => continue,
                    Err(other) => panic!("{other}"),
                };
                for card in &cards {
                    assert_eq!(card.open, listed.contains(&card.id), "seed {seed}, s{staff}, p{person}");
                }
                let id = family::id(place.id, "person", &format!("p{person}"));
                assert!(
                    !listed.contains(&id) || cards.iter().any(|card| card.id == id),
                    "seed {seed}: a known one is found"
                );
            }
        }
    }
}
