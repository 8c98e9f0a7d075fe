//! From a worry to a short explained plan: a few questions, each of which may be skipped, and an ordered
//! list of at most seven steps, every one with its reasons, how to join and something else to try.
//!
//! Questions and rules are versioned data a place edits without a release; the engine is a pure function
//! of rules, answers and register, so that the same answers give the same plan on the page and in the API.
//! Nothing is kept unless the family asks for it.

pub mod answers;
pub mod codes;
pub mod engine;
pub mod family;
pub mod hear;
pub mod model;
pub mod offer;
pub mod open;
pub mod purge;
pub mod questions;
mod rows;
pub mod rules;
pub mod save;

#[cfg(test)]
mod sample;

pub use answers::Answers;
pub use codes::Codes;
pub use engine::plan;
pub use family::Family;
pub use model::{Kind, Plan, Step};
pub use offer::Offer;
pub use rules::Rules;
