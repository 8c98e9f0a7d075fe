//! What somebody's current roles in the asking place allow.

use crate::{Action, Assignment, Classes, Edges, Party, Principal, Role, Staff, span::earlier};
use jiff::Timestamp;

/// A member of staff as they stand now, in one place.
#[derive(Clone, Copy)]
pub(crate) struct Asker<'a> {
    pub(crate) staff: &'a Staff,
    edges: &'a Edges,
    now: Timestamp,
}

impl<'a> Asker<'a> {
    /// `None` for anyone who is not staff.
    pub(crate) fn new(who: &'a Principal, edges: &'a Edges, now: Timestamp) -> Option<Self> {
        if let Principal::Staff(staff) = who { Some(Self { staff, edges, now }) } else { None }
    }

    fn current(&self) -> impl Iterator<Item = &'a Assignment> {
        let (place, now) = (self.edges.place, self.now);
        self.staff.assignments.iter().filter(move |a| a.place == place && a.span.holds(now))
    }

    fn classes(&self, action: Action, counts: impl Fn(&Assignment) -> bool) -> Classes {
        self.current()
            .filter(|a| counts(a))
            .fold(Classes::NONE, |sum, a| sum | (a.role.classes(action) & a.tier.classes(action)))
    }

    /// By any current role.
    pub(crate) fn by_any(&self, action: Action) -> Classes {
        self.classes(action, |_| true)
    }

    /// As `party`: nothing when it is somebody else.
    pub(crate) fn by_party(&self, action: Action, party: Party) -> Classes {
        match party {
            Party::Staff(id) if id == self.staff.id => self.by_any(action),
            Party::Staff(_) => Classes::NONE,
            Party::Team(team) => self.classes(action, |a| a.team == team),
        }
    }

    /// By roles in `agency`.
    pub(crate) fn by_agency(&self, action: Action, agency: kernel::Id) -> Classes {
        self.classes(action, |a| a.agency == agency)
    }

    /// Whether one of the current roles is `role`.
    pub(crate) fn holds(&self, role: Role) -> bool {
        self.current().any(|a| a.role == role)
    }

    /// When the first of the current roles ends: no grant outlasts it.
    pub(crate) fn ends(&self) -> Option<Timestamp> {
        self.current().fold(None, |end, a| earlier(end, a.span.to))
    }

    /// Whether the right to break the glass rests: a review is late, or went against them.
    pub(crate) fn is_suspended(&self) -> bool {
        self.edges.reviews.iter().any(|review| review.by == self.staff.id && review.suspends(self.now))
    }
}
