//! Questions and answers, or facts, row by row.

use askama::Template;
use serde::Deserialize;

use super::{Attributes, Content};

/// Rows of key and value, with what can be done about each.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "ui/summary-list.html")]
pub struct SummaryList {
    pub(crate) rows: Vec<SummaryRow>,
    pub(crate) card: Option<SummaryCard>,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

/// One row.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SummaryRow {
    pub(crate) key: SummaryCell,
    pub(crate) value: SummaryCell,
    pub(crate) actions: SummaryActions,
    pub(crate) classes: String,
}

/// The key or the value of a row.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SummaryCell {
    #[serde(flatten)]
    pub(crate) content: Content,
    pub(crate) classes: String,
}

/// What can be done about a row or card.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SummaryActions {
    pub(crate) items: Vec<SummaryAction>,
    pub(crate) classes: String,
}

/// One link; the hidden words say what it acts on.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SummaryAction {
    #[serde(flatten)]
    pub(crate) content: Content,
    pub(crate) href: String,
    pub(crate) visually_hidden_text: String,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

/// A frame with a title round the list.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SummaryCard {
    pub(crate) title: Option<CardTitle>,
    pub(crate) actions: SummaryActions,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

/// The title of a card.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CardTitle {
    #[serde(flatten)]
    pub(crate) content: Content,
    pub(crate) heading_level: Option<u8>,
    pub(crate) classes: String,
}

impl SummaryList {
    /// Adds a row.
    #[must_use]
    pub fn row(mut self, key: impl Into<Content>, value: impl Into<Content>) -> Self {
        let cell = |content| SummaryCell { content, ..SummaryCell::default() };
        self.rows.push(SummaryRow { key: cell(key.into()), value: cell(value.into()), ..SummaryRow::default() });
        self
    }

    /// Adds a link to the last row; `about` is heard after the text ("Change" ... "your postcode").
    #[must_use]
    pub fn action(
        mut self,
        text: impl Into<Content>,
        href: impl std::fmt::Display,
        about: impl std::fmt::Display,
    ) -> Self {
        if let Some(row) = self.rows.last_mut() {
            row.actions.items.push(SummaryAction {
                content: text.into(),
                href: href.to_string(),
                visually_hidden_text: about.to_string(),
                ..SummaryAction::default()
            });
        }
        self
    }

    fn acts(&self) -> bool {
        self.rows.iter().any(|row| !row.actions.items.is_empty())
    }

    /// The card's title, heard after each action so that links differ.
    fn title(&self) -> Content {
        self.card
            .iter()
            .filter_map(|card| card.title.as_ref())
            .map(|title| title.content.clone())
            .next()
            .unwrap_or_default()
    }
}
