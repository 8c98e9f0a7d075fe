//! Sealing what must not be readable in a stolen database: the key is kept outside it.

use crate::{Error, Id, PlaceId, Result};

/// Seals and opens small pieces of text for one place. What was sealed about one record opens for no other.
pub trait Sealer: Send + Sync {
    /// Seals `plain`, which is about the record `about`.
    ///
    /// # Errors
    /// `Unavailable` when there is no key.
    fn seal(&self, place: PlaceId, about: Id, plain: &[u8]) -> Result<Vec<u8>>;

    /// Opens what [`Sealer::seal`] made.
    ///
    /// # Errors
    /// `Unavailable` when there is no key; `Internal` when it was altered, moved, or sealed with another key.
    fn open(&self, place: PlaceId, about: Id, sealed: &[u8]) -> Result<Vec<u8>>;
}

/// No key: nothing sealed is written or read. Enough for commands that meet no family.
#[derive(Debug, Clone, Copy)]
pub struct NoKey;

impl Sealer for NoKey {
    fn seal(&self, _: PlaceId, _: Id, _: &[u8]) -> Result<Vec<u8>> {
        Err(absent())
    }

    fn open(&self, _: PlaceId, _: Id, _: &[u8]) -> Result<Vec<u8>> {
        Err(absent())
    }
}

fn absent() -> Error {
    Error::Unavailable("the key that seals addresses is not here".to_owned())
}
