//! Choose one from a list that opens; radios are easier for short lists.

use askama::Template;
use serde::Deserialize;

use super::{Ask, Attributes, Content, Field};

/// A list that opens.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "ui/select.html")]
pub struct Select {
    #[serde(flatten)]
    pub(crate) field: Field,
    pub(crate) items: Vec<SelectItem>,
    pub(crate) value: String,
    pub(crate) disabled: bool,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

/// One line of the list. Without a value, its text is what is sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SelectItem {
    pub(crate) value: Option<String>,
    pub(crate) text: String,
    pub(crate) selected: Option<bool>,
    pub(crate) disabled: bool,
    pub(crate) attributes: Attributes,
}

impl Select {
    /// A list called `name`, with its label.
    pub fn new(name: impl std::fmt::Display, label: impl Into<Content>) -> Self {
        Self { field: Field::new(name, label), ..Self::default() }
    }

    /// Adds a line.
    #[must_use]
    pub fn item(mut self, value: impl std::fmt::Display, text: impl std::fmt::Display) -> Self {
        let item = SelectItem { value: Some(value.to_string()), text: text.to_string(), ..SelectItem::default() };
        self.items.push(item);
        self
    }

    /// The value chosen before.
    #[must_use]
    pub fn value(mut self, value: impl std::fmt::Display) -> Self {
        self.value = value.to_string();
        self
    }

    fn chosen(&self, item: &SelectItem) -> bool {
        let sent = item.value.as_ref().unwrap_or(&item.text);
        item.selected.unwrap_or(!self.value.is_empty() && *sent == self.value)
    }
}

impl Ask for Select {
    fn field(&mut self) -> &mut Field {
        &mut self.field
    }
}
