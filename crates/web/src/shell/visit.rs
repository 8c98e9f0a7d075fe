//! One request as a page sees it: context, words, and where it is.

use super::{errors::PageError, page::Page, place::PlaceFacts, words::Words};
use crate::{App, route};
use axum::{
    extract::{FromRequestParts, MatchedPath},
    http::{Extensions, Method, Uri, request::Parts},
};
use domain::{Cx, account::Member};
use kernel::{Actor, Error, Language};
use std::{convert::Infallible, sync::Arc};

/// What a page handler starts from.
#[derive(Clone)]
pub struct Visit {
    /// The shared state.
    pub app: App,
    /// Context: place, clock, language; it acts as the member who is signed in, otherwise as the public.
    pub cx: Cx,
    /// Who is signed in. Only on pages that are not for everyone: elsewhere everybody is the public.
    pub member: Option<Arc<Member>>,
    /// Words of the reader's language.
    pub words: Words,
    /// Path without its language, and the query; of the page to open in its place when it only takes forms.
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

    /// Who is signed in. The route table lets nobody else come to a page that asks.
    ///
    /// # Errors
    /// `NotFound` on a page that is for everyone.
    pub fn staff(&self) -> Result<&Member, PageError> {
        self.member.as_deref().ok_or(PageError(Error::NotFound))
    }

    /// A path of ours in the reader's language.
    pub fn href(&self, path: &str) -> String {
        in_language(self.words.code(), path)
    }
}

/// What a link opens to come to the page of a request again: its own address, or, where that only takes forms,
/// the page the form stands on. What a form sent is never part of it.
pub fn opens(method: &Method, uri: &Uri, extensions: &Extensions) -> String {
    let Some(pattern) = extensions.get::<MatchedPath>() else { return "/".to_owned() };
    match route::page_of(pattern.as_str()) {
        Some(page) => page.to_owned(),
        None if matches!(*method, Method::GET | Method::HEAD) => {
            uri.path_and_query().map_or("/", |p| p.as_str()).to_owned()
        }
        None => uri.path().to_owned(),
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

/// An address without its query, which may hold what nobody should read again.
pub fn without_query(address: &str) -> &str {
    address.split('?').next().unwrap_or(address)
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
        let here = opens(&parts.method, &parts.uri, &parts.extensions);
        let place = super::place::of(&app.cx).await;
        let member = parts.extensions.get::<Arc<Member>>().cloned();
        let actor = member.as_ref().map_or(Actor::Public, |member| Actor::Staff { id: member.id() });
        let cx = app.cx.with_language(language.clone()).with_actor(actor);
        Ok(Self { cx, words: Words::of(&language.0), app: app.clone(), here, place, member })
    }
}
