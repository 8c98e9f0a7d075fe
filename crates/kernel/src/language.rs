//! Languages are data: a code, a direction and a name in itself. Words for each live in the web crate.

use serde::{Deserialize, Serialize};

/// A language code such as `en` or `ar`, lower case.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Language(
    /// The code.
    pub String,
);

impl Default for Language {
    fn default() -> Self {
        Self("en".into())
    }
}
