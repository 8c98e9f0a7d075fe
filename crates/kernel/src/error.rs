//! The few ways an action can fail, mapped to HTTP and to words once, at the edge.

use serde::{Deserialize, Serialize};

/// Shorthand used by every action.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// One thing wrong with one field. The code is stable and is the key of the words shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// Field as the form or JSON names it; empty for the whole request.
    pub field: String,
    /// Stable code such as `unknown-code` or `age-impossible`.
    pub code: String,
    /// Plain English, for logs, reports and API callers.
    pub message: String,
}

impl FieldError {
    /// A new error for `field`.
    pub fn new(field: &str, code: &str, message: impl Into<String>) -> Self {
        Self { field: field.into(), code: code.into(), message: message.into() }
    }
}

/// Why an action did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Absent, or not for this actor to see: the two are the same answer.
    #[error("not found")]
    NotFound,
    /// The record changed underneath, or a key was used for something else.
    #[error("conflict: {0}")]
    Conflict(String),
    /// Understood, but some fields are not acceptable (422).
    #[error("invalid: {0:?}")]
    Invalid(Vec<FieldError>),
    /// Not understood at all (400).
    #[error("malformed: {0:?}")]
    Malformed(Vec<FieldError>),
    /// Too busy or a part is down; try again (503).
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// A fault of ours. The detail is logged and never sent out.
    #[error("internal: {0}")]
    Internal(String),
}

impl Error {
    /// One invalid field.
    pub fn invalid(field: &str, code: &str, message: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldError::new(field, code, message)])
    }

    /// Any lower fault, kept for the log only.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        Self::Internal(cause.to_string())
    }
}
