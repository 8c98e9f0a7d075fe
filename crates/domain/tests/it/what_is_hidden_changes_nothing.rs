//! I7 through the database: two worlds that differ only in what somebody may not see give them the same lists, counts,
//! searches, pages and refusals, to the letter. Few worlds, because each is a database; the policy alone is tried on
//! ten thousand.

use crate::small_worlds::{PEOPLE, STAFF, born, world, world_with};
use domain::{
    Cx,
    family::{self, Details, PersonName, Wanted, list, search, show},
};
use jiff::civil::Date;
use kernel::Error;
use std::fmt::Write as _;
use testkit::TestPlace;

const WORLDS: u64 = 4;

/// Somebody's name and birthday in the first world, or in the second where they are hidden.
fn known_as(person: usize, retold: bool) -> (PersonName, Date) {
    let given = if retold { format!("Q{person}") } else { format!("P{person}") };
    let birthday = born(person);
    let born = if retold { birthday.with().year(1970).build().unwrap() } else { birthday };
    (PersonName { given, family: "Example-World".into() }, born)
}

/// Everything a member of staff can ask about families, answered.
async fn answers(cx: &Cx, place: &TestPlace) -> String {
    let mut all = format!("{:?}\n", list(cx).await.map_err(|e| e.to_string()));
    for person in 0..PEOPLE {
        match show(cx, family::id(place.id, "person", &format!("p{person}"))).await {
            Ok(seen) => {
                let contacts = seen.contacts.as_ref().map(Vec::len);
                let rest = (&seen.shown.who, &seen.shown.school, &seen.relatives, &seen.ties, &seen.workers);
                writeln!(all, "{person}: {rest:?} {contacts:?} {} {:?}", seen.via, seen.until).unwrap();
            }
            Err(refusal) => writeln!(all, "{person}: {refusal}").unwrap(),
        }
        for retold in [false, true] {
            let (used, born) = known_as(person, retold);
            let who = Details { used, born: Some(born), ..Details::default() };
            let found = search(cx, Wanted { who, address: None }).await;
            writeln!(all, "{person}, {retold}: {:?}", found.map_err(|e| e.to_string())).unwrap();
        }
    }
    all
}

/// Of whom no record opens and no search shows a card.
async fn hidden(cx: &Cx, place: &TestPlace) -> Vec<usize> {
    let mut hidden = Vec::new();
    for person in 0..PEOPLE {
        let id = family::id(place.id, "person", &format!("p{person}"));
        let (used, born) = known_as(person, false);
        let who = Details { used, born: Some(born), ..Details::default() };
        let carded = match search(cx, Wanted { who, address: None }).await {
            Ok(cards) => cards.iter().any(|card| card.id == id),
            Err(Error::NotFound) => false,
            Err(other) => panic!("{other}"),
        };
        if !carded && show(cx, id).await.is_err() {
            hidden.push(person);
        }
    }
    hidden
}

/// The families with the hidden told otherwise: other names, other birthdays, and more about them.
fn retold(mut families: String, hidden: &[usize]) -> String {
    for &person in hidden {
        let (before, after) = (known_as(person, false), known_as(person, true));
        let said = |(name, born): &(PersonName, Date)| {
            format!("used = {{ given = \"{}\", family = \"Example-World\" }}\nborn = \"{born}\"", name.given)
        };
        let more = format!("{}\nlanguages = [\"pl\"]\nflags = [\"Ring twice.\"]", said(&after));
        assert!(families.contains(&said(&before)), "the file says it otherwise");
        families = families.replace(&said(&before), &more);
    }
    families
}

#[tokio::test]
async fn any_fact_about_somebody_hidden_changes_no_answer() {
    let mut compared = 0;
    for seed in 0..WORLDS {
        let place = world(seed).await;
        for staff in 0..STAFF {
            let name = format!("s{staff}");
            let hidden = hidden(&place.staff(&name), &place).await;
            if hidden.is_empty() {
                continue;
            }
            let first = answers(&place.staff(&name), &place).await;
            let other = world_with(seed, |families| retold(families, &hidden)).await;
            assert_eq!(first, answers(&other.staff(&name), &other).await, "seed {seed}, {name}, hidden: {hidden:?}");
            compared += 1;
        }
    }
    assert!(compared >= 10, "{compared} pairs of worlds say little");
}
