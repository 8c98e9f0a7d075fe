//! In one word, how a topic stands.

use super::supply::Supply;
use serde::{Deserialize, Serialize};

/// How what is offered stands to what is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// No service has this topic.
    Unmet,
    /// One service only, or none met in person.
    Thin,
    /// Services are there, but no source says whether any is met in person, or runs at the time asked about.
    NotStated,
    /// At least two services, at least one of them in person.
    Met,
}

impl State {
    /// All, the worst first.
    pub const ALL: [Self; 4] = [Self::Unmet, Self::Thin, Self::NotStated, Self::Met];

    /// Reads it off the supply.
    pub fn of(supply: &Supply) -> Self {
        match supply {
            s if s.services == 0 => Self::Unmet,
            s if s.services == 1 => Self::Thin,
            s if s.in_person > 0 => Self::Met,
            s if s.in_person_unclear > 0 => Self::NotStated,
            _ => Self::Thin,
        }
    }

    /// Reads it off the supply of services that run at one time of the week, or may.
    pub fn at_a_time(supply: &Supply) -> Self {
        let unknown = supply.services > 0 && supply.times_not_stated == supply.services;
        if unknown { Self::NotStated } else { Self::of(supply) }
    }

    /// The code of the API and of the words.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unmet => "unmet",
            Self::Thin => "thin",
            Self::NotStated => "not_stated",
            Self::Met => "met",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_has_one_state() {
        let of = |services, in_person, in_person_unclear| {
            State::of(&Supply { services, in_person, in_person_unclear, ..Supply::default() })
        };
        assert_eq!(of(0, 0, 0), State::Unmet);
        assert_eq!(of(1, 1, 0), State::Thin);
        assert_eq!(of(1, 0, 1), State::Thin);
        assert_eq!(of(2, 0, 0), State::Thin);
        assert_eq!(of(5, 0, 1), State::NotStated);
        assert_eq!(of(2, 1, 0), State::Met);
        let at_a_time = |services, times_not_stated| {
            State::at_a_time(&Supply { services, in_person: services, times_not_stated, ..Supply::default() })
        };
        assert_eq!([at_a_time(0, 0), at_a_time(3, 3), at_a_time(3, 2)], [State::Unmet, State::NotStated, State::Met]);
    }
}
