//! Where a proposed change can stand.

use crate::upkeep::Machine;

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// An editor is to look at it.
    Waiting,
    /// It is the public copy now.
    Approved,
    /// An editor said no.
    Refused,
    /// Its maker wants something else now.
    Replaced,
}

/// What can be done to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Make it the public copy.
    Approve,
    /// Say no, with words.
    Refuse,
    /// Put another in its place, or none.
    Replace,
}

impl Machine for State {
    type Move = Move;
    const STATES: &'static [(Self, &'static str)] = &[
        (Self::Waiting, "waiting"),
        (Self::Approved, "approved"),
        (Self::Refused, "refused"),
        (Self::Replaced, "replaced"),
    ];
    const MOVES: &'static [(Self, Move, Self)] = &[
        (Self::Waiting, Move::Approve, Self::Approved),
        (Self::Waiting, Move::Refuse, Self::Refused),
        (Self::Waiting, Move::Replace, Self::Replaced),
    ];
}

#[cfg(test)]
mod tests {
    use super::{Move::*, *};

    #[test]
    fn a_proposal_moves_as_the_table_says_and_no_other_way() {
        crate::upkeep::machine::agrees::<State>(
            &[Approve, Refuse, Replace],
            &["waiting Approve approved", "waiting Refuse refused", "waiting Replace replaced"],
        );
    }
}
