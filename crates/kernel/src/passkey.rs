//! Passkeys: the port to what knows their protocol (WebAuthn), and what goes through it. What a browser is asked and
//! answers is JSON that only the protocol reads.

use crate::{Id, Result};
use serde_json::Value;

/// Somebody who adds a passkey.
#[derive(Debug, Clone)]
pub struct Holder {
    /// What a passkey says it is for; nothing can be read from it.
    pub id: Id,
    /// The address they sign in with, to tell accounts apart in a browser's list.
    pub email: String,
    /// As colleagues know them.
    pub name: String,
}

/// A question to a browser.
#[derive(Debug, Clone)]
pub struct Asked {
    /// For the browser.
    pub options: Value,
    /// To hold the answer against; stays here, and counts once.
    pub state: String,
}

/// A passkey that was just made.
#[derive(Debug, Clone)]
pub struct Made {
    /// Its own id.
    pub credential: Vec<u8>,
    /// Its public key and counter, to keep.
    pub kept: String,
}

/// What a good answer says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// It is theirs; what to keep of it from now on.
    Right(String),
    /// Its counter went back: somewhere there is a copy of it.
    Copied,
}

/// What knows the protocol. It keeps nothing itself.
pub trait Passkeys: Send + Sync {
    /// Asks a browser to make one, on nothing that has one of `have` (each as kept) already.
    ///
    /// # Errors
    /// `Internal` when something kept cannot be read.
    fn make(&self, holder: &Holder, have: &[String]) -> Result<Asked>;

    /// Reads the answer to [`Passkeys::make`].
    ///
    /// # Errors
    /// `NotFound` when it is not to be believed.
    fn made(&self, state: &str, answer: &str) -> Result<Made>;

    /// Asks a browser for any passkey it has for us.
    ///
    /// # Errors
    /// `Internal` when no question can be made.
    fn ask(&self) -> Result<Asked>;

    /// Whose passkey an answer says it is, and the passkey's own id. Nothing is proved by that yet.
    ///
    /// # Errors
    /// `NotFound` when it says nothing of the kind.
    fn whose(&self, answer: &str) -> Result<(Id, Vec<u8>)>;

    /// Holds an answer to [`Passkeys::ask`] against the passkey as kept.
    ///
    /// # Errors
    /// `NotFound` when it is not to be believed.
    fn shown(&self, state: &str, answer: &str, kept: &str) -> Result<Shown>;
}
