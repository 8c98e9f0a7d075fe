//! Leaving: the account closes, its roles end and its sessions with it, in one transaction.

use super::{
    passkey,
    role::proved,
    rows,
    session::{Live, Refusal, note},
};
use crate::access::{Action, authorise_staff};
use data::{
    Cx, fault,
    tables::{account, assignment, staff},
};
use kernel::{Error, Id, Result};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect};

/// Closes somebody's account. Nobody closes their own: the last administrator would be gone.
///
/// # Errors
/// [`Refusal`]; within, `NotFound` when the actor may not, or nobody of that id works here.
pub async fn close(cx: &Cx, live: &Live, who: Id) -> Result<(), Refusal> {
    proved(cx, live).await?;
    let closed = cx.act(|tx| async move {
        let by = authorise_staff(&tx, Action::ManageStaff).await?;
        if by.id == who {
            return Err(Error::NotFound);
        }
        let now = tx.cx.now_us();
        let row = staff::Entity::find_by_id((tx.cx.place.0, who.0)).lock_exclusive().one(tx.conn()).await;
        let row = row.map_err(fault)?.filter(|row| row.left_us.is_none_or(|left| now < left)).ok_or(Error::NotFound)?;
        let mut row = staff::ActiveModel::from(row);
        row.left_us = Set(Some(now));
        row.update(tx.conn()).await.map_err(fault)?;
        assignment::Entity::update_many()
            .col_expr(assignment::Column::ToUs, sea_orm::sea_query::Expr::value(now))
            .filter(assignment::Column::PlaceId.eq(tx.cx.place.0))
            .filter(assignment::Column::StaffId.eq(who.0))
            .filter(assignment::Column::ToUs.is_null().or(assignment::Column::ToUs.gt(now)))
            .exec(tx.conn())
            .await
            .map_err(fault)?;
        rows::drop_sessions(&tx, who, None).await?;
        rows::drop_links(&tx, who).await?;
        passkey::drop_all(&tx, who).await?;
        account::Entity::delete_by_id((tx.cx.place.0, who.0)).exec(tx.conn()).await.map_err(fault)?;
        note(&tx, who, "account.close", "").await
    });
    Ok(closed.await?)
}
