//! The proof that something is allowed, and the reasons why it is not.

use crate::{Act, FieldMask, Item, Purpose, tables::Way};
use jiff::Timestamp;
use kernel::{Id, PlaceId};
use std::{fmt, marker::PhantomData};

/// Which way in a grant came by; the audit keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// Class 0, open to all.
    Public,
    /// By role alone, for what shows no record: settings, the register, opening and reviewing break-glass.
    Role,
    /// One of the six ways, without an id of its own.
    Way(Way),
    /// A share under this agreement.
    Share(Id),
    /// This use of break-glass.
    BreakGlass(Id),
}

impl Via {
    /// Stable code for the audit.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Role => "role",
            Self::Way(way) => way.code(),
            Self::Share(_) => Way::Share.code(),
            Self::BreakGlass(_) => Way::BreakGlass.code(),
        }
    }
}

/// Proof that one action on one record was allowed. Storage asks for it by type.
///
/// Only [`authorise`](crate::authorise) makes one; it cannot be copied, and it borrows the facts it rests on:
///
/// ```
/// # use policy::*; use kernel::*;
/// # fn read<'f>(who: &Principal, facts: Facts<'f>, now: jiff::Timestamp) -> Result<(), Denied> {
/// let grant: Grant<'f, action::Read> = authorise(who, action::Read, facts, now)?;
/// let opens = grant.fields();
/// # let _ = opens; Ok(()) }
/// ```
///
/// It cannot be made by hand:
///
/// ```compile_fail,E0451
/// # use policy::*;
/// # fn forge<'f>(real: Grant<'f, action::Read>, other: &'f Item) -> Grant<'f, action::Read> {
/// Grant { item: other, ..real }
/// # }
/// ```
///
/// It cannot be copied:
///
/// ```compile_fail,E0599
/// # use policy::*;
/// # fn twice(grant: Grant<'_, action::Read>) {
/// let again = grant.clone();
/// # drop((grant, again)); }
/// ```
///
/// A grant to read is no grant to write:
///
/// ```compile_fail,E0308
/// # use policy::*;
/// # fn store(_: &Grant<'_, action::Write>) {}
/// # fn write(grant: Grant<'_, action::Read>) {
/// store(&grant);
/// # }
/// ```
///
/// It cannot outlive the facts that justified it. This compiles:
///
/// ```
/// # use policy::*;
/// # fn read(who: &Principal, edges: Edges, item: Item, now: jiff::Timestamp) {
/// let facts = Facts { edges: &edges, item: &item, purpose: Purpose::FamilySupport };
/// let grant = authorise(who, action::Read, facts, now);
/// let allowed = grant.is_ok();
/// drop(edges);
/// # let _ = allowed; }
/// ```
///
/// and this, where the facts go first, does not:
///
/// ```compile_fail,E0505
/// # use policy::*;
/// # fn read(who: &Principal, edges: Edges, item: Item, now: jiff::Timestamp) {
/// let facts = Facts { edges: &edges, item: &item, purpose: Purpose::FamilySupport };
/// let grant = authorise(who, action::Read, facts, now);
/// drop(edges);
/// let allowed = grant.is_ok();
/// # let _ = allowed; }
/// ```
#[must_use = "a grant is the proof that storage asks for"]
#[derive(Debug)]
pub struct Grant<'f, A: Act> {
    item: &'f Item,
    holder: Option<Id>,
    fields: FieldMask,
    purpose: Purpose,
    via: Via,
    expires: Option<Timestamp>,
    // Borrows the edges as well as the item, and is not shared between actions.
    facts: PhantomData<(&'f crate::Edges, A)>,
}

impl<'f, A: Act> Grant<'f, A> {
    pub(crate) fn new(facts: crate::Facts<'f>, holder: Option<Id>, opened: crate::ways::Opened) -> Self {
        Self {
            item: facts.item,
            holder,
            fields: opened.fields,
            purpose: facts.purpose,
            via: opened.via,
            expires: opened.until,
            facts: PhantomData,
        }
    }

    /// The place whose record it is; every query adds it.
    pub fn place(&self) -> PlaceId {
        self.item.place
    }

    /// The record.
    pub fn target(&self) -> &'f Item {
        self.item
    }

    /// Whom it was given to: a staff or person id; `None` for the public and for jobs.
    pub fn holder(&self) -> Option<Id> {
        self.holder
    }

    /// The fields it opens.
    pub fn fields(&self) -> FieldMask {
        self.fields
    }

    /// Why the record was wanted.
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// Which way in it came by.
    pub fn via(&self) -> Via {
        self.via
    }

    /// The first moment it no longer counts; `None` when nothing it rests on has an end.
    pub fn expires(&self) -> Option<Timestamp> {
        self.expires
    }
}

/// Why not: for the audit. Whoever asked is told only that there is no such thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Denied {
    /// The record is another place's.
    OtherPlace,
    /// An administrator asks for a record of families.
    Administrator,
    /// Closed by a restriction, or the asker's own record.
    Restricted,
    /// The right to break the glass rests until a review is done.
    Suspended,
    /// No way in.
    NoWay,
}

impl Denied {
    /// Stable code for the audit.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OtherPlace => "other-place",
            Self::Administrator => "administrator",
            Self::Restricted => "restricted",
            Self::Suspended => "suspended",
            Self::NoWay => "no-way",
        }
    }
}

impl fmt::Display for Denied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for Denied {}

impl From<Denied> for kernel::Error {
    /// Not allowed and not there are the same answer.
    fn from(_: Denied) -> Self {
        Self::NotFound
    }
}
