//! Is the server alive, and is it ready to answer families?

use crate::App;
use axum::{extract::State, http::StatusCode};

/// The process answers.
pub async fn alive() -> &'static str {
    "alive"
}

/// The database answers and the index has been opened.
pub async fn ready(State(app): State<App>) -> Result<&'static str, StatusCode> {
    let indexed = app.index.cursor(app.cx.place).is_ok();
    match app.cx.ping().await {
        Ok(()) if indexed => Ok("ready"),
        _ => Err(StatusCode::SERVICE_UNAVAILABLE),
    }
}
