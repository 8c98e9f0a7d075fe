//! The search port: what rules ask of an index, without knowing which index it is.
//!
//! A document is one service. Everything a filter can ask is a *tag*, `dimension:code` (`topic:behaviour`,
//! `mode:group`, `day:sat`, `time:evening`, `flag:free`); ages are a range in months and places are points
//! on the national grid in metres.

mod counts;
mod stored;

pub use counts::{Counts, Facets};
pub use stored::Stored;

use crate::{Id, PlaceId, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the index keeps of one service.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The service.
    pub id: Id,
    /// Its public address.
    pub slug: String,
    /// Its name and other names: weighs second.
    pub name: String,
    /// Who runs it: weighs first.
    pub organisation: String,
    /// Summary, description, eligibility: weighs least.
    pub body: String,
    /// `dimension:code`, each once.
    pub tags: Vec<String>,
    /// Youngest month served; `None` is no limit.
    pub from_months: Option<i32>,
    /// Last month served, inclusive; `None` is no limit.
    pub to_months: Option<i32>,
    /// Where it happens; empty is online, by phone or the whole area.
    pub points: Vec<Point>,
    /// 1.0 for fresh entries, lower for stale ones, which rank after equals.
    pub freshness: f32,
    /// What a result list shows, as JSON the rules wrote and will read back.
    pub card: String,
}

/// A point in metres on the national grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// Metres east.
    pub easting: i32,
    /// Metres north.
    pub northing: i32,
}

/// A question to the index. Filters of one dimension are alternatives; dimensions all apply.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Query {
    /// Words to look for, already tidied; empty matches everything.
    pub text: String,
    /// Only documents whose names hold every one of the words.
    pub names_only: bool,
    /// Tags the words were understood as, with weight; a document matches by text or by any of these.
    pub understood: Vec<(String, f32)>,
    /// Tags that move a document up (or down, when negative) without making it match.
    pub prefer: Vec<(String, f32)>,
    /// Dimension to wanted codes.
    pub filters: BTreeMap<String, Vec<String>>,
    /// Tags a document must all have.
    pub require: Vec<String>,
    /// Wanted months, inclusive at both ends; a document with no limit matches.
    pub age: Option<(i32, i32)>,
    /// Centre and radius.
    pub near: Option<Near>,
    /// Order.
    pub sort: Sort,
    /// How many to pass over.
    pub offset: usize,
    /// How many to give, at most.
    pub limit: usize,
    /// Dimensions to count; none means no counting.
    pub count: Vec<String>,
}

/// A centre and, optionally, a radius. Documents without a point always match.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    /// The centre.
    pub centre: Point,
    /// Metres; `None` is no limit, only distances.
    pub within: Option<u32>,
    /// Leaves out documents with a point this near: the other side of a `within`.
    pub beyond: Option<u32>,
}

/// Order of results.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// Best match first; ties by name.
    #[default]
    Best,
    /// Nearest first; documents without a point after those with one.
    Nearest,
    /// By name.
    Name,
}

/// One page of results.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// All matches.
    pub total: usize,
    /// The asked-for part.
    pub hits: Vec<Hit>,
    /// Dimension, code, number of documents that would match were this code chosen as well as the other
    /// dimensions' filters.
    pub facets: Facets,
    /// True when a word stood nowhere as written and near spellings were used for it.
    pub fuzzy: bool,
}

/// One result.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The service.
    pub id: Id,
    /// Its public address.
    pub slug: String,
    /// Match strength; comparable within one page only.
    pub score: f32,
    /// Straight-line metres to its nearest point, when asked near somewhere.
    pub metres: Option<u32>,
    /// The card as stored.
    pub card: Arc<Stored>,
}

/// One change to the index.
#[derive(Debug, Clone)]
pub enum Change {
    /// Add or replace.
    Put(Box<Document>),
    /// Take out.
    Remove(Id),
}

/// An index of services, one per place. Reads are lock-free for the caller and never see half a change.
pub trait SearchIndex: Send + Sync {
    /// Answers a question. CPU-bound and short: callable from async code.
    ///
    /// # Errors
    /// [`crate::Error::Internal`] when the index cannot be read.
    fn search(&self, place: PlaceId, query: &Query) -> Result<Arc<Page>>;

    /// A number that is another one after every change, so that answers may be kept until then.
    ///
    /// # Errors
    /// As [`SearchIndex::search`].
    fn moment(&self, place: PlaceId) -> Result<u64>;

    /// The change-log position the index stands at; 0 when empty.
    ///
    /// # Errors
    /// As [`SearchIndex::search`].
    fn cursor(&self, place: PlaceId) -> Result<i64>;

    /// Applies changes and moves the cursor to `to`, both or neither, durable on return.
    ///
    /// # Errors
    /// As [`SearchIndex::search`].
    fn apply(&self, place: PlaceId, changes: Vec<Change>, to: i64) -> Result<()>;

    /// Starts a new, empty index beside the one in use. Nothing is seen until [`Rebuild::finish`].
    ///
    /// # Errors
    /// As [`SearchIndex::search`].
    fn rebuild(&self, place: PlaceId) -> Result<Box<dyn Rebuild>>;
}

/// A new index being filled.
pub trait Rebuild: Send {
    /// Adds documents.
    ///
    /// # Errors
    /// [`crate::Error::Internal`] when the index cannot be written.
    fn add(&mut self, documents: Vec<Document>) -> Result<()>;

    /// Puts the new index in the place of the old one, standing at `cursor`.
    ///
    /// # Errors
    /// As [`Rebuild::add`]; the old index then stays.
    fn finish(self: Box<Self>, cursor: i64) -> Result<()>;
}
