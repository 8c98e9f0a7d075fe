//! The register's plain types. Codes (topics, stages, groups, modes, levels) are the place's own
//! vocabulary; ages are whole months with birth at 0 and pregnancy below it.

mod joining;
mod location;
mod organisation;
mod service;
mod times;
mod upkeep;

pub use {
    joining::{Eligibility, JoinWay, Joining, Meanwhile, Wait},
    location::{Grid, Location},
    organisation::{Contact, Organisation},
    service::{Ages, Audience, Cost, Evidence, Link, Programme, Service},
    times::{Day, Nth, RegularTime, ServiceAtLocation},
    upkeep::{Provenance, ProvenanceKind, Review, Visibility},
};
