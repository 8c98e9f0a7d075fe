//! States as data: which move leads from where to where, and nothing else does.

use kernel::{Error, Result};

/// The states of one kind of thing.
pub trait Machine: Copy + PartialEq + 'static {
    /// What can be done to it.
    type Move: Copy + PartialEq + std::fmt::Debug + 'static;
    /// Every state with its code in tables and in words.
    const STATES: &'static [(Self, &'static str)];
    /// From where, by which move, to where.
    const MOVES: &'static [(Self, Self::Move, Self)];

    /// Its code.
    fn code(self) -> &'static str {
        Self::STATES.iter().find(|(state, _)| *state == self).map_or("", |(_, code)| code)
    }

    /// The state with that code.
    ///
    /// # Errors
    /// `Internal` when a row holds another.
    fn read(code: &str) -> Result<Self> {
        let found = Self::STATES.iter().find(|(_, c)| *c == code).map(|(state, _)| *state);
        found.ok_or_else(|| Error::internal(format!("no state is called {code}")))
    }

    /// Whether that move can be made now.
    fn may(self, by: Self::Move) -> bool {
        Self::MOVES.iter().any(|(from, way, _)| *from == self && *way == by)
    }

    /// Where the move leads.
    ///
    /// # Errors
    /// `Conflict` when it cannot be made from here: somebody was quicker, or it was over.
    fn step(self, by: Self::Move) -> Result<Self> {
        let found = Self::MOVES.iter().find(|(from, way, _)| *from == self && *way == by);
        found
            .map(|(_, _, to)| *to)
            .ok_or_else(|| Error::Conflict(format!("{by:?} cannot be done when {}", self.code())))
    }
}

/// Every state, each move tried from it: what is in the table leads on, everything else is refused.
#[cfg(test)]
pub(crate) fn agrees<M: Machine + std::fmt::Debug>(moves: &[M::Move], lines: &[&str]) {
    let mut said = Vec::new();
    for (from, code) in M::STATES {
        assert_eq!(M::read(code).expect("a state"), *from);
        for by in moves {
            match from.step(*by) {
                Ok(to) => said.push(format!("{code} {by:?} {}", to.code())),
                Err(refused) => assert!(matches!(refused, Error::Conflict(_)) && !from.may(*by)),
            }
        }
    }
    assert_eq!(said, lines);
    assert!(M::read("no such state").is_err());
}
