//! Are these two the same person? Weighed field by field (Fellegi and Sunter), with a reason for every weight.
//!
//! Families are the hard part: people of one household share nearly everything, so nearly every wrong link is
//! inside one family. Guards for twins, for parents and children of one name and for records that differ in a
//! checked number stand above any weight. What is missing is no evidence, never disagreement. No link is certain:
//! a pair is [`Outcome::Link`], or [`Outcome::Look`] for a person to decide who sees why, or neither.

mod block;
mod clean;
mod compare;
mod entry;
mod guard;
mod link;
mod nicknames;
mod pool;
mod score;
mod sound;
mod weights;

pub use block::keys;
pub use clean::Clean;
pub use compare::{Agreement, Field};
pub use entry::{Entry, Name, Sex};
pub use guard::Guard;
pub use link::{Link, Linked, link_all};
pub use pool::Pool;
pub use score::{Match, Outcome, Reason, weigh};
