//! The one decision.

use crate::{
    Act, Action, Denied, Facts, Grant, ItemClass, Principal, Role,
    asker::Asker,
    restriction::{Bar, bar},
    ways::{Opened, Question, all},
};
use jiff::Timestamp;

/// Decides whether `who` may do `A` to the record in `facts` at `now`. Deny beats allow; then every way
/// that is open adds its fields to the grant. A clock that was stepped back counts as the latest moment seen.
///
/// # Errors
/// The reason, for the audit. It becomes [`kernel::Error::NotFound`]: not allowed and not there look alike.
pub fn authorise<'f, A: Act>(
    who: &Principal,
    _action: A,
    facts: Facts<'f>,
    now: Timestamp,
) -> Result<Grant<'f, A>, Denied> {
    decide(who, A::ACTION, facts, now).map(|opened| Grant::new(facts, who.id(), opened))
}

fn decide(who: &Principal, action: Action, facts: Facts<'_>, now: Timestamp) -> Result<Opened, Denied> {
    let Facts { edges, item, .. } = facts;
    let now = now.max(edges.seen);
    if item.place != edges.place {
        return Err(Denied::OtherPlace);
    }
    let asker = Asker::new(who, edges, now);
    if item.class != ItemClass::Public && asker.is_some_and(|asker| asker.holds(Role::Administrator)) {
        return Err(Denied::Administrator);
    }
    let bar = bar(who, &edges.restrictions, item, now);
    if bar == Bar::Firm {
        return Err(Denied::Restricted);
    }
    if action == Action::BreakGlass && asker.is_some_and(|asker| asker.is_suspended()) {
        return Err(Denied::Suspended);
    }
    let sealed = bar == Bar::Sealed;
    let refused = if sealed { Denied::Restricted } else { Denied::NoWay };
    all(Question { who, action, facts, now, sealed }).ok_or(refused)
}
