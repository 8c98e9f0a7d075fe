//! What the pages that take a passkey share: the question to a browser, and its answer in a form.

use crate::shell::{PageError, Visit};
use axum::{
    Json,
    response::{IntoResponse, Response},
};
use domain::account::passkey::{Answer, Question};
use kernel::{Error, passkey::Passkeys};
use serde::Deserialize;
use serde_json::json;

/// What the form sends that a browser's answer was put into.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    ticket: String,
    answer: String,
    /// Where to go on.
    pub back: String,
    /// What was typed before, sealed.
    pub kept: String,
}

impl Sent {
    /// The answer within.
    pub fn answer(&self) -> Answer {
        Answer { ticket: self.ticket.clone(), answer: self.answer.clone() }
    }
}

/// What reads passkeys.
///
/// # Errors
/// `NotFound` at an address that can have none.
pub fn keys(visit: &Visit) -> Result<&dyn Passkeys, PageError> {
    visit.app.passkeys.as_deref().ok_or(PageError(Error::NotFound))
}

/// A question, for our script.
pub fn asked(question: Question) -> Response {
    Json(json!({ "options": question.options, "ticket": question.ticket })).into_response()
}
