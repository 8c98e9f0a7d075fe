//! What no weight overrules: pairs that look like one person and are, in families, so often two.

use super::{
    Agreement, Clean, Pool,
    compare::{Names, born},
};
use jiff::civil::Date;

/// Why a pair is never linked without a person deciding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Guard {
    /// Born on one day, in one family, under another first name.
    Twins,
    /// Fourteen years apart or more: perhaps parent and child of one name. Not one person at all.
    ParentAndChild,
    /// Two checked numbers of one kind that differ.
    NumbersDiffer,
    /// Nothing tells brothers, sisters, parents and children apart but the first name, and it does not agree.
    FirstNameDiffers,
    /// Dates of birth that do not agree in the least: uncle and nephew, or cousins, of one name.
    BirthDateDiffers,
    /// No date of birth to compare: a parent and a child of one name look the same.
    NoBirthDate,
    /// Two rows of a list that holds each person once.
    OneList,
}

/// Years between a parent and a child, at the least.
const GENERATION: u16 = 14;

impl Guard {
    /// Whether they are certainly two people, and not worth a look.
    pub(super) fn parts(self) -> bool {
        self == Self::ParentAndChild
    }
}

pub(super) fn guards(a: &Clean, b: &Clean, names: &Names<'_>, pool: &Pool) -> Vec<Guard> {
    let mut guards = Vec::new();
    let same_number = same(&a.nhs_number, &b.nhs_number) || same(&a.upn, &b.upn);
    if conflict(&a.nhs_number, &b.nhs_number) || conflict(&a.upn, &b.upn) {
        guards.push(Guard::NumbersDiffer);
    }
    if a.list.is_some() && a.list == b.list {
        guards.push(Guard::OneList);
    }
    if same_number {
        return guards;
    }
    match (a.born, b.born) {
        (Some(a), Some(b)) if a.year().abs_diff(b.year()) >= GENERATION => guards.push(Guard::ParentAndChild),
        (Some(one), Some(other)) if one == other && may_be_twins(a, b, names, pool) => guards.push(Guard::Twins),
        (Some(one), Some(other)) if far_apart(one, other) => guards.push(Guard::BirthDateDiffers),
        (Some(_), Some(_)) => {}
        _ => guards.push(Guard::NoBirthDate),
    }
    let agrees = names.swapped || names.given.is_some_and(|(how, _)| how != Agreement::Different);
    if !agrees {
        guards.push(Guard::FirstNameDiffers);
    }
    guards
}

fn far_apart(one: Date, other: Date) -> bool {
    matches!(born(Some(one), Some(other)), Some(Agreement::Different | Agreement::Partly))
}

/// Another first name, or one spelt nearly alike that others bear too (Amina and Amira), on the same day in the same
/// family. A spelling that hardly anybody bears is a slip of the pen.
fn may_be_twins(a: &Clean, b: &Clean, names: &Names<'_>, pool: &Pool) -> bool {
    let one_family = names.family.is_some_and(|(how, _)| how != Agreement::Different)
        || (a.postcode.is_some() && a.postcode == b.postcode);
    let other_name = match names.given.map(|(how, _)| how) {
        Some(Agreement::Different | Agreement::Partly | Agreement::Initial) => !names.swapped,
        Some(Agreement::Close) => {
            let known = |one: &Clean| one.names.iter().filter_map(|n| n.given.first()).all(|n| pool.is_known_name(n));
            known(a) && known(b)
        }
        _ => false,
    };
    one_family && other_name
}

fn same(a: &Option<String>, b: &Option<String>) -> bool {
    a.is_some() && a == b
}

fn conflict(a: &Option<String>, b: &Option<String>) -> bool {
    a.is_some() && b.is_some() && a != b
}
