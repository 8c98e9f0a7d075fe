//! Where a way between two services can stand.

use crate::upkeep::Machine;

/// Where a way stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// One side asks.
    Proposed,
    /// Both sides keep to it.
    Agreed,
    /// The other side said no.
    Declined,
    /// It counts no longer.
    Ended,
}

/// What can be done to a way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// The other side says yes.
    Agree,
    /// The other side says no.
    Decline,
    /// Either side ends it.
    End,
}

impl Machine for State {
    type Move = Move;
    const STATES: &'static [(Self, &'static str)] =
        &[(Self::Proposed, "proposed"), (Self::Agreed, "agreed"), (Self::Declined, "declined"), (Self::Ended, "ended")];
    const MOVES: &'static [(Self, Move, Self)] = &[
        (Self::Proposed, Move::Agree, Self::Agreed),
        (Self::Proposed, Move::Decline, Self::Declined),
        (Self::Proposed, Move::End, Self::Ended),
        (Self::Agreed, Move::End, Self::Ended),
    ];
}

#[cfg(test)]
mod tests {
    use super::{Move::*, *};

    #[test]
    fn a_way_moves_as_the_table_says_and_no_other_way() {
        crate::upkeep::machine::agrees::<State>(
            &[Agree, Decline, End],
            &["proposed Agree agreed", "proposed Decline declined", "proposed End ended", "agreed End ended"],
        );
    }
}
