//! Answers to questions that are asked again and again. They are kept only as long as nothing they were made from has
//! changed: the index, the place's vocabulary and words, and the day.

use axum::body::Bytes;
use domain::{
    Cx,
    directory::{
        log::Look,
        vocabulary::{self, Vocabulary},
        words::{self, Words},
    },
};
use jiff::civil::Date;
use kernel::{PlaceId, Result, search::SearchIndex};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// Answers kept, some 25 KB each; a full store starts afresh.
const MOST: usize = 256;

/// Everything an answer is made from besides the question.
#[derive(Debug, Clone)]
pub struct Moment {
    place: PlaceId,
    index: u64,
    today: Date,
    vocabulary: Arc<Vocabulary>,
    words: Arc<Words>,
}

impl Moment {
    /// As it is now.
    ///
    /// # Errors
    /// A database or index fault.
    pub async fn now(cx: &Cx, index: &dyn SearchIndex) -> Result<Self> {
        Ok(Self {
            place: cx.place,
            index: index.moment(cx.place)?,
            today: cx.clock.today(),
            vocabulary: vocabulary::load(cx).await?,
            words: words::load(cx).await?,
        })
    }
}

impl PartialEq for Moment {
    fn eq(&self, other: &Self) -> bool {
        (self.place, self.index, self.today) == (other.place, other.index, other.today)
            && Arc::ptr_eq(&self.vocabulary, &other.vocabulary)
            && Arc::ptr_eq(&self.words, &other.words)
    }
}

/// One answer, with what its search adds to the log each time it is given.
#[derive(Debug, Clone)]
pub struct Kept {
    /// As it is sent.
    pub body: Bytes,
    /// What was looked for.
    pub look: Look,
}

/// Answers of one moment by question.
#[derive(Debug, Default)]
pub struct Answers(Mutex<Option<(Moment, HashMap<String, Kept>)>>);

impl Answers {
    /// The answer given to that question at that moment.
    pub fn get(&self, moment: &Moment, question: &str) -> Option<Kept> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.as_ref().filter(|(of, _)| of == moment)?.1.get(question).cloned()
    }

    /// Keeps an answer.
    pub fn keep(&self, moment: Moment, question: String, answer: Kept) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let answers = match kept.take() {
            Some((of, answers)) if of == moment && answers.len() < MOST => answers,
            _ => HashMap::new(),
        };
        kept.insert((moment, answers)).1.insert(question, answer);
    }
}
