//! Finding who looks at records out of curiosity: pure functions over what the audit says. A person judges what they
//! find; nobody is judged by them.

mod facts;
mod look;
mod signs;

pub use facts::{Facts, Mark, Person, Worker};
pub use look::{Look, Sitting, Way, sittings};
pub use signs::{Seen, Sign};

use signs::{Habits, signs};

/// Weights of signs that add up to this make a sitting worth asking about.
const ENOUGH: f32 = 0.95;

/// A sitting worth asking about, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Flag {
    /// The sitting.
    pub sitting: Sitting,
    /// What was seen in it, weightiest first.
    pub seen: Vec<Seen>,
}

/// Every sitting worth asking about among these looks, in the order they began.
pub fn flags(looks: &[Look], facts: &Facts) -> Vec<Flag> {
    let sittings = sittings(looks);
    let habits = Habits::new(&sittings);
    let judge = |sitting: Sitting| {
        let mut seen = signs(&sitting, facts, &habits);
        seen.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.sign.cmp(&b.sign)));
        (seen.iter().map(|s| s.weight).sum::<f32>() >= ENOUGH).then_some(Flag { sitting, seen })
    };
    sittings.into_iter().filter_map(judge).collect()
}
