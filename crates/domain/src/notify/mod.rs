//! Telling people something, outside the pages they look at. What is told is queued in the transaction of what
//! happened and says nothing by itself: ids and a code. Whether it may still go, and to which address, is decided when
//! it is sent.
//!
//! So far people who work here are told that something waits for them. Families are not written to yet: that needs
//! the gate of safe contact.

mod due;
mod notice;
mod tell;

pub use due::{Letter, due};
pub use notice::Notice;
pub use tell::{QUEUE, Telling, tell_role, tell_staff};
