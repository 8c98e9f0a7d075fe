//! One request as a page sees it: context, words, and where it is.

use super::{page::Page, place::PlaceFacts, words::Words};
use crate::App;
use axum::{extract::FromRequestParts, http::request::Parts};
use domain::Cx;
use kernel::Language;
use std::{convert::Infallible, sync::Arc};

/// What a page handler starts from.
#[derive(Clone)]
pub struct Visit {
    /// The shared state.
    pub app: App,
    /// Context: place, public actor, clock, language.
    pub cx: Cx,
    /// Words of the reader's language.
    pub words: Words,
    /// Path without its language, and the query.
    pub here: String,
    /// Facts of the place.
    pub place: Arc<PlaceFacts>,
}

impl Visit {
    /// The frame of an ordinary page.
    pub fn page(&self, title_key: &'static str) -> Page {
        Page::new(self, self.words.plain(title_key, &[]))
    }

    /// The frame of a page whose title comes from data.
    pub fn page_titled(&self, title: &str) -> Page {
        Page::new(self, title.to_owned())
    }

    /// A path of ours in the reader's language.
    pub fn href(&self, path: &str) -> String {
        in_language(self.words.code(), path)
    }
}

/// `path` in that language.
pub fn in_language(code: &str, path: &str) -> String {
    match (code, path) {
        ("en", _) => path.to_owned(),
        (_, "/") => format!("/{code}"),
        _ => format!("/{code}{path}"),
    }
}

/// Text as part of an address's query.
pub fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            b' ' => out.push('+'),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

impl FromRequestParts<App> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let language = parts.extensions.get::<Language>().cloned().unwrap_or_default();
        let here = parts.uri.path_and_query().map_or("/", |p| p.as_str()).to_owned();
        let place = super::place::of(&app.cx).await;
        let cx = app.cx.with_language(language.clone());
        Ok(Self { cx, words: Words::of(&language.0), app: app.clone(), here, place })
    }
}
