//! Every capability: rules, actions and read models. No HTTP, no HTML.

pub mod directory;

pub use data::Cx;
