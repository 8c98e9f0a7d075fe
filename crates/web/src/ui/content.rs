//! What a component shows: plain text, or HTML that is already safe.

use askama::{Template, filters::Safe};
use serde::Deserialize;

/// Words inside a component. Text is escaped when printed; HTML is printed as it is.
///
/// `Html` is only for output of Hearth's own templates, never for anything a person typed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Template)]
#[serde(from = "Written")]
#[template(path = "ui/content.html")]
pub enum Content {
    /// Escaped when printed.
    Text(String),
    /// Printed as it is.
    Html(String),
}

/// The two option names the package uses for content; HTML wins when both are given.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Written {
    text: String,
    html: String,
}

impl Content {
    /// HTML already made by one of Hearth's templates.
    pub fn html(html: impl std::fmt::Display) -> Self {
        Self::Html(html.to_string())
    }

    /// True when there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(words) | Self::Html(words) => words.is_empty(),
        }
    }

    /// True when this is ready-made HTML.
    #[must_use]
    pub fn is_html(&self) -> bool {
        matches!(self, Self::Html(_))
    }
}

impl Default for Content {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl From<Written> for Content {
    fn from(written: Written) -> Self {
        if written.html.is_empty() { Self::Text(written.text) } else { Self::Html(written.html) }
    }
}

impl From<String> for Content {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Content {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl<T: std::fmt::Display> From<Safe<T>> for Content {
    fn from(safe: Safe<T>) -> Self {
        Self::html(safe.0)
    }
}

/// Templates pass everything by reference, sometimes several deep.
impl<T: Clone> From<&T> for Content
where
    Self: From<T>,
{
    fn from(content: &T) -> Self {
        Self::from(content.clone())
    }
}
