//! One person's page: who they are, how they belong, where they live, how to reach them, as far as each grant opens it.

use super::{
    edges::About,
    gate::{Asking, answered},
    join,
    model::{Details, SafeContact, Stay, Tie},
    rows::{contact, facts, home, person, tie},
};
use data::{Cx, Tx};
use jiff::Timestamp;
use kernel::{Id, Result};
use policy::{Item, Purpose, action};
use std::collections::BTreeSet;

pub use super::rows::{facts::Worker, person::Shown};

/// A person as the reader may see them.
#[derive(Clone)]
pub struct Seen {
    /// Their id.
    pub id: Id,
    /// Who they are.
    pub shown: Shown,
    /// Where they live and lived; without addresses unless class 5 is open.
    pub stays: Vec<Stay>,
    /// How they may be reached; `None` when that is closed.
    pub contacts: Option<Vec<(SafeContact, i64)>>,
    /// The people around them whom the reader may see too.
    pub relatives: Vec<Relative>,
    /// Ties among all of these, for a picture.
    pub ties: Vec<Tie>,
    /// Who works with them; empty when that is closed.
    pub workers: Vec<Worker>,
    /// By which way the record opened: a code.
    pub via: &'static str,
    /// When the way in ends, if it does.
    pub until: Option<Timestamp>,
    /// Whether the reader may change who they are.
    pub may_edit: bool,
    /// Whether the reader may close the record to somebody.
    pub may_close: bool,
    /// The joining with another record that this one stands for, for whoever may undo it.
    pub joined: Option<Id>,
}

/// Somebody a person belongs with.
#[derive(Debug, Clone)]
pub struct Relative {
    /// Their id.
    pub id: Id,
    /// Who they are; nothing above class 1.
    pub who: Details,
}

/// One person's record; the one that stands for it when it was joined with another.
///
/// # Errors
/// `NotFound` when there is none or the actor may not see it, which the audit keeps either way; a database fault.
pub async fn show(cx: &Cx, id: Id) -> Result<Seen> {
    answered(cx, |tx| async move {
        let id = person::standing(&tx, id).await?;
        let asking = Asking::about(&tx, About::People(&[id]), Purpose::FamilySupport).await?;
        let item = person::find(&tx, id).await?;
        let Some(grant) = asking.grant(&tx, item.as_ref(), action::Read, ("person.read", id)).await? else {
            return Ok(None);
        };
        let shown = person::load(&tx, &grant).await?;
        let stays = home::of(&tx, &grant).await?;
        let workers = if grant.fields().opens("identifiers") { facts::workers(&tx, id).await? } else { Vec::new() };
        let contacts = contacts(&tx, &asking, grant.target()).await?;
        let (relatives, ties) = around(&tx, id).await?;
        let may_edit = asking.may(&tx, grant.target(), action::Write);
        let may_close = asking.may(&tx, grant.target(), action::Seal);
        let (via, until) = (grant.via().code(), grant.expires());
        let joined = if may_edit { join::stands(&tx, id).await? } else { None };
        Ok(Some(Seen { id, shown, stays, contacts, relatives, ties, workers, via, until, may_edit, may_close, joined }))
    })
    .await
}

async fn contacts(tx: &Tx, asking: &Asking, person: &Item) -> Result<Option<Vec<(SafeContact, i64)>>> {
    let item = contact::item(person);
    if !asking.may(tx, &item, action::Read) {
        return Ok(None);
    }
    match asking.grant(tx, Some(&item), action::Read, ("contact.read", person.id)).await? {
        Some(grant) => contact::of(tx, &grant).await.map(Some),
        None => Ok(None),
    }
}

/// The people tied to `id` whom the reader may see, and every tie among them. A tie to somebody who may not be seen is
/// not there.
pub(super) async fn around(tx: &Tx, id: Id) -> Result<(Vec<Relative>, Vec<Tie>)> {
    let tied = tie::of(tx, &[id]).await?;
    let near: BTreeSet<Id> = tied.iter().flat_map(|tie| [tie.person, tie.other]).filter(|other| *other != id).collect();
    let near: Vec<Id> = near.into_iter().collect();
    let asking = Asking::about(tx, About::People(&near), Purpose::FamilySupport).await?;
    let filter = asking.filter(tx);
    let admitted: Vec<_> = person::facts(tx, &near).await?.into_iter().filter(|item| filter.admits(item)).collect();
    let people = person::listed(tx, &admitted).await?;
    let mut seen: BTreeSet<Id> = people.iter().map(|(id, _)| *id).collect();
    seen.insert(id);
    let all: Vec<Id> = seen.iter().copied().collect();
    let ties = tie::of(tx, &all).await?;
    let ties = ties.into_iter().filter(|tie| seen.contains(&tie.person) && seen.contains(&tie.other)).collect();
    Ok((people.into_iter().map(|(id, who)| Relative { id, who }).collect(), ties))
}
