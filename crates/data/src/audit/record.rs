//! Appending to the chain.

use super::{FORM, head, link};
use crate::{Tx, fault, tables::audit};
use kernel::{Actor, Error, Id, Result};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};

/// Rows written by one statement.
const CHUNK: usize = 500;

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

/// Writes a row for each deed, in their order, each linked to the one before.
///
/// # Errors
/// A database fault, which undoes the deeds too.
pub async fn record_all(tx: &Tx, deeds: &[Deed<'_>]) -> Result<()> {
    if deeds.is_empty() {
        return Ok(());
    }
    let mut at = head::lock(tx).await?;
    for chunk in deeds.chunks(CHUNK) {
        let mut rows = Vec::with_capacity(chunk.len());
        for deed in chunk {
            let mut row = unlinked(tx, deed);
            (row.seq, row.prev_hash) = (at.seq + 1, at.hash.to_vec());
            let hash = link(&at.hash, &row).ok_or_else(|| Error::internal("an audit row of no known form"))?;
            row.hash = hash.to_vec();
            at = head::Head { seq: row.seq, hash };
            rows.push(row.into_active_model().reset_all());
        }
        audit::Entity::insert_many(rows).exec_without_returning(tx.conn()).await.map_err(fault)?;
    }
    head::advance(tx, at).await
}

/// The row without its place in the chain.
fn unlinked(tx: &Tx, deed: &Deed<'_>) -> audit::Model {
    audit::Model {
        place_id: tx.cx.place.0,
        seq: 0,
        id: tx.cx.fresh_id().0,
        at_us: tx.cx.now_us(),
        actor: tx.cx.actor.label(),
        acting_role: String::new(),
        via: via(&tx.cx.actor).to_owned(),
        purpose: String::new(),
        action: deed.action.to_owned(),
        kind: deed.kind.to_owned(),
        target_id: deed.target.0,
        detail: deed.detail.to_owned(),
        decision: "allow".to_owned(),
        fields_class: 0,
        request_id: String::new(),
        node: String::new(),
        form: FORM,
        prev_hash: Vec::new(),
        hash: Vec::new(),
    }
}

/// By which way the deed was allowed, where no grant says it.
fn via(actor: &Actor) -> &'static str {
    match actor {
        Actor::Public => "public",
        Actor::Staff { .. } => "role",
        Actor::System { .. } => "system",
    }
}
