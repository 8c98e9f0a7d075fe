//! How facts become sentences, one way for every page and for the API.

pub mod fact;
pub mod found;
pub mod label;
pub mod mail;
pub mod plan;
