//! `GET /open-referral-uk/`: which version and profile this is. Validators read it first.

use super::BASE;
use crate::App;
use axum::{Json, extract::State, response::IntoResponse};
use serde_json::json;

/// Says what the feed is.
pub async fn about(State(app): State<App>) -> impl IntoResponse {
    Json(json!({
        "version": "HSDS-UK-3.0",
        "profile": "https://docs.openreferraluk.org/",
        "openapi_url": format!("{}/api/v1/openapi.json", app.settings.base_url),
        "base_url": format!("{}{BASE}/", app.settings.base_url),
    }))
}
