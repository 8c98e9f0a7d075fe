//! The weights added up, and what they come to.

use super::{
    Agreement, Clean, Field, Guard, Pool,
    compare::{address, born, exact, names},
    guard::guards,
    weights::{MOST_FOR_NAMES, SURE, WORTH_A_LOOK, bits},
};

/// What is to be done about a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outcome {
    /// Two people.
    Not,
    /// A person decides, and sees why.
    Look,
    /// One person, as good as certainly.
    Link,
}

/// One field's say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reason {
    /// Which field.
    pub field: Field,
    /// How it agrees.
    pub agreement: Agreement,
    /// What that says, in bits: for one person above zero, for two below.
    pub bits: f64,
}

/// A pair, weighed.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// What is to be done.
    pub outcome: Outcome,
    /// Odds that they are one person, in bits: 0 is even.
    pub bits: f64,
    /// Field by field, in the order of [`Field`]; missing ones have no say.
    pub reasons: Vec<Reason>,
    /// What keeps the pair from being linked.
    pub guards: Vec<Guard>,
}

/// Weighs whether two records are of one person.
pub fn weigh(a: &Clean, b: &Clean, pool: &Pool) -> Match {
    let names = names(a, b);
    let mut reasons = Vec::with_capacity(8);
    let mut say = |field, agreement: Option<Agreement>, bits: fn(Field, Agreement) -> f64| {
        reasons.extend(agreement.map(|agreement| Reason { field, agreement, bits: bits(field, agreement) }));
    };
    if names.swapped {
        say(Field::Names, Some(Agreement::Swapped), bits);
    } else {
        say(Field::Given, names.given.map(|(how, _)| how), bits);
        say(Field::Family, names.family.map(|(how, _)| how), bits);
    }
    say(Field::Born, born(a.born, b.born), bits);
    say(Field::Sex, exact(a.sex.as_ref(), b.sex.as_ref()), bits);
    say(Field::Address, address(a, b), bits);
    say(Field::NhsNumber, exact(a.nhs_number.as_ref(), b.nhs_number.as_ref()), bits);
    say(Field::Upn, exact(a.upn.as_ref(), b.upn.as_ref()), bits);
    for reason in &mut reasons {
        match (reason.field, reason.agreement, names.given, names.family) {
            (Field::Given, Agreement::Same, Some((_, name)), _) => reason.bits = pool.given_bits(name),
            (Field::Family, Agreement::Same, _, Some((_, name))) => reason.bits = pool.family_bits(name),
            _ => {}
        }
    }
    let guards = guards(a, b, &names, pool);
    let bits = pool.prior() + reasons.iter().map(|reason| reason.bits).sum::<f64>();
    Match { outcome: outcome(bits, &guards), bits, reasons, guards }
}

/// Whether a pair could still come to a look, were its names the rarest and the same: what is quick to compare, before
/// the names are.
pub(super) fn may_be_one(a: &Clean, b: &Clean, prior: f64) -> bool {
    let say = |field, agreement: Option<Agreement>| agreement.map_or(0.0, |agreement| bits(field, agreement));
    let quick = say(Field::Born, born(a.born, b.born))
        + say(Field::Sex, exact(a.sex.as_ref(), b.sex.as_ref()))
        + say(Field::Address, address(a, b))
        + say(Field::NhsNumber, exact(a.nhs_number.as_ref(), b.nhs_number.as_ref()))
        + say(Field::Upn, exact(a.upn.as_ref(), b.upn.as_ref()));
    prior + quick + MOST_FOR_NAMES >= WORTH_A_LOOK
}

fn outcome(bits: f64, guards: &[Guard]) -> Outcome {
    if bits < WORTH_A_LOOK || guards.iter().any(|guard| guard.parts()) {
        Outcome::Not
    } else if bits >= SURE && guards.is_empty() {
        Outcome::Link
    } else {
        Outcome::Look
    }
}
