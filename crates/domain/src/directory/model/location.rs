//! Where things happen.

use super::{organisation::Contact, times::RegularTime, upkeep::Provenance};
use kernel::Id;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A place where things happen. A withheld address is not here at all: it lives in its own table as a
/// [`kernel::Withheld`] and only `withheld` says that there is one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Location {
    /// Stable id.
    pub id: Id,
    /// Lasting public address.
    pub slug: String,
    /// Name.
    pub name: String,
    /// A family hub.
    #[serde(default)]
    pub hub: bool,
    /// Comes and goes: a pop-up or outreach place.
    #[serde(default)]
    pub mobile: bool,
    /// The address must not be shown.
    #[serde(default)]
    pub withheld: bool,
    /// Street lines; empty when withheld.
    #[serde(default)]
    pub address: String,
    /// Town.
    #[serde(default)]
    pub town: String,
    /// Postcode; empty when withheld.
    #[serde(default)]
    pub postcode: String,
    /// Metres on the national grid; `None` when withheld or unknown.
    #[serde(default)]
    pub grid: Option<Grid>,
    /// Building accessibility codes, for example `step-free`, `hearing-loop`.
    #[serde(default)]
    pub access: Vec<String>,
    /// Opening hours.
    #[serde(default)]
    pub opening: Vec<RegularTime>,
    /// Ways to reach a person.
    #[serde(default)]
    pub contacts: Vec<Contact>,
    /// What it is like, in plain words.
    #[serde(default)]
    pub description: String,
    /// Where each fact came from.
    #[serde(default)]
    pub provenance: BTreeMap<String, Provenance>,
}

/// A point on the Ordnance Survey national grid, metres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grid {
    /// Metres east.
    pub easting: i32,
    /// Metres north.
    pub northing: i32,
}
