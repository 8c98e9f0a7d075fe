//! Agreed ways for families to go on from one service to another: for whom, and in how many days the receiver answers.
//! One side proposes, the other agrees; both sides see it (CPS2018: 6.1).

mod act;
mod rows;
mod state;

pub use act::{LONGEST, Propose, decide, end, propose};
pub use rows::{Handover, Side, Way, of_entry};
pub use state::{Move, State};
