//! From the register to the search index: whole, or one change at a time.
//!
//! A rebuild notes the change log's head before it reads the first row, so an edit made meanwhile is read
//! again by catching up; a crash leaves the index at a position from which the log is followed again.

mod document;

pub use document::{card, document};

use super::model::{Location, Organisation, Service};
use super::rows::{self, Aggregate};
use super::status::Status;
use super::vocabulary::{self, Vocabulary};
use data::{Cx, change};
use jiff::civil::Date;
use kernel::search::{Change, Document, SearchIndex};
use kernel::{Error, Id, Result};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// Services read at a time by a rebuild.
const PAGE: u64 = 5_000;
/// Changes applied in one commit.
const BATCH: u64 = 1_000;

/// What a document shows besides its own service.
pub struct Surroundings {
    /// Who runs services.
    pub organisations: HashMap<Id, Organisation>,
    /// Where they happen.
    pub locations: HashMap<Id, Location>,
    /// What codes are called.
    pub vocabulary: Arc<Vocabulary>,
    /// The day on which the status is worked out.
    pub today: Date,
}

impl Surroundings {
    /// Reads them.
    ///
    /// # Errors
    /// A database fault.
    pub async fn load(cx: &Cx) -> Result<Self> {
        let organisations = rows::all::<Organisation>(cx).await?.into_iter().map(|o| (o.record.id, o.record));
        let locations = rows::all::<Location>(cx).await?.into_iter().map(|l| (l.record.id, l.record));
        Ok(Self {
            organisations: organisations.collect(),
            locations: locations.collect(),
            vocabulary: vocabulary::load(cx).await?,
            today: cx.clock.today(),
        })
    }
}

/// Newest position of the change log.
///
/// # Errors
/// A database fault.
pub async fn head(cx: &Cx) -> Result<i64> {
    change::head(cx).await
}

/// Builds the index anew and puts it in the place of the old one. Says how many services it holds.
///
/// # Errors
/// A database fault, or the index cannot be written; the old index then stays.
pub async fn rebuild(cx: &Cx, index: &dyn SearchIndex) -> Result<usize> {
    let head = change::head(cx).await?;
    let around = Surroundings::load(cx).await?;
    let mut fresh = index.rebuild(cx.place)?;
    let (mut after, mut count) = (None, 0);
    loop {
        let page = rows::page::<Service>(cx, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.record.id);
        let documents = documents(page.iter().map(|s| &s.record), &around)?;
        count += documents.len();
        fresh.add(documents)?;
    }
    fresh.finish(head)?;
    catch_up(cx, index).await?;
    Ok(count)
}

/// Applies what the change log holds beyond the index's position. Says how many services were touched.
///
/// # Errors
/// A database fault, or the index cannot be written; the position then stays.
pub async fn catch_up(cx: &Cx, index: &dyn SearchIndex) -> Result<usize> {
    let mut touched = 0;
    loop {
        let log = change::after(cx, index.cursor(cx.place)?, BATCH).await?;
        let Some(to) = log.last().map(|c| c.seq) else { return Ok(touched) };
        // A change of an organisation or a place is announced for the services that show it, too.
        let ids: BTreeSet<Id> = log.iter().filter(|c| c.kind == Service::KIND).map(|c| c.record).collect();
        let ids: Vec<Id> = ids.into_iter().collect();
        let changes = if ids.is_empty() { Vec::new() } else { changes(cx, &ids).await? };
        touched += changes.len();
        index.apply(cx.place, changes, to)?;
    }
}

/// Brings the index to the register: by the change log, or anew when the index is empty or comes from another
/// database.
///
/// # Errors
/// As [`rebuild`].
pub async fn bring_up(cx: &Cx, index: &dyn SearchIndex) -> Result<usize> {
    let (at, head) = (index.cursor(cx.place)?, change::head(cx).await?);
    if at == 0 || at > head { rebuild(cx, index).await } else { catch_up(cx, index).await }
}

async fn changes(cx: &Cx, ids: &[Id]) -> Result<Vec<Change>> {
    let around = Surroundings::load(cx).await?;
    let found: HashMap<Id, Service> =
        rows::many::<Service>(cx, ids).await?.into_iter().map(|s| (s.record.id, s.record)).collect();
    ids.iter()
        .map(|id| match found.get(id).filter(|s| is_public(s, &around)) {
            Some(service) => Ok(Change::Put(Box::new(document(service, &around)?))),
            None => Ok(Change::Remove(*id)),
        })
        .collect()
}

fn is_public(service: &Service, around: &Surroundings) -> bool {
    Status::on(&service.visibility, around.today).is_public()
}

fn documents<'a>(services: impl Iterator<Item = &'a Service>, around: &Surroundings) -> Result<Vec<Document>> {
    let public = services.filter(|s| is_public(s, around));
    public.map(|s| document(s, around).map_err(|e| Error::internal(format!("{}: {e}", s.slug)))).collect()
}
