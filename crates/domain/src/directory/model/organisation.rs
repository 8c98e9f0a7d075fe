//! Who runs services, and how to reach a person there.

use super::upkeep::Provenance;
use kernel::Id;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Who runs services.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Stable id.
    pub id: Id,
    /// Lasting public address.
    pub slug: String,
    /// Name as printed.
    pub name: String,
    /// In plain words.
    #[serde(default)]
    pub description: String,
    /// Website.
    #[serde(default)]
    pub url: Option<String>,
    /// Rooted in a community.
    #[serde(default)]
    pub community_led: bool,
    /// Ways to reach a person.
    #[serde(default)]
    pub contacts: Vec<Contact>,
    /// Where each fact came from.
    #[serde(default)]
    pub provenance: BTreeMap<String, Provenance>,
}

/// A way to reach a person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Contact {
    /// Team or role, never a private person.
    pub name: String,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
}
