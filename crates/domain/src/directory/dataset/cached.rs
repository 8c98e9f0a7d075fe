//! Parsed copies of what is in force, kept in memory.

use super::{active, digest, stamp};
use data::Cx;
use kernel::{Error, FieldError, PlaceId, Result};
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

/// Parsed versions a cache holds before it starts afresh.
const MOST_CACHED: usize = 64;
/// How long the version in force is taken for granted: a change made by another process is seen this late, one
/// made by this process at once.
const SURE: Duration = Duration::from_secs(1);

/// Puts made by this process.
static PUTS: AtomicU64 = AtomicU64::new(0);

/// Says that this process has put a version in force.
pub(super) fn was_put() {
    PUTS.fetch_add(1, Ordering::AcqRel);
}

/// Parsed copies of a kind's versions, so that requests cost one look at the stamp a second. Keyed by database,
/// place and content: two places, or two databases in one process, never see each other's.
#[derive(Debug)]
pub struct Cached<T> {
    kind: &'static str,
    kept: Mutex<Option<Kept<T>>>,
}

#[derive(Debug)]
struct Kept<T> {
    /// By place and hash of the text.
    parsed: HashMap<(PlaceId, String), Arc<T>>,
    /// By database and place.
    in_force: HashMap<(u64, PlaceId), InForce<T>>,
}

/// What was in force when last looked.
#[derive(Debug)]
struct InForce<T> {
    looked: Instant,
    puts: u64,
    version: i64,
    parsed: Arc<T>,
}

impl<T> Cached<T> {
    /// An empty cache for a kind; usable as a `static`.
    pub const fn new(kind: &'static str) -> Self {
        Self { kind, kept: Mutex::new(None) }
    }

    /// The version in force and its parsed copy, made by `parse` from its text if not yet known. `None`
    /// when the place has none.
    ///
    /// # Errors
    /// What `parse` refuses, as `Internal` (it was accepted when put); a database fault.
    pub async fn get(
        &self,
        cx: &Cx,
        parse: impl FnOnce(&str) -> std::result::Result<T, Vec<FieldError>>,
    ) -> Result<Option<(i64, Arc<T>)>> {
        let place = (cx.database(), cx.place);
        let puts = PUTS.load(Ordering::Acquire);
        if let Some(sure) = self.sure(place, puts) {
            return Ok(Some(sure));
        }
        let looked = Instant::now();
        let Some((version, hash)) = stamp(cx, self.kind).await? else { return Ok(None) };
        let known = self.with(|kept| kept.parsed.get(&(cx.place, hash)).map(Arc::clone));
        let (version, parsed) = match known {
            Some(parsed) => (version, parsed),
            None => {
                let Some(found) = active(cx, self.kind).await? else { return Ok(None) };
                let parsed = parse(&found.text).map_err(|e| Error::internal(format!("{}: {e:?}", self.kind)))?;
                let parsed = Arc::new(parsed);
                self.with(|kept| keep(&mut kept.parsed, (cx.place, digest(&found.text)), Arc::clone(&parsed)));
                (found.version, parsed)
            }
        };
        let now = InForce { looked, puts, version, parsed: Arc::clone(&parsed) };
        self.with(|kept| keep(&mut kept.in_force, place, now));
        Ok(Some((version, parsed)))
    }

    /// What needs no look.
    fn sure(&self, place: (u64, PlaceId), puts: u64) -> Option<(i64, Arc<T>)> {
        self.with(|kept| {
            let found = kept.in_force.get(&place)?;
            let sure = found.puts == puts && found.looked.elapsed() < SURE;
            sure.then(|| (found.version, Arc::clone(&found.parsed)))
        })
    }

    fn with<R>(&self, work: impl FnOnce(&mut Kept<T>) -> R) -> R {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        work(kept.get_or_insert_with(|| Kept { parsed: HashMap::new(), in_force: HashMap::new() }))
    }
}

fn keep<K: Eq + std::hash::Hash, V>(map: &mut HashMap<K, V>, key: K, value: V) {
    if map.len() >= MOST_CACHED {
        map.clear();
    }
    map.insert(key, value);
}
