//! Radios (choose one) and checkboxes (choose several).

use askama::Template;
use serde::Deserialize;

use super::{Ask, Attributes, Content, Field, Fieldset, Hint, Label};

/// One thing to choose, or a divider between choices.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Choice {
    #[serde(flatten)]
    pub(crate) content: Content,
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) label: Label,
    pub(crate) hint: Hint,
    pub(crate) divider: String,
    pub(crate) checked: Option<bool>,
    pub(crate) disabled: bool,
    pub(crate) conditional: Content,
    /// `exclusive` makes a checkbox clear the others.
    pub(crate) behaviour: String,
    pub(crate) attributes: Attributes,
}

impl Choice {
    /// A choice that sends `value`.
    pub fn new(value: impl std::fmt::Display, text: impl Into<Content>) -> Self {
        Self { value: value.to_string(), content: text.into(), ..Self::default() }
    }

    /// The word between two groups of choices ("or").
    pub fn divider(word: impl std::fmt::Display) -> Self {
        Self { divider: word.to_string(), ..Self::default() }
    }

    /// Help under the choice.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Content>) -> Self {
        self.hint.content = hint.into();
        self
    }

    /// Chosen from the start.
    #[must_use]
    pub fn checked(mut self, checked: bool) -> Self {
        self.checked = Some(checked);
        self
    }

    /// Choosing this clears the other checkboxes ("none of these").
    #[must_use]
    pub fn exclusive(mut self) -> Self {
        self.behaviour = "exclusive".to_owned();
        self
    }

    /// More questions that belong to this choice.
    #[must_use]
    pub fn reveals(mut self, html: impl std::fmt::Display) -> Self {
        self.conditional = Content::html(html);
        self
    }

    /// The first choice has the bare id, so that an error summary can link to it.
    fn id_in(&self, field: &Field, index: &usize) -> String {
        match (self.id.as_str(), index) {
            ("", 1) => field.id().to_owned(),
            ("", _) => format!("{}-{index}", field.id()),
            (given, _) => given.to_owned(),
        }
    }

    fn described_by(&self, id: &str, shared: impl std::fmt::Display) -> String {
        let own = if self.hint.content.is_empty() { String::new() } else { format!("{id}-item-hint") };
        format!("{shared} {own}").trim().to_owned()
    }
}

/// Choose one.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "ui/radios.html")]
pub struct Radios {
    #[serde(flatten)]
    pub(crate) field: Field,
    pub(crate) items: Vec<Choice>,
    pub(crate) value: String,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

/// Choose any number.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "ui/checkboxes.html")]
pub struct Checkboxes {
    #[serde(flatten)]
    pub(crate) field: Field,
    pub(crate) items: Vec<Choice>,
    pub(crate) values: Vec<String>,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

fn asked(name: impl std::fmt::Display, legend: impl Into<Content>) -> Field {
    Field { fieldset: Some(Fieldset::new(legend, "")), ..Field::new(name, "") }
}

impl Radios {
    /// A question with one answer.
    pub fn new(name: impl std::fmt::Display, legend: impl Into<Content>, items: Vec<Choice>) -> Self {
        Self { field: asked(name, legend), items, ..Self::default() }
    }

    /// The value chosen before; empty means none.
    #[must_use]
    pub fn value(mut self, value: impl std::fmt::Display) -> Self {
        self.value = value.to_string();
        self
    }

    /// Choices side by side, for two short ones.
    #[must_use]
    pub fn inline(self) -> Self {
        self.class("govuk-radios--inline")
    }

    fn chosen(&self, item: &Choice) -> bool {
        item.checked.unwrap_or(!self.value.is_empty() && item.value == self.value)
    }

    /// The fieldset carries the shared hint and error.
    fn described_by(&self) -> &'static str {
        ""
    }
}

impl Checkboxes {
    /// A question with any number of answers.
    pub fn new(name: impl std::fmt::Display, legend: impl Into<Content>, items: Vec<Choice>) -> Self {
        Self { field: asked(name, legend), items, ..Self::default() }
    }

    /// The values chosen before.
    #[must_use]
    pub fn values(mut self, values: impl IntoIterator<Item = impl std::fmt::Display>) -> Self {
        self.values = values.into_iter().map(|value| value.to_string()).collect();
        self
    }

    /// Smaller boxes, for filters.
    #[must_use]
    pub fn small(self) -> Self {
        self.class("govuk-checkboxes--small")
    }

    fn chosen(&self, item: &Choice) -> bool {
        item.checked.unwrap_or_else(|| self.values.contains(&item.value))
    }

    /// Without a fieldset to carry it, each box names the shared hint and error itself.
    fn described_by(&self) -> String {
        if self.field.fieldset.is_some() { String::new() } else { self.field.described_by() }
    }
}

impl Ask for Radios {
    fn field(&mut self) -> &mut Field {
        &mut self.field
    }
}

impl Ask for Checkboxes {
    fn field(&mut self) -> &mut Field {
        &mut self.field
    }
}
