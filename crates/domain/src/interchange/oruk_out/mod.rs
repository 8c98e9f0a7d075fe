//! The register as Open Referral UK (HSDS-UK 3.0). Pure: records in, JSON out.
//!
//! Every answer carries what the UK profile names and, beside it, HSDS 3.0's own fields that the profile
//! leaves out, so that richer readers lose nothing. Ids of parts are derived, so they never change.

mod location;
mod object;
mod organisation;
mod page;
mod publisher;
mod schedule;
mod service;
pub mod taxonomies;

pub use location::{at_location, location};
pub use object::Object;
pub use organisation::{organisation, unstated, unstated_id};
pub use page::{FeedPage, Slice};
pub use publisher::{Publisher, Taxonomy, Term, Terms};
pub use schedule::byday;
pub use service::{Around, Depth, Entry, FeedStatus, attribute_codes, moment, service};
