//! Near spellings of a word that stands nowhere: one edit for words of five letters, two for nine.

use super::schema::{Fields, stem};
use std::collections::BTreeMap;
use tantivy::query::FuzzyTermQuery;
use tantivy::{Searcher, Term};

/// More than these would be guessing.
const MOST: usize = 6;

/// Stems of the nearest words there are, the commonest first.
pub fn spellings(searcher: &Searcher, fields: &Fields, word: &str) -> tantivy::Result<Vec<String>> {
    let most_edits = match word.chars().count() {
        0..5 => 0,
        5..9 => 1,
        _ => 2,
    };
    for edits in 1..=most_edits {
        let mut found: BTreeMap<String, u32> = BTreeMap::new();
        for reader in searcher.segment_readers() {
            let query = FuzzyTermQuery::new(Term::from_field_text(fields.spelling, word), edits, true);
            let inverted = reader.inverted_index(fields.spelling)?;
            let mut near = inverted.terms().search(query.automaton()?).into_stream()?;
            while near.advance() {
                *found.entry(stem(&String::from_utf8_lossy(near.key()))).or_default() += near.value().doc_freq;
            }
        }
        if !found.is_empty() {
            let mut found: Vec<_> = found.into_iter().collect();
            found.sort_by_key(|(stem, times)| (std::cmp::Reverse(*times), stem.clone()));
            return Ok(found.into_iter().take(MOST).map(|(stem, _)| stem).collect());
        }
    }
    Ok(Vec::new())
}
