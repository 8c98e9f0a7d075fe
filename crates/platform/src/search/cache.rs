//! Answers given and spellings looked for before, which belong to one snapshot, so that a change to the index forgets
//! everything; and cards shown before, which stay true as long as their segment is there.

use super::snapshot::Shown;
use kernel::search::{Page, Query};
use std::collections::HashMap;
use std::mem;
use std::sync::{Arc, Mutex, PoisonError};
use tantivy::DocId;
use tantivy::index::SegmentId;

/// Answers kept; a full cache starts afresh.
const MOST_ANSWERS: usize = 256;
/// Answers longer than this are not kept, nor what was asked by name.
const MOST_HITS: usize = 64;

/// Question to answer.
#[derive(Default)]
pub struct Cache {
    answers: Mutex<HashMap<String, Arc<Page>>>,
}

impl Cache {
    /// The answer to `query`, worked out by `answer` if it is not known.
    pub fn get_or<E>(&self, query: &Query, answer: impl FnOnce() -> Result<Page, E>) -> Result<Arc<Page>, E> {
        if query.limit > MOST_HITS || query.names_only {
            return answer().map(Arc::new);
        }
        let key = format!("{query:?}");
        if let Some(page) = self.answers.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(Arc::clone(page));
        }
        let page = Arc::new(answer()?);
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        if answers.len() >= MOST_ANSWERS {
            answers.clear();
        }
        answers.insert(key, Arc::clone(&page));
        Ok(page)
    }
}

/// Misspelt words kept; a full cache starts afresh.
const MOST_WORDS: usize = 4_096;

/// Words that stand nowhere to the stems of their near spellings: looking for them costs more than a whole search.
#[derive(Default)]
pub struct Spellings {
    known: Mutex<HashMap<String, Arc<[String]>>>,
}

impl Spellings {
    /// The stems near to `word`, looked for by `look` if they are not known.
    pub fn get_or<E>(&self, word: &str, look: impl FnOnce() -> Result<Vec<String>, E>) -> Result<Arc<[String]>, E> {
        let lock = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(stems) = lock().get(word) {
            return Ok(Arc::clone(stems));
        }
        let stems: Arc<[String]> = look()?.into();
        let mut known = lock();
        if known.len() >= MOST_WORDS {
            known.clear();
        }
        known.insert(word.to_owned(), Arc::clone(&stems));
        Ok(stems)
    }
}

/// Cards of each age kept: twice as many in all, 5 KB each.
const MOST_CARDS: usize = 2_048;

/// Where a card stands.
type Place = (SegmentId, DocId);

/// Cards shown lately. The young push out the old; an old one shown again is young again.
#[derive(Default)]
pub struct Cards {
    ages: Mutex<Ages>,
}

#[derive(Default)]
struct Ages {
    young: HashMap<Place, Arc<Shown>>,
    old: HashMap<Place, Arc<Shown>>,
}

impl Cards {
    /// The card at `place`, fetched by `fetch` if it was not shown lately.
    pub fn get_or<E>(&self, place: Place, fetch: impl FnOnce() -> Result<Shown, E>) -> Result<Arc<Shown>, E> {
        let known = self.with(|ages| {
            let known = ages.young.get(&place).map(Arc::clone);
            known.or_else(|| ages.old.remove(&place).inspect(|card| ages.keep(place, Arc::clone(card))))
        });
        if let Some(card) = known {
            return Ok(card);
        }
        let card = Arc::new(fetch()?);
        self.with(|ages| ages.keep(place, Arc::clone(&card)));
        Ok(card)
    }

    fn with<R>(&self, work: impl FnOnce(&mut Ages) -> R) -> R {
        work(&mut self.ages.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Ages {
    fn keep(&mut self, place: Place, card: Arc<Shown>) {
        if self.young.len() >= MOST_CARDS {
            self.old = mem::take(&mut self.young);
        }
        self.young.insert(place, card);
    }
}
