//! Who may do what. Every action asks before it looks at anything, and what an actor may not do is answered exactly
//! as if it were not there.
//!
//! [`authorise`] is for the register and the place's settings as anyone or the machine itself meets them, class 0.
//! [`authorise_staff`] is for what a role in this place allows of the same. Records of people and families, class 1
//! and above, are decided by the `policy` crate from the [`principal`] and the facts of one transaction; their storage
//! asks for its grants.

mod policy;
mod principal;
mod rows;
pub mod workforce;

pub use ::policy::{Role, Tier};
pub use policy::{Action, DUTIES, allows, authorise, authorise_staff};
pub use principal::{principal, staff};
