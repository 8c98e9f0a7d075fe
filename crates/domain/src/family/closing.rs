//! Closing somebody's records: to one person an order or a safety plan names, to a colleague who knows them, or to all
//! but a few. Whoever may, says why and who answers for it; opening them again asks who they are.

use super::{
    edges::About,
    gate::{Asking, answered},
    rows::{
        facts::{self, Closing},
        person,
    },
    show::around,
};
use crate::account::{Live, Refusal, proved};
use data::{Cx, Tx};
use jiff::Timestamp;
use kernel::{Error, FieldError, Id, Result};
use policy::{Item, Purpose, Restriction, RestrictionKind, Span, Target, action};

pub use super::rows::facts::Closed;

/// Fewest and most characters of a reason.
const WORDS: std::ops::RangeInclusive<usize> = 10..=1_000;

/// What closes somebody's records, and what they could be closed to.
#[derive(Debug, Clone)]
pub struct Closings {
    /// Whose.
    pub person: Id,
    /// Everything that closes or closed them, newest first.
    pub all: Vec<Closed>,
    /// Colleagues, by name.
    pub colleagues: Vec<(Id, String)>,
    /// The people around them whom the reader may see, by name.
    pub relatives: Vec<(Id, String)>,
}

/// What is to be closed, to whom, and why.
#[derive(Debug, Clone)]
pub struct Close {
    /// Whose records.
    pub person: Id,
    /// To whom.
    pub kind: RestrictionKind,
    /// Who answers for it and is told of every attempt; whoever closes it when nobody is named.
    pub guardian: Option<Id>,
    /// Why.
    pub reason: String,
}

/// What closes somebody's records.
///
/// # Errors
/// `NotFound` when there is no such person or the actor may not close them; a database fault.
pub async fn closings(cx: &Cx, id: Id) -> Result<Closings> {
    answered(cx, |tx| async move {
        let id = person::standing(&tx, id).await?;
        let Some((_, _)) = granted(&tx, id, "restriction.read").await? else { return Ok(None) };
        let (relatives, _) = around(&tx, id).await?;
        let relatives = relatives.into_iter().map(|one| (one.id, one.who.used.whole())).collect();
        let (all, colleagues) = (facts::closed(&tx, id).await?, facts::colleagues(&tx).await?);
        Ok(Some(Closings { person: id, all, colleagues, relatives }))
    })
    .await
}

/// Closes somebody's records from now on.
///
/// # Errors
/// `NotFound` when there is no such person or the actor may not close them; `Invalid` by field; a database fault.
pub async fn close(cx: &Cx, input: Close) -> Result<Id> {
    answered(cx, |tx| async move {
        let id = person::standing(&tx, input.person).await?;
        let Some((item, by)) = granted(&tx, id, "restriction.set").await? else { return Ok(None) };
        let guardian = input.guardian.unwrap_or(by);
        let faults = faults(&tx, &input, &item, guardian).await?;
        if !faults.is_empty() {
            return Err(Error::Invalid(faults));
        }
        let span = Span { from: tx.cx.clock.now(), to: None };
        let restriction = Restriction { target: Target::Person(id), kind: input.kind, span };
        let closing = Closing { restriction, guardian: Some(guardian), reason: input.reason.trim().to_owned() };
        let fresh = tx.cx.fresh_id();
        facts::restrict(&tx, fresh, id, &closing).await?;
        Ok(Some(fresh))
    })
    .await
}

/// Opens again from now on what was closed; what closed it stays written down.
///
/// # Errors
/// [`Refusal`]; within, `NotFound` when there is none or the actor may not; a database fault.
pub async fn lift(cx: &Cx, live: &Live, id: Id, restriction: Id) -> Result<(), Refusal> {
    proved(cx, live).await?;
    answered(cx, |tx| async move {
        let id = person::standing(&tx, id).await?;
        let Some((item, _)) = granted(&tx, id, "restriction.lift").await? else { return Ok(None) };
        Ok(facts::lift(&tx, &item, restriction).await?.then_some(()))
    })
    .await
    .map_err(Refusal::from)
}

/// The person's record and who acts, when they may close it.
async fn granted(tx: &Tx, id: Id, verb: &str) -> Result<Option<(Item, Id)>> {
    let asking = Asking::about(tx, About::People(&[id]), Purpose::FamilySupport).await?;
    let item = person::find(tx, id).await?;
    let grant = asking.grant(tx, item.as_ref(), action::Seal, (verb, id)).await?;
    Ok(grant.and_then(|grant| Some((grant.target().clone(), grant.holder()?))))
}

async fn faults(tx: &Tx, input: &Close, item: &Item, guardian: Id) -> Result<Vec<FieldError>> {
    let mut faults = Vec::new();
    let colleagues = facts::colleagues(tx).await?;
    let works_here = |id: &Id| colleagues.iter().any(|(known, _)| known == id);
    let unknown = |field| FieldError::new(field, "choose", "choose one");
    match &input.kind {
        RestrictionKind::StaffConflict { staff } if !works_here(staff) || *staff == guardian => {
            faults.push(unknown("staff"));
        }
        RestrictionKind::NonDisclosure { against } => {
            let (near, _) = around(tx, item.id).await?;
            if !near.iter().any(|one| one.id == *against) {
                faults.push(unknown("against"));
            }
        }
        RestrictionKind::Sealed { open_to } => {
            if open_to.is_empty() || !open_to.iter().all(works_here) {
                faults.push(unknown("open_to"));
            } else if !open_to.contains(&guardian) {
                faults.push(FieldError::new("open_to", "guardian-too", "whoever answers for it can open it"));
            }
        }
        RestrictionKind::StaffConflict { .. } => {}
    }
    if !works_here(&guardian) {
        faults.push(unknown("guardian"));
    }
    match input.reason.trim().chars().count() {
        few if few < *WORDS.start() => {
            faults.push(FieldError::new("reason", "too-short", "say why in a sentence"));
        }
        many if many > *WORDS.end() => {
            faults.push(FieldError::new("reason", "too-long", "use 1,000 characters or fewer"))
        }
        _ => {}
    }
    Ok(faults)
}

impl Closed {
    /// Whether it closes now.
    pub fn counts(&self, now: Timestamp) -> bool {
        self.span.holds(now)
    }
}
