//! Who may do what. Every action asks [`authorise`] before it looks at anything, and what an actor may not
//! do is answered exactly as if it were not there.

mod policy;

pub use policy::{Action, authorise};
