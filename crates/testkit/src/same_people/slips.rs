//! How a person comes onto a list: with what that list leaves out, and the slips of whoever typed it.

use super::{Person, name};
use crate::random::Random;
use domain::family::matching::Entry;
use jiff::civil::{Date, date};

/// Short forms and other spellings, by name.
const SHORT: &[(&str, &[&str])] = &[
    ("Katherine", &["Kate", "Kathy", "Catherine"]),
    ("Elizabeth", &["Liz", "Beth", "Lizzie"]),
    ("Samantha", &["Sam"]),
    ("Victoria", &["Vicky", "Tori"]),
    ("Rebecca", &["Becky", "Becca"]),
    ("Jennifer", &["Jenny", "Jen"]),
    ("Nicola", &["Nicky"]),
    ("Abigail", &["Abbie", "Abi"]),
    ("Isabella", &["Bella", "Izzy"]),
    ("Charlotte", &["Lottie", "Charlie"]),
    ("Amelia", &["Millie"]),
    ("Olivia", &["Liv", "Livvy"]),
    ("Jessica", &["Jess"]),
    ("Sarah", &["Sara", "Sally"]),
    ("Oliver", &["Ollie"]),
    ("Thomas", &["Tom", "Tommy"]),
    ("James", &["Jamie", "Jim"]),
    ("William", &["Will", "Bill", "Liam"]),
    ("Daniel", &["Dan", "Danny"]),
    ("Joshua", &["Josh"]),
    ("Charles", &["Charlie"]),
    ("Alexander", &["Alex", "Sandy"]),
    ("Joseph", &["Joe"]),
    ("Samuel", &["Sam"]),
    ("Benjamin", &["Ben"]),
    ("Edward", &["Ed", "Teddy"]),
    ("Michael", &["Mike", "Mick"]),
    ("David", &["Dave"]),
    ("Matthew", &["Matt"]),
    ("Christopher", &["Chris"]),
    ("Andrew", &["Andy", "Drew"]),
    ("Robert", &["Rob", "Bob"]),
    ("Stephen", &["Steve", "Steven"]),
    ("Anthony", &["Tony"]),
    ("Mohammed", &["Muhammad", "Mohamed", "Mo"]),
    ("Hassan", &["Hasan"]),
    ("Hussain", &["Hussein", "Husain"]),
    ("Aisha", &["Ayesha"]),
    ("Maryam", &["Mariam"]),
    ("Zainab", &["Zaynab"]),
    ("Usman", &["Uthman"]),
    ("Yusuf", &["Yousef"]),
    ("Katarzyna", &["Kasia"]),
    ("Malgorzata", &["Gosia"]),
    ("Agnieszka", &["Aga"]),
    ("Jakub", &["Kuba"]),
    ("Piotr", &["Peter"]),
    ("Pawel", &["Paul"]),
    // Used at home, in no list of short forms: only a person can see it.
    ("Emmanuel", &["Manny"]),
    ("Blessing", &["Bee"]),
];

/// One row about them. The first list (`list` 0) is the most careful.
pub(super) fn on_a_list(random: &mut Random, one: &Person, home: &(String, String), list: usize) -> Entry {
    let careless = if list == 0 { 1 } else { 2 };
    let mut given = one.given.clone();
    if random.in_a_thousand(30 * careless) {
        given = SHORT.iter().find(|(of, _)| *of == given).map_or(given, |(_, short)| (*random.any(short)).to_owned());
    } else if random.in_a_thousand(12 * careless) {
        given = mistyped(random, &given);
    }
    if let Some(middle) = one.middle.as_ref().filter(|_| random.in_a_thousand(600)) {
        given = format!("{given} {middle}");
    }
    let mut family = match &one.earlier_family {
        Some(earlier) if list == 0 => earlier.clone(),
        _ => one.family.clone(),
    };
    if let Some((half, _)) = family.split_once('-').filter(|_| random.in_a_thousand(350)) {
        family = half.to_owned();
    }
    if random.in_a_thousand(12 * careless) {
        family = mistyped(random, &family);
    }
    if random.in_a_thousand(3 * careless) {
        (given, family) = (family, given);
    }
    let (postcode, house) = if random.in_a_thousand(40) { Default::default() } else { home.clone() };
    let keeps = |random: &mut Random, value: &str, times| {
        if random.in_a_thousand(times) { value.to_owned() } else { String::new() }
    };
    Entry {
        names: name(&given, &family),
        born: birth_date(random, one.born, careless),
        sex: (!random.in_a_thousand(50)).then_some(one.sex),
        postcode,
        house,
        nhs_number: keeps(random, &one.nhs_number, 300),
        upn: keeps(random, one.upn.as_deref().unwrap_or_default(), 300),
        one_per_person_list: None,
    }
}

fn birth_date(random: &mut Random, born: Date, careless: usize) -> Option<Date> {
    match random.below(1_000 / careless) {
        0..6 => None,
        6..10 => Some(date(1900, 1, 1)),
        10..15 if born.day() <= 12 => Some(date(born.year(), born.day(), born.month())),
        15..22 => {
            let day = if born.day() <= 18 { born.day() + 10 } else { born.day() - 10 };
            Some(date(born.year(), born.month(), day))
        }
        22..25 => Some(date(born.year() + 1, born.month(), born.day())),
        _ => Some(born),
    }
}

/// One slip: two letters change places, one is left out, doubled or another.
fn mistyped(random: &mut Random, word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = 1 + random.below(letters.len().saturating_sub(2));
    if at + 1 >= letters.len() {
        return word.to_owned();
    }
    match random.below(4) {
        0 => letters.swap(at, at + 1),
        1 => drop(letters.remove(at)),
        2 => letters.insert(at, letters[at]),
        _ => letters[at] = char::from(b'a' + u8::try_from(random.below(26)).expect("a letter")),
    }
    letters.into_iter().collect()
}
