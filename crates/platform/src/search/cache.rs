//! Answers given before. A cache belongs to one snapshot, so a change to the index forgets everything.

use kernel::search::{Page, Query};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Answers kept; a full cache starts afresh.
const MOST_ANSWERS: usize = 256;
/// Answers longer than this are not kept.
const MOST_HITS: usize = 50;

/// Question to answer.
#[derive(Default)]
pub struct Cache {
    answers: Mutex<HashMap<String, Page>>,
}

impl Cache {
    /// The answer to `query`, worked out by `answer` if it is not known.
    pub fn get_or<E>(&self, query: &Query, answer: impl FnOnce() -> Result<Page, E>) -> Result<Page, E> {
        if query.limit > MOST_HITS {
            return answer();
        }
        let key = format!("{query:?}");
        if let Some(page) = self.answers.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(page.clone());
        }
        let page = answer()?;
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        if answers.len() >= MOST_ANSWERS {
            answers.clear();
        }
        answers.insert(key, page.clone());
        Ok(page)
    }
}
