//! Everything to put right, at the top of the page.

use askama::Template;
use serde::Deserialize;

use super::{Attributes, Content};

/// Links to each answer that needs putting right.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "ui/error-summary.html")]
pub struct ErrorSummary {
    #[serde(flatten, deserialize_with = "super::serial::title")]
    pub(crate) title: Content,
    #[serde(flatten, deserialize_with = "super::serial::description")]
    pub(crate) description: Content,
    pub(crate) error_list: Vec<ErrorLink>,
    pub(crate) disable_auto_focus: Option<bool>,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

/// One thing to put right.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ErrorLink {
    #[serde(flatten)]
    pub(crate) content: Content,
    pub(crate) href: String,
    pub(crate) attributes: Attributes,
}

impl ErrorSummary {
    /// An empty summary under a title ("There is a problem").
    pub fn new(title: impl Into<Content>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// Adds a link to the answer with id `field`.
    #[must_use]
    pub fn error(mut self, field: impl std::fmt::Display, text: impl Into<Content>) -> Self {
        self.error_list.push(ErrorLink { content: text.into(), href: format!("#{field}"), ..ErrorLink::default() });
        self
    }
}
