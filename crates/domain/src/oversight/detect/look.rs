//! One opening of a person's record, as the audit tells it, and the sittings that openings make.

use jiff::{SignedDuration, Timestamp};
use kernel::Id;

/// A pause longer than this ends a sitting.
const PAUSE: SignedDuration = SignedDuration::from_mins(30);

/// By which way someone came to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// They, or their team, work with this person.
    Known,
    /// Their duty: the front door, safeguarding.
    Duty,
    /// A share between agencies.
    Share,
    /// Break-glass.
    BreakGlass,
    /// No way: it was refused. That somebody tried is kept too.
    Refused,
}

/// One opening, or one attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub staff: Id,
    /// Whose record.
    pub person: Id,
    /// By which way.
    pub way: Way,
    /// They wrote something there, and did not only look.
    pub wrote: bool,
}

/// What one worker looked at without a longer pause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    /// Who.
    pub staff: Id,
    /// At least one, in order.
    pub looks: Vec<Look>,
}

impl Sitting {
    /// When it began.
    pub fn began(&self) -> Timestamp {
        self.looks.first().map_or(Timestamp::UNIX_EPOCH, |look| look.at)
    }

    /// Whether they wrote something about that person in it.
    pub fn worked_with(&self, person: Id) -> bool {
        self.looks.iter().any(|look| look.person == person && look.wrote)
    }
}

/// Sittings of every worker, in the order they began.
pub fn sittings(looks: &[Look]) -> Vec<Sitting> {
    let mut looks = looks.to_vec();
    looks.sort_by_key(|look| (look.staff, look.at));
    let pause = |a: &Look, b: &Look| a.staff != b.staff || a.at.duration_until(b.at) > PAUSE;
    let mut sittings: Vec<Sitting> = looks
        .chunk_by(|a, b| !pause(a, b))
        .map(|looks| Sitting { staff: looks[0].staff, looks: looks.to_vec() })
        .collect();
    sittings.sort_by_key(|sitting| (sitting.began(), sitting.staff));
    sittings
}
