//! A new index filled beside the one in use.

use super::place::{Generation, Place, commit};
use kernel::search::{Document, Rebuild};
use kernel::{Error, Result};
use std::fs::File;
use std::sync::Arc;
use tantivy::{IndexWriter, TantivyDocument};

/// Memory of a writer that fills a whole index.
const LARGE_HEAP: usize = 120_000_000;

/// A generation being filled. Dropped unfinished, it leaves the index in use alone; its folder goes at the
/// next opening or rebuild.
pub struct NewGeneration {
    place: Arc<Place>,
    generation: Generation,
    writer: IndexWriter<TantivyDocument>,
    /// Held until the pointer names the new folder, so that nobody sweeps it away.
    _lock: Option<File>,
}

impl NewGeneration {
    /// Makes the folder and its writer.
    pub fn start(place: Arc<Place>) -> tantivy::Result<Self> {
        let lock = match &place.folder {
            Some(folder) => {
                let lock = folder.lock()?.ok_or_else(|| std::io::Error::other("another rebuild is running"))?;
                folder.sweep()?;
                Some(lock)
            }
            None => None,
        };
        let path = place.folder.as_ref().map(|f| f.fresh()).transpose()?;
        let generation = Generation::create(path, &place.fields)?;
        let writer = generation.index.writer_with_num_threads(2, LARGE_HEAP)?;
        Ok(Self { place, generation, writer, _lock: lock })
    }

    fn write(&mut self, documents: &[Document]) -> tantivy::Result<()> {
        for document in documents {
            self.writer.add_document(self.place.fields.document(document)?)?;
        }
        Ok(())
    }

    /// One segment answers fastest.
    fn complete(mut self, cursor: i64) -> tantivy::Result<()> {
        commit(&mut self.writer, cursor)?;
        let segments = self.generation.index.searchable_segment_ids()?;
        if segments.len() > 1 {
            self.writer.merge(&segments).wait()?;
        }
        self.writer.wait_merging_threads()?;
        self.place.switch(self.generation)
    }
}

impl Rebuild for NewGeneration {
    fn add(&mut self, documents: Vec<Document>) -> Result<()> {
        self.write(&documents).map_err(Error::internal)
    }

    fn finish(self: Box<Self>, cursor: i64) -> Result<()> {
        self.complete(cursor).map_err(Error::internal)
    }
}
