//! Keeps a plan under a short code, because the family asked for it. Nothing says whose it is.

use super::{Plan, rows};
use crate::{
    access::{Action, authorise},
    records::purge,
};
use data::{
    Cx, Tx,
    audit::{self, Deed},
    idempotency::{Once, act_once},
};
use jiff::{Span, civil::Date};
use kernel::{Error, Id, Result, random::short_code};
use serde::{Deserialize, Serialize};

pub use rows::Kept;

/// Days a kept plan opens.
const DAYS: i32 = 90;
/// Codes tried before giving up: taken ones are one in many millions.
const TRIES: usize = 4;
/// Microseconds in a day.
const DAY_US: i64 = 86_400_000_000;

/// What the family is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// Short code with its check character.
    pub code: String,
    /// The last day it opens.
    pub until: Date,
}

/// Keeps `plan`, made by the caller from the family's answers, for 90 days. Sent twice with the same `key`, it is
/// kept once.
///
/// # Errors
/// `Invalid` when the key was used for something else; a database fault.
pub async fn run(cx: &Cx, key: &str, plan: &Plan) -> Result<Saved> {
    authorise(&cx.actor, Action::KeepSaved)?;
    let made = cx.clock.today();
    let until = made.checked_add(Span::new().days(DAYS)).map_err(Error::internal)?;
    let kept = Kept { plan: plan.clone(), made, until };
    let request = serde_json::to_string(plan).map_err(Error::internal)?;
    let once = Once { key: key.to_owned(), route: "plan.save", request };
    act_once(cx, once, |tx| async move { keep(&tx, &kept).await }).await
}

async fn keep(tx: &Tx, kept: &Kept) -> Result<Saved> {
    let expires_us = tx.cx.now_us() + i64::from(DAYS) * DAY_US;
    for _ in 0..TRIES {
        let code = short_code(tx.cx.fresh_id());
        if rows::add(tx, &code, kept, expires_us).await? {
            purge::later(tx, expires_us).await?;
            // The audit names the kept plan by an id made from its code, never the code that opens it.
            let target = Id::derived(tx.cx.place, "plan", &code);
            audit::record(tx, Deed { action: "plan.save", kind: "plan", target, detail: "" }).await?;
            return Ok(Saved { code, until: kept.until });
        }
    }
    Err(Error::Unavailable("no free code".to_owned()))
}
