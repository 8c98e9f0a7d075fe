//! Where a claim can stand.

use crate::upkeep::Machine;

/// Where a claim stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Asked for; an editor decides.
    Asked,
    /// They keep the organisation's entries.
    Held,
    /// An editor said no.
    Refused,
    /// It was given up or taken away.
    Ended,
}

/// What can be done to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// An editor says yes.
    Grant,
    /// An editor says no.
    Refuse,
    /// Given up, or taken away.
    End,
    /// Asked for once more.
    AskAgain,
}

impl Machine for State {
    type Move = Move;
    const STATES: &'static [(Self, &'static str)] =
        &[(Self::Asked, "asked"), (Self::Held, "held"), (Self::Refused, "refused"), (Self::Ended, "ended")];
    const MOVES: &'static [(Self, Move, Self)] = &[
        (Self::Asked, Move::Grant, Self::Held),
        (Self::Asked, Move::Refuse, Self::Refused),
        (Self::Asked, Move::End, Self::Ended),
        (Self::Held, Move::End, Self::Ended),
        (Self::Refused, Move::AskAgain, Self::Asked),
        (Self::Ended, Move::AskAgain, Self::Asked),
    ];
}

#[cfg(test)]
mod tests {
    use super::{Move::*, *};

    #[test]
    fn a_claim_moves_as_the_table_says_and_no_other_way() {
        crate::upkeep::machine::agrees::<State>(
            &[Grant, Refuse, End, AskAgain],
            &[
                "asked Grant held",
                "asked Refuse refused",
                "asked End ended",
                "held End ended",
                "refused AskAgain asked",
                "ended AskAgain asked",
            ],
        );
    }
}
