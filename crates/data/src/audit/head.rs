//! The newest row's number and hash, kept in a row of their own that the writing transaction locks: numbers are in
//! commit order and without holes, as in the change log.

use super::{Hash, START};
use crate::{Cx, Tx, fault, tables::audit_head};
use kernel::{Error, Result};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, OnConflict},
};

/// Where a chain stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Number of the newest row, 0 when there is none.
    pub seq: i64,
    /// Its hash.
    pub hash: Hash,
}

/// A chain without rows.
pub(super) const EMPTY: Head = Head { seq: 0, hash: START };

/// Where the place's chain stands, as its writers keep it.
///
/// # Errors
/// A database fault; `Internal` when what is kept is no hash.
pub async fn head(cx: &Cx) -> Result<Head> {
    let row = audit_head::Entity::find_by_id(cx.place.0).one(cx.read()).await.map_err(fault)?;
    row.map_or(Ok(EMPTY), read)
}

/// As [`head`], and no other transaction appends until this one is over.
pub(super) async fn lock(tx: &Tx) -> Result<Head> {
    if let Some(row) = locked(tx).await? {
        return read(row);
    }
    // Two first writers of a place: the second waits here, then goes on from the first one's row.
    let first = audit_head::ActiveModel { place_id: Set(tx.cx.place.0), seq: Set(0), hash: Set(START.to_vec()) };
    audit_head::Entity::insert(first)
        .on_conflict(OnConflict::column(audit_head::Column::PlaceId).do_nothing().to_owned())
        .exec_without_returning(tx.conn())
        .await
        .map_err(fault)?;
    locked(tx).await?.map_or_else(|| Err(Error::internal("the audit's head cannot be made")), read)
}

async fn locked(tx: &Tx) -> Result<Option<audit_head::Model>> {
    audit_head::Entity::find_by_id(tx.cx.place.0).lock_exclusive().one(tx.conn()).await.map_err(fault)
}

/// Sets it after rows were appended; [`lock`] came before.
pub(super) async fn advance(tx: &Tx, to: Head) -> Result<()> {
    let done = audit_head::Entity::update_many()
        .filter(audit_head::Column::PlaceId.eq(tx.cx.place.0))
        .col_expr(audit_head::Column::Seq, Expr::value(to.seq))
        .col_expr(audit_head::Column::Hash, Expr::value(to.hash.to_vec()))
        .exec(tx.conn())
        .await
        .map_err(fault)?;
    if done.rows_affected == 1 { Ok(()) } else { Err(Error::internal("the audit's head went away")) }
}

fn read(row: audit_head::Model) -> Result<Head> {
    let hash = row.hash.try_into().map_err(|_| Error::internal("the audit's head is no hash"))?;
    Ok(Head { seq: row.seq, hash })
}
