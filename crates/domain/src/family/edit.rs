//! Changing who somebody is, as far as the grant to write opens it.

use super::{
    check,
    edges::About,
    gate::{Asking, answered},
    matching::Clean,
    model::Details,
    rows::{home, key, person},
};
use data::Cx;
use kernel::{Error, Id, Result};
use policy::{Purpose, action};

/// What is to be changed.
#[derive(Debug, Clone)]
pub struct Edit {
    /// Whose record.
    pub id: Id,
    /// The version it was changed on.
    pub seen: i64,
    /// Who they are; fields the actor may not write are left as they were.
    pub who: Details,
}

/// Changes it.
///
/// # Errors
/// `NotFound` when there is no such record or the actor may not; `Invalid` by field; `Conflict` when somebody else
/// changed it meanwhile; a database fault.
pub async fn edit(cx: &Cx, input: Edit) -> Result<()> {
    answered(cx, |tx| async move {
        let Edit { id, seen, mut who } = input;
        let id = person::standing(&tx, id).await?;
        let asking = Asking::about(&tx, About::People(&[id]), Purpose::FamilySupport).await?;
        let item = person::find(&tx, id).await?;
        let Some(grant) = asking.grant(&tx, item.as_ref(), action::Write, ("person.edit", id)).await? else {
            return Ok(None);
        };
        let faults = check::details(&mut who, tx.cx.clock.today());
        if !faults.is_empty() {
            return Err(Error::Invalid(faults));
        }
        let after = person::update(&tx, &grant, seen, |details| *details = who).await?;
        let address = home::compared(&tx, id, tx.cx.clock.today()).await?;
        key::replace(&tx, id, &Clean::from(&after.entry(address.as_ref()))).await?;
        Ok(Some(()))
    })
    .await
}
