//! Who may do what. Every action asks [`authorise`] before it looks at anything, and what an actor may not
//! do is answered exactly as if it were not there.
//!
//! This table is for the register and the place's settings: class 0, by kind of actor. Records of people and
//! families, class 1 and above, are decided by the `policy` crate, whose grants their storage will ask for.

mod policy;

pub use policy::{Action, authorise};
