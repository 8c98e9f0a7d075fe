//! Every capability: rules, actions and read models. No HTTP, no HTML.

pub mod access;
pub mod directory;
pub mod insight;
pub mod interchange;
pub mod pathway;

pub use data::Cx;
