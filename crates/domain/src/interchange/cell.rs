//! One cell: lists in it, plain values in it, and keeping spreadsheets from running it.

use jiff::civil::Date;
use kernel::FieldError;

/// Longest text a cell may hold, in characters.
pub(super) const LONGEST: usize = 10_000;

/// What a cell asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Take the value away.
    Clear,
    /// Set it.
    Value(&'a str),
}

/// Reads a raw cell: `None` leaves things as they are.
pub(super) fn read(raw: &str) -> Option<String> {
    let text = raw.trim();
    match text.strip_prefix('\'') {
        Some(rest) if runs(rest) || rest.starts_with('\'') => Some(rest.to_owned()),
        _ if text.is_empty() => None,
        _ => Some(text.to_owned()),
    }
}

/// Writes a value so that no spreadsheet runs it as a formula and [`read`] gives it back.
pub(super) fn write(value: &str) -> String {
    let number = value.parse::<i64>().is_ok();
    if !number && (runs(value) || value.starts_with('\'')) { format!("'{value}") } else { value.to_owned() }
}

fn runs(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

impl<'a> Cell<'a> {
    /// A lone dash clears.
    pub(super) fn of(text: &'a str) -> Self {
        if text == "-" { Self::Clear } else { Self::Value(text) }
    }

    /// The text, empty when cleared; at most `longest` characters, none of them control characters.
    pub(super) fn text(self, column: &str, longest: usize) -> Result<String, FieldError> {
        let Self::Value(text) = self else { return Ok(String::new()) };
        if text.chars().count() > longest {
            return Err(FieldError::new(column, "too-long", format!("keep it to {longest} characters")));
        }
        if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t' && c != '\r') {
            return Err(FieldError::new(column, "control-character", "there is a character that cannot be shown"));
        }
        Ok(text.to_owned())
    }

    /// Text on one line.
    pub(super) fn line(self, column: &str, longest: usize) -> Result<String, FieldError> {
        let text = self.text(column, longest)?;
        match text.contains(['\n', '\r', '\t', '\u{2028}', '\u{2029}']) {
            true => Err(FieldError::new(column, "line-break", "write this on one line, without tabs")),
            false => Ok(text),
        }
    }

    /// Text that may be absent.
    pub(super) fn maybe(self, column: &str, longest: usize) -> Result<Option<String>, FieldError> {
        Ok(Some(self.text(column, longest)?).filter(|t| !t.is_empty()))
    }

    /// A list, empty when cleared.
    pub(super) fn list(self, column: &str) -> Result<Vec<String>, FieldError> {
        Ok(split(&self.text(column, LONGEST)?, ';'))
    }

    /// `yes`, `no` or cleared.
    pub(super) fn flag(self, column: &str) -> Result<Option<bool>, FieldError> {
        match self {
            Self::Clear => Ok(None),
            Self::Value("yes") => Ok(Some(true)),
            Self::Value("no") => Ok(Some(false)),
            Self::Value(_) => Err(FieldError::new(column, "not-yes-or-no", "write yes or no")),
        }
    }

    /// A whole number within bounds, or cleared.
    pub(super) fn number(self, column: &str, from: i64, to: i64, code: &str) -> Result<Option<i64>, FieldError> {
        let Self::Value(text) = self else { return Ok(None) };
        let number = text.parse::<i64>().ok().filter(|n| (from..=to).contains(n));
        let message = || format!("write a whole number from {from} to {to}");
        number.map(Some).ok_or_else(|| FieldError::new(column, code, message()))
    }

    /// A date, or cleared.
    pub(super) fn date(self, column: &str) -> Result<Option<Date>, FieldError> {
        let Self::Value(text) = self else { return Ok(None) };
        let message = "write a date as 2026-11-24";
        text.parse().map(Some).map_err(|_| FieldError::new(column, "date-malformed", message))
    }
}

/// Splits at `mark`, trims, drops empty parts; a backslash keeps the next character as it is.
pub(super) fn split(text: &str, mark: char) -> Vec<String> {
    let (mut parts, mut part, mut letters) = (Vec::new(), String::new(), text.chars());
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => part.extend(letters.next()),
            c if c == mark => parts.push(std::mem::take(&mut part)),
            c => part.push(c),
        }
    }
    parts.push(part);
    parts.into_iter().map(|p| p.trim().to_owned()).filter(|p| !p.is_empty()).collect()
}

/// Joins so that [`split`] gives the parts back.
pub(super) fn join(parts: impl IntoIterator<Item = impl AsRef<str>>, mark: char) -> String {
    let kept = |part: &str| part.replace('\\', "\\\\").replace(mark, &format!("\\{mark}"));
    parts.into_iter().map(|p| kept(p.as_ref())).collect::<Vec<_>>().join(&mark.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_are_quoted_and_numbers_are_not() {
        assert_eq!(write("=cmd|'/c calc'!A0"), "'=cmd|'/c calc'!A0");
        assert_eq!(write("-9"), "-9");
        assert_eq!(write("-"), "'-");
        assert_eq!(read("'-").as_deref(), Some("-"));
        assert_eq!(read("'tis the season").as_deref(), Some("'tis the season"));
    }

    proptest! {
        #[test]
        fn a_written_cell_reads_back(value in "\\PC{1,40}") {
            let value = value.trim();
            prop_assume!(!value.is_empty());
            prop_assert_eq!(read(&write(value)), Some(value.to_owned()));
            prop_assert!(value.parse::<i64>().is_ok() || !runs(&write(value)));
        }

        #[test]
        fn a_joined_list_splits_back(parts in prop::collection::vec("[^\\s\\p{C}][\\PC]{0,12}[^\\s\\p{C}]", 0..6)) {
            let parts: Vec<String> = parts.iter().map(|p| p.trim().to_owned()).collect();
            prop_assert_eq!(split(&join(&parts, ';'), ';'), parts);
        }
    }
}
