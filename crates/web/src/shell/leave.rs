//! Leaving quickly: everything the browser kept for us goes, and it is somewhere else.

use super::Visit;
use axum::{
    http::{HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
};

/// Clears cookies, cache and storage, and sends the browser away. History cannot be cleared from here.
pub async fn leave(visit: Visit) -> Response {
    (
        StatusCode::SEE_OTHER,
        [
            (header::LOCATION, visit.app.settings.exit_url.as_str()),
            (HeaderName::from_static("clear-site-data"), "\"cache\", \"cookies\", \"storage\""),
            (header::CACHE_CONTROL, "no-store"),
        ],
    )
        .into_response()
}
