//! Which fields of a record a grant opens. A field that is not in the table is hidden, to read and to write.

use crate::{Action, Classes, ItemClass};

/// Kinds of record, each with its own fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RecordKind {
    /// A public listing.
    Listing,
    /// A person.
    Person,
    /// How to reach a person safely.
    Contact,
    /// What somebody agreed to, and what in law allows their information to be used.
    Agreement,
    /// A request for support.
    Request,
    /// A family plan.
    Plan,
    /// Who came to a session.
    Attendance,
    /// A worker's note.
    Note,
}

impl RecordKind {
    /// All of them, for tables.
    pub const ALL: [Self; 8] = [
        Self::Listing,
        Self::Person,
        Self::Contact,
        Self::Agreement,
        Self::Request,
        Self::Plan,
        Self::Attendance,
        Self::Note,
    ];
}

/// One field's row.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name, as code and forms know it.
    pub name: &'static str,
    /// Its class, often higher than its record's.
    pub class: ItemClass,
    /// Whether anyone may write it; what is computed or stamped is not written.
    pub writable: bool,
    /// Whether the portal ever shows it.
    pub portal: bool,
}

const fn shown(name: &'static str, class: ItemClass) -> Field {
    Field { name, class, writable: true, portal: true }
}

const fn staff_only(name: &'static str, class: ItemClass) -> Field {
    Field { name, class, writable: true, portal: false }
}

const fn stamped(name: &'static str, class: ItemClass, portal: bool) -> Field {
    Field { name, class, writable: false, portal }
}

use ItemClass::{Location, Public, Safeguarding, Sensitive, Targeted, Universal};

const LISTING: &[Field] = &[shown("text", Public), stamped("completeness", Public, true)];
const PERSON: &[Field] = &[
    shown("name", Universal),
    shown("born", Universal),
    shown("languages", Universal),
    shown("access_needs", Universal),
    shown("equality", Sensitive),
    staff_only("identifiers", Targeted),
    staff_only("risk_flags", Safeguarding),
    shown("address", Location),
    shown("school", Location),
    stamped("merged_from", Targeted, false),
];
const CONTACT: &[Field] = &[
    shown("channel", Universal),
    shown("safe_times", Targeted),
    staff_only("not_to_be_told", Safeguarding),
    shown("safe_address", Location),
    stamped("confirmed_at", Targeted, true),
];
const AGREEMENT: &[Field] = &[
    shown("scope", Targeted),
    shown("given_by", Targeted),
    staff_only("basis", Targeted),
    staff_only("shares", Sensitive),
    staff_only("override", Safeguarding),
];
const REQUEST: &[Field] = &[
    shown("asked_for", Targeted),
    shown("own_words", Sensitive),
    staff_only("triage_view", Sensitive),
    staff_only("concern", Safeguarding),
    stamped("received_at", Universal, true),
];
const PLAN: &[Field] = &[
    shown("goals", Targeted),
    shown("steps", Targeted),
    shown("health", Sensitive),
    staff_only("worker_view", Sensitive),
    staff_only("safeguarding", Safeguarding),
    shown("routine", Location),
    stamped("version", Targeted, true),
];
const ATTENDANCE: &[Field] =
    &[shown("present", Universal), staff_only("remark", Targeted), stamped("marked_at", Universal, true)];
const NOTE: &[Field] = &[
    staff_only("text", Targeted),
    staff_only("sensitive_text", Sensitive),
    staff_only("safeguarding_text", Safeguarding),
    staff_only("whereabouts", Location),
    stamped("author", Targeted, false),
];

/// The fields of `kind`, in their order in the mask.
pub const fn of(kind: RecordKind) -> &'static [Field] {
    match kind {
        RecordKind::Listing => LISTING,
        RecordKind::Person => PERSON,
        RecordKind::Contact => CONTACT,
        RecordKind::Agreement => AGREEMENT,
        RecordKind::Request => REQUEST,
        RecordKind::Plan => PLAN,
        RecordKind::Attendance => ATTENDANCE,
        RecordKind::Note => NOTE,
    }
}

/// The fields a grant opens, of one kind of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldMask {
    kind: RecordKind,
    bits: u32,
}

impl FieldMask {
    /// What `action` may touch within `classes`; `portal` keeps to what the portal ever shows.
    pub(crate) fn within(kind: RecordKind, action: Action, classes: Classes, portal: bool) -> Self {
        let open = |field: &Field| {
            classes.contains(field.class)
                && (!portal || field.portal)
                && match action {
                    Action::Read | Action::List | Action::Export | Action::Share => true,
                    Action::Write => field.writable,
                    Action::Seal | Action::BreakGlass | Action::ReviewBreakGlass | Action::Administer => false,
                }
        };
        let bits =
            of(kind).iter().enumerate().filter(|(_, field)| open(field)).fold(0, |bits, (at, _)| bits | (1 << at));
        Self { kind, bits }
    }

    /// Whether the field of that name is open. A name that is not in the table never is.
    pub fn opens(self, name: &str) -> bool {
        self.names().any(|open| open == name)
    }

    /// The open fields, in table order.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        of(self.kind).iter().enumerate().filter(move |(at, _)| self.bits & (1 << at) != 0).map(|(_, field)| field.name)
    }
}

impl std::ops::BitOr for FieldMask {
    type Output = Self;
    /// What either opens. Both are masks of one record, so of one kind.
    fn bitor(self, other: Self) -> Self {
        Self { bits: self.bits | other.bits, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_one_row_and_fits_the_mask() {
        for kind in RecordKind::ALL {
            let mut names: Vec<_> = of(kind).iter().map(|field| field.name).collect();
            assert!(names.len() <= 32, "{kind:?}");
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), of(kind).len(), "{kind:?} names a field twice");
        }
    }

    #[test]
    fn what_no_table_names_is_hidden() {
        let all = FieldMask::within(RecordKind::Person, Action::Read, Classes::ALL, false);
        assert!(all.opens("address"));
        assert!(!all.opens("adress") && !all.opens(""));
    }

    #[test]
    fn what_is_stamped_is_read_and_never_written() {
        let written = FieldMask::within(RecordKind::Request, Action::Write, Classes::ALL, false);
        assert_eq!(written.names().collect::<Vec<_>>(), ["asked_for", "own_words", "triage_view", "concern"]);
    }
}
