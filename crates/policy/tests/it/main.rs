//! The policy held against its invariants, a second policy written another way, and faults seeded on purpose.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod break_glass;
mod faults;
mod histories;
mod invariants;
mod plain;
mod reference;
mod tables;
mod unseen;
mod world;

/// How many cases proptest tries when nobody asks.
const UNASKED: u32 = 256;

/// Ten thousand, unless `PROPTEST_CASES` asks for more, or for fewer as where every fault must be found quickly.
pub fn cases() -> proptest::test_runner::Config {
    let asked = proptest::test_runner::Config::default();
    let cases = if asked.cases == UNASKED { 10_000 } else { asked.cases };
    proptest::test_runner::Config { cases, failure_persistence: None, ..asked }
}
