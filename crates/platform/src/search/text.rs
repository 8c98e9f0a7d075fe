//! Words against one segment, a term at a time: which documents match, and how well.
//!
//! A document's words score up to 1 for how much of the query it holds and where (organisation, then name, then
//! body), one more when it holds every word, one more when it holds the whole phrase, and three more when its
//! names alone hold every word: then it is what was asked for by name.

use super::bits::Bits;
use super::near;
use super::schema::{Fields, Text, Token, tokens};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::query::{EnableScoring, PhraseQuery, Query as _};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, Searcher, SegmentReader, TERMINATED, Term};

/// Words beyond these are ignored: nobody types more, and each costs time.
const MOST_WORDS: usize = 24;
/// Where the description stands among the fields; names come before it.
const BODY: usize = 2;
/// Longest phrase looked for.
const LONGEST_PHRASE: usize = 8;
/// Added when organisation and name hold every word.
const BY_NAME: f32 = 3.0;
/// A near spelling counts this much of a right one.
const NEAR_SPELLING: f32 = 0.6;

/// A query's words, weighed against the whole index.
pub struct Words {
    words: Vec<Word>,
    phrase: Vec<Token>,
    /// Mean words a document, by field.
    mean_length: [f32; 3],
    /// Some word stands nowhere as written.
    pub fuzzy: bool,
}

struct Word {
    /// The word's stem, or those of its near spellings.
    stems: Vec<String>,
    /// Share of the query's weight: rare words weigh more, near spellings less.
    share: f32,
}

/// Words against one segment.
pub struct Matches {
    /// Documents with any word.
    pub any: Bits,
    /// 0 to 6 for each document.
    pub scores: Vec<f32>,
}

impl Words {
    /// Takes `text` apart; `None` when it holds nothing to look for.
    pub fn new(searcher: &Searcher, fields: &Fields, text: &str) -> tantivy::Result<Option<Self>> {
        let phrase = tokens(text, MOST_WORDS);
        let documents = searcher.num_docs() as f32;
        let (mut words, mut total, mut fuzzy) = (Vec::new(), 0.0, false);
        for (n, token) in phrase.iter().enumerate() {
            if phrase[..n].iter().any(|earlier| earlier.stem == token.stem) {
                continue;
            }
            let mut stems = vec![token.stem.clone()];
            let mut found = frequency(searcher, fields, &stems)?;
            let mut right = 1.0;
            if found == 0 {
                stems = near::spellings(searcher, fields, &token.written)?;
                found = frequency(searcher, fields, &stems)?;
                right = NEAR_SPELLING;
            }
            // A word that stands nowhere, near spellings included, says nothing about any document.
            if found > 0 {
                fuzzy |= right < 1.0;
                let rarity = ((documents - found as f32).max(0.0) + 0.5) / (found as f32 + 0.5);
                total += rarity.ln_1p();
                words.push(Word { stems, share: rarity.ln_1p() * right });
            }
        }
        words.iter_mut().for_each(|w| w.share /= total);
        let mut mean_length = [1.0; 3];
        for (mean, text) in mean_length.iter_mut().zip(&fields.texts) {
            let mut tokens = 0;
            for reader in searcher.segment_readers() {
                tokens += reader.inverted_index(text.field)?.total_num_tokens();
            }
            *mean = (tokens as f32 / documents.max(1.0)).max(1.0);
        }
        Ok((!phrase.is_empty()).then_some(Self { words, phrase, mean_length, fuzzy }))
    }

