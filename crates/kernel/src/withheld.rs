//! A value that no page, feed, export or log can print: a refuge's address, for example.

use std::fmt;

/// Holds a value without offering any way to show it: no `Display`, no `Serialize`, and a `Debug` that
/// says only that something is withheld. Reading it needs [`Withheld::disclose`] and a stated reason.
#[derive(Clone, PartialEq, Eq)]
pub struct Withheld<T>(T);

impl<T> Withheld<T> {
    /// Wraps a value.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself. `_reason` is there to be read in review: storage is the only caller today.
    pub fn disclose(&self, _reason: &'static str) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for Withheld<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("withheld")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_says_nothing() {
        assert_eq!(format!("{:?}", Withheld::new("12 Quiet Lane")), "withheld");
    }
}
