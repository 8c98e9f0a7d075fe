//! Names of those who did something, for pages of staff.

use data::{Cx, fault, tables::staff};
use kernel::{Id, Result};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;

/// Everyone who works or worked here, by id.
///
/// # Errors
/// A database fault.
pub(super) async fn names(cx: &Cx) -> Result<BTreeMap<Id, String>> {
    let rows =
        staff::Entity::find().filter(staff::Column::PlaceId.eq(cx.place.0)).all(cx.read()).await.map_err(fault)?;
    Ok(rows.into_iter().map(|row| (Id(row.id), row.name)).collect())
}

/// Whoever works here under that address.
///
/// # Errors
/// A database fault.
pub(super) async fn with_email(cx: &Cx, conn: &impl ConnectionTrait, email: &str) -> Result<Option<Id>> {
    let row = staff::Entity::find()
        .filter(staff::Column::PlaceId.eq(cx.place.0))
        .filter(staff::Column::Email.eq(email.trim().to_lowercase()))
        .filter(staff::Column::LeftUs.is_null())
        .one(conn)
        .await
        .map_err(fault)?;
    Ok(row.map(|row| Id(row.id)))
}
