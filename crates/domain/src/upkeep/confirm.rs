//! "Still right": one tap when nothing changed. Signed in, or by a link that says it once; either way the review counts
//! from today and the entry ranks as fresh again.

use crate::{
    directory::{
        model::Service,
        rows::{self, Stored},
        status::Status,
    },
    upkeep::who,
};
use data::{
    Cx, Tx,
    audit::{self, Deed},
    fault,
    tables::confirm_link,
};
use kernel::{Error, Id, Result};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, QuerySelect};
use sha2::{Digest, Sha256};

/// Days a link opens.
pub const LASTS_DAYS: i64 = 30;
const DAY_US: i64 = 24 * 60 * 60 * 1_000_000;

/// An entry to be confirmed.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// Says that an entry is still right.
///
/// # Errors
/// `NotFound` when it is not the actor's; a database fault.
pub async fn still_right(cx: &Cx, slug: &str) -> Result<()> {
    let slug = slug.to_owned();
    cx.act(|tx| async move {
        let keeper = who::keeper(&tx.cx, tx.conn()).await?;
        let stored = who::entry(&tx, keeper, &slug).await?;
        reviewed(&tx, stored, "still right").await
    })
    .await
}

/// Makes a link that says it once, without signing in. The secret is given here and kept nowhere.
///
/// # Errors
/// `NotFound` when the entry is not the actor's; a database fault.
pub async fn link(cx: &Cx, slug: &str) -> Result<String> {
    let slug = slug.to_owned();
    cx.act(|tx| async move {
        let keeper = who::keeper(&tx.cx, tx.conn()).await?;
        let stored = who::entry(&tx, keeper, &slug).await?;
        // Each id holds 74 random bits.
        let secret = format!("{}{}", tx.cx.fresh_id().0.simple(), tx.cx.fresh_id().0.simple());
        let row = confirm_link::ActiveModel {
            place_id: Set(tx.cx.place.0),
            digest: Set(digest(&secret)),
            service_id: Set(stored.record.id.0),
            made_by: Set(keeper.id.0),
            expires_us: Set(tx.cx.now_us() + LASTS_DAYS * DAY_US),
            used_us: Set(None),
        };
        row.insert(tx.conn()).await.map_err(fault)?;
        let (kind, target) = ("service", stored.record.id);
        audit::record(&tx, Deed { action: "confirm.link", kind, target, detail: "" }).await?;
        Ok(secret)
    })
    .await
}

/// What a link asks about. Opening it uses nothing up: mail programs open links too.
///
/// # Errors
/// `NotFound` when there is no such link, it was used, it is too old, or the entry is gone; a database fault.
pub async fn asked(cx: &Cx, secret: &str) -> Result<Asked> {
    let row = confirm_link::Entity::find_by_id((cx.place.0, digest(secret))).one(cx.read()).await.map_err(fault)?;
    let row = row.filter(|row| holds(row, cx.now_us())).ok_or(Error::NotFound)?;
    let stored = rows::get::<Service>(cx, Id(row.service_id)).await?.ok_or(Error::NotFound)?;
    public(cx, &stored)?;
    Ok(Asked { slug: stored.record.slug, name: stored.record.name })
}

/// Says by a link that the entry is still right, once.
///
/// # Errors
/// As [`asked`].
pub async fn by_link(cx: &Cx, secret: &str) -> Result<Asked> {
    let digest = digest(secret);
    cx.act(|tx| async move {
        let key = (tx.cx.place.0, digest);
        let row = confirm_link::Entity::find_by_id(key).lock_exclusive().one(tx.conn()).await.map_err(fault)?;
        let row = row.filter(|row| holds(row, tx.cx.now_us())).ok_or(Error::NotFound)?;
        let slug = rows::get::<Service>(&tx.cx, Id(row.service_id)).await?.ok_or(Error::NotFound)?.record.slug;
        let stored = rows::many_to_change::<Service>(&tx, &[slug]).await?.pop().ok_or(Error::NotFound)?;
        public(&tx.cx, &stored)?;
        let why = format!("still right, by a link of staff:{}", row.made_by);
        let asked = Asked { slug: stored.record.slug.clone(), name: stored.record.name.clone() };
        let mut row = row.into_active_model();
        row.used_us = Set(Some(tx.cx.now_us()));
        row.update(tx.conn()).await.map_err(fault)?;
        reviewed(&tx, stored, &why).await?;
        Ok(asked)
    })
    .await
}

fn holds(row: &confirm_link::Model, now_us: i64) -> bool {
    row.used_us.is_none() && now_us < row.expires_us
}

/// What families cannot see is not confirmed by a tap.
fn public(cx: &Cx, stored: &Stored<Service>) -> Result<()> {
    let status = Status::on(&stored.record.visibility, cx.clock.today());
    if status.is_public() { Ok(()) } else { Err(Error::NotFound) }
}

async fn reviewed(tx: &Tx, stored: Stored<Service>, why: &str) -> Result<()> {
    let mut service = stored.record;
    service.review.last = Some(tx.cx.clock.today());
    service.review.next = None;
    rows::save(tx, &service, why).await?;
    audit::record(tx, Deed { action: "service.confirm", kind: "service", target: service.id, detail: "" }).await
}

fn digest(secret: &str) -> String {
    Sha256::digest(secret.as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
}
