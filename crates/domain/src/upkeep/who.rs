//! Who keeps the register: providers, for the organisations they hold, and editors, for all of it.

use crate::{
    access::{self, Action},
    directory::{
        model::{Organisation, Service},
        rows::{self, BySlug, Stored},
        slug::is_slug,
    },
    upkeep::claim,
};
use data::{Cx, Tx};
use kernel::{Error, Id, Result};
use sea_orm::ConnectionTrait;

/// Someone who may keep entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keeper {
    /// Their staff id.
    pub id: Id,
    /// Whether they keep the whole register.
    pub editor: bool,
}

/// The actor as a keeper, by the rights they have now.
///
/// # Errors
/// `NotFound` when they keep nothing here; a database fault.
pub async fn keeper(cx: &Cx, conn: &impl ConnectionTrait) -> Result<Keeper> {
    let staff = access::staff(cx, conn).await?;
    let may = |action| access::allows(&staff, cx.place, cx.clock.now(), action);
    if !may(Action::KeepEntries) {
        return Err(Error::NotFound);
    }
    Ok(Keeper { id: staff.id, editor: may(Action::ReviewRegister) })
}

/// The actor as an editor.
///
/// # Errors
/// `NotFound` when they are none; a database fault.
pub async fn editor(cx: &Cx, conn: &impl ConnectionTrait) -> Result<Keeper> {
    let keeper = keeper(cx, conn).await?;
    if keeper.editor { Ok(keeper) } else { Err(Error::NotFound) }
}

/// An entry the keeper may change, locked until the transaction ends.
///
/// # Errors
/// `NotFound` when there is none, or it is somebody else's; a database fault.
pub(super) async fn entry(tx: &Tx, keeper: Keeper, slug: &str) -> Result<Stored<Service>> {
    if !is_slug(slug) {
        return Err(Error::NotFound);
    }
    let stored = rows::many_to_change::<Service>(tx, &[slug.to_owned()]).await?.pop().ok_or(Error::NotFound)?;
    if may_keep(&tx.cx, tx.conn(), keeper, &stored.record).await? { Ok(stored) } else { Err(Error::NotFound) }
}

/// An organisation, locked until the transaction ends.
///
/// # Errors
/// `NotFound` when there is none; a database fault.
pub(super) async fn organisation(tx: &Tx, slug: &str) -> Result<Organisation> {
    if !is_slug(slug) {
        return Err(Error::NotFound);
    }
    let found = rows::many_to_change::<Organisation>(tx, &[slug.to_owned()]).await?.pop();
    found.map(|stored| stored.record).ok_or(Error::NotFound)
}

/// An organisation of the keeper's, locked until the transaction ends.
///
/// # Errors
/// `NotFound` when there is none, or it is somebody else's; a database fault.
pub(super) async fn kept_organisation(tx: &Tx, keeper: Keeper, slug: &str) -> Result<Organisation> {
    let found = organisation(tx, slug).await?;
    if holds(&tx.cx, tx.conn(), keeper, found.id).await? { Ok(found) } else { Err(Error::NotFound) }
}

/// An organisation of the keeper's, to look at.
///
/// # Errors
/// As [`kept_organisation`].
pub(super) async fn see_organisation(cx: &Cx, keeper: Keeper, slug: &str) -> Result<Organisation> {
    let BySlug::Here(stored) = rows::by_slug::<Organisation>(cx, slug).await? else { return Err(Error::NotFound) };
    if holds(cx, cx.read(), keeper, stored.record.id).await? { Ok(stored.record) } else { Err(Error::NotFound) }
}

async fn holds(cx: &Cx, conn: &impl ConnectionTrait, keeper: Keeper, organisation: Id) -> Result<bool> {
    Ok(keeper.editor || claim::held_by(cx, conn, keeper.id).await?.contains(&organisation))
}

/// Whether an entry is the keeper's to change.
///
/// # Errors
/// A database fault.
pub(super) async fn may_keep(cx: &Cx, conn: &impl ConnectionTrait, keeper: Keeper, service: &Service) -> Result<bool> {
    match service.organisation_id {
        _ if keeper.editor => Ok(true),
        Some(organisation) => Ok(claim::held_by(cx, conn, keeper.id).await?.contains(&organisation)),
        None => Ok(false),
    }
}
