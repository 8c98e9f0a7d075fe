//! Turns a fixture's options into what Hearth's components take.
//!
//! The package speaks English when a word is left out; Hearth's components never do, so the
//! English words are filled in here, where a page would pass translated ones.

use serde_json::{Map, Value, json};

/// Options that stay numbers; every other number is text to a component.
const NUMBERS: [&str; 4] = ["rows", "headingLevel", "titleHeadingLevel", "columns"];

/// Content options, where false and empty mean "leave it out".
const CONTENT: [&str; 2] = ["text", "html"];

/// The options of one fixture, with English words filled in.
pub(crate) fn for_component(component: &str, options: &Value) -> Value {
    let mut options = tidy("", options.clone());
    if let Value::Object(map) = &mut options {
        speak_english(component, map);
    }
    options
}

/// Drops what Nunjucks treats as absent and writes numbers as text.
fn tidy(key: &str, value: Value) -> Value {
    match value {
        Value::Number(number) if !NUMBERS.contains(&key) => Value::String(number.to_string()),
        Value::Array(items) => items.into_iter().filter(truthy).map(|item| tidy("", item)).collect(),
        Value::Object(map) if key == "attributes" => Value::Object(map),
        Value::Object(map) => map
            .into_iter()
            .filter(|(key, value)| !value.is_null() && (truthy(value) || !CONTENT.contains(&key.as_str())))
            .map(|(key, value)| {
                let value = tidy(&key, value);
                (key, value)
            })
            .collect(),
        other => other,
    }
}

fn truthy(value: &Value) -> bool {
    !matches!(value, Value::Null | Value::Bool(false)) && value != "" && value != &json!({})
}

fn speak_english(component: &str, map: &mut Map<String, Value>) {
    if component == "error-message" {
        fill(map, "visuallyHiddenText", "Error");
    }
    if let Some(Value::Object(error)) = map.get_mut("errorMessage") {
        fill(error, "visuallyHiddenText", "Error");
    }
    match component {
        "breadcrumbs" => fill(map, "labelText", "Breadcrumb"),
        "notification-banner" if map.get("type") == Some(&json!("success")) => {
            fill_empty(map, "titleText", "Success");
        }
        "notification-banner" => fill_empty(map, "titleText", "Important"),
        "pagination" => pagination(map),
        _ => {}
    }
}

fn pagination(map: &mut Map<String, Value>) {
    fill_empty(map, "landmarkLabel", "Pagination");
    for (key, words) in [("previous", "Previous"), ("next", "Next")] {
        if let Some(Value::Object(link)) = map.get_mut(key)
            && !link.contains_key("text")
        {
            fill(link, "html", &format!("{words}<span class=\"govuk-visually-hidden\"> page</span>"));
        }
    }
    for item in map.get_mut("items").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Value::Object(item) = item
            && let Some(number) = item.get("number").and_then(Value::as_str).map(str::to_owned)
        {
            fill(item, "visuallyHiddenText", &format!("Page {number}"));
        }
    }
}

fn fill(map: &mut Map<String, Value>, key: &str, words: &str) {
    map.entry(key).or_insert_with(|| json!(words));
}

fn fill_empty(map: &mut Map<String, Value>, key: &str, words: &str) {
    if map.get(key).is_none_or(|value| value == "") {
        map.insert(key.to_owned(), json!(words));
    }
}
