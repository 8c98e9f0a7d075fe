//! One place's index: the generation in use and how it changes.

use super::folder::Folder;
use super::rebuild::NewGeneration;
use super::schema::{Fields, register};
use super::snapshot::Snapshot;
use kernel::search::{Change, Page, Query};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use tantivy::directory::{MmapDirectory, RamDirectory};
use tantivy::error::DataCorruption;
use tantivy::{Index, IndexReader, IndexSettings, IndexWriter, ReloadPolicy, TantivyDocument, TantivyError, Term};

/// Memory of a writer that applies a few changes.
const SMALL_HEAP: usize = 15_000_000;
/// Blocks of stored cards kept unpacked, 16 KB each.
const CARD_BLOCKS: usize = 64;

/// One place's index.
pub struct Place {
    /// `None` keeps everything in memory.
    pub folder: Option<Folder>,
    /// Field handles.
    pub fields: Fields,
    live: RwLock<Live>,
    writing: Mutex<()>,
    /// Something could not be read: the index stands nowhere in the change log until it is built anew.
    damaged: AtomicBool,
}

#[derive(Clone)]
struct Live {
    generation: Arc<Generation>,
    snapshot: Arc<Snapshot>,
}

/// One index on disk or in memory.
pub struct Generation {
    /// Its folder; `None` in memory.
    pub path: Option<PathBuf>,
    /// The index.
    pub index: Index,
    reader: IndexReader,
}

impl Place {
    /// Opens what is there, or starts an empty index. One that is damaged is put away for an empty one: all it
    /// held is in the register.
    pub fn open(folder: Option<Folder>) -> tantivy::Result<Self> {
        let fields = Fields::new();
        let live = match &folder {
            None => Live::new(Generation::create(None, &fields)?, &fields)?,
            Some(folder) => Live::open(folder, &fields)?,
        };
        Ok(Self { folder, fields, live: RwLock::new(live), writing: Mutex::new(()), damaged: AtomicBool::new(false) })
    }

    /// Answers `query`.
    pub fn answer(&self, query: &Query) -> tantivy::Result<Arc<Page>> {
        let answer = self.snapshot().answer(query);
        answer.inspect_err(|cause| self.doubt(cause))
    }

    /// What a search reads now.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.live.read().unwrap_or_else(PoisonError::into_inner).snapshot)
    }

    /// Applies changes and the cursor in one commit.
    pub fn apply(&self, changes: Vec<Change>, to: i64) -> tantivy::Result<()> {
        self.write(changes, to).inspect_err(|cause| self.doubt(cause))
    }

    fn write(&self, changes: Vec<Change>, to: i64) -> tantivy::Result<()> {
        let _writing = self.writing();
        self.follow()?;
        let live = self.live.read().unwrap_or_else(PoisonError::into_inner).clone();
        let mut writer: IndexWriter = live.generation.index.writer_with_num_threads(1, SMALL_HEAP)?;
        for change in changes {
            match change {
                Change::Put(document) => {
                    writer.delete_term(Term::from_field_bytes(self.fields.id, document.id.0.as_bytes()));
                    writer.add_document(self.fields.document(&document)?)?;
                }
                Change::Remove(id) => {
                    writer.delete_term(Term::from_field_bytes(self.fields.id, id.0.as_bytes()));
                }
            }
        }
        commit(&mut writer, to)?;
        writer.wait_merging_threads()?;
        self.show(live.generation, Some(&live.snapshot))
    }

    /// Puts a filled generation in the place of the one in use.
    pub fn switch(&self, generation: Generation) -> tantivy::Result<()> {
        let _writing = self.writing();
        if let (Some(folder), Some(path)) = (&self.folder, &generation.path) {
            folder.point_at(path)?;
        }
        self.show(Arc::new(generation), None)?;
        self.damaged.store(false, Ordering::Relaxed);
        // Readers of the old one keep their open files.
        self.folder.as_ref().map_or(Ok(()), Folder::sweep).map_err(Into::into)
    }

    /// Starts a generation beside the one in use.
    pub fn start(self: &Arc<Self>) -> tantivy::Result<NewGeneration> {
        NewGeneration::start(Arc::clone(self))
    }

    /// Position in the change log; 0, before its first, when the index is damaged.
    pub fn cursor(&self) -> tantivy::Result<i64> {
        let _writing = self.writing();
        self.follow().inspect_err(|cause| self.doubt(cause))?;
        Ok(if self.damaged.load(Ordering::Relaxed) { 0 } else { self.snapshot().cursor })
    }

    /// Holds the index for damaged when `cause` says that it could not be read.
    fn doubt(&self, cause: &TantivyError) {
        let unreadable = matches!(
            cause,
            TantivyError::OpenReadError(_) | TantivyError::DataCorruption(_) | TantivyError::IncompatibleIndex(_)
        );
        if unreadable && !self.damaged.swap(true, Ordering::Relaxed) {
            tracing::warn!(%cause, "the search index is damaged and will be built anew from the register");
        }
    }

    /// Moves to the generation the pointer names, when another process has rebuilt the index.
    fn follow(&self) -> tantivy::Result<()> {
        let Some(current) = self.folder.as_ref().map(Folder::current).transpose()?.flatten() else { return Ok(()) };
        let ours = self.live.read().unwrap_or_else(PoisonError::into_inner).generation.path.clone();
        if ours.as_ref() == Some(&current) {
            return Ok(());
        }
        self.show(Arc::new(Generation::open(&current)?), None)?;
        self.damaged.store(false, Ordering::Relaxed);
        Ok(())
    }

    fn writing(&self) -> MutexGuard<'_, ()> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn show(&self, generation: Arc<Generation>, before: Option<&Snapshot>) -> tantivy::Result<()> {
        let snapshot = Arc::new(generation.snapshot(&self.fields, before)?);
        *self.live.write().unwrap_or_else(PoisonError::into_inner) = Live { generation, snapshot };
        Ok(())
    }
}

