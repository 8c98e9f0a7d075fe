//! News about what just happened, or about the whole service.

use askama::Template;
use serde::Deserialize;

use super::{Attributes, Content};

/// A banner above the page's heading.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "ui/notification-banner.html")]
pub struct NotificationBanner {
    #[serde(flatten, deserialize_with = "super::serial::title")]
    pub(crate) title: Content,
    #[serde(flatten)]
    pub(crate) content: Content,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) role: String,
    pub(crate) title_id: String,
    pub(crate) title_heading_level: Option<u8>,
    pub(crate) disable_auto_focus: Option<bool>,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

impl NotificationBanner {
    /// A banner with a title ("Important") and its words.
    pub fn new(title: impl Into<Content>, content: impl Into<Content>) -> Self {
        Self { title: title.into(), content: content.into(), ..Self::default() }
    }

    /// A banner that says something worked; read aloud at once.
    pub fn success(title: impl Into<Content>, content: impl Into<Content>) -> Self {
        Self { kind: "success".to_owned(), ..Self::new(title, content) }
    }

    fn succeeded(&self) -> bool {
        self.kind == "success"
    }

    fn role(&self) -> &str {
        match (self.role.as_str(), self.succeeded()) {
            ("", true) => "alert",
            ("", false) => "region",
            (given, _) => given,
        }
    }

    fn title_id(&self) -> &str {
        if self.title_id.is_empty() { "govuk-notification-banner-title" } else { &self.title_id }
    }

    fn level(&self) -> u8 {
        self.title_heading_level.unwrap_or(2)
    }
}
