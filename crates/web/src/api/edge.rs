//! What the API and the feed have around everything else, panics and time limits included: errors are JSON,
//! and any page anywhere may read the answers. Nothing here carries cookies or private data.

use super::failure;
use crate::shell::language::parts;
use axum::{
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// True for addresses that programs read.
pub fn is_for_programs(path: &str) -> bool {
    let under = |base: &str| path.strip_prefix(base).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    under("/api") || under("/open-referral-uk")
}

/// Dresses every answer to a program.
pub async fn dress(request: Request, next: Next) -> Response {
    if !is_for_programs(parts(request.uri().path()).1) {
        return next.run(request).await;
    }
    let mut response = if *request.method() == Method::OPTIONS {
        StatusCode::NO_CONTENT.into_response()
    } else {
        written(next.run(request).await)
    };
    open(response.headers_mut());
    response
}

/// The same answer, its failure in words when it has none of its own.
fn written(response: Response) -> Response {
    let status = response.status();
    let json =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|t| t.as_bytes().starts_with(b"application/json"));
    if json || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let mut dressed = failure::plain(status);
    for (name, value) in response.headers() {
        if !matches!(*name, header::CONTENT_TYPE | header::CONTENT_LENGTH | header::CONTENT_ENCODING) {
            dressed.headers_mut().insert(name.clone(), value.clone());
        }
    }
    dressed
}

fn open(headers: &mut HeaderMap) {
    let wanted: [(HeaderName, &str); 5] = [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, POST, OPTIONS"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "accept, content-type, idempotency-key"),
        (header::ACCESS_CONTROL_MAX_AGE, "86400"),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
    ];
    for (name, value) in wanted {
        headers.insert(name, HeaderValue::from_static(value));
    }
}
