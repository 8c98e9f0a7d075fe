//! The change log: every node's index follows it with a cursor of its own.
//!
//! Positions come from a counter row locked by the writing transaction, so they are in commit order and
//! without holes: a reader that has seen position n has seen everything before it.

use crate::{
    Cx, Tx, fault,
    tables::{change, change_head},
};
use kernel::{Id, Result};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};

/// One announced change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Position in the log.
    pub seq: i64,
    /// What kind of record changed.
    pub kind: String,
    /// Which record; load it to see what it is now.
    pub record: Id,
}

/// Announces that records changed, in the caller's transaction.
///
/// # Errors
/// A database fault.
pub async fn announce(tx: &Tx, kind: &str, records: &[Id]) -> Result<()> {
    if records.is_empty() {
        return Ok(());
    }
    let place = tx.cx.place.0;
    let head = change_head::Entity::find_by_id(place).lock_exclusive().one(tx.conn()).await.map_err(fault)?;
    let from = head.as_ref().map_or(0, |h| h.seq);
    let at_us = tx.cx.now_us();
    let rows = (1..).zip(records).map(|(step, record): (i64, _)| change::ActiveModel {
        place_id: Set(place),
        seq: Set(from + step),
        kind: Set(kind.to_owned()),
        record_id: Set(record.0),
        at_us: Set(at_us),
    });
    for chunk in rows.collect::<Vec<_>>().chunks(500) {
        change::Entity::insert_many(chunk.to_vec()).exec_without_returning(tx.conn()).await.map_err(fault)?;
    }
    let to = from + i64::try_from(records.len()).map_err(kernel::Error::internal)?;
    match head {
        Some(head) => {
            let mut head = head.into_active_model();
            head.seq = Set(to);
            head.update(tx.conn()).await.map_err(fault)?;
        }
        None => {
            change_head::ActiveModel { place_id: Set(place), seq: Set(to) }.insert(tx.conn()).await.map_err(fault)?;
        }
    }
    Ok(())
}

/// The newest position, 0 when nothing was ever announced.
///
/// # Errors
/// A database fault.
pub async fn head(cx: &Cx) -> Result<i64> {
    let row = change_head::Entity::find_by_id(cx.place.0).one(cx.read()).await.map_err(fault)?;
    Ok(row.map_or(0, |h| h.seq))
}

/// Up to `limit` changes after `seq`, oldest first.
///
/// # Errors
/// A database fault.
pub async fn after(cx: &Cx, seq: i64, limit: u64) -> Result<Vec<Change>> {
    let rows = change::Entity::find()
        .filter(change::Column::PlaceId.eq(cx.place.0))
        .filter(change::Column::Seq.gt(seq))
        .order_by_asc(change::Column::Seq)
        .limit(limit)
        .all(cx.read())
        .await
        .map_err(fault)?;
    Ok(rows.into_iter().map(|r| Change { seq: r.seq, kind: r.kind, record: Id(r.record_id) }).collect())
}
