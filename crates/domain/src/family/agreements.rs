//! Two records side by side. What a family agreed to answers "will they work with us, and who may know?", and ends when
//! they take it back. What in law allows the use of their information answers "why may we keep this?", and does not.

use super::{
    codes::{AgreementScope, Capacity, ShareDecision},
    edges::About,
    gate::{Asking, answered},
    rows::{agreement, person},
};
use data::{Cx, Tx};
use jiff::{Timestamp, civil::Date};
use kernel::{Error, FieldError, Id, Result, clock::london};
use policy::{Item, Purpose, action};
use serde::{Deserialize, Serialize};

/// What is agreed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementDraft {
    /// Each thing agreed to, by itself.
    pub scopes: Vec<AgreementScope>,
    /// Which wording they saw or heard, by its version.
    pub wording: String,
    /// Who gave it, by name.
    pub given_by: String,
    /// In what capacity.
    pub capacity: Capacity,
    /// Why somebody under 16 was found able to decide; or who with responsibility disagrees.
    pub note: String,
}

/// An agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// Its id.
    pub id: Id,
    /// What is agreed to.
    pub draft: AgreementDraft,
    /// When.
    pub given: Timestamp,
    /// When it is over by itself.
    pub expires: Option<Timestamp>,
    /// When it was taken back.
    pub withdrawn: Option<Timestamp>,
}

impl Agreed {
    /// Whether it counts at `now`.
    pub fn counts(&self, now: Timestamp) -> bool {
        agreement::counts(self, now)
    }
}

/// Why in law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grounds {
    /// Article, for example `6(1)(e)`.
    pub article: String,
    /// Condition for what is sensitive, for example `9(2)(h)`.
    pub condition: String,
    /// Reference of the impact assessment.
    pub assessment: String,
}

/// A basis for one purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BasisRow {
    /// Its id.
    pub id: Id,
    /// For what.
    pub purpose: Purpose,
    /// Why in law.
    pub grounds: Grounds,
    /// From when.
    pub from: Timestamp,
    /// Until when.
    pub to: Option<Timestamp>,
}

/// Why something was shared, or was not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// With whom.
    pub recipient: String,
    /// What.
    pub what: String,
    /// Why, and why it is needed.
    pub reason: String,
    /// Whether telling the family first would have put somebody at risk.
    pub telling_raises_risk: bool,
}

/// A decision to share or not to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionRow {
    /// Its id.
    pub id: Id,
    /// What was decided.
    pub decision: ShareDecision,
    /// Why.
    pub why: Why,
    /// Who decided, as the audit names them.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// All of it, of one person.
#[derive(Debug, Clone)]
pub struct AgreementPage {
    /// Whose.
    pub person: Id,
    /// What they agreed to, newest first.
    pub agreed: Vec<Agreed>,
    /// What in law allows the use of their information; empty when that is closed.
    pub bases: Vec<BasisRow>,
    /// What was shared and what was not; empty when that is closed.
    pub decisions: Vec<DecisionRow>,
    /// Whether the reader may change it.
    pub may_edit: bool,
    /// Whether the reader may decide to share.
    pub may_share: bool,
}

/// Takes an agreement back.
#[derive(Debug, Clone, Copy)]
pub struct WithdrawAgreement {
    /// Whose.
    pub person: Id,
    /// Which.
    pub agreement: Id,
}

async fn found(tx: &Tx, id: Id) -> Result<Option<Item>> {
    Ok(person::find(tx, id).await?.as_ref().map(agreement::item))
}

