//! Takes away kept plans whose time is over.

use super::rows;
use crate::access::{Action, authorise};
use data::{
    Cx,
    audit::{self, Deed},
};
use kernel::{Id, Result};

/// How many were taken away. For Hearth's own jobs.
///
/// # Errors
/// `NotFound` when the actor may not; a database fault.
pub async fn run(cx: &Cx) -> Result<u64> {
    authorise(&cx.actor, Action::Purge)?;
    cx.act(|tx| async move {
        let gone = rows::take_expired(&tx).await?;
        if gone > 0 {
            let target = Id::derived(tx.cx.place, "job", "plan.purge");
            let detail = format!("{gone} plans");
            audit::record(&tx, Deed { action: "plan.purge", kind: "plan", target, detail: &detail }).await?;
        }
        Ok(gone)
    })
    .await
}
