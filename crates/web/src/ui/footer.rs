//! The end of every page.

use askama::Template;
use serde::Deserialize;

use super::{Attributes, Content};

/// Links at the end of the page. It never carries the crown or the Crown copyright line.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "ui/footer.html")]
pub struct Footer {
    pub(crate) navigation: Vec<FooterSection>,
    pub(crate) meta: Option<FooterMeta>,
    pub(crate) container_classes: String,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

/// A titled group of links.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct FooterSection {
    pub(crate) title: String,
    pub(crate) items: Vec<FooterLink>,
    pub(crate) columns: Option<u8>,
    pub(crate) width: String,
}

/// The line of links and words below.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FooterMeta {
    pub(crate) visually_hidden_title: String,
    pub(crate) items: Vec<FooterLink>,
    #[serde(flatten)]
    pub(crate) content: Content,
}

/// One link.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct FooterLink {
    pub(crate) text: String,
    pub(crate) href: String,
    pub(crate) attributes: Attributes,
}

impl Footer {
    /// A footer with a line of words; `heard` names its links for people who hear the page.
    pub fn new(heard: impl std::fmt::Display, content: impl Into<Content>) -> Self {
        let meta =
            FooterMeta { visually_hidden_title: heard.to_string(), content: content.into(), ..FooterMeta::default() };
        Self { meta: Some(meta), ..Self::default() }
    }

    /// Adds a link.
    #[must_use]
    pub fn link(mut self, text: impl std::fmt::Display, href: impl std::fmt::Display) -> Self {
        let link = FooterLink { text: text.to_string(), href: href.to_string(), ..FooterLink::default() };
        self.meta.get_or_insert_default().items.push(link);
        self
    }
}
