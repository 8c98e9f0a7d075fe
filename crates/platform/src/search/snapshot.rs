//! One moment of one index: what a search reads, and never changes.

use super::bits::Bits;
use super::cache::{Cache, Cards, Spellings};
use super::filter::Filters;
use super::near;
use super::rank::{Candidate, best, merge};
use super::schema::{Fields, NAME_KEY};
use super::segment::Segment;
use super::text::{Lengths, Words};
use kernel::Id;
use kernel::search::{Counts, Hit, Page, Query, Stored};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tantivy::index::SegmentId;
use tantivy::schema::Value;
use tantivy::{DocAddress, Index, Searcher, SegmentReader, TantivyDocument};

/// A searcher with its unpacked segments and the change-log position they stand at.
pub struct Snapshot {
    searcher: Searcher,
    segments: Vec<Arc<Segment>>,
    fields: Fields,
    lengths: Lengths,
    cache: Cache,
    spellings: Spellings,
    cards: Arc<Cards>,
    /// Position in the change log.
    pub cursor: i64,
    /// Its own number in this process.
    pub moment: u64,
}

/// Snapshots taken by this process.
static MOMENTS: AtomicU64 = AtomicU64::new(0);

/// What is shown of one document.
pub struct Shown {
    id: Id,
    slug: String,
    card: Arc<Stored>,
}

impl Snapshot {
    /// The last commit of `index`; segments already unpacked in `before` are shared.
    pub fn take(index: &Index, searcher: Searcher, fields: &Fields, before: Option<&Self>) -> tantivy::Result<Self> {
        let known: BTreeMap<SegmentId, &Arc<Segment>> = before
            .map(|b| b.searcher.segment_readers().iter().map(SegmentReader::segment_id).zip(&b.segments).collect())
            .unwrap_or_default();
        let mut segments = Vec::new();
        for reader in searcher.segment_readers() {
            segments.push(match known.get(&reader.segment_id()) {
                Some(segment) => Arc::clone(segment),
                None => Arc::new(Segment::unpack(reader, fields)?),
            });
        }
        let cursor = index.load_metas()?.payload.and_then(|p| p.parse().ok()).unwrap_or(0);
        let lengths = Lengths::of(&segments, searcher.num_docs());
        // A segment never changes, so what was read of it before is still right.
        let cards = before.map(|b| Arc::clone(&b.cards)).unwrap_or_default();
        let (fields, cache, spellings) = (fields.clone(), Cache::default(), Spellings::default());
        let moment = MOMENTS.fetch_add(1, Ordering::Relaxed);
        Ok(Self { searcher, segments, fields, lengths, cache, spellings, cards, cursor, moment })
    }

    /// Answers `query`.
    pub fn answer(&self, query: &Query) -> tantivy::Result<Arc<Page>> {
        self.cache.get_or(query, || self.work_out(query))
    }

    fn work_out(&self, query: &Query) -> tantivy::Result<Page> {
        let near = |word: &str| self.spellings.get_or(word, || near::spellings(&self.searcher, &self.fields, word));
        let words = Words::new(self.searcher.num_docs(), &self.segments, &self.fields, (&query.text, &near))?;
        if query.names_only && words.as_ref().is_some_and(Words::name_nothing) {
            return Ok(Page::default());
        }
        let most = query.offset.saturating_add(query.limit);
        let mut page = Page { fuzzy: words.as_ref().is_some_and(|w| w.fuzzy), ..Page::default() };
        // Where nothing is left to count, every count asked for is there and empty.
        page.facets.extend(query.count.iter().map(|dimension| (dimension.clone(), Counts::default())));
        let mut candidates = Vec::new();
        for (ord, (reader, segment)) in self.searcher.segment_readers().iter().zip(&self.segments).enumerate() {
            let (matching, mut scores) = self.matching(reader, (ord, segment), query, words.as_ref())?;
            let filters = Filters::new(reader, segment, query, matching);
            page.total += filters.passing.count();
            filters.count(segment, &query.count, &mut page.facets);
            if most > 0 {
                lift(segment, &filters.passing, &mut scores, query);
                let best = best(segment, ord as u32, &filters.passing, &scores, query, most);
                candidates.extend(self.in_order(reader, best)?);
            }
        }
        for candidate in merge(candidates).into_iter().skip(query.offset).take(query.limit) {
            page.hits.push(self.hit(&candidate, query)?);
        }
        Ok(page)
    }

    /// What the words and what they were understood as let through; `None` is everything.
    fn matching(
        &self,
        reader: &SegmentReader,
        (ord, segment): (usize, &Segment),
        query: &Query,
        words: Option<&Words>,
    ) -> tantivy::Result<(Option<Bits>, Vec<f32>)> {
        let (mut any, scores) = match words {
            Some(words) => {
                let found = if query.names_only {
                    words.named((ord, segment), &self.lengths)?
                } else {
                    words.score(&self.searcher, reader, (ord, segment), (&self.fields, &self.lengths))?
                };
                (Some(found.any), found.scores)
            }
            None => (None, vec![0.0; segment.len()]),
        };
        if !query.understood.is_empty() {
            let any = any.get_or_insert_with(|| Bits::none(segment.len()));
            query.understood.iter().filter_map(|(tag, _)| segment.tagged(tag)).for_each(|tagged| tagged.add_to(any));
        }
        Ok((any, scores))
    }

    /// Gives candidates their names where those of several segments will be compared.
    fn in_order(&self, reader: &SegmentReader, mut best: Vec<Candidate>) -> tantivy::Result<Vec<Candidate>> {
        if self.segments.len() > 1
            && let Some(names) = reader.fast_fields().str(NAME_KEY)?
        {
            for candidate in &mut best {
                if let Some(ord) = names.term_ords(candidate.address.doc_id).next() {
                    names.ord_to_str(ord, &mut candidate.name)?;
                }
            }
        }
        Ok(best)
    }

    fn hit(&self, candidate: &Candidate, query: &Query) -> tantivy::Result<Hit> {
        let DocAddress { segment_ord, doc_id } = candidate.address;
        let segment = self.searcher.segment_reader(segment_ord).segment_id();
        let shown = self.cards.get_or((segment, doc_id), || self.shown(candidate.address))?;
        let segment = &self.segments[segment_ord as usize];
        Ok(Hit {
            id: shown.id,
            slug: shown.slug.clone(),
            score: candidate.score,
            metres: query.near.and_then(|n| segment.metres(doc_id as usize, n.centre)),
            card: Arc::clone(&shown.card),
        })
    }

    fn shown(&self, address: DocAddress) -> tantivy::Result<Shown> {
        let stored: TantivyDocument = self.searcher.doc(address)?;
        let text = |field| stored.get_first(field).and_then(|v| v.as_str()).unwrap_or_default().to_string();
        let id = stored.get_first(self.fields.id).and_then(|v| v.as_bytes()).and_then(|b| b.try_into().ok());
        let id = id.ok_or_else(|| tantivy::TantivyError::InternalError("a stored id is not 16 bytes".into()))?;
        Ok(Shown {
            id: Id(uuid::Uuid::from_bytes(id)),
            slug: text(self.fields.slug),
            card: Arc::new(Stored::new(text(self.fields.card))),
        })
    }
}

/// Adds what the words were understood as, and preferences, to the scores of documents that pass.
fn lift(segment: &Segment, passing: &Bits, scores: &mut [f32], query: &Query) {
    for (tag, weight) in query.understood.iter().chain(&query.prefer) {
        if let Some(tagged) = segment.tagged(tag) {
            tagged.each_in(passing, |doc| scores[doc] += weight);
        }
    }
}
