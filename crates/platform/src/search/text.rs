//! Words against one segment, a term at a time: which documents match, and how well.
//!
//! A document's words score up to 1 for how much of the query it holds and where (organisation, then name, then
//! body), one more when it holds every word, one more when it holds the whole phrase, and three more when its
//! names alone hold every word: then it is what was asked for by name.

use super::bits::Bits;
use super::schema::{Fields, Token, tokens};
use super::segment::{Segment, TextReader};
use std::sync::Arc;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::TermInfo;
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

/// BM25's length part for each coded length of each field, k1 1.2 and b 0.75; worked out once for a snapshot.
pub struct Lengths([[f32; 256]; 3]);

/// Looks for the stems of a word's near spellings.
pub type Near<'a> = dyn Fn(&str) -> tantivy::Result<Arc<[String]>> + 'a;

/// A query's words, weighed against the whole index.
pub struct Words {
    words: Vec<Word>,
    phrase: Vec<Token>,
    /// Some word stands nowhere as written.
    pub fuzzy: bool,
    /// Some word stands nowhere at all.
    missing: bool,
}

struct Word {
    /// By segment and field: where each stem stands, or those of its near spellings.
    stands: Vec<[Vec<TermInfo>; 3]>,
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

impl Lengths {
    /// Of all segments of one snapshot.
    pub fn of(segments: &[Arc<Segment>], documents: u64) -> Self {
        Self(std::array::from_fn(|field| {
            let tokens: u64 = segments.iter().map(|s| s.texts[field].terms.total_num_tokens()).sum();
            let mean = (tokens as f32 / (documents as f32).max(1.0)).max(1.0);
            std::array::from_fn(|code| {
                let length = FieldNormReader::id_to_fieldnorm(code as u8) as f32;
                1.2 * (0.25 + 0.75 * length / mean)
            })
        }))
    }
}

impl Words {
    /// Takes `text` apart; `None` when it holds nothing to look for. `near` gives the stems of near spellings.
    pub fn new(
        documents: u64,
        segments: &[Arc<Segment>],
        fields: &Fields,
        (text, near): (&str, &Near<'_>),
    ) -> tantivy::Result<Option<Self>> {
        let phrase = tokens(text, MOST_WORDS);
        let documents = documents as f32;
        let (mut words, mut total, mut fuzzy, mut missing) = (Vec::new(), 0.0, false, false);
        for (n, token) in phrase.iter().enumerate() {
            if phrase[..n].iter().any(|earlier| earlier.stem == token.stem) {
                continue;
            }
            let mut word = Word::find(segments, fields, std::slice::from_ref(&token.stem))?;
            let mut right = 1.0;
            if word.1 == 0 {
                word = Word::find(segments, fields, &near(&token.written)?)?;
                right = NEAR_SPELLING;
            }
            let (stands, found) = word;
            // A word that stands nowhere, near spellings included, says nothing about any document.
            if found == 0 {
                missing = true;
                continue;
            }
            fuzzy |= right < 1.0;
            let rarity = (((documents - found as f32).max(0.0) + 0.5) / (found as f32 + 0.5)).ln_1p();
            total += rarity;
            words.push(Word { stands, share: rarity * right });
        }
        words.iter_mut().for_each(|w| w.share /= total);
        Ok((!phrase.is_empty()).then_some(Self { words, phrase, fuzzy, missing }))
    }

    /// Scores one segment, the one numbered `ord`.
    pub fn score(
        &self,
        searcher: &Searcher,
        reader: &SegmentReader,
        (ord, segment): (usize, &Segment),
        (fields, lengths): (&Fields, &Lengths),
    ) -> tantivy::Result<Matches> {
        let len = segment.len();
        let mut matches = Matches { any: Bits::none(len), scores: vec![0.0; len] };
        let (mut every, mut named): (Option<Bits>, Option<Bits>) = (None, None);
        for word in &self.words {
            let mut seen = Bits::none(len);
            for (n, stems) in word.stands[ord].iter().enumerate() {
                if n == BODY {
                    keep(&mut named, &seen);
                }
                let weight = word.share * fields.texts[n].weight;
                for stem in stems {
                    add((&segment.texts[n], stem), weight, &lengths.0[n], &mut seen, &mut matches.scores)?;
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

    /// True when no names hold every word, because some word stands in none.
    pub fn name_nothing(&self) -> bool {
        let in_no_name = |word: &Word| word.stands.iter().all(|fields| fields[..BODY].iter().all(Vec::is_empty));
        self.missing || self.words.iter().any(in_no_name)
    }

    /// Scores the documents of one segment whose names hold every word, by how short their names are.
    pub fn named(&self, (ord, segment): (usize, &Segment), lengths: &Lengths) -> tantivy::Result<Matches> {
        let len = segment.len();
        let mut matches = Matches { any: Bits::none(len), scores: vec![0.0; len] };
        let mut named: Option<Bits> = None;
        for word in &self.words {
            let mut seen = Bits::none(len);
            for (n, stems) in word.stands[ord].iter().enumerate().take(BODY) {
                for stem in stems {
                    add((&segment.texts[n], stem), word.share, &lengths.0[n], &mut seen, &mut matches.scores)?;
                }
            }
            keep(&mut named, &seen);
        }
        matches.any = named.unwrap_or(matches.any);
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

impl Word {
    /// Where stems stand, and the number of documents with any of them in their commonest field.
    fn find(
        segments: &[Arc<Segment>],
        fields: &Fields,
        stems: &[String],
    ) -> tantivy::Result<(Vec<[Vec<TermInfo>; 3]>, u64)> {
        let mut stands: Vec<[Vec<TermInfo>; 3]> = segments.iter().map(|_| Default::default()).collect();
        let mut most = 0;
        for stem in stems {
            for (n, text) in fields.texts.iter().enumerate() {
                let term = Term::from_field_text(text.field, stem);
                let mut found = 0;
                for (segment, stands) in segments.iter().zip(&mut stands) {
                    if let Some(info) = segment.texts[n].terms.get_term_info(&term)? {
                        found += u64::from(info.doc_freq);
                        stands[n].push(info);
                    }
                }
                most = most.max(found);
            }
        }
        Ok((stands, most))
    }
}

/// Adds a term's part to every document that has it and did not have it in a heavier field.
fn add(
    (text, stands): (&TextReader, &TermInfo),
    weight: f32,
    lengths: &[f32; 256],
    seen: &mut Bits,
    scores: &mut [f32],
) -> tantivy::Result<()> {
    let mut postings = text.terms.read_block_postings_from_terminfo(stands, IndexRecordOption::WithFreqs)?;
    while !postings.docs().is_empty() {
        for (doc, times) in postings.docs().iter().zip(postings.freqs()) {
            if seen.insert(*doc) {
                let times = *times as f32;
                let saturation = times / (times + lengths[usize::from(text.norms.fieldnorm_id(*doc))]);
                // Half for being there, so that the field always outweighs how often.
                scores[*doc as usize] += weight * (0.5 + 0.5 * saturation);
            }
        }
        postings.advance();
    }
    Ok(())
}

/// Narrows to what is in `seen`, from everything.
fn keep(kept: &mut Option<Bits>, seen: &Bits) {
    match kept {
        Some(kept) => kept.and(seen),
        None => *kept = Some(seen.clone()),
    }
}
