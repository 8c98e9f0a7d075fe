//! Short notes that stand out from the text, and links that lead away from it.

use askama::Template;
use serde::Deserialize;

use super::{Attributes, Content};

/// Words set apart by a line beside them.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(default)]
#[template(path = "ui/inset-text.html")]
pub struct InsetText {
    #[serde(flatten)]
    pub(crate) content: Content,
    pub(crate) id: String,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

/// Words nobody should miss.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "ui/warning-text.html")]
pub struct WarningText {
    #[serde(flatten)]
    pub(crate) content: Content,
    pub(crate) icon_fallback_text: String,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

/// Something is done.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "ui/panel.html")]
pub struct Panel {
    #[serde(flatten, deserialize_with = "super::serial::title")]
    pub(crate) title: Content,
    #[serde(flatten)]
    pub(crate) content: Content,
    pub(crate) heading_level: Option<u8>,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

/// What stage the service is at.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(default)]
#[template(path = "ui/phase-banner.html")]
pub struct PhaseBanner {
    #[serde(flatten)]
    pub(crate) content: Content,
    pub(crate) tag: super::Tag,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

/// The way back to the page before.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(default)]
#[template(path = "ui/back-link.html")]
pub struct BackLink {
    #[serde(flatten)]
    pub(crate) content: Content,
    pub(crate) href: String,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

/// The first link on a page: past everything to the content.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(default)]
#[template(path = "ui/skip-link.html")]
pub struct SkipLink {
    #[serde(flatten)]
    pub(crate) content: Content,
    pub(crate) href: String,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

impl InsetText {
    /// Words set apart.
    pub fn new(content: impl Into<Content>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }
}

impl WarningText {
    /// `heard` is the word read aloud for the mark ("Warning").
    pub fn new(heard: impl std::fmt::Display, content: impl Into<Content>) -> Self {
        Self { icon_fallback_text: heard.to_string(), content: content.into(), ..Self::default() }
    }
}

impl Panel {
    /// A title and a line below it.
    pub fn new(title: impl Into<Content>, content: impl Into<Content>) -> Self {
        Self { title: title.into(), content: content.into(), ..Self::default() }
    }

    fn level(&self) -> u8 {
        self.heading_level.filter(|level| *level > 0).unwrap_or(1)
    }
}

impl PhaseBanner {
    /// A word for the stage and what it means.
    pub fn new(stage: impl Into<Content>, content: impl Into<Content>) -> Self {
        Self { tag: super::Tag::new(stage), content: content.into(), ..Self::default() }
    }
}

impl BackLink {
    /// `text` says back to what.
    pub fn new(text: impl Into<Content>, href: impl std::fmt::Display) -> Self {
        Self { content: text.into(), href: href.to_string(), ..Self::default() }
    }
}

impl SkipLink {
    /// To the element with that id.
    pub fn new(text: impl Into<Content>, id: impl std::fmt::Display) -> Self {
        Self { content: text.into(), href: format!("#{id}"), ..Self::default() }
    }
}
