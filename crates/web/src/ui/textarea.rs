//! Several lines of text, with or without a limit.

use askama::Template;
use serde::Deserialize;

use super::{Ask, Attributes, Content, Field};

/// A text box of several lines.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "ui/textarea.html")]
pub struct Textarea {
    #[serde(flatten)]
    pub(crate) field: Field,
    pub(crate) value: String,
    pub(crate) rows: Option<u16>,
    pub(crate) spellcheck: Option<bool>,
    pub(crate) disabled: bool,
    pub(crate) autocomplete: String,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

impl Textarea {
    /// A box called `name`, with its label.
    pub fn new(name: impl std::fmt::Display, label: impl Into<Content>) -> Self {
        Self { field: Field::new(name, label), ..Self::default() }
    }

    /// What the box holds.
    #[must_use]
    pub fn value(mut self, value: impl std::fmt::Display) -> Self {
        self.value = value.to_string();
        self
    }

    /// How many lines show at first; five when not said.
    #[must_use]
    pub fn rows(mut self, rows: u16) -> Self {
        self.rows = Some(rows);
        self
    }

    fn lines(&self) -> u16 {
        self.rows.filter(|rows| *rows > 0).unwrap_or(5)
    }
}

impl Ask for Textarea {
    fn field(&mut self) -> &mut Field {
        &mut self.field
    }
}
