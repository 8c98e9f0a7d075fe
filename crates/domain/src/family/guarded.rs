//! What was tried on the records somebody answers for: every refusal, and every opening in an emergency. The answer to
//! whoever tried was the same as if there were no such record; only here it is told.

use super::{
    edges::About,
    gate::{Asking, answered},
    rows::{facts, guard, person},
};
use data::{Cx, Tx, audit::Deed};
use jiff::Timestamp;
use kernel::{Id, Result};
use policy::{ItemClass, Principal, Purpose, Role};

use crate::notify::{Notice, tell_role, tell_staff};

/// How far back it is told, in days.
const DAYS: i64 = 90;

/// One attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// Whose record, by name; empty when the guardian may not see it either.
    pub name: String,
    /// Who tried, by name; empty when it was nobody of the staff.
    pub by: String,
    /// What they tried: the audit's verb.
    pub action: String,
    /// Whether it was opened.
    pub opened: bool,
    /// When.
    pub at: Timestamp,
}

/// Attempts on the records the actor answers for, newest first.
///
/// # Errors
/// `NotFound` for whoever is no member of staff; a database fault.
pub async fn attempts(cx: &Cx) -> Result<Vec<Attempt>> {
    answered(cx, |tx| async move {
        let asking = Asking::about(&tx, About::Anybody, Purpose::SafeguardingEnquiry).await?;
        let Principal::Staff(staff) = &asking.who else { return Ok(None) };
        let guarded = guard::of(&tx, staff.id).await?;
        let filter = asking.filter(&tx);
        let items = person::facts(&tx, &guarded).await?;
        let admitted: Vec<_> = items.into_iter().filter(|item| filter.admits(item)).collect();
        let names = person::listed(&tx, &admitted).await?;
        let mut attempts = Vec::new();
        for tried in guard::tried(&tx, &guarded, staff.id, DAYS).await? {
            let name = names.iter().find(|(id, _)| *id == tried.target).map(|(_, who)| who.used.whole());
            let by = match tried.by {
                Some(id) => facts::staff_name(&tx, id).await?,
                None => String::new(),
            };
            let name = name.unwrap_or_default();
            attempts.push(Attempt { name, by, action: tried.action, opened: tried.opened, at: tried.at });
        }
        let deed = Deed { action: "guarded.read", kind: "place", target: Id(tx.cx.place.0), detail: "" };
        asking.note(&tx, deed, true, ItemClass::Targeted).await?;
        Ok(Some(attempts))
    })
    .await
}

/// Tells those who answer for somebody's record that it was tried.
pub(super) async fn tell(tx: &Tx, person: Id) -> Result<()> {
    for guardian in guard::who_answers(tx, person).await? {
        tell_staff(tx, guardian, Notice::GuardedTried).await?;
    }
    Ok(())
}

/// Tells those who judge that a record was opened in an emergency.
pub(super) async fn tell_judges(tx: &Tx) -> Result<()> {
    tell_role(tx, Role::SafeguardingLead, Notice::GlassOpened).await
}
