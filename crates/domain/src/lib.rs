//! Every capability: rules, actions and read models. No HTTP, no HTML.

pub mod directory;
pub mod pathway;

pub use data::Cx;
