//! People and the families they make: who they are, how they belong together, how they may be reached safely, what
//! they agreed to, and who may know.
//!
//! A family is a view over its people, never a container of rights: every record is about a person, every decision is
//! the `policy` crate's, and what a grant does not open never leaves storage. Not allowed and not there are one answer;
//! both are written down.

mod agreements;
mod belong;
mod check;
pub mod closing;
mod codes;
mod contacts;
mod create;
pub mod disclosure;
mod edges;
mod edit;
mod gate;
pub mod glass;
pub mod guarded;
mod holidays;
pub mod identifiers;
pub mod join;
mod likeness;
mod list;
pub mod matching;
mod model;
mod put;
mod rows;
mod search;
mod sharing;
mod show;

pub use agreements::{
    Agreed, AgreementDraft, AgreementPage, BasisRow, DecisionRow, Grounds, Why, WithdrawAgreement, agreements, give,
    withdraw,
};
pub use belong::{TieDraft, tie, untie};
pub use codes::{AgreementScope, Capacity, Channel, Day, Relation, ShareDecision};
pub use contacts::{ContactDraft, SafeContacts, contacts, set_contact};
pub use create::{Create, Created, create};
pub use edit::{Edit, edit};
pub(crate) use glass::exactly;
pub(crate) use likeness::{likenesses, mark};
pub use list::{Listed, list};
pub use model::{
    Address, Answer, Details, Equality, Hours, Identifiers, Permission, PersonName, SafeContact, Stay, Tie,
};
pub use policy::{InvolvementKind, Purpose, RestrictionKind, Span};
pub use put::{FILE, id, put};
pub(crate) use rows::person::of_one_person;
pub use search::{Card, Wanted, search};
pub use sharing::{DecideShare, Ground, decide_share, ground};
pub use show::{Relative, Seen, Shown, Worker, show};