    /// Scores one segment.
    pub fn score(&self, searcher: &Searcher, reader: &SegmentReader, fields: &Fields) -> tantivy::Result<Matches> {
        let len = reader.max_doc() as usize;
        let mut matches = Matches { any: Bits::none(len), scores: vec![0.0; len] };
        let (mut every, mut named): (Option<Bits>, Option<Bits>) = (None, None);
        for word in &self.words {
            let mut seen = Bits::none(len);
            for (n, (text, mean)) in fields.texts.iter().zip(self.mean_length).enumerate() {
                if n == BODY {
                    keep(&mut named, &seen);
                }
                let field = FieldTerms::new(reader, *text, mean)?;
                for stem in &word.stems {
                    field.add(stem, word.share, &mut seen, &mut matches.scores)?;
                }
            }
            matches.any.or(&seen);
            keep(&mut every, &seen);
        }
        for doc in named.iter().flat_map(Bits::iter) {
            matches.scores[doc as usize] += BY_NAME;
        }
        for doc in every.iter().flat_map(Bits::iter) {
            matches.scores[doc as usize] += 1.0;
        }
        if every.is_some_and(|e| e.count() > 0) {
            self.add_phrases(searcher, reader, fields, &mut matches)?;
        }
        Ok(matches)
    }

    fn add_phrases(
        &self,
        searcher: &Searcher,
        reader: &SegmentReader,
        fields: &Fields,
        matches: &mut Matches,
    ) -> tantivy::Result<()> {
        if !(2..=LONGEST_PHRASE).contains(&self.phrase.len()) || self.fuzzy {
            return Ok(());
        }
        let mut seen = Bits::none(matches.scores.len());
        for text in &fields.texts {
            let terms = self.phrase.iter().map(|t| (t.at, Term::from_field_text(text.field, &t.stem)));
            let query = PhraseQuery::new_with_offset(terms.collect());
            let mut found = query.weight(EnableScoring::disabled_from_searcher(searcher))?.scorer(reader, 1.0)?;
            while found.doc() != TERMINATED {
                if seen.insert(found.doc()) {
                    matches.scores[found.doc() as usize] += 1.0;
                }
                found.advance();
            }
        }
        Ok(())
    }
}

/// One field of one segment, ready to score.
struct FieldTerms {
    inverted: std::sync::Arc<tantivy::InvertedIndexReader>,
    norms: FieldNormReader,
    text: Text,
    mean: f32,
}

impl FieldTerms {
    fn new(reader: &SegmentReader, text: Text, mean: f32) -> tantivy::Result<Self> {
        let inverted = reader.inverted_index(text.field)?;
        Ok(Self { inverted, norms: reader.get_fieldnorms_reader(text.field)?, text, mean })
    }

    /// Adds this term's part to every document that has it and did not have it in a heavier field.
    fn add(&self, stem: &str, share: f32, seen: &mut Bits, scores: &mut [f32]) -> tantivy::Result<()> {
        let term = Term::from_field_text(self.text.field, stem);
        let Some(mut postings) = self.inverted.read_block_postings(&term, IndexRecordOption::WithFreqs)? else {
            return Ok(());
        };
        let lengths = saturations(self.mean);
        let weight = share * self.text.weight;
        while !postings.docs().is_empty() {
            for (doc, times) in postings.docs().iter().zip(postings.freqs()) {
                if seen.insert(*doc) {
                    let times = *times as f32;
                    let saturation = times / (times + lengths[usize::from(self.norms.fieldnorm_id(*doc))]);
                    // Half for being there, so that the field always outweighs how often.
                    scores[*doc as usize] += weight * (0.5 + 0.5 * saturation);
                }
            }
            postings.advance();
        }
        Ok(())
    }
}

/// Narrows to what is in `seen`, from everything.
fn keep(kept: &mut Option<Bits>, seen: &Bits) {
    match kept {
        Some(kept) => kept.and(seen),
        None => *kept = Some(seen.clone()),
    }
}

/// BM25's length part for each coded length, k1 1.2 and b 0.75.
fn saturations(mean: f32) -> [f32; 256] {
    std::array::from_fn(|code| {
        let length = FieldNormReader::id_to_fieldnorm(code as u8) as f32;
        1.2 * (0.25 + 0.75 * length / mean)
    })
}

/// Documents with any of the stems in their commonest field.
fn frequency(searcher: &Searcher, fields: &Fields, stems: &[String]) -> tantivy::Result<u64> {
    let mut most = 0;
    for text in &fields.texts {
        for stem in stems {
            most = most.max(searcher.doc_freq(&Term::from_field_text(text.field, stem))?);
        }
    }
    Ok(most)
}
