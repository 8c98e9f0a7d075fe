//! The register of what a place offers families: organisations, services and places, with where each
//! fact came from, and everything needed to find them.

pub mod dataset;
pub mod model;
pub mod postcodes;
pub mod rows;
pub mod slug;
pub mod vocabulary;
pub mod words;
