//! Who did what to which record, written in the transaction of the deed, each row a link of its place's one chain:
//! a row names the hash of the row before it, so that none can be altered, taken out or slipped in unseen.

mod canon;
mod head;
mod pages;
mod record;
mod verify;
mod walk;

pub use canon::{FORM, Hash, START, link};
pub use head::{Head, head};
pub use record::{Access, Deed, record, record_access, record_all};
pub use verify::{Report, verify};
pub use walk::{Finding, What};
