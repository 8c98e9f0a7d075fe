//! Where this page sits.

use askama::Template;
use serde::Deserialize;

use super::{Attributes, Content};

/// The way back up, one link a level.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "ui/breadcrumbs.html")]
pub struct Breadcrumbs {
    pub(crate) items: Vec<Crumb>,
    pub(crate) label_text: String,
    pub(crate) collapse_on_mobile: bool,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

/// One level; without `href` it is this page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Crumb {
    #[serde(flatten)]
    pub(crate) content: Content,
    pub(crate) href: String,
    pub(crate) attributes: Attributes,
}

impl Breadcrumbs {
    /// `label` names the landmark ("You are here"); on phones only first and last show.
    pub fn new(label: impl std::fmt::Display) -> Self {
        Self { label_text: label.to_string(), collapse_on_mobile: true, ..Self::default() }
    }

    /// Adds one level.
    #[must_use]
    pub fn link(mut self, text: impl Into<Content>, href: impl std::fmt::Display) -> Self {
        self.items.push(Crumb { content: text.into(), href: href.to_string(), ..Crumb::default() });
        self
    }
}
