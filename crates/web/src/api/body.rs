//! Bodies of calls that post: JSON read field by field, so that every fault is named.

use axum::http::{HeaderMap, header};
use kernel::{Error, FieldError, Result};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, error::Category};

/// Checks that a key was sent which makes the call safe to repeat.
///
/// # Errors
/// `Malformed` (`key-missing`) without one; `Invalid` (`key-length`) when it is too long or not plain text.
pub fn key(headers: &HeaderMap) -> Result<()> {
    const NAME: &str = "Idempotency-Key";
    let missing = || Error::Malformed(vec![FieldError::new(NAME, "key-missing", "send a key of 1 to 200 characters")]);
    let key = headers.get(NAME).filter(|k| !k.is_empty()).ok_or_else(missing)?;
    match key.to_str() {
        Ok(text) if text.len() <= 200 => Ok(()),
        _ => Err(Error::invalid(NAME, "key-length", "send a key of 1 to 200 plain characters")),
    }
}

/// Reads a JSON object; `None` when the body says it is something else.
///
/// # Errors
/// `Malformed` when it is not JSON in UTF-8, or naming each field of the wrong kind or name.
pub fn json<T: DeserializeOwned>(headers: &HeaderMap, bytes: &[u8]) -> Result<Option<T>> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if !kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json") {
        return Ok(None);
    }
    let unreadable = |cause: &serde_json::Error| {
        Error::Malformed(vec![FieldError::new(
            "",
            "malformed-json",
            format!("this is not JSON: line {}", cause.line()),
        )])
    };
    let value: Value = serde_json::from_slice(bytes).map_err(|e| unreadable(&e))?;
    if !value.is_object() {
        return Err(Error::Malformed(vec![FieldError::new("", "wrong-kind", "send an object of fields")]));
    }
    match serde_json::from_value(value.clone()) {
        Ok(read) => Ok(Some(read)),
        Err(cause) if cause.classify() != Category::Data => Err(unreadable(&cause)),
        Err(_) => Err(Error::Malformed(faults::<T>(value))),
    }
}

/// Tries each field alone.
fn faults<T: DeserializeOwned>(value: Value) -> Vec<FieldError> {
    let fields = if let Value::Object(fields) = value { fields } else { Map::new() };
    let found = fields.into_iter().filter_map(|(name, value)| {
        let alone = Value::Object(Map::from_iter([(name.clone(), value)]));
        let cause = serde_json::from_value::<T>(alone).err()?.to_string();
        let shown: String = name.chars().take(60).collect();
        Some(match cause.starts_with("unknown field") {
            true => FieldError::new(&shown, "unknown-field", "this call does not know that field"),
            false => FieldError::new(&shown, "wrong-kind", "this is not the kind of value the field takes"),
        })
    });
    found.collect()
}
