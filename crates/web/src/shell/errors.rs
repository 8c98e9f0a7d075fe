//! Errors as pages: one wording for each kind, in the reader's language, and never the cause.

use super::{
    page::{Page, Render, framed},
    place,
    visit::without_query,
    words::Words,
};
use askama::Template;
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::Cx;
use kernel::{Error, Language};

/// What a page handler returns.
pub type PageResult = Result<Response, PageError>;

/// A failure on the way to a page. The shell turns it into one.
#[derive(Debug)]
pub struct PageError(
    /// What went wrong.
    pub Error,
);

impl From<Error> for PageError {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

/// Marks an answer whose body the shell still has to write.
#[derive(Debug, Clone, Copy)]
struct Unwritten;

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        if let Error::Internal(cause) | Error::Unavailable(cause) = &self.0 {
            tracing::error!(%cause, "a page failed");
        }
        let mut response = status(&self.0).into_response();
        response.extensions_mut().insert(Unwritten);
        response
    }
}

/// The HTTP status of an error.
pub fn status(error: &Error) -> StatusCode {
    match error {
        Error::NotFound => StatusCode::NOT_FOUND,
        Error::Conflict(_) => StatusCode::CONFLICT,
        Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Error::Malformed(_) => StatusCode::BAD_REQUEST,
        Error::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
        Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

#[derive(Template)]
#[template(path = "shell/error.html")]
struct ErrorPage {
    p: Page,
    kind: &'static str,
}

framed!(ErrorPage);

impl ErrorPage {
    fn heading(&self) -> askama::filters::Safe<String> {
        self.p.t(format!("shell-error-{}", self.kind))
    }
    fn help(&self) -> askama::filters::Safe<String> {
        self.p.t(format!("shell-error-{}-help", self.kind))
    }
}

/// Writes a page for every failed answer that has no words of its own yet.
/// `here` is the address to come to it again.
pub async fn write_page(cx: &Cx, language: &Language, here: &str, response: Response) -> Response {
    let status = response.status();
    let bare = response.headers().get(header::CONTENT_TYPE).is_none_or(|t| !t.as_bytes().starts_with(b"text/html"));
    let ours = response.extensions().get::<Unwritten>().is_some();
    if !(ours || (bare && (status.is_client_error() || status.is_server_error()))) {
        return response;
    }
    let kind = match status {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => "missing",
        StatusCode::PAYLOAD_TOO_LARGE => "large",
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT => "busy",
        s if s.is_client_error() => "unclear",
        _ => "fault",
    };
    let words = Words::of(&language.0);
    let title = words.plain(&format!("shell-error-{kind}"), &[]);
    let p =
        Page { place: place::of(cx).await, at: cx.clock.local(), ..Page::framed(words, without_query(here), title) };
    ErrorPage { p, kind }.respond(status)
}

#[cfg(test)]
impl super::sample::Sample for ErrorPage {
    fn sample(p: Page) -> Self {
        Self { p: p.titled("shell-error-missing"), kind: "missing" }
    }

    fn states(p: Page) -> Vec<Self> {
        let kind = |kind| Self { p: p.clone().titled(&format!("shell-error-{kind}")), kind };
        ["missing", "large", "busy", "unclear", "fault"].map(kind).into()
    }
}
