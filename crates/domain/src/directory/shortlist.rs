//! A list of services kept under a short code, to open elsewhere or hand to someone. Nothing says whose.

use super::slug::is_slug;
use crate::{
    access::{Action, authorise},
    records,
};
use data::{
    Cx, Tx,
    audit::{self, Deed},
    fault,
    idempotency::{Once, act_once},
    tables::saved,
};
use jiff::{ToSpan, civil::Date};
use kernel::{Error, Id, Result, random::short_code};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

/// Most services on one list.
pub const MOST: usize = 50;
/// Days a list opens.
const DAYS: i64 = 90;
const DAY_US: i64 = 86_400_000_000;
const KIND: &str = "shortlist";

/// A kept list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// Services by address, in the family's order.
    pub slugs: Vec<String>,
    /// The last day it opens.
    pub until: Date,
}

/// Keeps a list and gives its code. Sent twice with the same key, it is kept once.
///
/// # Errors
/// `Invalid` when the list is empty, too long or holds what is no address; a database fault.
pub async fn save(cx: &Cx, key: &str, slugs: Vec<String>) -> Result<String> {
    authorise(&cx.actor, Action::KeepSaved)?;
    if slugs.is_empty() || slugs.len() > MOST {
        return Err(Error::invalid("slugs", "list-length", format!("a list holds 1 to {MOST} services")));
    }
    if !slugs.iter().all(|slug| is_slug(slug)) {
        return Err(Error::invalid("slugs", "slug-malformed", "that is not the address of a service"));
    }
    let request = serde_json::to_string(&slugs).map_err(Error::internal)?;
    let once = Once { key: key.to_owned(), route: "shortlist.save", request };
    act_once(cx, once, |tx| async move { keep(&tx, slugs).await }).await
}

async fn keep(tx: &Tx, slugs: Vec<String>) -> Result<String> {
    let until = tx.cx.clock.today().checked_add(DAYS.days()).map_err(Error::internal)?;
    let code = short_code(tx.cx.fresh_id());
    let expires_us = tx.cx.now_us() + DAYS * DAY_US;
    let row = saved::ActiveModel {
        place_id: Set(tx.cx.place.0),
        code: Set(code.clone()),
        kind: Set(KIND.to_owned()),
        doc: Set(serde_json::to_string(&Saved { slugs, until }).map_err(Error::internal)?),
        created_us: Set(tx.cx.now_us()),
        expires_us: Set(expires_us),
    };
    saved::Entity::insert(row).exec_without_returning(tx.conn()).await.map_err(fault)?;
    records::purge::later(tx, expires_us).await?;
    // The audit names the list by an id made from its code, never by the code that opens it.
    let target = Id::derived(tx.cx.place, KIND, &code);
    audit::record(tx, Deed { action: "shortlist.save", kind: KIND, target, detail: "" }).await?;
    Ok(code)
}

/// Opens a list by its code.
///
/// # Errors
/// `NotFound` when there is none or its time is over; a database fault.
pub async fn open(cx: &Cx, code: &str) -> Result<Saved> {
    authorise(&cx.actor, Action::KeepSaved)?;
    let row = saved::Entity::find_by_id((cx.place.0, code.to_owned())).one(cx.read()).await.map_err(fault)?;
    let row = row.filter(|r| r.kind == KIND && r.expires_us > cx.now_us()).ok_or(Error::NotFound)?;
    serde_json::from_str(&row.doc).map_err(Error::internal)
}

/// Takes away lists whose time is over, and says how many.
///
/// # Errors
/// `NotFound` when the actor may not; a database fault.
pub async fn purge(cx: &Cx) -> Result<u64> {
    authorise(&cx.actor, Action::Purge)?;
    cx.act(|tx| async move {
        let gone = saved::Entity::delete_many()
            .filter(saved::Column::PlaceId.eq(tx.cx.place.0))
            .filter(saved::Column::Kind.eq(KIND))
            .filter(saved::Column::ExpiresUs.lte(tx.cx.now_us()))
            .exec(tx.conn())
            .await
            .map_err(fault)?;
        if gone.rows_affected > 0 {
            let target = Id::derived(tx.cx.place, "job", "shortlist.purge");
            let detail = format!("{} lists", gone.rows_affected);
            audit::record(&tx, Deed { action: "shortlist.purge", kind: KIND, target, detail: &detail }).await?;
        }
        Ok(gone.rows_affected)
    })
    .await
}
