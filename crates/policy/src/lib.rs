//! Who may do what with a family's record, as one pure function.
//!
//! The published harms of this field are a safe address printed on a letter, a neighbour's record opened out
//! of curiosity, a restricted record visible in a list. So nothing here reads a clock, a database or a
//! request: the caller brings facts from one consistent read, [`authorise`] answers, and the answer is a
//! [`Grant`] that nobody else can make, copy or keep longer than those facts. [`Filter`] is the same policy
//! for lists. What roles, tiers, involvements, ways and fields allow is data: see [`tables`] and [`fields`].
//!
//! Deny beats allow, and no rule here is about a family: every way in is to a person, and a record about
//! several people opens only when each of them is reached.

pub mod action;
mod appoint;
mod asker;
mod authorise;
pub mod break_glass;
mod class;
mod edges;
pub mod fields;
mod filter;
mod grant;
mod item;
mod principal;
mod restriction;
mod span;
pub mod tables;
mod ways;

pub use action::{Act, Action};
pub use appoint::{Refusal as AppointRefusal, appoint};
pub use authorise::authorise;
pub use break_glass::{BreakGlass, Reason, Review, Verdict};
pub use class::{Classes, ItemClass};
pub use edges::{
    Basis, Edges, Facts, Involvement, InvolvementKind, Party, Published, Purpose, Share, SharingAgreement,
};
pub use fields::{FieldMask, RecordKind};
pub use filter::{Closed, Filter, Reach, Scope};
pub use grant::{Denied, Grant, Via};
pub use item::Item;
pub use principal::{Assignment, JobKind, Principal, Role, Staff, Tier};
pub use restriction::{Restriction, RestrictionKind, Target};
pub use span::Span;
