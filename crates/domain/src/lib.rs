//! Every capability: rules, actions and read models. No HTTP, no HTML.

pub mod access;
pub mod directory;

pub use data::Cx;
