//! What every question shares: label, hint, error, and how they point at each other.

use askama::Template;
use serde::Deserialize;

use super::{Attributes, Content, Fieldset};

/// A label. Empty labels print nothing.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "ui/label.html")]
pub struct Label {
    #[serde(flatten)]
    pub(crate) content: Content,
    #[serde(rename = "for")]
    pub(crate) target: String,
    pub(crate) is_page_heading: bool,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

/// Help under a question.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "ui/hint.html")]
pub struct Hint {
    #[serde(flatten)]
    pub(crate) content: Content,
    pub(crate) id: String,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

/// What is wrong with an answer, in plain words.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "ui/error-message.html")]
pub struct ErrorMessage {
    #[serde(flatten)]
    pub(crate) content: Content,
    /// The word before the colon for people who hear the page ("Error").
    #[serde(rename = "visuallyHiddenText")]
    pub(crate) prefix: String,
    pub(crate) id: String,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

impl ErrorMessage {
    /// `prefix` is the translated word "Error", heard but not seen.
    pub fn new(prefix: impl std::fmt::Display, text: impl Into<Content>) -> Self {
        Self { content: text.into(), prefix: prefix.to_string(), ..Self::default() }
    }
}

/// The box round a question.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FormGroup {
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
    #[serde(alias = "beforeInputs")]
    pub(crate) before_input: Content,
    #[serde(alias = "afterInputs")]
    pub(crate) after_input: Content,
}

/// The shared part of every question component.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Field {
    #[serde(alias = "idPrefix")]
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) label: Label,
    pub(crate) hint: Option<Hint>,
    pub(crate) error_message: Option<ErrorMessage>,
    pub(crate) fieldset: Option<Fieldset>,
    pub(crate) described_by: String,
    pub(crate) form_group: FormGroup,
}

impl Field {
    pub(crate) fn new(name: impl std::fmt::Display, label: impl Into<Content>) -> Self {
        Self { name: name.to_string(), label: Label { content: label.into(), ..Label::default() }, ..Self::default() }
    }

    /// The id, or the name when no id was given.
    pub(crate) fn id(&self) -> &str {
        if self.id.is_empty() { &self.name } else { &self.id }
    }

    pub(crate) fn has_error(&self) -> bool {
        self.error_message.is_some()
    }

    /// Ids of everything that describes this question, for `aria-describedby`.
    pub(crate) fn described_by(&self) -> String {
        let given = match &self.fieldset {
            Some(fieldset) if !fieldset.described_by.is_empty() => &fieldset.described_by,
            _ => &self.described_by,
        };
        let mut ids = given.clone();
        for (present, suffix) in [(self.hint.is_some(), "-hint"), (self.has_error(), "-error")] {
            if present {
                if !ids.is_empty() {
                    ids.push(' ');
                }
                ids.push_str(self.id());
                ids.push_str(suffix);
            }
        }
        ids
    }
}

/// The settings every question component takes, so that pages read the same for each.
pub trait Ask: Sized {
    /// The shared part.
    fn field(&mut self) -> &mut Field;

    /// Help under the question.
    #[must_use]
    fn hint(mut self, hint: impl Into<Content>) -> Self {
        let content = hint.into();
        self.field().hint = (!content.is_empty()).then(|| Hint { content, ..Hint::default() });
        self
    }

    /// What is wrong with the answer, if anything.
    #[must_use]
    fn error(mut self, error: impl Into<Option<ErrorMessage>>) -> Self {
        self.field().error_message = error.into();
        self
    }

    /// An id other than the name.
    #[must_use]
    fn id(mut self, id: impl std::fmt::Display) -> Self {
        self.field().id = id.to_string();
        self
    }

    /// Classes of the label or legend, such as `govuk-label--l` or `govuk-fieldset__legend--l`.
    #[must_use]
    fn label_class(mut self, classes: impl std::fmt::Display) -> Self {
        let field = self.field();
        match &mut field.fieldset {
            Some(fieldset) => fieldset.legend.classes = classes.to_string(),
            None => field.label.classes = classes.to_string(),
        }
        self
    }

    /// Makes the label or legend the page's `h1`: for pages that ask one thing.
    #[must_use]
    fn page_heading(mut self) -> Self {
        let field = self.field();
        match &mut field.fieldset {
            Some(fieldset) => fieldset.legend.is_page_heading = true,
            None => field.label.is_page_heading = true,
        }
        self
    }
}
