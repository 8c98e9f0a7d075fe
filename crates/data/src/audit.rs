//! Who did what to which record, written in the transaction of the deed.

use crate::{Tx, fault, tables::audit};
use kernel::{Id, Result};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// One deed.
#[derive(Debug, Clone, Copy)]
pub struct Deed<'a> {
    /// Verb, for example `service.import`.
    pub action: &'a str,
    /// What kind of record.
    pub kind: &'a str,
    /// Which record.
    pub target: Id,
    /// Anything a reader of the audit needs; never personal data.
    pub detail: &'a str,
}

/// Writes one audit row.
///
/// # Errors
/// A database fault, which undoes the deed too.
pub async fn record(tx: &Tx, deed: Deed<'_>) -> Result<()> {
    record_all(tx, &[deed]).await
}

/// Writes a row for each deed.
///
/// # Errors
/// A database fault, which undoes the deeds too.
pub async fn record_all(tx: &Tx, deeds: &[Deed<'_>]) -> Result<()> {
    for chunk in deeds.chunks(500) {
        let rows = chunk.iter().map(|deed| audit::ActiveModel {
            place_id: Set(tx.cx.place.0),
            id: Set(tx.cx.fresh_id().0),
            at_us: Set(tx.cx.now_us()),
            actor: Set(tx.cx.actor.label()),
            action: Set(deed.action.to_owned()),
            kind: Set(deed.kind.to_owned()),
            target_id: Set(deed.target.0),
            detail: Set(deed.detail.to_owned()),
        });
        audit::Entity::insert_many(rows).exec_without_returning(tx.conn()).await.map_err(fault)?;
    }
    Ok(())
}
