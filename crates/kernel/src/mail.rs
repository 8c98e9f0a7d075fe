//! The mail port: something said to somebody who works here, by e-mail.

use crate::{Id, Result};
use async_trait::async_trait;

/// One e-mail, plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// The job that sends it: sent twice, it carries the same message id, so that mailboxes show it once.
    pub id: Id,
    /// Address of whoever reads it.
    pub to: String,
    /// Subject, which a locked screen may show: never anything about a family.
    pub subject: String,
    /// Body.
    pub text: String,
}

/// Sends e-mail.
#[async_trait]
pub trait Mailer: Send + Sync {
    /// Hands it over to whoever carries it further.
    ///
    /// # Errors
    /// `Unavailable` when it could not be handed over and may be later; `Invalid` when it never will be.
    async fn send(&self, mail: &Mail) -> Result<()>;
}
