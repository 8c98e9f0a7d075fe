//! The frame every page has: title, language, where it is, and how it is sent.

use super::{
    visit::{Visit, in_language},
    words::{Args, Words, languages},
};
use askama::{Template, filters::Safe};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};

/// What the layout needs. Templates call it `p`.
#[derive(Debug, Clone)]
pub struct Page {
    /// For the browser's tab and history: neutral on sensitive pages.
    pub title: String,
    /// Words.
    pub words: Words,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// Path without language, for the language links.
    pub here: String,
    /// Offers a quick way out, is never kept by the browser.
    pub sensitive: bool,
    /// Which part of the navigation is lit.
    pub section: &'static str,
}

/// A link to this page in another language.
#[derive(Debug, Clone)]
pub struct LanguageLink {
    /// Language code.
    pub code: String,
    /// Its own name.
    pub name: String,
    /// Where.
    pub href: String,
    /// The one being read.
    pub current: bool,
}

impl Page {
    /// The frame for a visit.
    pub fn new(visit: &Visit, title: String) -> Self {
        Self::framed(visit.words.clone(), &visit.here, title)
    }

    /// A frame without a visit, for samples and errors.
    pub fn framed(words: Words, here: &str, title: String) -> Self {
        let dir = languages().iter().find(|l| l.code == words.code()).map_or("ltr", |l| l.dir.as_str());
        Self { title, dir: dir.to_owned(), here: here.to_owned(), words, sensitive: false, section: "" }
    }

    /// The same, as a sensitive page.
    #[must_use]
    pub fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self.title = self.words.plain("shell-neutral-title", &[]);
        self
    }

    /// The same, in a section of the navigation.
    #[must_use]
    pub fn in_section(mut self, section: &'static str) -> Self {
        self.section = section;
        self
    }

    /// A string as HTML.
    pub fn t(&self, key: &str) -> Safe<String> {
        self.words.html(key, &[])
    }

    /// A string with one argument, as HTML.
    pub fn t1(&self, key: &str, name: &'static str, value: impl std::fmt::Display) -> Safe<String> {
        self.words.html(key, &[(name, &value.to_string())])
    }

    /// A string with two arguments, as HTML.
    pub fn t2(
        &self,
        key: &str,
        first: (&'static str, impl std::fmt::Display),
        second: (&'static str, impl std::fmt::Display),
    ) -> Safe<String> {
        self.words.html(key, &[(first.0, &first.1.to_string()), (second.0, &second.1.to_string())])
    }

    /// A string as plain text, for attributes.
    pub fn plain(&self, key: &str) -> String {
        self.words.plain(key, &[])
    }

    /// A string with arguments as plain text.
    pub fn plain_with(&self, key: &str, args: Args<'_>) -> String {
        self.words.plain(key, args)
    }

    /// The language's code.
    pub fn lang(&self) -> &str {
        self.words.code()
    }

    /// A path of ours in the reader's language.
    pub fn href(&self, path: &str) -> String {
        in_language(self.words.code(), path)
    }

    /// This page in every language.
    pub fn language_links(&self) -> Vec<LanguageLink> {
        languages()
            .iter()
            .map(|l| LanguageLink {
                code: l.code.clone(),
                name: l.name.clone(),
                href: in_language(&l.code, if self.sensitive { "/" } else { &self.here }),
                current: l.code == self.words.code(),
            })
            .collect()
    }

    /// True when the words of this language were not all checked by a person.
    pub fn unchecked(&self) -> bool {
        !self.words.is_checked("shell-all")
    }
}

/// A page that can be sent.
pub trait Render: Template {
    /// The frame.
    fn frame(&self) -> &Page;

    /// As an answer with that status.
    fn respond(&self, status: StatusCode) -> Response {
        match self.render() {
            Ok(html) => {
                let mut response = (status, Html(html)).into_response();
                let lang = HeaderValue::from_str(self.frame().lang());
                if let Ok(lang) = lang {
                    response.headers_mut().insert(header::CONTENT_LANGUAGE, lang);
                }
                if self.frame().sensitive {
                    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
                }
                response
            }
            Err(cause) => {
                tracing::error!(%cause, "a page did not render");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        }
    }

    /// As an ordinary answer.
    fn ok(&self) -> Response {
        self.respond(StatusCode::OK)
    }
}
