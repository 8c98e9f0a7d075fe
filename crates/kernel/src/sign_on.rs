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
#[derive(Debug, Clone, PartialEq, Eq, Default)]
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
    /// What the provider itself calls them, which may be another id for each that asks.
    pub who: String,
    /// What it calls the session; empty when it does not say.
    pub session: String,
    /// What it can be asked again with whether they still belong there; empty when it gives nothing.
    pub refresh: String,
}

/// A session that ended at the organisation, as it told us.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ended {
    /// Who signed it.
    pub issuer: String,
    /// Whose, as the provider calls them.
    pub who: String,
    /// Which; empty when it is every session of theirs.
    pub session: String,
    /// The id of this message, which counts once.
    pub id: String,
    /// Until when it counts, in microseconds since 1970.
    pub expires_us: i64,
}

/// What an organisation says of somebody who came from there earlier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Still {
    /// They belong there: what to ask with next (empty: the same as before), and who they are now when it says so.
    Here(String, Option<Box<Shown>>),
    /// Not any more.
    Gone,
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

    /// Minutes between two questions whether somebody still belongs there; `None` when it is not to be asked.
    fn recheck_minutes(&self) -> Option<i64>;

    /// Asks whether somebody still belongs there.
    ///
    /// # Errors
    /// `Unavailable` when the provider does not answer.
    async fn still(&self, refresh: &str) -> Result<Still>;

    /// Reads what the organisation tells of a session that ended (OpenID Connect Back-Channel Logout 1.0).
    ///
    /// # Errors
    /// `NotFound` when it is not to be believed; `Unavailable` when the provider's keys cannot be read.
    async fn told(&self, token: &str) -> Result<Ended>;
}
