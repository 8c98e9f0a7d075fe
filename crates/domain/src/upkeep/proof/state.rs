//! Where a proof can stand.

use crate::upkeep::Machine;

/// Where a proof stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Given by the organisation.
    Given,
    /// Checked by an editor; it holds until its day.
    Checked,
    /// An editor could not confirm it.
    Refused,
    /// A newer one of its kind took its place, or it turned out wrong.
    Ended,
}

/// What can be done to a proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// It is right.
    Check,
    /// It could not be confirmed.
    Refuse,
    /// It counts no longer.
    End,
}

impl Machine for State {
    type Move = Move;
    const STATES: &'static [(Self, &'static str)] =
        &[(Self::Given, "given"), (Self::Checked, "checked"), (Self::Refused, "refused"), (Self::Ended, "ended")];
    const MOVES: &'static [(Self, Move, Self)] = &[
        (Self::Given, Move::Check, Self::Checked),
        (Self::Given, Move::Refuse, Self::Refused),
        (Self::Given, Move::End, Self::Ended),
        (Self::Checked, Move::End, Self::Ended),
    ];
}

#[cfg(test)]
mod tests {
    use super::{Move::*, *};

    #[test]
    fn a_proof_moves_as_the_table_says_and_no_other_way() {
        crate::upkeep::machine::agrees::<State>(
            &[Check, Refuse, End],
            &["given Check checked", "given Refuse refused", "given End ended", "checked End ended"],
        );
    }
}
