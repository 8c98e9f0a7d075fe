//! What a browser was asked. It is kept here and not there, can be answered for five minutes, and counts once, whether the
//! answer was good or not.

use super::{rules::MINUTE_US, session::hash};
use data::{Tx, fault, tables::challenge};
use kernel::{Id, Result, secret};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

/// Minutes it can be answered.
const MINUTES: i64 = 5;

/// Keeps what the answer will be held against; what the browser sends along with it. Questions nobody answered in time go.
pub(super) async fn put(tx: &Tx, staff: Option<Id>, state: String) -> Result<String> {
    let (place, now) = (tx.cx.place.0, tx.cx.now_us());
    challenge::Entity::delete_many()
        .filter(challenge::Column::PlaceId.eq(place))
        .filter(challenge::Column::ExpiresUs.lte(now))
        .exec(tx.conn())
        .await
        .map_err(fault)?;
    let token = secret::token()?;
    challenge::ActiveModel {
        place_id: Set(place),
        hash: Set(hash(&token)),
        staff_id: Set(staff.map(|id| id.0)),
        state: Set(state),
        expires_us: Set(now + MINUTES * MINUTE_US),
    }
    .insert(tx.conn())
    .await
    .map_err(fault)?;
    Ok(token)
}

/// Takes a question away and says what it was held against; `None` when it was answered before, its time is over, or it
/// was asked of somebody else.
pub(super) async fn take(tx: &Tx, staff: Option<Id>, token: &str) -> Result<Option<String>> {
    let key = (tx.cx.place.0, hash(token));
    let row = challenge::Entity::find_by_id(key.clone()).lock_exclusive().one(tx.conn()).await.map_err(fault)?;
    let Some(row) = row.filter(|row| row.staff_id == staff.map(|id| id.0)) else { return Ok(None) };
    challenge::Entity::delete_by_id(key).exec(tx.conn()).await.map_err(fault)?;
    Ok((tx.cx.now_us() < row.expires_us).then_some(row.state))
}
