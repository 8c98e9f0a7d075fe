//! What signing in left behind and nobody needs any more goes: the audit says what was.

use super::rules::{MINUTE_US, rules};
use crate::access::{Action, authorise};
use data::{
    Cx, fault,
    tables::{asked_role, challenge, known_browser, one_time, session, sign_in_limit, told_logout},
};
use kernel::Result;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};

/// A day, in microseconds.
const DAY_US: i64 = 24 * 60 * MINUTE_US;
/// Days a browser nobody signs in with is remembered.
const BROWSER_DAYS: i64 = 180;

/// Takes away what is over, and says how many rows went: sessions a day after they could last count, links a day after
/// they opened or could, tries that are forgotten, questions nobody answered, roles nobody agreed to, messages too old to
/// come again, and browsers of long ago.
///
/// # Errors
/// `NotFound` when the actor may not; a database fault.
pub async fn run(cx: &Cx) -> Result<u64> {
    authorise(&cx.actor, Action::Purge)?;
    let rules = rules(cx).await?.rules.clone();
    cx.act(|tx| async move {
        let (place, now) = (tx.cx.place.0, tx.cx.now_us());
        let conn = tx.conn();
        let over = now - rules.absolute_hours * 60 * MINUTE_US - DAY_US;
        let forgotten = now - rules.forget_minutes * MINUTE_US;
        let gone = [
            session::Entity::delete_many()
                .filter(session::Column::PlaceId.eq(place))
                .filter(session::Column::CreatedUs.lt(over))
                .exec(conn)
                .await,
            one_time::Entity::delete_many()
                .filter(one_time::Column::PlaceId.eq(place))
                .filter(one_time::Column::ExpiresUs.lt(now - DAY_US).or(one_time::Column::UsedUs.lt(now - DAY_US)))
                .exec(conn)
                .await,
            sign_in_limit::Entity::delete_many()
                .filter(sign_in_limit::Column::PlaceId.eq(place))
                .filter(sign_in_limit::Column::SinceUs.lt(forgotten))
                .filter(sign_in_limit::Column::UntilUs.lt(now))
                .exec(conn)
                .await,
            challenge::Entity::delete_many()
                .filter(challenge::Column::PlaceId.eq(place))
                .filter(challenge::Column::ExpiresUs.lt(now))
                .exec(conn)
                .await,
            asked_role::Entity::delete_many()
                .filter(asked_role::Column::PlaceId.eq(place))
                .filter(asked_role::Column::ExpiresUs.lt(now))
                .exec(conn)
                .await,
            told_logout::Entity::delete_many()
                .filter(told_logout::Column::PlaceId.eq(place))
                .filter(told_logout::Column::ExpiresUs.lt(now))
                .exec(conn)
                .await,
            known_browser::Entity::delete_many()
                .filter(known_browser::Column::PlaceId.eq(place))
                .filter(known_browser::Column::SeenUs.lt(now - BROWSER_DAYS * DAY_US))
                .exec(conn)
                .await,
        ];
        gone.into_iter().try_fold(0, |all, one| Ok(all + one.map_err(fault)?.rows_affected))
    })
    .await
}
