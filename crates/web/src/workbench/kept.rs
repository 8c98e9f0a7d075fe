//! What somebody typed before they had to sign in again: sealed, for them alone, in the page itself. It is sent once
//! more by their own press of a button, never by itself.

use crate::App;
use kernel::{Error, Id, Result};
use serde::{Deserialize, Serialize};

/// The kind of form that is kept.
pub const FORM: &[u8] = b"application/x-www-form-urlencoded";
/// Longest form that is kept, in bytes: sealed it is twice as long and must itself fit a form.
pub const MOST: usize = 28 * 1024;
/// Minutes it can be sent again.
const MINUTES: i64 = 60;
const CONTEXT: &str = "kept form";

/// A form that waits for its owner.
#[derive(Debug, Serialize, Deserialize)]
pub struct Kept {
    staff: Id,
    at_us: i64,
    /// Where it was sent, without its language.
    pub path: String,
    body: String,
}

impl Kept {
    /// A form of somebody's, sent to `path`.
    pub fn new(app: &App, staff: Id, path: String, body: String) -> Self {
        Self { staff, at_us: app.cx.now_us(), path, body }
    }

    /// Sealed, for a hidden field.
    ///
    /// # Errors
    /// `Internal` when it cannot be sealed.
    pub fn seal(&self, app: &App) -> Result<String> {
        app.vault.seal(CONTEXT, &serde_json::to_vec(self).map_err(Error::internal)?)
    }

    /// The form in a hidden field, when it is theirs and not too old.
    pub fn open(app: &App, sealed: &str, staff: Id) -> Option<Self> {
        let plain = app.vault.open(CONTEXT, sealed).ok()?;
        let kept: Self = serde_json::from_slice(&plain).ok()?;
        let age_us = app.cx.now_us() - kept.at_us;
        (kept.staff == staff && (0..MINUTES * 60_000_000).contains(&age_us)).then_some(kept)
    }

    #[cfg(test)]
    pub(super) fn sample(typed: &str) -> Self {
        let body = format!("note={}", crate::shell::visit::encoded(typed));
        Self { staff: Id::fresh(), at_us: 0, path: "/workbench".into(), body }
    }

    /// Its fields, in order.
    pub fn fields(&self) -> Vec<(String, String)> {
        self.body.split('&').filter(|part| !part.is_empty()).map(field).collect()
    }
}

fn field(part: &str) -> (String, String) {
    let (name, value) = part.split_once('=').unwrap_or((part, ""));
    (decoded(name), decoded(value))
}

/// A part of a form as it was typed.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).and_then(|b| char::from(*b).to_digit(16));
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while at < bytes.len() {
        let pair = (bytes[at] == b'%').then(|| Some(digit(at + 1)? * 16 + digit(at + 2)?)).flatten();
        match pair.and_then(|byte| u8::try_from(byte).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(if bytes[at] == b'+' { b' ' } else { bytes[at] });
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_comes_apart_as_it_was_typed() {
        let kept = Kept {
            staff: Id::fresh(),
            at_us: 0,
            path: "/workbench".into(),
            body: "note=a+%26+b%0Ac&empty=&%D9%86=1".into(),
        };
        let fields = [("note", "a & b\nc"), ("empty", ""), ("ن", "1")];
        assert_eq!(kept.fields(), fields.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }
}
