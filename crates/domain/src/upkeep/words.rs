//! What people type to each other: kept to a length, on the page as text, never with what cannot be shown.

use kernel::{Error, Result};

/// The words, tidied.
///
/// # Errors
/// `Invalid` when there are more than `longest` characters, or some that cannot be shown.
pub(super) fn readable(field: &str, words: &str, longest: usize) -> Result<String> {
    let words = words.replace("\r\n", "\n");
    let words = words.trim();
    if words.chars().count() > longest {
        return Err(Error::invalid(field, "too-long", format!("keep it to {longest} characters")));
    }
    if words.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return Err(Error::invalid(field, "control-character", "there is a character that cannot be shown"));
    }
    Ok(words.to_owned())
}

/// The same, and there must be some.
///
/// # Errors
/// As [`readable`], and when nothing was said.
pub(super) fn needed(field: &str, words: &str, longest: usize) -> Result<String> {
    let words = readable(field, words, longest)?;
    if words.is_empty() { Err(Error::invalid(field, "required", "say it in a few words")) } else { Ok(words) }
}
