//! From a worry to a short explained plan: a few questions, each of which may be skipped, and an ordered
//! list of at most seven steps, every one with its reasons, how to join and something else to try.
//!
//! Questions and rules are versioned data a place edits without a release; the engine is a pure function
//! of rules, answers and register, so that the same answers give the same plan on the page and in the API.
//! Nothing is kept unless the family asks for it.

pub mod accept;
pub mod answers;
pub mod ask;
pub mod codes;
pub mod engine;
pub mod family;
mod gather;
pub mod hear;
pub mod make;
pub mod model;
pub mod offer;
pub mod open;
pub mod purge;
pub mod questions;
mod rows;
pub mod rules;
pub mod save;
pub mod team;

#[cfg(test)]
mod sample;

pub use answers::Answers;
pub use ask::{check, run as ask};
pub use codes::Codes;
pub use family::Family;
pub use make::{again, run as make};
pub use model::{Kind, Plan, Step};
pub use offer::Offer;
pub use open::run as open;
pub use purge::run as purge;
pub use rules::Rules;
pub use save::run as save;
pub use team::run as team;
