//! Figures in rows and columns.

use askama::Template;
use serde::Deserialize;

use super::{Attributes, Content};

/// A table with a caption, headed columns and, if wanted, headed rows.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "ui/table.html")]
pub struct Table {
    pub(crate) caption: String,
    pub(crate) caption_classes: String,
    pub(crate) head: Option<Vec<Cell>>,
    pub(crate) rows: Vec<Vec<Cell>>,
    pub(crate) first_cell_is_header: bool,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

/// One cell.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Cell {
    #[serde(flatten)]
    pub(crate) content: Content,
    /// `numeric` lines figures up at the end.
    pub(crate) format: String,
    pub(crate) colspan: String,
    pub(crate) rowspan: String,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

impl Cell {
    /// Words.
    pub fn new(text: impl Into<Content>) -> Self {
        Self { content: text.into(), ..Self::default() }
    }

    /// A figure, lined up with the others.
    pub fn figure(figure: impl std::fmt::Display) -> Self {
        Self { content: Content::Text(figure.to_string()), format: "numeric".to_owned(), ..Self::default() }
    }

    fn all_attributes(&self) -> Attributes {
        let mut all = Attributes::default();
        for (name, span) in [("colspan", &self.colspan), ("rowspan", &self.rowspan)] {
            if !span.is_empty() {
                all.push(name, span);
            }
        }
        all.append(&self.attributes);
        all
    }
}

impl Table {
    /// An empty table whose rows begin with a heading.
    pub fn new(caption: impl std::fmt::Display, head: Vec<Cell>) -> Self {
        Self { caption: caption.to_string(), head: Some(head), first_cell_is_header: true, ..Self::default() }
    }

    /// Adds a row.
    #[must_use]
    pub fn row(mut self, cells: Vec<Cell>) -> Self {
        self.rows.push(cells);
        self
    }
}
