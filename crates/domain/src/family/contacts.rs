//! How somebody may be reached, as they said it: asked, dated, and asked again.

use super::{
    codes::Channel,
    edges::About,
    gate::{Asking, answered},
    model::{Hours, SafeContact},
    rows::{contact, person},
};
use data::Cx;
use jiff::SignedDuration;
use kernel::{Error, FieldError, Id, Result};
use policy::{Item, Purpose, action};

/// After so long it is asked again.
const ASK_AGAIN: SignedDuration = SignedDuration::from_hours(90 * 24);
/// Most characters of one answer.
const LONGEST: usize = 200;

/// Every channel somebody spoke of.
#[derive(Clone)]
pub struct SafeContacts {
    /// Whose.
    pub person: Id,
    /// What they said, with the version of each.
    pub said: Vec<(SafeContact, i64)>,
    /// Whether the reader may change it.
    pub may_edit: bool,
}

/// What somebody said of one channel.
#[derive(Debug, Clone)]
pub struct ContactDraft {
    /// Whose.
    pub person: Id,
    /// What they said; confirmed now, whatever it says.
    pub said: SafeContact,
    /// The version it replaces, 0 for the first.
    pub seen: i64,
}

/// How somebody may be reached.
///
/// # Errors
/// `NotFound` when there is no such person or the actor may not see it; a database fault.
pub async fn contacts(cx: &Cx, id: Id) -> Result<SafeContacts> {
    answered(cx, |tx| async move {
        let id = person::standing(&tx, id).await?;
        let asking = Asking::about(&tx, About::People(&[id]), Purpose::FamilySupport).await?;
        let item = person::find(&tx, id).await?.as_ref().map(contact::item);
        let Some(grant) = asking.grant(&tx, item.as_ref(), action::Read, ("contact.read", id)).await? else {
            return Ok(None);
        };
        let may_edit = asking.may(&tx, grant.target(), action::Write);
        Ok(Some(SafeContacts { person: id, said: contact::of(&tx, &grant).await?, may_edit }))
    })
    .await
}

/// Keeps what somebody said of one channel, from now for ninety days.
///
/// # Errors
/// `NotFound` when there is no such person or the actor may not; `Invalid` by field; `Conflict` when it was changed
/// meanwhile; a database fault.
pub async fn set_contact(cx: &Cx, draft: ContactDraft) -> Result<()> {
    answered(cx, |tx| async move {
        let ContactDraft { person: id, mut said, seen } = draft;
        let id = person::standing(&tx, id).await?;
        let asking = Asking::about(&tx, About::People(&[id]), Purpose::FamilySupport).await?;
        let item: Option<Item> = person::find(&tx, id).await?.as_ref().map(contact::item);
        let Some(grant) = asking.grant(&tx, item.as_ref(), action::Write, ("contact.set", id)).await? else {
            return Ok(None);
        };
        let faults = faults(&said);
        if !faults.is_empty() {
            return Err(Error::Invalid(faults));
        }
        said.confirmed = tx.cx.clock.now();
        said.expires = said.confirmed.checked_add(ASK_AGAIN).ok();
        contact::put(&tx, &grant, &said, seen).await?;
        Ok(Some(()))
    })
    .await
}

fn faults(said: &SafeContact) -> Vec<FieldError> {
    let mut faults = Vec::new();
    let value = said.value.trim();
    let digits = value.chars().filter(char::is_ascii_digit).count();
    match said.channel {
        Channel::Phone | Channel::Text if !(10..=15).contains(&digits) => {
            faults.push(FieldError::new("value", "phone", "a telephone number has 10 to 15 digits"));
        }
        Channel::Email if !value.contains('@') || value.contains(char::is_whitespace) => {
            faults.push(FieldError::new("value", "email", "an e-mail address has an @ and no spaces"));
        }
        _ => {}
    }
    if said.hours.is_some_and(|Hours { from, to }| from >= to) {
        faults.push(FieldError::new("hours", "order", "the first hour comes before the last"));
    }
    for (field, text) in [
        ("value", &said.value),
        ("shared_with", &said.shared_with),
        ("ask_for", &said.ask_for),
        ("code_phrase", &said.code_phrase),
    ] {
        if text.chars().count() > LONGEST {
            faults.push(FieldError::new(field, "too-long", format!("use {LONGEST} characters or fewer")));
        }
    }
    faults
}
