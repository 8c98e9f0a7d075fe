//! What an organisation says after somebody came from there: that a session ended, or that they no longer belong there.
//! Then they are out at once.

use super::{
    Vault, rows,
    rules::MINUTE_US,
    session::{Live, hash, note},
    sign_on,
};
use data::{
    Cx, Tx, fault,
    tables::{session, told_logout},
};
use kernel::{
    Actor, Error, Id, Result,
    sign_on::{Ended, Shown, SignOn, Still},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::OnConflict,
};

/// Notes on a session that just began where it came from.
pub(super) async fn came_from(tx: &Tx, vault: &Vault, token: &str, shown: &Shown) -> Result<()> {
    let hash = hash(token);
    let row = rows::session_locked(tx, &hash).await?.ok_or_else(|| Error::internal("a session was lost"))?;
    let refresh = match shown.refresh.as_str() {
        "" => None,
        refresh => Some(vault.seal(&context(Id(row.staff_id)), refresh.as_bytes())?),
    };
    let mut row = session::ActiveModel::from(row);
    row.on_who = Set(Some(name(&shown.issuer, &shown.who)));
    row.on_session = Set((!shown.session.is_empty()).then(|| name(&shown.issuer, &shown.session)));
    row.on_refresh = Set(refresh);
    row.on_checked_us = Set(Some(tx.cx.now_us()));
    row.update(tx.conn()).await.map_err(fault)?;
    Ok(())
}

fn name(issuer: &str, text: &str) -> String {
    hash(&format!("{issuer}\n{text}"))
}

/// What a sealed means of asking is for.
fn context(staff: Id) -> String {
    format!("on/{staff}")
}

/// Ends what the organisation says has ended: one session, or every one of theirs. False when it had said so before.
///
/// # Errors
/// A database fault.
pub async fn told(cx: &Cx, ended: Ended) -> Result<bool> {
    cx.act(|tx| async move {
        let place = tx.cx.place.0;
        told_logout::Entity::delete_many()
            .filter(told_logout::Column::PlaceId.eq(place))
            .filter(told_logout::Column::ExpiresUs.lt(tx.cx.now_us()))
            .exec(tx.conn())
            .await
            .map_err(fault)?;
        let heard = told_logout::ActiveModel {
            place_id: Set(place),
            hash: Set(name(&ended.issuer, &ended.id)),
            expires_us: Set(ended.expires_us),
        };
        let met =
            OnConflict::columns([told_logout::Column::PlaceId, told_logout::Column::Hash]).do_nothing().to_owned();
        let first = told_logout::Entity::insert_many([heard]).on_conflict(met).exec_without_returning(tx.conn()).await;
        if first.map_err(fault)? == 0 {
            return Ok(false);
        }
        let mut theirs = session::Entity::find()
            .filter(session::Column::PlaceId.eq(place))
            .filter(session::Column::OnWho.eq(name(&ended.issuer, &ended.who)));
        if !ended.session.is_empty() {
            theirs = theirs.filter(session::Column::OnSession.eq(name(&ended.issuer, &ended.session)));
        }
        for row in theirs.lock_exclusive().all(tx.conn()).await.map_err(fault)? {
            rows::drop_session(&tx, &row.hash).await?;
            note(&tx, Id(row.staff_id), "session.end-told", "").await?;
        }
        Ok(true)
    })
    .await
}

/// Asks the organisation, when it is time, whether somebody still belongs there. False when they do not: every session
/// that began there has ended then. While the organisation does not answer, nothing changes.
///
/// # Errors
/// A database fault.
pub async fn recheck(cx: &Cx, vault: &Vault, provider: &dyn SignOn, live: &Live) -> Result<bool> {
    let Some(minutes) = provider.recheck_minutes() else { return Ok(true) };
    let Some(row) = rows::session(cx, cx.read(), &live.hash).await? else { return Ok(false) };
    let (Some(sealed), Some(checked)) = (row.on_refresh, row.on_checked_us) else { return Ok(true) };
    if cx.now_us() - checked < minutes * MINUTE_US {
        return Ok(true);
    }
    let staff = live.staff;
    let cx = cx.with_actor(Actor::Staff { id: staff });
    // What it is asked with may count once: of two requests at the same time only one asks.
    if !cx.act(|tx| async move { mine_to_ask(&tx, live, checked).await }).await? {
        return Ok(true);
    }
    let refresh = String::from_utf8(vault.open(&context(staff), &sealed)?).map_err(Error::internal)?;
    match provider.still(&refresh).await {
        Ok(Still::Here(next, shown)) => {
            let sealed = if next.is_empty() { None } else { Some(vault.seal(&context(staff), next.as_bytes())?) };
            let groups = match shown {
                Some(shown) => Some(sign_on::groups(&cx, &shown).await?),
                None => None,
            };
            cx.act(|tx| async move {
                if let Some(groups) = groups {
                    sign_on::agree(&tx, staff, &groups).await?;
                }
                keep(&tx, live, sealed).await
            })
            .await?;
            Ok(true)
        }
        Ok(Still::Gone) => {
            cx.act(|tx| async move { gone(&tx, staff).await }).await?;
            Ok(false)
        }
        Err(Error::Unavailable(cause)) => {
            tracing::warn!(%cause, "the sign-on provider was not asked whether somebody still belongs there");
            Ok(true)
        }
        Err(other) => Err(other),
    }
}

async fn mine_to_ask(tx: &Tx, live: &Live, checked: i64) -> Result<bool> {
    let row = rows::session_locked(tx, &live.hash).await?.filter(|row| row.on_checked_us == Some(checked));
    let Some(row) = row else { return Ok(false) };
    let mut row = session::ActiveModel::from(row);
    row.on_checked_us = Set(Some(tx.cx.now_us()));
    row.update(tx.conn()).await.map_err(fault)?;
    Ok(true)
}

async fn keep(tx: &Tx, live: &Live, sealed: Option<String>) -> Result<()> {
    let row = rows::session_locked(tx, &live.hash).await?.zip(sealed);
    let Some((row, sealed)) = row else { return Ok(()) };
    let mut row = session::ActiveModel::from(row);
    row.on_refresh = Set(Some(sealed));
    row.update(tx.conn()).await.map_err(fault)?;
    Ok(())
}

async fn gone(tx: &Tx, staff: Id) -> Result<()> {
    for row in rows::sessions(&tx.cx, tx.conn(), staff).await? {
        if row.on_who.is_some() {
            rows::drop_session(tx, &row.hash).await?;
        }
    }
    note(tx, staff, "session.end-gone", "").await
}
