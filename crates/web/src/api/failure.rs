//! Failures as the API says them: `{"errors":[{"field","code","message"}]}`, whatever went wrong.

use crate::shell::errors::status;
use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use kernel::{Error, FieldError};
use serde::Serialize;
use utoipa::ToSchema;

/// What every failed call answers.
#[derive(Debug, Serialize, ToSchema)]
pub struct Errors {
    /// One or more things that were wrong.
    #[schema(min_items = 1)]
    pub errors: Vec<Fault>,
}

/// One thing that was wrong.
#[derive(Debug, Serialize, ToSchema)]
pub struct Fault {
    /// Which field or parameter; empty for the whole request.
    pub field: String,
    /// Stable code, for example `unknown-code`.
    pub code: String,
    /// Plain English.
    pub message: String,
}

/// A failed call.
#[derive(Debug)]
pub struct Failure(
    /// Why.
    pub Error,
);

/// What an API handler returns.
pub type ApiResult = Result<Response, Failure>;

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

impl From<FieldError> for Fault {
    fn from(error: FieldError) -> Self {
        Self { field: error.field, code: error.code, message: error.message }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let status = status(&self.0);
        match self.0 {
            Error::Invalid(faults) | Error::Malformed(faults) => {
                let errors = faults.into_iter().map(Fault::from).collect();
                (status, Json(Errors { errors })).into_response()
            }
            Error::Internal(cause) | Error::Unavailable(cause) => {
                tracing::error!(%cause, "a call failed");
                plain(status)
            }
            Error::NotFound | Error::Conflict(_) => plain(status),
        }
    }
}

/// A failure that only its status explains.
pub fn plain(status: StatusCode) -> Response {
    let (code, message) = match status {
        StatusCode::BAD_REQUEST => ("malformed-request", "this request cannot be read"),
        StatusCode::MOVED_PERMANENTLY => ("moved", "this has moved to the address in Location"),
        StatusCode::GONE => ("gone", "this has ended"),
        StatusCode::NOT_FOUND => ("not-found", "there is nothing here"),
        StatusCode::METHOD_NOT_ALLOWED => ("method-not-allowed", "this address does not take that method"),
        StatusCode::REQUEST_TIMEOUT => ("too-slow", "the request took too long to arrive"),
        StatusCode::CONFLICT => ("conflict", "this changed meanwhile; read it again"),
        StatusCode::PAYLOAD_TOO_LARGE => ("too-large", "this request is too large"),
        StatusCode::URI_TOO_LONG => ("address-too-long", "this address is too long"),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => ("unsupported-media-type", "send application/json"),
        StatusCode::TOO_MANY_REQUESTS => ("too-many-requests", "wait a little and try again"),
        StatusCode::SERVICE_UNAVAILABLE => ("unavailable", "try again in a minute"),
        other if other.is_client_error() => ("refused", "this request was not accepted"),
        _ => ("internal", "something went wrong on our side"),
    };
    let fault = Fault { field: String::new(), code: code.to_owned(), message: message.to_owned() };
    (status, Json(Errors { errors: vec![fault] })).into_response()
}
