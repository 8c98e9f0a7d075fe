//! Showing who one is by something one has: the code of an app, or a printed code. Both work once.

use super::{Vault, recovery, rows, totp};
use data::Tx;
use kernel::{Id, Result};

/// What was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Proof {
    /// A code of the app.
    App,
    /// A printed code, which is gone now.
    Printed,
}

impl Proof {
    /// As the audit says it.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::Printed => "printed code",
        }
    }
}

/// Takes a code and spends it; `None` when it is not right.
pub(super) async fn take(tx: &Tx, vault: &Vault, staff: Id, typed: &str) -> Result<Option<Proof>> {
    let mut account = rows::account_locked(tx, staff).await?;
    // Without an app there are no printed codes either: nothing was set up yet.
    let Some(sealed) = account.app_secret.clone() else { return Ok(None) };
    if let Some(hash) = recovery::hash_of(typed) {
        return Ok(rows::take_recovery(tx, staff, &hash).await?.then_some(Proof::Printed));
    }
    let step = totp::step_of(vault, staff, &sealed, typed, tx.cx.now_us(), account.app_step)?;
    let Some(step) = step else { return Ok(None) };
    account.app_step = Some(step);
    rows::put_account(tx, account).await?;
    Ok(Some(Proof::App))
}
