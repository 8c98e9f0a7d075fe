//! One line of text.

use askama::Template;
use serde::Deserialize;

use super::{Ask, Attributes, Content, Field};

/// A one-line text box.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "ui/input.html")]
pub struct Input {
    #[serde(flatten)]
    pub(crate) field: Field,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) value: Option<String>,
    pub(crate) prefix: Affix,
    pub(crate) suffix: Affix,
    pub(crate) input_wrapper: Wrapper,
    pub(crate) spellcheck: Option<bool>,
    pub(crate) disabled: bool,
    pub(crate) autocomplete: String,
    pub(crate) autocapitalize: String,
    pub(crate) pattern: String,
    pub(crate) inputmode: String,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

/// Words at the start or end inside the box, such as "£".
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Affix {
    #[serde(flatten)]
    pub(crate) content: Content,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

/// The element round box and affixes.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wrapper {
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

impl Input {
    /// A text box called `name`, with its label.
    pub fn new(name: impl std::fmt::Display, label: impl Into<Content>) -> Self {
        Self { field: Field::new(name, label), ..Self::default() }
    }

    /// What the box holds, such as what was typed before an error.
    #[must_use]
    pub fn value(mut self, value: impl std::fmt::Display) -> Self {
        self.value = Some(value.to_string());
        self
    }

    /// The HTML type: `search`, `email`, `tel`.
    #[must_use]
    pub fn kind(mut self, kind: impl std::fmt::Display) -> Self {
        self.kind = kind.to_string();
        self
    }

    /// Which keyboard a phone shows: `numeric`, `tel`.
    #[must_use]
    pub fn inputmode(mut self, mode: impl std::fmt::Display) -> Self {
        self.inputmode = mode.to_string();
        self
    }

    /// What the browser may fill in, such as `postal-code`, or `off`.
    #[must_use]
    pub fn autocomplete(mut self, purpose: impl std::fmt::Display) -> Self {
        self.autocomplete = purpose.to_string();
        self
    }

    fn wrapped(&self) -> bool {
        [
            &self.prefix.content,
            &self.suffix.content,
            &self.field.form_group.before_input,
            &self.field.form_group.after_input,
        ]
        .iter()
        .any(|content| !content.is_empty())
    }
}

impl Ask for Input {
    fn field(&mut self) -> &mut Field {
        &mut self.field
    }
}
