//! The register of what a place offers families: organisations, services and places, with where each
//! fact came from, and everything needed to find them.

pub mod ages;
pub mod card;
pub mod completeness;
pub mod dataset;
pub mod feedback;
pub mod find;
pub mod freshness;
pub mod hubs;
pub mod list;
pub mod log;
pub mod model;
pub mod opening;
pub mod organisation;
pub mod postcodes;
pub mod project;
pub mod retire;
pub mod rows;
pub mod shortlist;
pub mod show;
pub mod slot;
pub mod slug;
pub mod status;
pub mod topics;
pub mod vocabulary;
pub mod words;
