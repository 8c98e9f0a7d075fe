//! Links that open once: how an account begins, and how one is opened again when password and phone are both lost. Opened
//! by a press of a button, never by being looked at, so that no mail scanner burns them.

use super::{
    role::proved,
    rows,
    rules::{MINUTE_US, rules},
    session::{self, Live, Refusal, Stage, Token, hash, note},
};
use crate::{
    access::{Action, authorise, authorise_staff},
    notify::{Notice, tell_staff},
};
use data::{Cx, Tx, fault, tables::one_time};
use kernel::{Actor, Error, Id, Result, secret};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QuerySelect};

/// Makes a link for somebody who works here, from the machine itself; those made before and not opened stop opening.
/// What comes back is the end of its address, shown this once.
///
/// # Errors
/// `NotFound` when the actor may not or nobody of that address works here; a database fault.
pub async fn make(cx: &Cx, email: &str) -> Result<String> {
    let email = email.trim().to_lowercase();
    let hours = rules(cx).await?.rules.link_hours;
    authorise(&cx.actor, Action::ChangeData)?;
    cx.act(|tx| async move {
        let staff = rows::staff_by_email(&tx.cx, tx.conn(), &email).await?.ok_or(Error::NotFound)?;
        fresh(&tx, Id(staff.id), hours).await
    })
    .await
}

/// Makes a link for somebody who lost their way in; their name, and the end of its address. Nobody makes one for
/// themselves: that would be a way round the code.
///
/// # Errors
/// [`Refusal`]; within, `NotFound` when the actor may not, they are the one, or nobody of that id works here.
pub async fn again(cx: &Cx, live: &Live, who: Id) -> Result<(String, String), Refusal> {
    proved(cx, live).await?;
    let hours = rules(cx).await?.rules.link_hours;
    let made = cx.act(|tx| async move {
        let by = authorise_staff(&tx, Action::ManageStaff).await?;
        let staff = rows::staff_by_id(&tx.cx, tx.conn(), who).await?.filter(|_| by.id != who).ok_or(Error::NotFound)?;
        tell_staff(&tx, who, Notice::AccountChanged).await?;
        Ok((staff.name, fresh(&tx, who, hours).await?))
    });
    Ok(made.await?)
}

pub(super) async fn fresh(tx: &Tx, staff: Id, hours: i64) -> Result<String> {
    rows::drop_links(tx, staff).await?;
    let token = secret::token()?;
    let now = tx.cx.now_us();
    one_time::ActiveModel {
        place_id: Set(tx.cx.place.0),
        hash: Set(hash(&token)),
        staff_id: Set(staff.0),
        created_us: Set(now),
        expires_us: Set(now + hours * 60 * MINUTE_US),
        used_us: Set(None),
    }
    .insert(tx.conn())
    .await
    .map_err(fault)?;
    note(tx, staff, "link.make", "").await?;
    Ok(token)
}

/// What an opened link leads to.
pub struct Opened {
    /// The browser's new id.
    pub token: Token,
    /// Whose.
    pub staff: Id,
    /// Signed in already, as only a demonstration allows; otherwise password and app come first.
    pub signed_in: bool,
}

/// Opens a link. `None` when there is no such link, it was opened before, or its time is over: which, is not said.
///
/// # Errors
/// A database fault.
pub async fn open(cx: &Cx, token: &str, device: &str) -> Result<Option<Opened>> {
    let (hash, device) = (hash(token), device.to_owned());
    let signed_in = rules(cx).await?.demonstration;
    let found = one_time::Entity::find_by_id((cx.place.0, hash.clone())).one(cx.read()).await.map_err(fault)?;
    let Some(found) = found else {
        cx.act(|tx| async move { note(&tx, Id(tx.cx.place.0), "sign-in.fail", "link").await }).await?;
        return Ok(None);
    };
    let staff = Id(found.staff_id);
    let cx = cx.with_actor(Actor::Staff { id: staff });
    cx.act(|tx| async move {
        let row = one_time::Entity::find_by_id((tx.cx.place.0, hash)).lock_exclusive().one(tx.conn()).await;
        let now = tx.cx.now_us();
        let row = row.map_err(fault)?.filter(|row| row.used_us.is_none() && now < row.expires_us);
        let works_here = rows::staff_by_id(&tx.cx, tx.conn(), staff).await?.is_some();
        let Some(row) = row.filter(|_| works_here) else {
            note(&tx, staff, "sign-in.fail", "link").await?;
            return Ok(None);
        };
        let mut row = one_time::ActiveModel::from(row);
        row.used_us = Set(Some(now));
        row.update(tx.conn()).await.map_err(fault)?;
        let stage = if signed_in { Stage::Full } else { Stage::SetUp };
        let token = session::begin(&tx, staff, stage, &device, signed_in).await?;
        note(&tx, staff, if signed_in { "sign-in" } else { "link.open" }, "link").await?;
        Ok(Some(Opened { token, staff, signed_in }))
    })
    .await
}
