//! Through the database, in small worlds made at random: what a list shows is exactly what opens one by one, a search
//! finds nobody who is closed, and both follow the clock.

use domain::{
    Cx,
    access::workforce,
    account::Refusal,
    family::{
        self, Details, PersonName, Wanted,
        glass::{Break, open},
        list, search, show,
    },
};
use jiff::civil::{Date, date};
use kernel::{Error, Id};
use std::fmt::Write as _;
use testkit::{Random, TestPlace, live};

/// Worlds tried; each is some hundred questions.
const WORLDS: u64 = 24;
const PEOPLE: usize = 6;
const STAFF: usize = 6;
const AGENCIES: [&str; 2] = ["council", "trust"];
const TEAMS: [(&str, &str); 3] = [("north", "council"), ("south", "council"), ("nurses", "trust")];
const ROLES: [(&str, &str); 9] = [
    ("triage-worker", "regular"),
    ("lead-practitioner", "frequent"),
    ("practitioner", "regular"),
    ("group-leader", "occasional"),
    ("team-manager", "frequent"),
    ("safeguarding-lead", "frequent"),
    ("partner-worker", "sometimes"),
    ("data-protection-officer", "occasional"),
    ("administrator", "occasional"),
];
const PARTS: [&str; 5] = ["lead", "co-worker", "duty", "group-leader", "manager-of"];
const MOMENTS: [&str; 3] =
    ["2026-11-24T10:00[Europe/London]", "2026-11-24T13:00[Europe/London]", "2026-12-05T10:00[Europe/London]"];

fn born(person: usize) -> Date {
    date(1990, 1, 1 + i8::try_from(person).unwrap())
}

const DAYS: [&str; 4] = ["2026-10-01", "2026-11-24", "2026-11-23", "2026-12-01"];

fn day(random: &mut Random) -> &'static str {
    DAYS[random.below(DAYS.len())]
}

fn workforce_of(random: &mut Random) -> [String; 4] {
    let mut files: [String; 4] =
        ["slug,name,kind\n", "slug,agency,name\n", "slug,name,email,job,line\n", "staff,team,role,tier,from,to\n"]
            .map(String::from);
    for agency in AGENCIES {
        writeln!(files[0], "{agency},{agency},council").unwrap();
    }
    for (team, agency) in TEAMS {
        writeln!(files[1], "{team},{agency},{team}").unwrap();
    }
    for staff in 0..STAFF {
        writeln!(files[2], "s{staff},S{staff},s{staff}@example.org,,line{}", staff % 2).unwrap();
        for _ in 0..1 + random.below(2) {
            let ((team, _), (role, tier)) = (random.any(&TEAMS), random.any(&ROLES));
            let to = if random.in_a_thousand(200) { "2026-11-30" } else { "" };
            writeln!(files[3], "s{staff},{team},{role},{tier},2025-09-01,{to}").unwrap();
        }
    }
    files
}

fn families_of(random: &mut Random) -> String {
    let mut all = String::new();
    for person in 0..PEOPLE {
        let (team, agency) = random.any(&TEAMS);
        let name = format!("{{ given = \"P{person}\", family = \"Example-World\" }}");
        writeln!(all, "[[person]]\nslug = \"p{person}\"\nteam = \"{team}\"\nagency = \"{agency}\"").unwrap();
        writeln!(all, "[person.who]\nused = {name}\nborn = \"{}\"", born(person)).unwrap();
    }
    for _ in 0..14 {
        let by = if random.in_a_thousand(700) {
            format!("staff = \"s{}\"", random.below(STAFF))
        } else {
            format!("team = \"{}\"", random.any(&TEAMS).0)
        };
        let to = if random.in_a_thousand(300) { "to = \"2026-12-03\"\n" } else { "" };
        let (person, part, from) = (random.below(PEOPLE), random.any(&PARTS), day(random));
        writeln!(
            all,
            "[[involvement]]\nperson = [\"p{person}\"]\n{by}\nas = \"{part}\"\nfrom = \"{from}\"\n{to}reason = \"\""
        )
        .unwrap();
    }
    for _ in 0..random.below(5) {
        let kind = match random.below(3) {
            0 => format!("staff = \"s{}\"", random.below(STAFF)),
            1 => format!("against = \"p{}\"", random.below(PEOPLE)),
            _ => format!("open_to = [\"s{}\"]", random.below(STAFF)),
        };
        let (person, from) = (random.below(PEOPLE), day(random));
        writeln!(all, "[[restriction]]\nperson = \"p{person}\"\n{kind}\nfrom = \"{from}\"\nreason = \"\"").unwrap();
    }
    if random.in_a_thousand(500) {
        writeln!(all, "[[worker]]\nstaff = \"s0\"\nperson = \"p{}\"", random.below(PEOPLE)).unwrap();
    }
    let classes = random.any(&["1", "12", "23", "123"]);
    writeln!(all, "[[sharing]]\nslug = \"a\"\nfrom_agency = \"council\"\nto_agency = \"trust\"\npurpose = \"family-support\"\nclasses = \"{classes}\"\nbasis = \"consent\"\nreference = \"\"\nfrom = \"2026-01-01\"").unwrap();
    let (person, from) = (random.below(PEOPLE), day(random));
    writeln!(
        all,
        "[[share]]\nsharing = \"a\"\nperson = [\"p{person}\"]\ndecided_by = \"s1\"\ndetail = \"\"\nfrom = \"{from}\""
    )
    .unwrap();
    all
}

async fn world(seed: u64) -> TestPlace {
    let (place, random) = (TestPlace::new().await, &mut Random::new(seed));
    let files = workforce_of(random);
    workforce::put(&place.system(), files.each_ref().map(String::as_str)).await.unwrap();
    family::put(&place.system(), &families_of(random)).await.unwrap();
    for _ in 0..3 {
        let (staff, person) = (random.below(STAFF), random.below(PEOPLE));
        let ask = Break {
            name: PersonName { given: format!("P{person}"), family: "Example-World".into() },
            born: Some(born(person)),
            nhs_number: String::new(),
            reason: "immediate-danger".into(),
            words: "Somebody may come to harm.".into(),
        };
        let cx = place.staff(&format!("s{staff}"));
        match open(&cx, &live(&cx), ask).await {
            Ok(()) | Err(Refusal::Other(Error::NotFound)) => {}
            Err(other) => panic!("seed {seed}: {other:?}"),
        }
    }
    place
}

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
