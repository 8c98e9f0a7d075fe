//! JSON objects of the feed: an empty value never gets in, so no answer can carry null or "".

use serde_json::{Map, Value};

/// An object being filled.
#[derive(Debug, Clone, Default)]
pub struct Object(Map<String, Value>);

impl Object {
    /// An object with that id, and the mark of invented facts when `example`.
    pub fn with_id(id: impl std::fmt::Display, example: bool) -> Self {
        let mut object = Self::default();
        object.0.insert("id".into(), Value::String(id.to_string()));
        if example {
            object.0.insert("example".into(), Value::Bool(true));
        }
        object
    }

    /// Adds a value unless it is null, empty text, an empty list or an empty object.
    #[must_use]
    pub fn put(mut self, name: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        let empty = match &value {
            Value::Null => true,
            Value::String(text) => text.trim().is_empty(),
            Value::Array(items) => items.is_empty(),
            Value::Object(fields) => fields.is_empty(),
            Value::Bool(_) | Value::Number(_) => false,
        };
        if !empty {
            self.0.insert(name.to_owned(), value);
        }
        self
    }

    /// Adds text that may be absent.
    #[must_use]
    pub fn maybe(self, name: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.put(name, value),
            None => self,
        }
    }

    /// Adds a web address, if it really is one: the profile checks the format.
    #[must_use]
    pub fn uri(self, name: &str, address: &str) -> Self {
        if is_uri(address) { self.put(name, address) } else { self }
    }

    /// Adds an e-mail address, if it really is one.
    #[must_use]
    pub fn email(self, name: &str, address: Option<&str>) -> Self {
        match address {
            Some(address) if is_email(address) => self.put(name, address),
            _ => self,
        }
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Self::Object(object.0)
    }
}

fn is_uri(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|r| !r.is_empty() && !r.starts_with('/'))
        && text.chars().all(|c| c.is_ascii_graphic() && !"<>\"{}|\\^`".contains(c))
}

fn is_email(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else { return false };
    let plain = |part: &str| {
        !part.is_empty()
            && part.split('.').all(|label| {
                !label.is_empty()
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label.chars().all(|c| c.is_ascii_alphanumeric() || "-_+".contains(c))
            })
    };
    plain(name) && plain(domain) && domain.contains('.') && !domain.contains(['_', '+'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn nothing_empty_gets_in() {
        let object = Object::with_id("x", false)
            .put("a", "")
            .put("b", Vec::<Value>::new())
            .maybe("c", None::<String>)
            .put("d", json!({}))
            .put("e", "  ")
            .put("f", 0)
            .put("g", false);
        assert_eq!(Value::from(object), json!({"id": "x", "f": 0, "g": false}));
    }

    #[test]
    fn only_real_addresses_get_in() {
        for bad in
            ["www.example.org", "http://", "https:///x", "https://a b", "javascript:alert(1)", "https://exámple.org"]
        {
            assert!(!is_uri(bad), "{bad}");
        }
        assert!(is_uri("https://example.org/a?b=c#d"));
        for bad in
            ["a", "@example.org", "a@b", "a b@example.org", "a@exa_mple.org", "a@@example.org", "a..b@example.org"]
        {
            assert!(!is_email(bad), "{bad}");
        }
        assert!(is_email("hub.team@example.org"));
    }
}