impl Live {
    fn new(generation: Generation, fields: &Fields) -> tantivy::Result<Self> {
        let snapshot = Arc::new(generation.snapshot(fields, None)?);
        Ok(Self { generation: Arc::new(generation), snapshot })
    }

    fn open(folder: &Folder, fields: &Fields) -> tantivy::Result<Self> {
        // Whoever holds the lock is filling a folder that must stay.
        let lock = folder.lock()?;
        if let Some(path) = folder.current()? {
            match Generation::open(&path).and_then(|generation| Self::new(generation, fields)) {
                Ok(live) => {
                    lock.map_or(Ok(()), |_lock| folder.sweep())?;
                    return Ok(live);
                }
                Err(cause) => {
                    tracing::warn!(%cause, "the search index is damaged and will be built anew from the register");
                }
            }
        }
        let path = folder.fresh()?;
        let live = Self::new(Generation::create(Some(path.clone()), fields)?, fields)?;
        folder.point_at(&path)?;
        lock.map_or(Ok(()), |_lock| folder.sweep())?;
        Ok(live)
    }
}

impl Generation {
    /// A new, empty one.
    pub fn create(path: Option<PathBuf>, fields: &Fields) -> tantivy::Result<Self> {
        let index = match &path {
            Some(path) => Index::create(MmapDirectory::open(path)?, fields.schema(), IndexSettings::default())?,
            None => Index::create(RamDirectory::create(), fields.schema(), IndexSettings::default())?,
        };
        Self::new(index, path)
    }

    /// The one in `path`, if every byte of it is as it was written: some files are first read by a search.
    fn open(path: &Path) -> tantivy::Result<Self> {
        let index = Index::open(MmapDirectory::open(path)?)?;
        match index.validate_checksum()?.into_iter().next() {
            Some(file) => {
                Err(TantivyError::DataCorruption(DataCorruption::new(file, "it is not as it was written".into())))
            }
            None => Self::new(index, Some(path.to_path_buf())),
        }
    }

    fn new(index: Index, path: Option<PathBuf>) -> tantivy::Result<Self> {
        register(&index);
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual);
        let reader = reader.doc_store_cache_num_blocks(CARD_BLOCKS).try_into()?;
        Ok(Self { path, index, reader })
    }

    fn snapshot(&self, fields: &Fields, before: Option<&Snapshot>) -> tantivy::Result<Snapshot> {
        self.reader.reload()?;
        Snapshot::take(&self.index, self.reader.searcher(), fields, before)
    }
}

/// Commits with the cursor in the same file as the list of segments: both or neither.
pub fn commit(writer: &mut IndexWriter<TantivyDocument>, cursor: i64) -> tantivy::Result<()> {
    let mut ready = writer.prepare_commit()?;
    ready.set_payload(&cursor.to_string());
    ready.commit()?;
    Ok(())
}
