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

/// By what right a record was asked for, where the policy decided it.
#[derive(Debug, Clone)]
pub struct Access<'a> {
    /// In which of their roles: codes, with commas.
    pub role: String,
    /// Which way in, by code; empty when there was none.
    pub via: &'a str,
    /// What for, by code.
    pub purpose: &'a str,
    /// `allow` or `deny`.
    pub decision: &'a str,
    /// Highest class of what was opened, 0 to 5.
    pub class: i32,
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
    append(tx, deeds.iter().map(|deed| unlinked(tx, deed)).collect()).await
}

/// Writes one audit row with the right that was found for the deed, or that none was.
///
/// # Errors
/// A database fault, which undoes the deed too.
pub async fn record_access(tx: &Tx, deed: Deed<'_>, access: &Access<'_>) -> Result<()> {
    let row = audit::Model {
        acting_role: access.role.clone(),
        via: access.via.to_owned(),
        purpose: access.purpose.to_owned(),
        decision: access.decision.to_owned(),
        fields_class: access.class,
        ..unlinked(tx, &deed)
    };
    append(tx, vec![row]).await
}

async fn append(tx: &Tx, rows: Vec<audit::Model>) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let mut at = head::lock(tx).await?;
    let mut linked = Vec::with_capacity(rows.len());
    for mut row in rows {
        (row.seq, row.prev_hash) = (at.seq + 1, at.hash.to_vec());
        let hash = link(&at.hash, &row).ok_or_else(|| Error::internal("an audit row of no known form"))?;
        row.hash = hash.to_vec();
        at = head::Head { seq: row.seq, hash };
        linked.push(row.into_active_model().reset_all());
    }
    for chunk in linked.chunks(CHUNK) {
        audit::Entity::insert_many(chunk.to_vec()).exec_without_returning(tx.conn()).await.map_err(fault)?;
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
