//! What somebody typed of a person, held against what can be.

use super::{
    identifiers,
    model::{Address, Answer, Details, PersonName},
};
use jiff::{ToSpan, civil::Date};
use kernel::FieldError;

/// Most characters of one short answer.
const SHORT: usize = 120;
/// Most characters of a longer one.
const LONG: usize = 1_000;
/// Nobody is older.
const OLDEST: i16 = 120;

/// Tidies what was typed, then says what cannot be, by field.
pub(super) fn details(details: &mut Details, today: Date) -> Vec<FieldError> {
    let mut faults = Vec::new();
    tidy(&mut details.used);
    if details.used.given.is_empty() && details.due.is_none() {
        faults.push(FieldError::new("given", "missing", "give the name they use"));
    }
    for (field, text, most) in [
        ("given", &details.used.given, SHORT),
        ("family", &details.used.family, SHORT),
        ("pronouns", &details.pronouns, SHORT),
        ("access_needs", &details.access_needs, LONG),
    ] {
        if text.chars().count() > most {
            faults.push(FieldError::new(field, "too-long", format!("use {most} characters or fewer")));
        }
    }
    let oldest = today.checked_sub(i32::from(OLDEST).years()).unwrap_or(Date::MIN);
    if details.born.is_some_and(|born| born > today || born < oldest) {
        faults.push(FieldError::new("born", "impossible", "a date of birth is not in the future or very long ago"));
    }
    let latest = today.checked_add(43.weeks()).unwrap_or(Date::MAX);
    if details.due.is_some_and(|due| due > latest) {
        faults.push(FieldError::new("due", "impossible", "a due date is within the next 43 weeks"));
    }
    numbers(details, &mut faults);
    for answer in [&mut details.equality.ethnicity, &mut details.equality.religion, &mut details.equality.disability] {
        if matches!(answer, Answer::Said(said) if said.trim().is_empty()) {
            *answer = Answer::NotAsked;
        }
    }
    faults
}

fn tidy(name: &mut PersonName) {
    for part in [&mut name.given, &mut name.family] {
        *part = part.split_whitespace().collect::<Vec<_>>().join(" ");
    }
}

fn numbers(details: &mut Details, faults: &mut Vec<FieldError>) {
    let numbers = &mut details.identifiers;
    for (field, typed, check) in [
        ("nhs_number", &mut numbers.nhs_number, identifiers::nhs_number as fn(&str) -> Option<String>),
        ("upn", &mut numbers.upn, identifiers::upn),
    ] {
        if typed.trim().is_empty() {
            typed.clear();
            continue;
        }
        match check(typed) {
            Some(right) => *typed = right,
            None => faults.push(FieldError::new(field, "check-digit", "a digit of this number is not right")),
        }
    }
}

/// The same for where they live.
pub(super) fn address(address: &Address) -> Vec<FieldError> {
    let too_long = address.lines.iter().any(|line| line.chars().count() > SHORT) || address.lines.len() > 6;
    let mut faults = Vec::new();
    if too_long {
        faults.push(FieldError::new("address", "too-long", "use up to six short lines"));
    }
    if address.postcode.chars().count() > 12 {
        faults.push(FieldError::new("postcode", "too-long", "a postcode is short"));
    }
    faults
}
