//! A query string read field by field. What cannot be read is malformed (400), what can be read but is not
//! acceptable is invalid (422), and every fault is named.

use super::failure::Failure;
use axum::{extract::FromRequestParts, http::request::Parts};
use kernel::{Error, FieldError};
use std::{fmt::Display, ops::RangeInclusive, str::FromStr};

/// Longest query we read, in bytes.
const LONGEST: usize = 8 * 1024;

/// Names and values as sent, taken out one by one.
#[derive(Debug, Default)]
pub struct Asked {
    pairs: Vec<(String, String)>,
    malformed: Vec<FieldError>,
    invalid: Vec<FieldError>,
}

impl<S: Sync> FromRequestParts<S> for Asked {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        Self::read(parts.uri.query().unwrap_or_default()).map_err(|fault| Failure(Error::Malformed(vec![fault])))
    }
}

impl Asked {
    /// Reads a query string. Empty values count as absent.
    ///
    /// # Errors
    /// When it is too long, or not UTF-8 with percent signs.
    pub fn read(query: &str) -> Result<Self, FieldError> {
        if query.len() > LONGEST {
            return Err(FieldError::new("", "query-too-long", "this query is too long"));
        }
        let mut pairs = Vec::new();
        for part in query.split('&').filter(|p| !p.is_empty()) {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            let bad = || FieldError::new("", "malformed-query", "this query is not UTF-8 with percent signs");
            let (name, value) = (decode(name).ok_or_else(bad)?, decode(value).ok_or_else(bad)?);
            if value.contains('\0') {
                return Err(FieldError::new(&name, "malformed-query", "a value must not hold a null character"));
            }
            if !value.trim().is_empty() {
                pairs.push((name, value.trim().to_owned()));
            }
        }
        Ok(Self { pairs, ..Self::default() })
    }

    /// Every value of a name, commas splitting too.
    pub fn list(&mut self, name: &str) -> Vec<String> {
        let mut values: Vec<String> = Vec::new();
        self.pairs.retain(|(n, value)| {
            let ours = n == name;
            if ours {
                values.extend(value.split(',').map(str::trim).filter(|v| !v.is_empty()).map(str::to_owned));
            }
            !ours
        });
        values
    }

    /// The one value of a name. Sent twice is a fault.
    pub fn text(&mut self, name: &str) -> Option<String> {
        let mut found: Vec<String> = Vec::new();
        self.pairs.retain(|(n, value)| {
            if n == name {
                found.push(value.clone());
            }
            n != name
        });
        if found.len() > 1 {
            self.invalid(name, "repeated", "send this once");
        }
        found.into_iter().next()
    }

    /// One value of a type.
    pub fn value<T: FromStr>(&mut self, name: &str, what: &str) -> Option<T> {
        let text = self.text(name)?;
        let read = text.parse().ok();
        if read.is_none() {
            self.malformed(name, "malformed-value", &format!("this must be {what}"));
        }
        read
    }

    /// One number in a range.
    pub fn number<T: FromStr + PartialOrd + Display>(&mut self, name: &str, range: RangeInclusive<T>) -> Option<T> {
        let value: T = self.value(name, "a number")?;
        if range.contains(&value) {
            return Some(value);
        }
        self.invalid(name, "out-of-range", &format!("this must be from {} to {}", range.start(), range.end()));
        None
    }

    /// Yes or no; no when absent.
    pub fn flag(&mut self, name: &str) -> bool {
        match self.text(name).map(|t| t.to_lowercase()).as_deref() {
            None | Some("false" | "0" | "no") => false,
            Some("true" | "1" | "yes") => true,
            Some(_) => {
                self.malformed(name, "malformed-value", "this must be true or false");
                false
            }
        }
    }

    /// Notes something that cannot be read.
    pub fn malformed(&mut self, field: &str, code: &str, message: &str) {
        self.malformed.push(FieldError::new(field, code, message));
    }

    /// Notes something that is not acceptable.
    pub fn invalid(&mut self, field: &str, code: &str, message: &str) {
        self.invalid.push(FieldError::new(field, code, message));
    }

    /// Names nobody asked for become faults: most are slips of the pen that would widen a search silently.
    pub fn no_others(&mut self) {
        for (name, _) in std::mem::take(&mut self.pairs) {
            let shown: String = name.chars().take(60).collect();
            self.invalid(&shown, "unknown-parameter", "this call does not know that parameter");
        }
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// Every fault found: malformed ones alone if there are any.
    pub fn done(self) -> Result<(), Error> {
        match (self.malformed, self.invalid) {
            (malformed, _) if !malformed.is_empty() => Err(Error::Malformed(malformed)),
            (_, invalid) if !invalid.is_empty() => Err(Error::Invalid(invalid)),
            _ => Ok(()),
        }
    }
}

/// Undoes the encoding of a form; `None` when it is broken or not UTF-8.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let mut digit = || char::from(rest.next()?).to_digit(16);
                u8::try_from(digit()? * 16 + digit()?).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn values_come_out_as_typed() {
        let mut asked = Asked::read("q=bed+wetting%21&topic=a,b&topic=c&page=2&empty=").unwrap();
        assert_eq!(asked.text("q").as_deref(), Some("bed wetting!"));
        assert_eq!(asked.list("topic"), ["a", "b", "c"]);
        assert_eq!(asked.number("page", 1..=9), Some(2));
        assert_eq!(asked.text("empty"), None);
        asked.no_others();
        assert!(asked.done().is_ok());
    }

    #[test]
    fn what_cannot_be_read_is_told_from_what_is_not_acceptable() {
        assert!(Asked::read("q=%ff").is_err());
        assert!(Asked::read("q=%zz").is_err());
        assert!(Asked::read("q=%00").is_err());
        let mut asked = Asked::read("page=x").unwrap();
        assert_eq!(asked.number("page", 1..=9), None::<u32>);
        assert!(matches!(asked.done(), Err(Error::Malformed(f)) if f[0].field == "page"));
        let mut asked = Asked::read("page=10&colour=red").unwrap();
        assert_eq!(asked.number("page", 1..=9), None::<u32>);
        asked.no_others();
        assert!(matches!(asked.done(), Err(Error::Invalid(f)) if f.len() == 2));
    }

    proptest! {
        #[test]
        fn any_query_is_read_or_refused(query in "\\PC*") {
            let _ = Asked::read(&query);
        }
    }
}
