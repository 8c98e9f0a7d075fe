//! Answers to questions that are asked again and again. They are kept only as long as nothing they were made from has
//! changed: the index, the place's vocabulary and words, and the day.

use axum::body::Bytes;
use domain::{
    Cx,
    access::{Action, authorise},
    directory::{
        log::Look,
        vocabulary::{self, Vocabulary},
        words::{self, Words},
    },
};
use jiff::civil::Date;
use kernel::{Actor, PlaceId, Result, search::SearchIndex};
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
    actor: Actor,
    index: u64,
    today: Date,
    vocabulary: Arc<Vocabulary>,
    words: Arc<Words>,
}

impl Moment {
    /// As it is now, for whoever asks. A kept answer is given without a search, so the right to search is asked here.
    ///
    /// # Errors
    /// `NotFound` when the actor may not read the register; a database or index fault.
    pub async fn now(cx: &Cx, index: &dyn SearchIndex) -> Result<Self> {
        authorise(&cx.actor, Action::ReadRegister)?;
        Ok(Self {
            place: cx.place,
            actor: cx.actor.clone(),
            index: index.moment(cx.place)?,
            today: cx.clock.today(),
            vocabulary: vocabulary::load(cx).await?,
            words: words::load(cx).await?,
        })
    }
}

impl PartialEq for Moment {
    fn eq(&self, other: &Self) -> bool {
        (self.place, &self.actor, self.index, self.today) == (other.place, &other.actor, other.index, other.today)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_given_again_only_at_its_moment_and_to_whom_it_was_made_for() {
        let public = Moment {
            place: PlaceId::derived("somewhere"),
            actor: Actor::Public,
            index: 7,
            today: jiff::civil::date(2026, 11, 24),
            vocabulary: Arc::default(),
            words: Arc::default(),
        };
        let answers = Answers::default();
        answers.keep(
            public.clone(),
            "q=sleep".to_owned(),
            Kept { body: Bytes::from_static(b"{}"), look: Look::default() },
        );
        assert!(answers.get(&public, "q=sleep").is_some() && answers.get(&public, "q=play").is_none());
        for other in [
            Moment { actor: Actor::system("import"), ..public.clone() },
            Moment { index: 8, ..public.clone() },
            Moment { place: PlaceId::derived("elsewhere"), ..public.clone() },
            Moment { words: Arc::default(), ..public.clone() },
        ] {
            assert!(answers.get(&other, "q=sleep").is_none(), "{:?}", other.actor);
        }
    }
}
