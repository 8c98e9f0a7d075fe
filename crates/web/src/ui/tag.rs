//! A short status word.

use askama::Template;
use serde::Deserialize;

use super::{Attributes, Content};

/// A status in a coloured box; the word carries the meaning, never the colour alone.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "ui/tag.html")]
pub struct Tag {
    #[serde(flatten)]
    pub(crate) content: Content,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

impl Tag {
    /// A tag with this word.
    pub fn new(text: impl Into<Content>) -> Self {
        Self { content: text.into(), ..Self::default() }
    }

    /// One of the package's colours: `green`, `yellow`, `grey` ...
    #[must_use]
    pub fn colour(self, colour: impl std::fmt::Display) -> Self {
        self.class(format_args!("govuk-tag--{colour}"))
    }
}
