//! Deciding to share or not to, and saying what in law allows the use of somebody's information. Each decision is kept
//! with its reason, the ones not to share as well.

use super::{
    agreements::{BasisRow, DecisionRow, Grounds, Why},
    codes::{AgreementScope, ShareDecision},
    edges::About,
    gate::{Asking, answered},
    rows::{agreement, person},
};
use data::{Cx, Tx};
use kernel::{Error, FieldError, Id, Result};
use policy::{Act, Purpose, action};

/// Most characters of a short answer and of a longer one.
const SHORT: usize = 200;
const LONG: usize = 1_000;
/// Fewest characters of a reason.
const FEWEST: usize = 10;

/// A decision about telling somebody something of a person.
#[derive(Debug, Clone)]
pub struct DecideShare {
    /// Of whom.
    pub person: Id,
    /// What is decided.
    pub decision: ShareDecision,
    /// Why.
    pub why: Why,
}

/// What in law allows one use of somebody's information.
#[derive(Debug, Clone)]
pub struct Ground {
    /// Whose.
    pub person: Id,
    /// For what.
    pub purpose: Purpose,
    /// Why in law.
    pub grounds: Grounds,
}

/// Keeps a decision to share or not to.
///
/// # Errors
/// `NotFound` when there is no such person or the actor may not; `Invalid` by field, `no-current-agreement` when it is
/// said to rest on an agreement and none counts; a database fault.
pub async fn decide_share(cx: &Cx, input: DecideShare) -> Result<Id> {
    match input.decision {
        ShareDecision::Kept => decide(cx, input, action::Write).await,
        ShareDecision::Shared | ShareDecision::Overridden | ShareDecision::Emergency => {
            decide(cx, input, action::Share).await
        }
    }
}

async fn decide<A: Act>(cx: &Cx, input: DecideShare, action: A) -> Result<Id> {
    answered(cx, |tx| async move {
        let id = person::standing(&tx, input.person).await?;
        let asking = Asking::about(&tx, About::People(&[id]), Purpose::FamilySupport).await?;
        let item = person::find(&tx, id).await?.as_ref().map(agreement::item);
        let Some(grant) = asking.grant(&tx, item.as_ref(), action, ("share.decide", id)).await? else {
            return Ok(None);
        };
        if !grant.fields().opens("shares") {
            return Ok(None);
        }
        let mut faults = faults(&input.why);
        if input.decision == ShareDecision::Shared && !is_agreed(&tx, id).await? {
            let words = "nobody agreed to sharing, or it is over";
            faults.push(FieldError::new("decision", "no-current-agreement", words));
        }
        if !faults.is_empty() {
            return Err(Error::Invalid(faults));
        }
        let (by, at) = (tx.cx.actor.label(), tx.cx.clock.now());
        let row = DecisionRow { id: tx.cx.fresh_id(), decision: input.decision, why: input.why, by, at };
        agreement::insert_decision(&tx, id, &row).await?;
        Ok(Some(row.id))
    })
    .await
}

/// Whether somebody agreed to their partners or their school being told, and that counts now.
async fn is_agreed(tx: &Tx, person: Id) -> Result<bool> {
    let now = tx.cx.clock.now();
    let shares = [AgreementScope::SharePartners, AgreementScope::ShareSchool];
    let all = agreement::all(tx, person).await?;
    Ok(all.iter().any(|one| one.counts(now) && one.draft.scopes.iter().any(|scope| shares.contains(scope))))
}

fn faults(why: &Why) -> Vec<FieldError> {
    let mut faults = Vec::new();
    for (field, text, most) in [("recipient", &why.recipient, SHORT), ("what", &why.what, SHORT)] {
        if text.trim().is_empty() {
            faults.push(FieldError::new(field, "missing", "fill this in"));
        }
        if text.chars().count() > most {
            faults.push(FieldError::new(field, "too-long", format!("use {most} characters or fewer")));
        }
    }
    if why.reason.trim().chars().count() < FEWEST {
        faults.push(FieldError::new("reason", "too-short", "say why in a sentence"));
    }
    if why.reason.chars().count() > LONG {
        faults.push(FieldError::new("reason", "too-long", format!("use {LONG} characters or fewer")));
    }
    faults
}

/// Says what in law allows one use of somebody's information, from now on; what was said before for that use ends.
///
/// # Errors
/// `NotFound` when there is no such person or the actor may not; `Invalid` by field; a database fault.
pub async fn ground(cx: &Cx, input: Ground) -> Result<Id> {
    answered(cx, |tx| async move {
        let id = person::standing(&tx, input.person).await?;
        let asking = Asking::about(&tx, About::People(&[id]), Purpose::FamilySupport).await?;
        let item = person::find(&tx, id).await?.as_ref().map(agreement::item);
        let Some(grant) = asking.grant(&tx, item.as_ref(), action::Write, ("basis.set", id)).await? else {
            return Ok(None);
        };
        if !grant.fields().opens("basis") {
            return Ok(None);
        }
        let Grounds { article, condition, assessment } = &input.grounds;
        let mut faults = Vec::new();
        for (field, text, needed) in
            [("article", article, true), ("condition", condition, false), ("assessment", assessment, true)]
        {
            if needed && text.trim().is_empty() {
                faults.push(FieldError::new(field, "missing", "fill this in"));
            }
            if text.chars().count() > SHORT {
                faults.push(FieldError::new(field, "too-long", format!("use {SHORT} characters or fewer")));
            }
        }
        if !faults.is_empty() {
            return Err(Error::Invalid(faults));
        }
        agreement::end_basis(&tx, &grant, input.purpose).await?;
        let (from, grounds) = (tx.cx.clock.now(), input.grounds);
        let row = BasisRow { id: tx.cx.fresh_id(), purpose: input.purpose, grounds, from, to: None };
        agreement::insert_basis(&tx, id, &row).await?;
        Ok(Some(row.id))
    })
    .await
}
