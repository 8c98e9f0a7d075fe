//! The search index: tantivy for words, bit sets for everything that is chosen from a list.
//!
//! Words are scored a term at a time into one array per query; filters and facet counts are bit set
//! arithmetic, so counting three hundred choices over a quarter of a million documents takes well under a
//! millisecond.

mod bits;
mod cache;
mod filter;
mod folder;
mod near;
mod place;
mod rank;
mod rebuild;
mod schema;
mod segment;
mod snapshot;
mod tagged;
mod text;

use folder::Folder;
use kernel::search::{Change, Page, Query, Rebuild, SearchIndex};
use kernel::{Error, PlaceId, Result};
use place::Place;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

/// Every place's index, opened when first asked for.
pub struct Indexes {
    /// `None` keeps everything in memory.
    root: Option<PathBuf>,
    places: RwLock<HashMap<PlaceId, Arc<Place>>>,
}

impl Indexes {
    /// Indexes under `root`, one folder a place.
    pub fn open(root: impl Into<PathBuf>) -> Self {
        Self { root: Some(root.into()), places: RwLock::default() }
    }

    /// Indexes that live as long as this value: for tests and trials.
    pub fn in_memory() -> Self {
        Self { root: None, places: RwLock::default() }
    }

    fn place(&self, place: PlaceId) -> Result<Arc<Place>> {
        if let Some(found) = self.places.read().unwrap_or_else(PoisonError::into_inner).get(&place) {
            return Ok(Arc::clone(found));
        }
        let mut places = self.places.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = places.get(&place) {
            return Ok(Arc::clone(found));
        }
        let folder = self.root.as_ref().map(|root| Folder::open(root.join(place.0.to_string())));
        let opened = Place::open(folder.transpose().map_err(Error::internal)?).map_err(Error::internal)?;
        let opened = Arc::new(opened);
        places.insert(place, Arc::clone(&opened));
        Ok(opened)
    }
}

impl SearchIndex for Indexes {
    fn search(&self, place: PlaceId, query: &Query) -> Result<Arc<Page>> {
        self.place(place)?.answer(query).map_err(Error::internal)
    }

    fn moment(&self, place: PlaceId) -> Result<u64> {
        Ok(self.place(place)?.snapshot().moment)
    }

    fn cursor(&self, place: PlaceId) -> Result<i64> {
        self.place(place)?.cursor().map_err(Error::internal)
    }

    fn apply(&self, place: PlaceId, changes: Vec<Change>, to: i64) -> Result<()> {
        self.place(place)?.apply(changes, to).map_err(Error::internal)
    }

    fn rebuild(&self, place: PlaceId) -> Result<Box<dyn Rebuild>> {
        Ok(Box::new(self.place(place)?.start().map_err(Error::internal)?))
    }
}
