//! How long things are kept, and that they really go.

pub mod purge;
