//! Time, passed in. Truncated to microseconds so that both databases give back what they were given.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use std::sync::Arc;

/// Where "now" comes from.
pub trait Clock: Send + Sync {
    /// The present moment in UTC, to the microsecond.
    fn now(&self) -> Timestamp;

    /// Today's date for people in England.
    fn today(&self) -> Date {
        self.local().date()
    }

    /// The present civil time in Europe/London.
    fn local(&self) -> jiff::civil::DateTime {
        self.now().to_zoned(london()).datetime()
    }
}

/// Europe/London, from the bundled time-zone data; UTC if the machine has none.
pub fn london() -> TimeZone {
    TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC)
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    fn now(&self) -> Timestamp {
        truncate(Timestamp::now())
    }
}

/// A clock that stands still, for tests and for a demonstration place hung from one date.
#[derive(Debug, Clone, Copy)]
pub struct FixedClock(
    /// The moment it always shows.
    pub Timestamp,
);

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        truncate(self.0)
    }
}

/// Shared clock.
pub type SharedClock = Arc<dyn Clock>;

fn truncate(at: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn now_is_whole_microseconds() {
        let at: Timestamp = "2026-03-29T00:59:59.123456789Z".parse().expect("a timestamp");
        assert_eq!(FixedClock(at).now().subsec_nanosecond(), 123_456_000);
    }

    #[test]
    fn local_follows_summer_time() {
        let at: Timestamp = "2026-03-29T01:30:00Z".parse().expect("a timestamp");
        assert_eq!(FixedClock(at).local().hour(), 2);
    }
}
