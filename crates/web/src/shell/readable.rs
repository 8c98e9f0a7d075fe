//! What pages are sent must be text: a query or a form whose letters cannot be read is refused before any page answers
//! something nobody asked. Programs are told so by their own faces, field by field.

use crate::api::edge;
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

const FORM: &[u8] = b"application/x-www-form-urlencoded";

/// Lets readable requests through; a body longer than `most` bytes is too long anyway.
pub async fn only(most: usize, request: Request, next: Next) -> Response {
    if edge::is_for_programs(request.uri().path()) {
        return next.run(request).await;
    }
    if !request.uri().query().is_none_or(|query| is_text(query.as_bytes())) {
        return StatusCode::BAD_REQUEST.into_response();
    }
    if !request.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(FORM)) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    match to_bytes(body, most).await {
        Err(_) => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
        Ok(sent) if !is_text(&sent) => StatusCode::BAD_REQUEST.into_response(),
        Ok(sent) => next.run(Request::from_parts(parts, Body::from(sent))).await,
    }
}

/// True when it is UTF-8 with its percent signs undone; a percent sign that stands for nothing is itself.
fn is_text(sent: &[u8]) -> bool {
    let digit = |at: usize| sent.get(at).and_then(|b| char::from(*b).to_digit(16));
    let (mut bytes, mut at) = (Vec::with_capacity(sent.len()), 0);
    while at < sent.len() {
        let pair = (sent[at] == b'%').then(|| Some(digit(at + 1)? * 16 + digit(at + 2)?)).flatten();
        bytes.push(pair.and_then(|byte| u8::try_from(byte).ok()).unwrap_or(sent[at]));
        at += if pair.is_some() { 3 } else { 1 };
    }
    std::str::from_utf8(&bytes).is_ok()
}

#[cfg(test)]
mod tests {
    use super::is_text;

    #[test]
    fn text_is_told_from_broken_bytes() {
        for text in ["", "q=sleep&near=", "q=100%", "q=%D9%86%D9%88%D9%85", "q=\u{646}", "q=%zz%2"] {
            assert!(is_text(text.as_bytes()), "{text}");
        }
        for broken in [&b"q=%ff%fe"[..], b"q=%D9", b"q=\xff", b"a=1&%C3%28=2"] {
            assert!(!is_text(broken), "{broken:?}");
        }
    }
}
