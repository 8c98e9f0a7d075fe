//! Words that open on demand.

use askama::Template;
use serde::Deserialize;

use super::{Attributes, Content};

/// A summary that opens to show more; works without JavaScript.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "ui/details.html")]
pub struct Details {
    #[serde(flatten, deserialize_with = "super::serial::summary")]
    pub(crate) summary: Content,
    #[serde(flatten)]
    pub(crate) content: Content,
    pub(crate) open: bool,
    pub(crate) id: String,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

impl Details {
    /// `summary` always shows; `content` when opened.
    pub fn new(summary: impl Into<Content>, content: impl Into<Content>) -> Self {
        Self { summary: summary.into(), content: content.into(), ..Self::default() }
    }

    /// Open or closed at first.
    #[must_use]
    pub fn open(mut self, open: bool) -> Self {
        self.open = open;
        self
    }
}
