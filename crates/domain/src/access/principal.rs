//! Whoever acts, as the policy knows them: read anew for every action, so that a right given or taken away counts
//! from the next one.

use super::rows;
use ::policy::{Principal, Staff};
use data::Cx;
use kernel::{Actor, Error, Result};
use sea_orm::ConnectionTrait;

/// The actor as the policy knows them, by what `conn` sees: a transaction's own, when the answer must hold in it.
///
/// # Errors
/// `NotFound` for an account that is gone, and for Hearth's own commands, which ask for no family's record by
/// themselves; a database fault.
pub async fn principal(cx: &Cx, conn: &impl ConnectionTrait) -> Result<Principal> {
    match &cx.actor {
        Actor::Public => Ok(Principal::Public),
        Actor::Staff { .. } => staff(cx, conn).await.map(Principal::Staff),
        Actor::System { .. } => Err(Error::NotFound),
    }
}

/// The actor as a member of staff with every role they have or had here.
///
/// # Errors
/// `NotFound` when they are not staff of this place, or no longer; a database fault.
pub async fn staff(cx: &Cx, conn: &impl ConnectionTrait) -> Result<Staff> {
    let Actor::Staff { id } = cx.actor else { return Err(Error::NotFound) };
    rows::staff(conn, cx.place, id, cx.now_us()).await?.ok_or(Error::NotFound)
}
