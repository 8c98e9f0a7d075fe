//! The best few of what passes, across segments.

use super::bits::Bits;
use super::segment::Segment;
use kernel::search::{Near, Query, Sort};
use std::cmp::Ordering;
use std::collections::BinaryHeap;
use tantivy::DocAddress;

/// A document in the running. The greater is the better.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// What the order asked for compares first: strength, or nearness; the greater the better.
    merit: f32,
    /// Ties go by name: by `order` within a segment, by `name` across several.
    order: u32,
    /// Filled in once the segment's best are known, when there are other segments.
    pub name: String,
    /// Where it is.
    pub address: DocAddress,
    /// Match strength.
    pub score: f32,
}

/// The best `most` of one segment, best first.
pub fn best(segment: &Segment, ord: u32, passing: &Bits, scores: &[f32], query: &Query, most: usize) -> Vec<Candidate> {
    let mut heap: BinaryHeap<Worst> = BinaryHeap::with_capacity(most.min(1_000) + 1);
    for doc in passing.iter() {
        let at = doc as usize;
        let score = scores.get(at).copied().unwrap_or(0.0) * segment.freshness[at];
        let merit = match (query.sort, query.near) {
            (Sort::Best, _) => score,
            (Sort::Name, _) | (Sort::Nearest, None) => 0.0,
            (Sort::Nearest, Some(near)) => nearness(segment, at, near),
        };
        if heap.len() == most {
            match heap.peek() {
                Some(Worst(worst)) if worst.beats(merit, segment.name_order[at]) => continue,
                Some(_) => drop(heap.pop()),
                None => break,
            }
        }
        let address = DocAddress::new(ord, doc);
        heap.push(Worst(Candidate { merit, order: segment.name_order[at], name: String::new(), address, score }));
    }
    heap.into_sorted_vec().into_iter().map(|Worst(candidate)| candidate).collect()
}

/// Joins segments' bests into one list, best first.
pub fn merge(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by(|a, b| {
        b.merit
            .total_cmp(&a.merit)
            .then_with(|| a.name.cmp(&b.name))
            .then_with(|| (a.order, a.address).cmp(&(b.order, b.address)))
    });
    candidates
}

fn nearness(segment: &Segment, doc: usize, near: Near) -> f32 {
    segment.metres(doc, near.centre).map_or(f32::NEG_INFINITY, |m| -(m as f32))
}

impl Candidate {
    /// Whether this one stays ahead of a newcomer; the newcomer has the higher number, so it loses full ties.
    fn beats(&self, merit: f32, order: u32) -> bool {
        merit.total_cmp(&self.merit).reverse().then(order.cmp(&self.order)) != Ordering::Less
    }
}

/// Heap order: the worst on top.
struct Worst(Candidate);

impl Ord for Worst {
    fn cmp(&self, other: &Self) -> Ordering {
        let (a, b) = (&self.0, &other.0);
        b.merit.total_cmp(&a.merit).then(a.order.cmp(&b.order)).then(a.address.cmp(&b.address))
    }
}

impl PartialOrd for Worst {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Worst {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Worst {}
