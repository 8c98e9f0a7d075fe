//! From when until when. Access never outlives its end, not by a microsecond.

use jiff::Timestamp;

/// A stretch of time: `from` belongs to it, `to` does not. Without `to` it has no end yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First moment inside.
    pub from: Timestamp,
    /// First moment after.
    pub to: Option<Timestamp>,
}

impl Span {
    /// Whether `now` is inside.
    pub fn holds(&self, now: Timestamp) -> bool {
        self.from <= now && self.to.is_none_or(|to| now < to)
    }
}

/// The earlier of two ends, where `None` is never.
pub(crate) fn earlier(a: Option<Timestamp>, b: Option<Timestamp>) -> Option<Timestamp> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}
