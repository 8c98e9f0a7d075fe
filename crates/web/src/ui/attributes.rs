//! Extra HTML attributes of a component.

use askama::Template;
use serde::Deserialize;
use serde_json::{Map, Value};

/// Attributes in order; `None` prints the bare name, as for `hidden`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Template)]
#[serde(from = "Map<String, Value>")]
#[template(path = "ui/attributes.html")]
pub struct Attributes(Vec<(String, Option<String>)>);

impl Attributes {
    /// Adds one attribute at the end.
    pub fn push(&mut self, name: impl std::fmt::Display, value: impl std::fmt::Display) {
        self.0.push((name.to_string(), Some(value.to_string())));
    }

    /// Adds all of another's.
    pub(crate) fn append(&mut self, more: &Self) {
        self.0.extend(more.0.iter().cloned());
    }
}

impl From<Map<String, Value>> for Attributes {
    fn from(map: Map<String, Value>) -> Self {
        Self(map.into_iter().filter_map(|(name, value)| Some((name, resolve(value)?))).collect())
    }
}

/// The package's rule: an optional attribute disappears when unset, prints bare when `true`,
/// and any other attribute prints its value, empty when unset.
fn resolve(value: Value) -> Option<Option<String>> {
    let (value, optional) = match value {
        Value::Object(mut options) => (
            options.remove("value").unwrap_or(Value::Null),
            options.get("optional").and_then(Value::as_bool).unwrap_or(false),
        ),
        other => (other, false),
    };
    match (value, optional) {
        (Value::Null | Value::Bool(false), true) => None,
        (Value::Bool(true), true) => Some(None),
        (Value::Null, false) => Some(Some(String::new())),
        (Value::String(text), _) => Some(Some(text)),
        (other, _) => Some(Some(other.to_string())),
    }
}
