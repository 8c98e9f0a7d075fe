//! Queueing what is to be told.

use super::Notice;
use ::policy::Role;
use data::{
    Tx, fault, job,
    tables::{assignment, staff},
};
use kernel::{Id, Result};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

/// Name of the queue.
pub const QUEUE: &str = "mail";

/// One thing to be told to one member of staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Telling {
    /// Whom.
    pub staff: Id,
    /// What.
    pub notice: Notice,
}

/// Tells one member of staff, once this transaction is kept.
///
/// # Errors
/// A database fault.
pub async fn tell_staff(tx: &Tx, staff: Id, notice: Notice) -> Result<()> {
    job::enqueue(tx, QUEUE, &Telling { staff, notice }, tx.cx.now_us()).await.map(drop)
}

/// Tells everyone who has that role here now.
///
/// # Errors
/// A database fault.
pub async fn tell_role(tx: &Tx, role: Role, notice: Notice) -> Result<()> {
    let (place, now) = (tx.cx.place.0, tx.cx.now_us());
    let rows = assignment::Entity::find()
        .select_only()
        .column(assignment::Column::StaffId)
        .distinct()
        .filter(assignment::Column::PlaceId.eq(place))
        .filter(assignment::Column::Role.eq(role.code()))
        .filter(assignment::Column::FromUs.lte(now))
        .filter(Condition::any().add(assignment::Column::ToUs.is_null()).add(assignment::Column::ToUs.gt(now)))
        .order_by_asc(assignment::Column::StaffId)
        .into_tuple::<sea_orm::prelude::Uuid>()
        .all(tx.conn())
        .await
        .map_err(fault)?;
    for id in rows {
        tell_staff(tx, Id(id), notice).await?;
    }
    Ok(())
}

/// Where they read mail, if they still work here.
pub(super) async fn address(cx: &data::Cx, id: Id) -> Result<Option<String>> {
    let row = staff::Entity::find_by_id((cx.place.0, id.0)).one(cx.read()).await.map_err(fault)?;
    Ok(row.filter(|row| row.left_us.is_none_or(|left| cx.now_us() < left)).map(|row| row.email))
}