/// What somebody agreed to, and why in law.
///
/// # Errors
/// `NotFound` when there is no such person or the actor may not see it; a database fault.
pub async fn agreements(cx: &Cx, id: Id) -> Result<AgreementPage> {
    answered(cx, |tx| async move {
        let id = person::standing(&tx, id).await?;
        let asking = Asking::about(&tx, About::People(&[id]), Purpose::FamilySupport).await?;
        let item = found(&tx, id).await?;
        let Some(grant) = asking.grant(&tx, item.as_ref(), action::Read, ("agreement.read", id)).await? else {
            return Ok(None);
        };
        let mask = grant.fields();
        let bases = if mask.opens("basis") { agreement::bases(&tx, &grant).await? } else { Vec::new() };
        let decisions = if mask.opens("shares") { agreement::decisions(&tx, &grant).await? } else { Vec::new() };
        let may_edit = asking.may(&tx, grant.target(), action::Write);
        let may_share = asking.may(&tx, grant.target(), action::Share);
        let agreed = agreement::agreed(&tx, &grant).await?;
        Ok(Some(AgreementPage { person: id, agreed, bases, decisions, may_edit, may_share }))
    })
    .await
}

/// Keeps what a family agreed to, until the end of `last` if that is said.
///
/// # Errors
/// `NotFound` when there is no such person or the actor may not; `Invalid` by field; a database fault.
pub async fn give(cx: &Cx, id: Id, draft: AgreementDraft, last: Option<Date>) -> Result<Id> {
    answered(cx, |tx| async move {
        let id = person::standing(&tx, id).await?;
        let asking = Asking::about(&tx, About::People(&[id]), Purpose::FamilySupport).await?;
        let item = found(&tx, id).await?;
        let granted = asking.grant(&tx, item.as_ref(), action::Write, ("agreement.give", id)).await?;
        if granted.is_none() {
            return Ok(None);
        }
        let faults = faults(&draft, last, tx.cx.clock.today());
        if !faults.is_empty() {
            return Err(Error::Invalid(faults));
        }
        let expires = last.map(after).transpose()?;
        let agreed = Agreed { id: tx.cx.fresh_id(), draft, given: tx.cx.clock.now(), expires, withdrawn: None };
        agreement::insert(&tx, id, &agreed).await?;
        Ok(Some(agreed.id))
    })
    .await
}

/// Ends an agreement now, and with an agreement to take part or to share the shares that rest on consent; what the law
/// asks for goes on.
///
/// # Errors
/// `NotFound` when there is none or the actor may not; a database fault.
pub async fn withdraw(cx: &Cx, input: WithdrawAgreement) -> Result<()> {
    answered(cx, |tx| async move {
        let id = input.person;
        let id = person::standing(&tx, id).await?;
        let asking = Asking::about(&tx, About::People(&[id]), Purpose::FamilySupport).await?;
        let item = found(&tx, id).await?;
        let Some(grant) = asking.grant(&tx, item.as_ref(), action::Write, ("agreement.withdraw", id)).await? else {
            return Ok(None);
        };
        agreement::withdraw(&tx, &grant, input.agreement).await.map(Some)
    })
    .await
}

/// The first moment after a day in England.
fn after(last: Date) -> Result<Timestamp> {
    let next = last.tomorrow().map_err(Error::internal)?;
    Ok(next.to_zoned(london()).map_err(Error::internal)?.timestamp())
}

fn faults(draft: &AgreementDraft, last: Option<Date>, today: Date) -> Vec<FieldError> {
    let mut faults = Vec::new();
    let mut say = |bad: bool, field: &str, code: &str, words: &str| {
        if bad {
            faults.push(FieldError::new(field, code, words));
        }
    };
    say(draft.scopes.is_empty(), "scopes", "missing", "say what they agreed to");
    say(draft.wording.trim().is_empty(), "wording", "missing", "say which wording they were given");
    say(draft.given_by.trim().is_empty(), "given_by", "missing", "say who agreed");
    let reasoned = draft.capacity != Capacity::CompetentChild || !draft.note.trim().is_empty();
    say(!reasoned, "note", "missing", "say how they showed that they understand");
    say(draft.note.chars().count() > 1_000, "note", "too-long", "use 1,000 characters or fewer");
    say(draft.given_by.chars().count() > 120, "given_by", "too-long", "use 120 characters or fewer");
    say(draft.wording.chars().count() > 120, "wording", "too-long", "use 120 characters or fewer");
    say(last.is_some_and(|last| last < today), "last", "past", "the last day is today or later");
    faults
}
