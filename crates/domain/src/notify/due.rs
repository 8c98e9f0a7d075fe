//! What is to be sent now.

use super::{Notice, Telling, tell::address};
use crate::{
    access::{Action, authorise},
    account::invite,
};
use data::Cx;
use kernel::{Error, Result, jobs::Claimed};

/// Something to be told now, at an address that holds now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Where they read mail.
    pub to: String,
    /// What.
    pub notice: Notice,
    /// The end of a link that opens their account once, for somebody who has none yet.
    pub once: Option<String>,
}

/// What the job says to send; `None` when whom it was for has left since.
///
/// # Errors
/// `NotFound` when the actor may not; `Internal` for a job of another kind; a database fault.
pub async fn due(cx: &Cx, job: &Claimed) -> Result<Option<Letter>> {
    authorise(&cx.actor, Action::SendMail)?;
    let Telling { staff, notice } = serde_json::from_str(&job.payload).map_err(Error::internal)?;
    let Some(to) = address(cx, staff).await? else { return Ok(None) };
    let once = match notice {
        Notice::Invited => match invite::link(cx, staff).await? {
            Some(once) => Some(once),
            None => return Ok(None),
        },
        _ => None,
    };
    Ok(Some(Letter { to, notice, once }))
}
