//! Several lines of text with a stated limit.

use askama::Template;
use serde::Deserialize;

use super::{Ask, Attributes, Content, Field, Hint, Textarea};

/// A text box that says how much fits. The limit is checked when sent; nothing stops a person typing.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "ui/character-count.html")]
pub struct CharacterCount {
    #[serde(flatten)]
    pub(crate) field: Field,
    pub(crate) value: String,
    pub(crate) rows: Option<u16>,
    pub(crate) spellcheck: Option<bool>,
    pub(crate) maxlength: String,
    pub(crate) maxwords: String,
    pub(crate) threshold: String,
    pub(crate) count_type: String,
    /// Says the limit; `%{count}` stands for it.
    pub(crate) textarea_description_text: String,
    pub(crate) count_message: CountMessage,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

/// The line that says the limit.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CountMessage {
    pub(crate) classes: String,
}

impl CharacterCount {
    /// A box for at most `most` characters; `says` tells so, with `%{count}` for the number.
    pub fn new(
        name: impl std::fmt::Display,
        label: impl Into<Content>,
        most: usize,
        says: impl std::fmt::Display,
    ) -> Self {
        Self {
            field: Field::new(name, label),
            maxlength: most.to_string(),
            textarea_description_text: says.to_string(),
            ..Self::default()
        }
    }

    /// What the box holds.
    #[must_use]
    pub fn value(mut self, value: impl std::fmt::Display) -> Self {
        self.value = value.to_string();
        self
    }

    fn limit(&self) -> &str {
        if self.maxwords.is_empty() { &self.maxlength } else { &self.maxwords }
    }

    fn textarea(&self) -> Textarea {
        let id = self.field.id().to_owned();
        let mut field = self.field.clone();
        field.id.clone_from(&id);
        field.described_by = format!("{id}-info");
        let mut group = Attributes::default();
        group.push("data-module", "govuk-character-count");
        let kind = if self.count_type.is_empty() && !self.maxwords.is_empty() { "words" } else { &self.count_type };
        for (name, value) in [
            ("data-maxlength", self.maxlength.as_str()),
            ("data-maxwords", &self.maxwords),
            ("data-threshold", &self.threshold),
            ("data-count-type", kind),
        ] {
            if !value.is_empty() {
                group.push(name, value);
            }
        }
        let unlimited = self.limit().is_empty();
        if unlimited && !self.textarea_description_text.is_empty() {
            group.push("data-i18n.textarea-description.other", &self.textarea_description_text);
        }
        group.append(&self.field.form_group.attributes);
        let says =
            if unlimited { String::new() } else { self.textarea_description_text.replace("%{count}", self.limit()) };
        let message = Hint {
            id: format!("{id}-info"),
            content: Content::Text(says),
            classes: format!("govuk-character-count__message {}", self.count_message.classes),
            ..Hint::default()
        };
        field.form_group.attributes = group;
        field.form_group.classes = format!("govuk-character-count {}", self.field.form_group.classes);
        field.form_group.after_input = Content::html(format_args!("{message}{}", self.field.form_group.after_input));
        Textarea {
            field,
            value: self.value.clone(),
            rows: self.rows,
            spellcheck: self.spellcheck,
            classes: format!("govuk-js-character-count {}", self.classes),
            attributes: self.attributes.clone(),
            ..Textarea::default()
        }
    }
}

impl Ask for CharacterCount {
    fn field(&mut self) -> &mut Field {
        &mut self.field
    }
}
