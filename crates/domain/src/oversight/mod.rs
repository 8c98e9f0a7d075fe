//! Who looked at whom and why: what the place's data protection officer asks of the audit. They see who did what and
//! when, and no family's record; that they asked is itself written down.

mod curious;
pub mod detect;
mod find;
mod search;
mod shares;

pub use curious::{Asked, Due, Worth, worth_asking};
pub use find::{Known, find};
pub use search::{Ask, By, Only, Page, Row, colleagues, export, search};
pub use shares::{Between, Decided, Shares, Which, shares, shares_file};

use crate::access::{Action, authorise_staff};
use data::{
    Cx, Tx,
    audit::{self, Access, Deed},
};
use kernel::{Error, Result};
use std::future::Future;

/// Runs `work` for whoever may ask the audit, once it is written down that they asked; a refusal is written down too.
async fn asked<T, F, Fut>(cx: &Cx, deed: Deed<'_>, work: F) -> Result<T>
where
    F: FnOnce(Tx) -> Fut,
    Fut: Future<Output = Result<T>>,
{
    let answer = cx.act(|tx| async move {
        match authorise_staff(&tx, Action::ReadAudit).await {
            Ok(_) => {
                audit::record(&tx, deed).await?;
                work(tx).await.map(Some)
            }
            Err(Error::NotFound) => {
                let refused = Access { role: String::new(), via: "", purpose: "", decision: "deny", class: 0 };
                audit::record_access(&tx, deed, &refused).await?;
                Ok(None)
            }
            Err(fault) => Err(fault),
        }
    });
    answer.await?.ok_or(Error::NotFound)
}
