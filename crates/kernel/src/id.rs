//! Identifiers made by the application: sortable UUIDv7 for new things, UUIDv5 from a slug for things
//! whose id is fixed in data.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// Any record's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(
    /// The raw value, for the database and the feed.
    pub Uuid,
);

/// A place: one local authority area that owns its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PlaceId(
    /// The raw value.
    pub Uuid,
);

/// Namespace of every id derived from a slug.
const NAMESPACE: Uuid = Uuid::from_u128(0x6865_6172_7468_4e53_8000_0000_0000_0001);

impl Id {
    /// A new id, sortable by time. Only `cx` calls this.
    #[expect(clippy::disallowed_methods, reason = "the one place that makes ids")]
    pub fn fresh() -> Self {
        Self(Uuid::now_v7())
    }

    /// The same id for the same kind and slug in the same place, always.
    pub fn derived(place: PlaceId, kind: &str, slug: &str) -> Self {
        Self(Uuid::new_v5(&NAMESPACE, format!("{}/{kind}/{slug}", place.0).as_bytes()))
    }
}

impl PlaceId {
    /// The id of the place with that short name.
    pub fn derived(slug: &str) -> Self {
        Self(Uuid::new_v5(&NAMESPACE, format!("place/{slug}").as_bytes()))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Id {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        text.parse().map(Self)
    }
}

impl fmt::Display for PlaceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
