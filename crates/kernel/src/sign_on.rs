//! Signing in at one's own organisation: the port, and what comes back from there.

use crate::Result;
use serde::{Deserialize, Serialize};

/// A visit to the organisation's sign-in page that was begun. The browser keeps it, encrypted, until it comes back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Begun {
    /// Where the browser goes.
    pub address: String,
    /// What must come back with the answer.
    pub state: String,
    /// What must stand in the signed answer.
    pub nonce: String,
    /// What proves that the answer is fetched by whoever asked.
    pub verifier: String,
}

/// Who the organisation says it is: read from its signed answer, never from the address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Who signed the answer.
    pub issuer: String,
    /// The organisation's own part of the provider.
    pub tenant: String,
    /// Who, by an id that never changes and is never given to another.
    pub subject: String,
    /// Address at work, small letters; may be empty, and is never what somebody is known by.
    pub email: String,
    /// Name; may be empty.
    pub name: String,
    /// The groups they are in.
    pub groups: Vec<String>,
    /// When they last proved who they are, in microseconds since 1970; `None` when nothing is said of it.
    pub proved_us: Option<i64>,
}

/// An organisation's sign-in page.
#[async_trait::async_trait]
pub trait SignOn: Send + Sync {
    /// Begins a visit. `afresh`: they are to prove who they are there once more.
    ///
    /// # Errors
    /// `Unavailable` when the provider does not answer.
    async fn begin(&self, afresh: bool) -> Result<Begun>;

    /// Fetches and checks the answer.
    ///
    /// # Errors
    /// `NotFound` when the answer is not to be believed; `Unavailable` when the provider does not answer.
    async fn finish(&self, begun: &Begun, code: &str) -> Result<Shown>;
}
