//! Rows to and from what signing in keeps.

use data::{
    Cx, Tx, fault,
    tables::{account, one_time, recovery_code, session, staff},
};
use kernel::{Id, Result};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, sea_query::OnConflict,
};

/// Someone who works here now, by their address in small letters.
pub(super) async fn staff_by_email(cx: &Cx, conn: &impl ConnectionTrait, email: &str) -> Result<Option<staff::Model>> {
    let found = staff::Entity::find()
        .filter(staff::Column::PlaceId.eq(cx.place.0))
        .filter(staff::Column::Email.eq(email))
        .one(conn)
        .await
        .map_err(fault)?;
    Ok(found.filter(|row| works_here(row, cx.now_us())))
}

/// Someone who works here now, by id.
pub(super) async fn staff_by_id(cx: &Cx, conn: &impl ConnectionTrait, id: Id) -> Result<Option<staff::Model>> {
    let found = staff::Entity::find_by_id((cx.place.0, id.0)).one(conn).await.map_err(fault)?;
    Ok(found.filter(|row| works_here(row, cx.now_us())))
}

fn works_here(row: &staff::Model, now_us: i64) -> bool {
    row.left_us.is_none_or(|left| now_us < left)
}

/// What proves who they are, as it stands; `None` before they first set it up.
pub(super) async fn account(cx: &Cx, conn: &impl ConnectionTrait, id: Id) -> Result<Option<account::Model>> {
    account::Entity::find_by_id((cx.place.0, id.0)).one(conn).await.map_err(fault)
}

/// The same, made where absent and held until the transaction ends.
pub(super) async fn account_locked(tx: &Tx, id: Id) -> Result<account::Model> {
    let fresh = account::ActiveModel {
        place_id: Set(tx.cx.place.0),
        staff_id: Set(id.0),
        password: Set(None),
        app_secret: Set(None),
        app_secret_next: Set(None),
        app_step: Set(None),
        welcomed_us: Set(None),
        updated_us: Set(tx.cx.now_us()),
    };
    let met = OnConflict::columns([account::Column::PlaceId, account::Column::StaffId]).do_nothing().to_owned();
    account::Entity::insert_many([fresh]).on_conflict(met).exec_without_returning(tx.conn()).await.map_err(fault)?;
    let found = account::Entity::find_by_id((tx.cx.place.0, id.0)).lock_exclusive().one(tx.conn()).await;
    found.map_err(fault)?.ok_or_else(|| kernel::Error::internal("an account that was just made is gone"))
}

/// Writes an account back.
pub(super) async fn put_account(tx: &Tx, row: account::Model) -> Result<()> {
    let mut row = account::ActiveModel::from(row).reset_all();
    row.updated_us = Set(tx.cx.now_us());
    row.update(tx.conn()).await.map_err(fault)?;
    Ok(())
}

/// A session by its hash.
pub(super) async fn session(cx: &Cx, conn: &impl ConnectionTrait, hash: &str) -> Result<Option<session::Model>> {
    session::Entity::find_by_id((cx.place.0, hash.to_owned())).one(conn).await.map_err(fault)
}

/// The same, held until the transaction ends.
pub(super) async fn session_locked(tx: &Tx, hash: &str) -> Result<Option<session::Model>> {
    let found = session::Entity::find_by_id((tx.cx.place.0, hash.to_owned())).lock_exclusive();
    found.one(tx.conn()).await.map_err(fault)
}

/// Every session of somebody, the latest used first.
pub(super) async fn sessions(cx: &Cx, conn: &impl ConnectionTrait, staff: Id) -> Result<Vec<session::Model>> {
    session::Entity::find()
        .filter(session::Column::PlaceId.eq(cx.place.0))
        .filter(session::Column::StaffId.eq(staff.0))
        .order_by_desc(session::Column::SeenUs)
        .order_by_asc(session::Column::Hash)
        .all(conn)
        .await
        .map_err(fault)
}

/// Takes a session away.
pub(super) async fn drop_session(tx: &Tx, hash: &str) -> Result<()> {
    session::Entity::delete_by_id((tx.cx.place.0, hash.to_owned())).exec(tx.conn()).await.map_err(fault)?;
    Ok(())
}

/// Takes away every session of somebody but the one of that hash, and says how many.
pub(super) async fn drop_sessions(tx: &Tx, staff: Id, but: Option<&str>) -> Result<u64> {
    let mut gone = session::Entity::delete_many()
        .filter(session::Column::PlaceId.eq(tx.cx.place.0))
        .filter(session::Column::StaffId.eq(staff.0));
    if let Some(hash) = but {
        gone = gone.filter(session::Column::Hash.ne(hash));
    }
    Ok(gone.exec(tx.conn()).await.map_err(fault)?.rows_affected)
}

/// Takes away every link of somebody that was not opened.
pub(super) async fn drop_links(tx: &Tx, staff: Id) -> Result<()> {
    one_time::Entity::delete_many()
        .filter(one_time::Column::PlaceId.eq(tx.cx.place.0))
        .filter(one_time::Column::StaffId.eq(staff.0))
        .filter(one_time::Column::UsedUs.is_null())
        .exec(tx.conn())
        .await
        .map_err(fault)?;
    Ok(())
}

/// Puts these hashes in place of somebody's printed codes.
pub(super) async fn put_recovery(tx: &Tx, staff: Id, hashes: Vec<String>) -> Result<()> {
    recovery_code::Entity::delete_many()
        .filter(recovery_code::Column::PlaceId.eq(tx.cx.place.0))
        .filter(recovery_code::Column::StaffId.eq(staff.0))
        .exec(tx.conn())
        .await
        .map_err(fault)?;
    let rows = hashes.into_iter().map(|hash| recovery_code::ActiveModel {
        place_id: Set(tx.cx.place.0),
        staff_id: Set(staff.0),
        hash: Set(hash),
    });
    recovery_code::Entity::insert_many(rows).exec_without_returning(tx.conn()).await.map_err(fault)?;
    Ok(())
}

/// Takes a printed code; true when it was one of theirs.
pub(super) async fn take_recovery(tx: &Tx, staff: Id, hash: &str) -> Result<bool> {
    let key = (tx.cx.place.0, staff.0, hash.to_owned());
    let gone = recovery_code::Entity::delete_by_id(key).exec(tx.conn()).await.map_err(fault)?;
    Ok(gone.rows_affected == 1)
}

/// How many printed codes somebody has left.
pub(super) async fn recovery_left(cx: &Cx, staff: Id) -> Result<u64> {
    use sea_orm::PaginatorTrait;
    recovery_code::Entity::find()
        .filter(recovery_code::Column::PlaceId.eq(cx.place.0))
        .filter(recovery_code::Column::StaffId.eq(staff.0))
        .count(cx.read())
        .await
        .map_err(fault)
}
