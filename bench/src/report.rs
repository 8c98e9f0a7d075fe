//! Times added up: how many, how fast, and how slow the slowest.

use serde_json::{Value, json};
use std::time::Duration;

/// What a run gathered.
#[derive(Default)]
pub struct Tally {
    /// Time of each answered request.
    pub times: Vec<Duration>,
    /// Answers other than 2xx, and requests without an answer.
    pub errors: usize,
    /// Bytes of body received.
    pub bytes: usize,
}

impl Tally {
    /// Counts one answer.
    pub fn answer(&mut self, status: u16, bytes: usize, took: Duration) {
        self.times.push(took);
        self.bytes += bytes;
        self.errors += usize::from(!(200..300).contains(&status));
    }

    /// Puts another's counts to these.
    pub fn add(&mut self, other: Self) {
        self.times.extend(other.times);
        self.errors += other.errors;
        self.bytes += other.bytes;
    }

    /// The figures, over `wall` of time.
    pub fn figures(mut self, wall: Duration) -> Value {
        self.times.sort_unstable();
        let at = |share: f64| {
            let place = ((self.times.len() as f64 * share).ceil() as usize).clamp(1, self.times.len().max(1)) - 1;
            self.times.get(place).map(|t| (t.as_secs_f64() * 1e6).round() / 1e3)
        };
        json!({
            "requests": self.times.len(),
            "errors": self.errors,
            "seconds": wall.as_secs_f64(),
            "per_second": self.times.len() as f64 / wall.as_secs_f64(),
            "bytes_each": self.bytes / self.times.len().max(1),
            "p50_ms": at(0.5),
            "p99_ms": at(0.99),
            "p999_ms": at(0.999),
            "most_ms": at(1.0),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_of_the_sorted_times_and_other_than_2xx_is_an_error() {
        let mut tally = Tally::default();
        (1..=1_000).rev().for_each(|n| tally.answer(if n == 7 { 503 } else { 200 }, 10, Duration::from_millis(n)));
        let figures = tally.figures(Duration::from_secs(10));
        assert_eq!(figures["p50_ms"], 500.0);
        assert_eq!(figures["p99_ms"], 990.0);
        assert_eq!(figures["p999_ms"], 999.0);
        assert_eq!(figures["most_ms"], 1_000.0);
        assert_eq!(figures["per_second"], 100.0);
        assert_eq!(figures["errors"], 1);
        assert_eq!(figures["bytes_each"], 10);
    }

    #[test]
    fn nothing_answered_gives_no_times() {
        assert_eq!(Tally::default().figures(Duration::from_secs(1))["p99_ms"], Value::Null);
    }
}
