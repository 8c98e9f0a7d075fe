//! Lists of invented people whose truth is known: families with twins, shared and double names, moves, names after a
//! parent, short forms, slips of the pen and gaps, each person on one, two or three lists.

mod names;
mod slips;

use crate::random::Random;
use domain::family::matching::{Entry, Name, Sex};
use jiff::civil::{Date, date};
use names::{STOCKS, Stock};

/// One row of a list, and who it truly is.
#[derive(Debug, Clone)]
pub struct Row {
    /// What the list says.
    pub entry: Entry,
    /// The person: rows of one number are one person.
    pub person: u32,
    /// Where the name comes from.
    pub stock: &'static str,
    /// Whether one parent brings the children up.
    pub lone_parent: bool,
    /// Whether the family moved between two lists.
    pub moved: bool,
}

/// Someone as they are.
struct Person {
    given: String,
    middle: Option<String>,
    family: String,
    earlier_family: Option<String>,
    born: Date,
    sex: Sex,
    nhs_number: String,
    upn: Option<String>,
}

/// A family at home.
struct Family {
    stock: &'static Stock,
    people: Vec<Person>,
    lone_parent: bool,
    homes: [(String, String); 2],
    moved: bool,
}

/// At least `rows` rows; the same for the same seed.
pub fn lists(seed: u64, rows: usize) -> Vec<Row> {
    let random = &mut Random::new(seed);
    let (mut all, mut person) = (Vec::with_capacity(rows + 24), 0);
    while all.len() < rows {
        let family = family(random);
        for one in &family.people {
            person += 1;
            let lists = match random.below(100) {
                0..55 => 1,
                55..90 => 2,
                _ => 3,
            };
            for list in 0..lists {
                let home = usize::from(family.moved && list > 0);
                let entry = slips::on_a_list(random, one, &family.homes[home], list);
                let (stock, lone_parent, moved) = (family.stock.name, family.lone_parent, family.moved);
                all.push(Row { entry, person, stock, lone_parent, moved });
            }
        }
    }
    all
}

fn family(random: &mut Random) -> Family {
    let stock = match random.below(100) {
        0..60 => &STOCKS[0],
        60..80 => &STOCKS[1],
        80..90 => &STOCKS[2],
        _ => &STOCKS[3],
    };
    let mut people = Vec::new();
    let lone_parent = random.in_a_thousand(300);
    let hers = family_name(random, stock);
    let married = !lone_parent && random.in_a_thousand(600);
    let his = family_name(random, stock);
    let mut mother = person(random, stock, Sex::Female, if married { &his } else { &hers }, 1978..2004);
    mother.earlier_family = (married && random.in_a_thousand(400)).then(|| hers.clone());
    people.push(mother);
    if !lone_parent {
        people.push(person(random, stock, Sex::Male, &his, 1974..2002));
    }
    let childrens = match random.below(10) {
        0 => format!("{hers}-{his}"),
        1..4 if !married => hers,
        _ if lone_parent => hers,
        _ => his,
    };
    children(random, stock, &childrens, &mut people);
    let homes = [home(random), home(random)];
    Family { stock, people, lone_parent, homes, moved: random.in_a_thousand(180) }
}

fn children(random: &mut Random, stock: &'static Stock, family: &str, people: &mut Vec<Person>) {
    let eldest = people.len();
    for _ in 0..1 + random.below(4) {
        let sex = if random.in_a_thousand(500) { Sex::Female } else { Sex::Male };
        let mut child = person(random, stock, sex, family, 2008..2026);
        // No two living children of a family bear one first name; a son may bear his father's.
        while people.iter().skip(eldest).any(|other| other.given == child.given) {
            child.given = first_name(random, stock, sex);
        }
        let named_after = people.get(1).filter(|father| father.sex == Sex::Male && eldest == 2 && sex == Sex::Male);
        if let Some(father) = named_after.filter(|father| {
            random.in_a_thousand(40) && people.iter().skip(eldest).all(|other| other.given != father.given)
        }) {
            child.given.clone_from(&father.given);
        }
        if let Some(twin) = people.iter().skip(eldest).next_back().filter(|_| random.in_a_thousand(60)) {
            child.born = twin.born;
        }
        child.upn = child.born.year().lt(&2022).then(|| upn(random));
        people.push(child);
    }
}

fn person(random: &mut Random, stock: &Stock, sex: Sex, family: &str, born: std::ops::Range<i16>) -> Person {
    let years = usize::try_from(born.end - born.start).expect("years");
    let year = born.start + i16::try_from(random.below(years)).expect("a year");
    let month = i8::try_from(1 + random.below(12)).expect("a month");
    let day = i8::try_from(1 + random.below(28)).expect("a day");
    Person {
        given: first_name(random, stock, sex),
        middle: random.in_a_thousand(450).then(|| first_name(random, stock, sex)),
        family: family.to_owned(),
        earlier_family: None,
        born: date(year, month, day),
        sex,
        nhs_number: nhs_number(random),
        upn: None,
    }
}

fn first_name(random: &mut Random, stock: &Stock, sex: Sex) -> String {
    let names = if sex == Sex::Female { stock.women } else { stock.men };
    (*random.common(names)).to_owned()
}

fn family_name(random: &mut Random, stock: &Stock) -> String {
    format!("{}{}", random.common(stock.begin), random.any(stock.end))
}

fn home(random: &mut Random) -> (String, String) {
    let letter = |random: &mut Random| char::from(b'A' + u8::try_from(random.below(20)).expect("a letter"));
    let (area, sector) = (1 + random.below(20), random.below(10));
    let postcode = format!("ZZ{area} {sector}{}{}", letter(random), letter(random));
    (postcode, format!("{} Invented Road", 1 + random.below(60)))
}

fn nhs_number(random: &mut Random) -> String {
    loop {
        let body = format!("999{:06}", random.below(1_000_000));
        let found = (0..10).map(|check| format!("{body}{check}"));
        if let Some(number) = found.filter_map(|typed| domain::family::identifiers::nhs_number(&typed)).next() {
            return number;
        }
    }
}

fn upn(random: &mut Random) -> String {
    let body = format!("{:012}", random.number() % 1_000_000_000_000);
    let mut found = ('A'..='Z').filter_map(|letter| domain::family::identifiers::upn(&format!("{letter}{body}")));
    found.next_back().expect("every body has its letter")
}

/// The name as a list writes it.
fn name(given: &str, family: &str) -> Vec<Name> {
    vec![Name::new(given, family)]
}
