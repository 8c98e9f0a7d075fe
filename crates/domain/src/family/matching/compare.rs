//! Two records, field by field: how they agree, in kinds that can be said in words.

use super::{Clean, clean::CleanName, nicknames};
use jiff::civil::Date;

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// First and middle names.
    Given,
    /// Family name.
    Family,
    /// First and family name together, when they changed places.
    Names,
    /// Date of birth.
    Born,
    /// Sex.
    Sex,
    /// Postcode and number of the house.
    Address,
    /// NHS number.
    NhsNumber,
    /// Unique pupil number.
    Upn,
}

/// How two values agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Agreement {
    /// The same.
    Same,
    /// One is used for the other.
    Nickname,
    /// Spelt nearly alike; one digit apart; next to each other.
    Close,
    /// Changed places: day and month, or first and family name.
    Swapped,
    /// Part of it is the same: a half of a double name, the year, the postcode without the number; or the first name
    /// is the same and the middle names are not.
    Partly,
    /// Only the first letter is given, and it agrees.
    Initial,
    /// Not the same.
    Different,
}

use Agreement::{Close, Different, Initial, Nickname, Partly, Same, Swapped};

/// From this likeness (Jaro and Winkler) on, two spellings may be one name.
const ALIKE: f64 = 0.9;

/// How the names of two people agree at best, over all names each has had; `None` where either has none.
pub(super) struct Names<'a> {
    pub(super) given: Option<(Agreement, &'a str)>,
    pub(super) family: Option<(Agreement, &'a str)>,
    pub(super) swapped: bool,
}

pub(super) fn names<'a>(a: &'a Clean, b: &'a Clean) -> Names<'a> {
    let pairs = || a.names.iter().flat_map(|one| b.names.iter().map(move |other| (one, other)));
    let best = |of: fn(&'a CleanName, &'a CleanName) -> Option<(Agreement, &'a str)>| {
        pairs().filter_map(|(one, other)| of(one, other)).min_by_key(|(agreement, _)| rank(*agreement))
    };
    let (given, family) = (best(given), best(family));
    let differ = |of: Option<(Agreement, &str)>| of.is_some_and(|(agreement, _)| agreement == Different);
    let swapped = differ(given) && differ(family) && pairs().any(|(one, other)| is_swapped(one, other));
    Names { given, family, swapped }
}

fn rank(agreement: Agreement) -> u8 {
    match agreement {
        Same => 0,
        Nickname => 1,
        Close => 2,
        Swapped => 3,
        Partly => 4,
        Initial => 5,
        Different => 6,
    }
}

fn given<'a>(a: &'a CleanName, b: &'a CleanName) -> Option<(Agreement, &'a str)> {
    let (one, other) = (a.given.first()?, b.given.first()?);
    let agreement = if one == other {
        match (a.given.get(1), b.given.get(1)) {
            (Some(one), Some(other)) if word(one, other) == Different => Partly,
            _ => Same,
        }
    } else {
        match word(one, other) {
            // Somebody who goes by a middle name.
            Different if a.given.contains(other) || b.given.contains(one) => Partly,
            agreement => agreement,
        }
    };
    Some((agreement, one))
}

fn family<'a>(a: &'a CleanName, b: &'a CleanName) -> Option<(Agreement, &'a str)> {
    let first = a.family.first()?;
    b.family.first()?;
    if a.family == b.family || a.family.concat() == b.family.concat() {
        return Some((Same, first));
    }
    if let Some(shared) = a.family.iter().find(|word| word.len() > 2 && b.family.contains(word)) {
        return Some((Partly, shared));
    }
    let alike = a.family.iter().any(|one| b.family.iter().any(|other| likeness(one, other) >= ALIKE));
    Some((if alike { Close } else { Different }, first))
}

fn word(one: &str, other: &str) -> Agreement {
    if one == other {
        Same
    } else if one.chars().count() == 1 || other.chars().count() == 1 {
        if one.chars().next() == other.chars().next() { Initial } else { Different }
    } else if nicknames::related(one, other) {
        Nickname
    } else if likeness(one, other) >= ALIKE {
        Close
    } else {
        Different
    }
}

/// Words of very different lengths are never alike, which spares most of the work.
fn likeness(one: &str, other: &str) -> f64 {
    if one.len().abs_diff(other.len()) > 3 { 0.0 } else { strsim::jaro_winkler(one, other) }
}

fn is_swapped(a: &CleanName, b: &CleanName) -> bool {
    let crossed = |a: &CleanName, b: &CleanName| a.given.first().is_some_and(|first| b.family.first() == Some(first));
    crossed(a, b) && crossed(b, a)
}

pub(super) fn born(a: Option<Date>, b: Option<Date>) -> Option<Agreement> {
    let (a, b) = (a?, b?);
    Some(if a == b {
        Same
    } else if a.year() == b.year() && a.day() == b.month() && a.month() == b.day() {
        Swapped
    } else if figures_apart(a, b) == 1 {
        Close
    } else if a.year() == b.year() {
        Partly
    } else {
        Different
    })
}

/// How many of the eight figures of two dates differ.
fn figures_apart(a: Date, b: Date) -> u32 {
    let whole = |date: Date| i32::from(date.year()) * 10_000 + i32::from(date.month()) * 100 + i32::from(date.day());
    let (mut a, mut b, mut apart) = (whole(a), whole(b), 0);
    while a != b {
        apart += u32::from(a % 10 != b % 10);
        (a, b) = (a / 10, b / 10);
    }
    apart
}

pub(super) fn address(a: &Clean, b: &Clean) -> Option<Agreement> {
    let (one, other) = (a.postcode.as_ref()?, b.postcode.as_ref()?);
    let same_sector =
        one.len() == other.len() && one.len() > 2 && one.bytes().zip(other.bytes()).rev().skip(2).all(|(a, b)| a == b);
    Some(if one == other {
        if a.house.is_some() && a.house == b.house { Same } else { Partly }
    } else if same_sector {
        Close
    } else {
        Different
    })
}

/// Values that are either the same or not.
pub(super) fn exact<T: PartialEq>(a: Option<&T>, b: Option<&T>) -> Option<Agreement> {
    Some(if a? == b? { Same } else { Different })
}
