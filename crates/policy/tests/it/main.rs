//! The policy held against its invariants, a second policy written another way, and faults seeded on purpose.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod break_glass;
mod faults;
mod histories;
mod invariants;
mod plain;
mod reference;
mod tables;
mod world;

/// At least ten thousand; `PROPTEST_CASES` asks for more.
pub fn cases() -> proptest::test_runner::Config {
    let asked = proptest::test_runner::Config::default();
    proptest::test_runner::Config { cases: asked.cases.max(10_000), failure_persistence: None, ..asked }
}
