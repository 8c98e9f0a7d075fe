//! Where a draft can stand.

use crate::upkeep::Machine;

/// Where a draft stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Its provider is still at it.
    Open,
    /// An editor is to look at it.
    Sent,
    /// An editor asked for something else.
    Returned,
    /// It is the public copy now.
    Approved,
    /// It was given up.
    Withdrawn,
}

/// What can be done to a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Change something more.
    Save,
    /// Ask for it to be looked at.
    Send,
    /// Change one's mind and go on with it.
    TakeBack,
    /// Give it up.
    Withdraw,
    /// Make it the public copy.
    Approve,
    /// Ask for something else, with words.
    SendBack,
}

impl State {
    /// True while it may still become the public copy.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Sent | Self::Returned)
    }
}

impl Machine for State {
    type Move = Move;
    const STATES: &'static [(Self, &'static str)] = &[
        (Self::Open, "open"),
        (Self::Sent, "sent"),
        (Self::Returned, "returned"),
        (Self::Approved, "approved"),
        (Self::Withdrawn, "withdrawn"),
    ];
    const MOVES: &'static [(Self, Move, Self)] = &[
        (Self::Open, Move::Save, Self::Open),
        (Self::Open, Move::Send, Self::Sent),
        (Self::Open, Move::Withdraw, Self::Withdrawn),
        (Self::Sent, Move::TakeBack, Self::Open),
        (Self::Sent, Move::Withdraw, Self::Withdrawn),
        (Self::Sent, Move::Approve, Self::Approved),
        (Self::Sent, Move::SendBack, Self::Returned),
        (Self::Returned, Move::Save, Self::Open),
        (Self::Returned, Move::Send, Self::Sent),
        (Self::Returned, Move::Withdraw, Self::Withdrawn),
    ];
}

#[cfg(test)]
mod tests {
    use super::{Move::*, *};

    #[test]
    fn a_draft_moves_as_the_table_says_and_no_other_way() {
        crate::upkeep::machine::agrees::<State>(
            &[Save, Send, TakeBack, Withdraw, Approve, SendBack],
            &[
                "open Save open",
                "open Send sent",
                "open Withdraw withdrawn",
                "sent TakeBack open",
                "sent Withdraw withdrawn",
                "sent Approve approved",
                "sent SendBack returned",
                "returned Save open",
                "returned Send sent",
                "returned Withdraw withdrawn",
            ],
        );
    }

    #[test]
    fn only_what_may_still_land_is_open() {
        let open: Vec<_> = State::STATES.iter().filter(|(s, _)| s.is_open()).map(|(_, code)| *code).collect();
        assert_eq!(open, ["open", "sent", "returned"]);
        let over = |s: State| !State::MOVES.iter().any(|(from, _, _)| *from == s);
        assert!(State::STATES.iter().all(|(s, _)| s.is_open() != over(*s)));
    }
}
