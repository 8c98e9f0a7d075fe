//! The parts of the service, on every page.

use askama::Template;
use serde::Deserialize;

use super::{Attributes, Content};

/// The service's name and its main links.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "ui/service-navigation.html")]
pub struct ServiceNavigation {
    pub(crate) service_name: String,
    pub(crate) service_url: String,
    pub(crate) navigation: Vec<ServiceLink>,
    /// Names the whole ("Service information").
    pub(crate) aria_label: String,
    pub(crate) menu_button_text: String,
    pub(crate) menu_button_label: String,
    pub(crate) navigation_label: String,
    pub(crate) navigation_id: String,
    pub(crate) navigation_classes: String,
    pub(crate) collapse_navigation_on_mobile: Option<bool>,
    pub(crate) slots: Slots,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

/// One link; without an address, plain words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ServiceLink {
    #[serde(flatten)]
    pub(crate) content: Content,
    pub(crate) href: String,
    /// This very page.
    pub(crate) current: bool,
    /// The part this page belongs to.
    pub(crate) active: bool,
    pub(crate) attributes: Attributes,
}

/// Ready-made content beside the parts.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Slots {
    pub(crate) start: String,
    pub(crate) end: EndSlot,
    pub(crate) navigation_start: String,
    pub(crate) navigation_end: String,
}

/// Content at the end: below, or in line with the links.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum EndSlot {
    /// Below.
    Below(String),
    /// Where `align` says.
    Aligned {
        /// Ready-made content.
        #[serde(default)]
        html: String,
        /// `inline` or nothing.
        #[serde(default)]
        align: String,
    },
}

impl ServiceLink {
    /// Says where the reader is: on this page, or in this part.
    fn place(&self) -> Attributes {
        let mut place = Attributes::default();
        if self.current || self.active {
            place.push("aria-current", if self.current { "page" } else { "true" });
        }
        place
    }
}

impl Default for EndSlot {
    fn default() -> Self {
        Self::Below(String::new())
    }
}

impl EndSlot {
    fn html(&self) -> &str {
        match self {
            Self::Below(html) | Self::Aligned { html, .. } => html,
        }
    }

    fn inline(&self) -> bool {
        matches!(self, Self::Aligned { align, .. } if align == "inline")
    }
}

impl ServiceNavigation {
    /// Links named by `label`, all visible whatever the width.
    pub fn new(label: impl std::fmt::Display) -> Self {
        Self { navigation_label: label.to_string(), collapse_navigation_on_mobile: Some(false), ..Self::default() }
    }

    /// Adds a link; `current` marks the part being read.
    #[must_use]
    pub fn link(mut self, text: impl Into<Content>, href: impl std::fmt::Display, current: bool) -> Self {
        let link =
            ServiceLink { content: text.into(), href: href.to_string(), active: current, ..ServiceLink::default() };
        self.navigation.push(link);
        self
    }

    fn is_landmark(&self) -> bool {
        !self.service_name.is_empty() || !self.slots.start.is_empty() || !self.slots.end.html().is_empty()
    }

    fn has_list(&self) -> bool {
        !self.navigation.is_empty() || !self.slots.navigation_start.is_empty() || !self.slots.navigation_end.is_empty()
    }

    fn collapses(&self) -> bool {
        self.collapse_navigation_on_mobile.unwrap_or(self.navigation.len() > 1)
    }

    fn label(&self) -> &str {
        if self.navigation_label.is_empty() { &self.menu_button_text } else { &self.navigation_label }
    }

    fn list_id(&self) -> &str {
        if self.navigation_id.is_empty() { "navigation" } else { &self.navigation_id }
    }
}
