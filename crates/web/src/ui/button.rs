//! Buttons, and links that look like buttons.

use askama::Template;
use serde::Deserialize;

use super::{Attributes, Content};

/// A submit button, or a link when `href` is set.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "ui/button.html")]
pub struct Button {
    #[serde(flatten)]
    pub(crate) content: Content,
    pub(crate) href: String,
    pub(crate) name: String,
    pub(crate) value: String,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) id: String,
    pub(crate) disabled: bool,
    pub(crate) is_start_button: bool,
    pub(crate) prevent_double_click: Option<bool>,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

impl Button {
    /// A button that sends its form.
    pub fn new(text: impl Into<Content>) -> Self {
        Self { content: text.into(), ..Self::default() }
    }

    /// A link that looks like a button.
    pub fn link(text: impl Into<Content>, href: impl std::fmt::Display) -> Self {
        Self { content: text.into(), href: href.to_string(), ..Self::default() }
    }

    /// With the arrow that says "this begins something".
    #[must_use]
    pub fn start(mut self) -> Self {
        self.is_start_button = true;
        self
    }

    /// The quieter look, for the second choice on a page.
    #[must_use]
    pub fn secondary(self) -> Self {
        self.class("govuk-button--secondary")
    }

    /// What the form receives when this button sends it.
    #[must_use]
    pub fn sends(mut self, name: impl std::fmt::Display, value: impl std::fmt::Display) -> Self {
        self.name = name.to_string();
        self.value = value.to_string();
        self
    }
}
