//! One moment of one index: what a search reads, and never changes.

use super::bits::Bits;
use super::cache::Cache;
use super::filter::Filters;
use super::rank::{Candidate, best, merge};
use super::schema::{Fields, NAME_KEY};
use super::segment::Segment;
use super::text::Words;
use kernel::Id;
use kernel::search::{Hit, Page, Query};
use std::collections::BTreeMap;
use std::sync::Arc;
use tantivy::index::SegmentId;
use tantivy::schema::Value;
use tantivy::{Index, Searcher, SegmentReader, TantivyDocument};

/// A searcher with its unpacked segments and the change-log position they stand at.
pub struct Snapshot {
    searcher: Searcher,
    segments: Vec<Arc<Segment>>,
    fields: Fields,
    cache: Cache,
    /// Position in the change log.
    pub cursor: i64,
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
        Ok(Self { searcher, segments, fields: fields.clone(), cache: Cache::default(), cursor })
    }

    /// Answers `query`.
    pub fn answer(&self, query: &Query) -> tantivy::Result<Page> {
        self.cache.get_or(query, || self.work_out(query))
    }

    fn work_out(&self, query: &Query) -> tantivy::Result<Page> {
        let words = Words::new(&self.searcher, &self.fields, &query.text)?;
        let most = query.offset.saturating_add(query.limit);
        let mut page = Page { fuzzy: words.as_ref().is_some_and(|w| w.fuzzy), ..Page::default() };
        let mut candidates = Vec::new();
        for (ord, (reader, segment)) in self.searcher.segment_readers().iter().zip(&self.segments).enumerate() {
            let (matching, mut scores) = self.matching(reader, segment, query, words.as_ref())?;
            let filters = Filters::new(reader, segment, query, matching);
            let passing = filters.passing();
            page.total += passing.count();
            filters.count(segment, &query.count, &mut page.facets);
            if most > 0 {
                lift(segment, &passing, &mut scores, query);
                candidates.extend(self.named(reader, best(segment, ord as u32, &passing, &scores, query, most))?);
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
        segment: &Segment,
        query: &Query,
        words: Option<&Words>,
    ) -> tantivy::Result<(Option<Bits>, Vec<f32>)> {
        let (mut any, scores) = match words {
            Some(words) => {
                let found = words.score(&self.searcher, reader, &self.fields)?;
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

    fn named(&self, reader: &SegmentReader, mut best: Vec<Candidate>) -> tantivy::Result<Vec<Candidate>> {
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
        let stored: TantivyDocument = self.searcher.doc(candidate.address)?;
        let text = |field| stored.get_first(field).and_then(|v| v.as_str()).unwrap_or_default().to_string();
        let id = stored.get_first(self.fields.id).and_then(|v| v.as_bytes()).and_then(|b| b.try_into().ok());
        let id = id.ok_or_else(|| tantivy::TantivyError::InternalError("a stored id is not 16 bytes".into()))?;
        let segment = &self.segments[candidate.address.segment_ord as usize];
        Ok(Hit {
            id: Id(uuid::Uuid::from_bytes(id)),
            slug: text(self.fields.slug),
            score: candidate.score,
            metres: query.near.and_then(|n| segment.metres(candidate.address.doc_id as usize, n.centre)),
            card: text(self.fields.card),
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
