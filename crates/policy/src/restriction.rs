//! What closes a record, whatever else opens it.

use crate::{Item, Principal, Span};
use jiff::Timestamp;
use kernel::Id;

/// One dated restriction on a record or on everything about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restriction {
    /// What it closes.
    pub target: Target,
    /// To whom.
    pub kind: RestrictionKind,
    /// From when until when.
    pub span: Span,
}

/// What a restriction closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// One record.
    Item(Id),
    /// Every record about this person or naming them.
    Person(Id),
}

/// To whom a restriction closes something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RestrictionKind {
    /// Closed to all but these staff; safeguarding duty managers may still break the glass.
    Sealed {
        /// Staff who keep whatever way in they have.
        open_to: Vec<Id>,
    },
    /// Closed to one member of staff, with no exception: a relative, a neighbour, a former partner.
    StaffConflict {
        /// Who must not see it.
        staff: Id,
    },
    /// Closed to one person, in the portal and at work: an order or a safety plan names them.
    NonDisclosure {
        /// Who must not see it.
        against: Id,
    },
}

/// How firmly an item is closed to someone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Bar {
    /// Not at all.
    Open,
    /// Sealed: a few may still pass.
    Sealed,
    /// For good.
    Firm,
}

impl Restriction {
    /// How firmly this restriction, wherever it points, binds `who` at `now`.
    pub(crate) fn binds(&self, who: &Principal, now: Timestamp) -> Bar {
        if !self.span.holds(now) {
            return Bar::Open;
        }
        let staff = if let Principal::Staff(staff) = who { Some(staff.id) } else { None };
        match &self.kind {
            RestrictionKind::Sealed { open_to } if staff.is_some_and(|id| open_to.contains(&id)) => Bar::Open,
            RestrictionKind::Sealed { .. } => Bar::Sealed,
            RestrictionKind::StaffConflict { staff: named } if staff == Some(*named) => Bar::Firm,
            RestrictionKind::NonDisclosure { against } if who.person() == Some(*against) => Bar::Firm,
            RestrictionKind::StaffConflict { .. } | RestrictionKind::NonDisclosure { .. } => Bar::Open,
        }
    }

    fn covers(&self, item: &Item) -> bool {
        match self.target {
            Target::Item(id) => id == item.id,
            Target::Person(person) => item.touches(person),
        }
    }
}

/// How firmly `item` is closed to `who`: by restriction, or because it is a worker's own record.
pub(crate) fn bar(who: &Principal, restrictions: &[Restriction], item: &Item, now: Timestamp) -> Bar {
    let own = matches!(who, Principal::Staff(staff) if staff.person.is_some_and(|me| item.touches(me)));
    if own {
        return Bar::Firm;
    }
    restrictions.iter().filter(|r| r.covers(item)).map(|r| r.binds(who, now)).max().unwrap_or(Bar::Open)
}
