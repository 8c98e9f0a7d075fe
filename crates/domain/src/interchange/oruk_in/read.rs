//! What a feed or a file holds: a page, a list, one service a line, or one service. Whatever is sent, the
//! answer is services or a clear refusal.

use kernel::{Error, FieldError, Result};
use serde_json::Value;

/// Largest file, in bytes.
pub const LARGEST: usize = 100 * 1024 * 1024;
/// Most services in one run.
pub(super) const MOST: usize = 250_000;

/// Services as they were sent.
///
/// # Errors
/// `Malformed` when the file is too large, not JSON, nested too deeply or holds no services.
pub(super) fn services(file: &[u8]) -> Result<Vec<Value>> {
    if file.len() > LARGEST {
        return Err(refused("too-large", format!("the file is larger than {LARGEST} bytes")));
    }
    let file = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
    let found = match serde_json::from_slice::<Value>(file) {
        Ok(Value::Array(items)) => items,
        Ok(Value::Object(mut object)) => match object.remove("contents") {
            Some(Value::Array(items)) => items,
            Some(_) => return Err(refused("not-services", "contents is not a list")),
            None if object.contains_key("name") => vec![Value::Object(object)],
            None => return Err(refused("not-services", "there is no list of services in it")),
        },
        Ok(_) => return Err(refused("not-services", "it holds no services")),
        Err(whole) => lines(file).ok_or_else(|| refused("not-json", whole.to_string()))?,
    };
    if found.len() > MOST {
        return Err(refused("too-many", format!("more than {MOST} services")));
    }
    Ok(found)
}

/// One object a line; `None` when that is not what it is. A line that cannot be read is nothing in its place, so that
/// it is rejected by its number and the others land.
fn lines(file: &[u8]) -> Option<Vec<Value>> {
    let lines = file.split(|b| *b == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    let found: Vec<Value> = lines.map(|line| serde_json::from_slice(line).unwrap_or_default()).collect();
    let objects = found.iter().filter(|line| line.is_object()).count();
    (found.len() > 1 && objects * 2 >= found.len()).then_some(found)
}

fn refused(code: &str, message: impl Into<String>) -> Error {
    Error::Malformed(vec![FieldError::new("file", code, message)])
}

/// Text of a field; nothing when it is absent or no text.
pub(super) fn text<'a>(object: &'a Value, field: &str) -> Option<&'a str> {
    object.get(field)?.as_str().map(str::trim).filter(|t| !t.is_empty())
}

/// A list of a field; empty when it is absent or no list.
pub(super) fn list<'a>(object: &'a Value, field: &str) -> &'a [Value] {
    object.get(field).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(file: &[u8]) -> String {
        match services(file) {
            Ok(found) => format!("{}", found.len()),
            Err(Error::Malformed(faults)) => faults[0].code.clone(),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn pages_lists_lines_and_single_services_are_read() {
        assert_eq!(code(br#"{"total_items": 1, "contents": [{"id": "x"}]}"#), "1");
        assert_eq!(code(br#"[{"id": "x"}, 7]"#), "2");
        assert_eq!(code(b"{\"id\": 1}\n{\"id\": 2}\n\n"), "2");
        assert_eq!(code(b"{\"id\": 1}\n{not json\n{\"id\": 2}\n[]\n"), "4");
        assert_eq!(code(br#"{"id": "x", "name": "One"}"#), "1");
    }

    #[test]
    fn hostile_files_are_refused_clearly() {
        assert_eq!(code(b""), "not-json");
        assert_eq!(code(b"{"), "not-json");
        assert_eq!(code(b"7"), "not-services");
        assert_eq!(code(br#"{"contents": "all of them"}"#), "not-services");
        assert_eq!(code(br#"{"error": "no"}"#), "not-services");
        assert_eq!(code(b"\xff\xfe{"), "not-json");
        assert_eq!(code(format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)).as_bytes()), "not-json");
        assert_eq!(code(&vec![b' '; LARGEST + 1]), "too-large");
    }
}
