//! Two records of one person made into one, by two people, and into two again when that was wrong.
//!
//! Nothing is thrown away: the record that goes stays as it was, every pointer that moved is written down, and parting
//! puts each back. What closes either closes both while they are one.

mod decide;
mod fold;
mod look;
mod propose;
mod state;
mod stops;

pub use decide::{Answer, decide, part};
pub use fold::{Fact, Known};
pub use look::{Joined, Likely, Pair, Side, joined, likely, pair};
pub use propose::{Apart, Propose, apart, propose};
pub use state::State;
pub use stops::Stop;

pub(super) use look::stands;

use fold::{fold, from_gone, unfold};
