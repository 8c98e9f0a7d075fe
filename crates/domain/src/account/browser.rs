//! Browsers somebody signed in with before. One they have not is told to them by e-mail: if it was not them, they know.

use super::session::{Token, hash, note};
use crate::notify::{Notice, tell_staff};
use data::{Cx, fault, tables::known_browser};
use kernel::{Actor, Id, Result, secret};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

/// Notes that somebody has just signed in with a browser, which keeps `known`. What a browser that keeps nothing is to
/// keep from now on.
///
/// # Errors
/// A database fault.
pub async fn met(cx: &Cx, staff: Id, known: Option<&str>) -> Result<Option<Token>> {
    let fresh = if known.is_none() { Some(secret::token()?) } else { None };
    let kept = hash(known.or(fresh.as_deref()).unwrap_or_default());
    let cx = cx.with_actor(Actor::Staff { id: staff });
    cx.act(|tx| async move {
        let (place, now) = (tx.cx.place.0, tx.cx.now_us());
        let key = (place, staff.0, kept.clone());
        match known_browser::Entity::find_by_id(key).one(tx.conn()).await.map_err(fault)? {
            Some(row) => {
                let mut row = known_browser::ActiveModel::from(row);
                row.seen_us = Set(now);
                row.update(tx.conn()).await.map_err(fault)?;
            }
            None => {
                let (place_id, staff_id) = (Set(place), Set(staff.0));
                let row = known_browser::ActiveModel { place_id, staff_id, hash: Set(kept), seen_us: Set(now) };
                row.insert(tx.conn()).await.map_err(fault)?;
                note(&tx, staff, "sign-in.new-browser", "").await?;
                tell_staff(&tx, staff, Notice::NewBrowser).await?;
            }
        }
        Ok(())
    })
    .await?;
    Ok(fresh.map(Token))
}
