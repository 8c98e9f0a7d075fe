//! Small worlds made at random: a few people, a few who work with them, and what opens and closes records between them.

use domain::{
    access::workforce,
    account::Refusal,
    family::{
        self, PersonName,
        glass::{Break, open},
    },
};
use jiff::civil::{Date, date};
use kernel::Error;
use std::fmt::Write as _;
use testkit::{Random, TestPlace, live};

/// How many people each has.
pub const PEOPLE: usize = 6;
/// How many work there.
pub const STAFF: usize = 6;
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
/// When somebody there was born.
pub fn born(person: usize) -> Date {
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

/// The world of that number.
pub async fn world(seed: u64) -> TestPlace {
    world_with(seed, |families| families).await
}

/// The same with its families told otherwise.
pub async fn world_with(seed: u64, retold: impl FnOnce(String) -> String) -> TestPlace {
    let (place, random) = (TestPlace::new().await, &mut Random::new(seed));
    let files = workforce_of(random);
    workforce::put(&place.system(), files.each_ref().map(String::as_str)).await.unwrap();
    family::put(&place.system(), &retold(families_of(random))).await.unwrap();
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
