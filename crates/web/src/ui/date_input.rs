//! A date in three boxes: people know dates, calendars get in the way.

use std::collections::BTreeMap;

use askama::Template;
use serde::Deserialize;

use super::{Ask, Attributes, Content, Field, Fieldset, Input, Label};

const DAY: &str = "day";
const MONTH: &str = "month";
const YEAR: &str = "year";

/// Day, month and year, or any of them.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "ui/date-input.html")]
pub struct DateInput {
    #[serde(flatten)]
    pub(crate) field: Field,
    pub(crate) name_prefix: String,
    /// The boxes, when they are not the usual three.
    pub(crate) items: Vec<DatePart>,
    pub(crate) day: DatePart,
    pub(crate) month: DatePart,
    pub(crate) year: DatePart,
    /// What the boxes hold, by the full name of each.
    pub(crate) values: BTreeMap<String, String>,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

/// One box.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DatePart {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) value: Option<String>,
    /// `true` marks this box as wrong; `false` keeps it unmarked when others are.
    pub(crate) error: Option<bool>,
    pub(crate) inputmode: String,
    pub(crate) autocomplete: String,
    pub(crate) pattern: String,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

impl DateInput {
    /// A date called `name`; its boxes are `name-day`, `name-month`, `name-year`, labelled by `labels`.
    pub fn new(name: impl std::fmt::Display, legend: impl Into<Content>, labels: [&str; 3]) -> Self {
        let part = |name: &str, label: &str| DatePart {
            name: name.to_owned(),
            label: label.to_owned(),
            ..DatePart::default()
        };
        let [day, month, year] = labels;
        Self {
            field: Field { id: name.to_string(), fieldset: Some(Fieldset::new(legend, "")), ..Field::new("", "") },
            name_prefix: name.to_string(),
            day: part(DAY, day),
            month: part(MONTH, month),
            year: part(YEAR, year),
            ..Self::default()
        }
    }

    /// What the boxes hold: day, month, year as typed.
    #[must_use]
    pub fn typed(mut self, values: [&str; 3]) -> Self {
        for (part, value) in [&mut self.day, &mut self.month, &mut self.year].into_iter().zip(values) {
            part.value = Some(value.to_owned());
        }
        self
    }

    fn inputs(&self) -> Vec<Input> {
        let usual = [&self.day, &self.month, &self.year];
        let parts: Vec<&DatePart> = if self.items.is_empty() { usual.to_vec() } else { self.items.iter().collect() };
        let blamed = parts.iter().any(|part| part.marked());
        parts.iter().enumerate().map(|(index, part)| self.input(part, index, blamed)).collect()
    }

    fn input(&self, part: &DatePart, index: usize, blamed: bool) -> Input {
        let usual = [(DAY, &self.day), (MONTH, &self.month), (YEAR, &self.year)];
        let known = usual.iter().enumerate().find(|(place, (name, default))| {
            (self.items.is_empty() && *place == index)
                || !part.name.is_empty() && (part.name == *name || part.name == default.name)
        });
        let name = match known {
            Some((_, (name, _))) if part.name.is_empty() => name,
            _ => part.name.as_str(),
        };
        let full = if self.name_prefix.is_empty() { name.to_owned() } else { format!("{}-{name}", self.name_prefix) };
        let value = part.value.as_ref().or_else(|| known.and_then(|(_, (_, default))| default.value.as_ref()));
        let label = Label {
            content: Content::Text(part.label.clone()),
            classes: "govuk-date-input__label".to_owned(),
            ..Label::default()
        };
        Input {
            field: Field {
                id: if part.id.is_empty() { format!("{}-{name}", self.field.id) } else { part.id.clone() },
                name: full.clone(),
                label,
                ..Field::default()
            },
            value: value.or_else(|| self.values.get(name)).or_else(|| self.values.get(&full)).cloned(),
            inputmode: if part.inputmode.is_empty() { "numeric".to_owned() } else { part.inputmode.clone() },
            autocomplete: part.autocomplete.clone(),
            pattern: part.pattern.clone(),
            classes: self.part_classes(part, known.is_some_and(|(_, (name, _))| *name == YEAR), blamed),
            attributes: part.attributes.clone(),
            ..Input::default()
        }
    }

    /// With no box blamed in particular, a wrong date marks all of them.
    fn part_classes(&self, part: &DatePart, year: bool, blamed: bool) -> String {
        let wrong = part.marked() || (part.error != Some(false) && self.field.has_error() && !blamed);
        let mut classes = vec!["govuk-date-input__input"];
        if wrong && !part.classes.contains("govuk-input--error") {
            classes.push("govuk-input--error");
        }
        if !part.classes.contains("govuk-input--width-") {
            classes.push(if year { "govuk-input--width-4" } else { "govuk-input--width-2" });
        }
        if !part.classes.is_empty() {
            classes.push(&part.classes);
        }
        classes.join(" ")
    }
}

impl DatePart {
    fn marked(&self) -> bool {
        self.error == Some(true) || self.classes.contains("govuk-input--error")
    }
}

impl Ask for DateInput {
    fn field(&mut self) -> &mut Field {
        &mut self.field
    }
}
