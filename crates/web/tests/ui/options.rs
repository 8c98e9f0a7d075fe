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
    if let Some(Value::Object(error)) = map.get_mut("errorMessage") {
        fill(error, "visuallyHiddenText", "Error");
    }
    match component {
        "back-link" => content(map, "Back"),
        "breadcrumbs" => fill(map, "labelText", "Breadcrumb"),
        "character-count" => character_count(map),
        "date-input" => date_input(map),
        "error-message" => fill(map, "visuallyHiddenText", "Error"),
        "exit-this-page" => exit_this_page(map),
        "footer" => {
            if let Some(Value::Object(meta)) = map.get_mut("meta") {
                fill_empty(meta, "visuallyHiddenTitle", "Support links");
            }
        }
        "language-navigation" => fill(map, "ariaLabel", "Language"),
        "notification-banner" if map.get("type") == Some(&json!("success")) => fill_empty(map, "titleText", "Success"),
        "notification-banner" => fill_empty(map, "titleText", "Important"),
        "pagination" => pagination(map),
        "service-navigation" => {
            fill_empty(map, "menuButtonText", "Menu");
            fill(map, "ariaLabel", "Service information");
        }
        "warning-text" => fill_empty(map, "iconFallbackText", "Warning"),
        _ => {}
    }
}

fn character_count(map: &mut Map<String, Value>) {
    let words = map.get("countType").map_or(map.contains_key("maxwords"), |kind| kind == "words");
    if map.contains_key("maxwords") || map.contains_key("maxlength") {
        let unit = if words { "words" } else { "characters" };
        fill_empty(map, "textareaDescriptionText", &format!("You can enter up to %{{count}} {unit}"));
    }
}

fn date_input(map: &mut Map<String, Value>) {
    if ["day", "month", "year"].iter().any(|part| map.get(*part) == Some(&json!(false))) {
        let kept = ["day", "month", "year"].iter().filter_map(|part| match map.remove(*part) {
            Some(Value::Bool(false)) => None,
            Some(Value::Object(given)) => Some(Value::Object(given)),
            _ => Some(json!({ "name": part })),
        });
        let kept: Vec<Value> = kept.collect();
        map.insert("items".to_owned(), Value::Array(kept));
    }
    for (key, label) in [("day", "Day"), ("month", "Month"), ("year", "Year")] {
        let part = map.entry(key).or_insert_with(|| json!({}));
        if let Value::Object(part) = part {
            fill(part, "label", label);
        }
    }
    for item in map.get_mut("items").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Value::Object(item) = item {
            let name = item.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
            fill_empty(item, "label", &capital(&name));
        }
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn exit_this_page(map: &mut Map<String, Value>) {
    fill_empty(map, "redirectUrl", "https://www.bbc.co.uk/weather");
    if !map.contains_key("text") {
        fill(map, "html", "<span class=\"govuk-visually-hidden\">Emergency</span> Exit this page");
    }
}

/// Words of a component that were left out.
fn content(map: &mut Map<String, Value>, words: &str) {
    if !map.contains_key("html") {
        fill_empty(map, "text", words);
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
