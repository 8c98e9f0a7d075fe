//! Every capability: rules, actions and read models. No HTTP, no HTML.

pub mod access;
pub mod account;
pub mod demo;
pub mod directory;
pub mod family;
pub mod insight;
pub mod interchange;
pub mod notify;
pub mod oversight;
pub mod pathway;
pub mod records;
pub mod sets;
pub mod tasks;
pub mod upkeep;

pub use data::Cx;
