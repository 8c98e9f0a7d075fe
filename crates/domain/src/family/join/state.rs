//! Where it stands that two records are of one person.

use crate::upkeep::Machine;

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Somebody says so; somebody else decides.
    Asked,
    /// They are two people.
    Apart,
    /// One record stands for both.
    Joined,
    /// Somebody says it was wrong; somebody else decides.
    Parting,
    /// Both stand again as they were.
    Parted,
}

/// What can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// They are one.
    Join,
    /// They are two.
    Refuse,
    /// It was wrong.
    AskToPart,
    /// It was wrong indeed.
    Part,
    /// It was right after all.
    Stay,
}

impl Machine for State {
    type Move = Move;
    const STATES: &'static [(Self, &'static str)] = &[
        (Self::Asked, "asked"),
        (Self::Apart, "apart"),
        (Self::Joined, "joined"),
        (Self::Parting, "parting"),
        (Self::Parted, "parted"),
    ];
    const MOVES: &'static [(Self, Move, Self)] = &[
        (Self::Asked, Move::Join, Self::Joined),
        (Self::Asked, Move::Refuse, Self::Apart),
        (Self::Joined, Move::AskToPart, Self::Parting),
        (Self::Parting, Move::Part, Self::Parted),
        (Self::Parting, Move::Stay, Self::Joined),
    ];
}

#[cfg(test)]
mod tests {
    use super::{Move::*, *};

    #[test]
    fn two_records_are_joined_and_parted_as_the_table_says_and_no_other_way() {
        crate::upkeep::machine::agrees::<State>(
            &[Join, Refuse, AskToPart, Part, Stay],
            &[
                "asked Join joined",
                "asked Refuse apart",
                "joined AskToPart parting",
                "parting Part parted",
                "parting Stay joined",
            ],
        );
    }
}
