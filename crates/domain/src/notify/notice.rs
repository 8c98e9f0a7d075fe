//! What people are told about.

use serde::{Deserialize, Serialize};

/// Something that waits for somebody. Its words are by code; none of them names a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Notice {
    /// Someone said that a listing is wrong.
    ListingReported,
}

impl Notice {
    /// All of them.
    pub const ALL: &[Self] = &[Self::ListingReported];

    /// Its code, by which it has its words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ListingReported => "listing-reported",
        }
    }

    /// The page where it waits.
    pub const fn page(self) -> &'static str {
        match self {
            Self::ListingReported => "/work",
        }
    }
}
