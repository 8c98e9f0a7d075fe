//! Opens a kept plan by its code.

use super::rows::{self, Kept};
use crate::access::{Action, authorise};
use data::Cx;
use kernel::{Error, Result, random::read_code};

/// The kept plan, however its code was typed.
///
/// # Errors
/// `NotFound` for a code that is mistyped, unknown or over, all alike.
pub async fn run(cx: &Cx, typed: &str) -> Result<Kept> {
    authorise(&cx.actor, Action::KeepSaved)?;
    let code = read_code(typed).ok_or(Error::NotFound)?;
    rows::get(cx, &code).await?.ok_or(Error::NotFound)
}
