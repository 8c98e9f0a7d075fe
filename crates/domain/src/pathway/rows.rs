//! Kept plans as rows. A plan is kept as it was read, so that it opens the same whatever has changed since.

use super::Plan;
use data::{Cx, Tx, fault, tables::saved};
use jiff::civil::Date;
use kernel::{Error, Result};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

/// The kind of saved thing a plan is.
const PLAN: &str = "plan";

/// A kept plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// As it was read.
    pub plan: Plan,
    /// The day it was made.
    pub made: Date,
    /// The last day it opens.
    pub until: Date,
}

/// Adds a kept plan; false when the code is taken.
pub(super) async fn add(tx: &Tx, code: &str, kept: &Kept, expires_us: i64) -> Result<bool> {
    let key = (tx.cx.place.0, code.to_owned());
    if saved::Entity::find_by_id(key).one(tx.conn()).await.map_err(fault)?.is_some() {
        return Ok(false);
    }
    let row = saved::ActiveModel {
        place_id: Set(tx.cx.place.0),
        code: Set(code.to_owned()),
        kind: Set(PLAN.to_owned()),
        doc: Set(serde_json::to_string(kept).map_err(Error::internal)?),
        created_us: Set(tx.cx.now_us()),
        expires_us: Set(expires_us),
    };
    saved::Entity::insert(row).exec_without_returning(tx.conn()).await.map_err(fault)?;
    Ok(true)
}

/// The kept plan under a code, unless its time is over.
pub(super) async fn get(cx: &Cx, code: &str) -> Result<Option<Kept>> {
    let key = (cx.place.0, code.to_owned());
    let row = saved::Entity::find_by_id(key).one(cx.read()).await.map_err(fault)?;
    let row = row.filter(|row| row.kind == PLAN && row.expires_us > cx.now_us());
    row.map(|row| serde_json::from_str(&row.doc).map_err(Error::internal)).transpose()
}

/// Takes away plans whose time is over; how many.
pub(super) async fn take_expired(tx: &Tx) -> Result<u64> {
    let gone = saved::Entity::delete_many()
        .filter(saved::Column::PlaceId.eq(tx.cx.place.0))
        .filter(saved::Column::Kind.eq(PLAN))
        .filter(saved::Column::ExpiresUs.lte(tx.cx.now_us()))
        .exec(tx.conn())
        .await
        .map_err(fault)?;
    Ok(gone.rows_affected)
}
