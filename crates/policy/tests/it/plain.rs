//! The policy as tests ask it: any action by value, the answer as plain data.

use jiff::Timestamp;
use policy::*;
use std::collections::BTreeSet;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub via: Via,
    pub fields: BTreeSet<&'static str>,
    pub expires: Option<Timestamp>,
}

pub type Decide<'d> = &'d dyn Fn(&Principal, Action, Facts<'_>, Timestamp) -> Option<Answer>;

fn ask<A: Act>(who: &Principal, act: A, facts: Facts<'_>, now: Timestamp) -> Option<Answer> {
    let grant = authorise(who, act, facts, now).ok()?;
    assert_eq!((grant.place(), grant.target().id, grant.purpose()), (facts.edges.place, facts.item.id, facts.purpose));
    assert_eq!(grant.holder(), who.id());
    Some(Answer { via: grant.via(), fields: grant.fields().names().collect(), expires: grant.expires() })
}

/// The policy itself.
pub fn real(who: &Principal, what: Action, facts: Facts<'_>, now: Timestamp) -> Option<Answer> {
    match what {
        Action::Read => ask(who, action::Read, facts, now),
        Action::Write => ask(who, action::Write, facts, now),
        Action::List => ask(who, action::List, facts, now),
        Action::Share => ask(who, action::Share, facts, now),
        Action::Seal => ask(who, action::Seal, facts, now),
        Action::BreakGlass => ask(who, action::BreakGlass, facts, now),
        Action::ReviewBreakGlass => ask(who, action::ReviewBreakGlass, facts, now),
        Action::Export => ask(who, action::Export, facts, now),
        Action::Administer => ask(who, action::Administer, facts, now),
    }
}
