//! Which documents of a segment pass, and how many would pass for every other choice.
//!
//! Codes of one dimension are alternatives; dimensions all apply. A facet's count leaves out its own
//! dimension's filter, so a list of choices says what choosing one more would give.

use super::bits::Bits;
use super::segment::Segment;
use kernel::search::{Counts, Facets, Near, Query};
use tantivy::SegmentReader;

/// Filters of one query over one segment.
pub struct Filters {
    /// Everything but the tag filters: alive, words, age, distance.
    common: Bits,
    /// What each filtered dimension lets through.
    dimensions: Vec<(String, Bits)>,
    /// What passes everything.
    pub passing: Bits,
}

impl Filters {
    /// Evaluates `query` apart from its words; `matching` is what the words let through.
    pub fn new(reader: &SegmentReader, segment: &Segment, query: &Query, matching: Option<Bits>) -> Self {
        let len = segment.len();
        let mut common = matching.unwrap_or_else(|| Bits::all(len));
        if let Some(alive) = reader.alive_bitset() {
            common.keep(|doc| alive.is_alive(doc as u32));
        }
        for tag in &query.require {
            match segment.tagged(tag) {
                Some(tagged) => tagged.keep_in(&mut common),
                None => common = Bits::none(len),
            }
        }
        if let Some((from, to)) = query.age {
            common.keep(|doc| {
                let (youngest, oldest) = segment.ages[doc];
                i32::from(youngest) <= to && from <= i32::from(oldest)
            });
        }
        if let Some(near) = query.near.filter(|n| n.within.is_some() || n.beyond.is_some()) {
            common.keep(|doc| in_reach(segment.metres(doc, near.centre), &near));
        }
        let dimensions = query.filters.iter().filter(|(_, codes)| !codes.is_empty());
        let dimensions = dimensions.map(|(name, codes)| (name.clone(), any_of(segment, name, codes)));
        let mut filters = Self { common, dimensions: dimensions.collect(), passing: Bits::none(0) };
        filters.passing = filters.without(None);
        filters
    }

    /// Adds, for each dimension in `wanted`, how many documents each code would give.
    pub fn count(&self, segment: &Segment, wanted: &[String], into: &mut Facets) {
        for dimension in wanted {
            let filtered = self.dimensions.iter().any(|(name, _)| name == dimension);
            let wider = filtered.then(|| self.without(Some(dimension)));
            let base = wider.as_ref().unwrap_or(&self.passing);
            let codes = segment.codes(dimension).iter();
            let counts = Counts::sorted(codes.map(|(code, tagged)| (code.clone(), tagged.count_in(base))));
            into.entry(dimension.clone()).or_default().add(counts);
        }
    }

    fn without(&self, left_out: Option<&str>) -> Bits {
        let mut bits = self.common.clone();
        for (name, allowed) in &self.dimensions {
            if Some(name.as_str()) != left_out {
                bits.and(allowed);
            }
        }
        bits
    }
}

fn any_of(segment: &Segment, dimension: &str, codes: &[String]) -> Bits {
    let mut any = Bits::none(segment.len());
    for tagged in codes.iter().filter_map(|code| segment.coded(dimension, code)) {
        tagged.add_to(&mut any);
    }
    any
}

/// A document without a point always passes.
fn in_reach(metres: Option<u32>, near: &Near) -> bool {
    metres.is_none_or(|m| near.within.is_none_or(|w| m <= w) && near.beyond.is_none_or(|b| m > b))
}
