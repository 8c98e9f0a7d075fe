//! `POST /sign-out`: the session ends, and the browser forgets what it kept of the pages.

use super::super::{cookie, guard};
use crate::shell::{PageResult, Visit};
use axum::{
    http::{HeaderMap, HeaderName, HeaderValue},
    response::{IntoResponse, Redirect},
};
use domain::account::session;

/// Ends the session. Without one the answer is the same.
pub async fn send(visit: Visit, headers: HeaderMap) -> PageResult {
    if let Some(live) = guard::live(&visit.app, &headers).await? {
        session::end(&visit.cx, &live, &live.hash).await?;
    }
    let clear = (HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\", \"storage\""));
    Ok(([cookie::forget(&visit.app), clear], Redirect::to(&visit.href("/sign-in?out=1"))).into_response())
}
