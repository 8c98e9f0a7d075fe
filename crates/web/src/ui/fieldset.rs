//! A group of questions or choices under one legend.

use askama::Template;
use serde::Deserialize;

use super::{Attributes, Content};

/// A group with a legend; question components use it for their own group.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "ui/fieldset.html")]
pub struct Fieldset {
    pub(crate) legend: Legend,
    /// Ready-made content, for a fieldset used on its own.
    pub(crate) html: String,
    pub(crate) role: String,
    pub(crate) described_by: String,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

/// The words of a fieldset.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Legend {
    #[serde(flatten)]
    pub(crate) content: Content,
    pub(crate) is_page_heading: bool,
    pub(crate) classes: String,
}

impl Fieldset {
    /// A group called `legend`, holding HTML made by other components.
    pub fn new(legend: impl Into<Content>, html: impl std::fmt::Display) -> Self {
        Self {
            legend: Legend { content: legend.into(), ..Legend::default() },
            html: html.to_string(),
            ..Self::default()
        }
    }
}
