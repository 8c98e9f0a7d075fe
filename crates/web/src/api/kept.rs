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
use quick_cache::{Weighter, sync::Cache};
use std::sync::{Arc, Mutex, PoisonError};

/// Bytes of answers kept, some 25 KB each. When there is no room, those that nobody asks for give way.
const ROOM: u64 = 16 * 1024 * 1024;
/// Answers that have that room.
const ABOUT: usize = 650;

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

/// The room an answer takes.
#[derive(Debug, Clone)]
struct Size;

impl Weighter<String, Kept> for Size {
    fn weight(&self, question: &String, answer: &Kept) -> u64 {
        (question.len() + answer.body.len()) as u64
    }
}

type Store = Arc<Cache<String, Kept, Size>>;

/// Answers of one moment by question.
#[derive(Debug, Default)]
pub struct Answers(Mutex<Option<(Moment, Store)>>);

impl Answers {
    /// The answer given to that question at that moment.
    pub fn get(&self, moment: &Moment, question: &str) -> Option<Kept> {
        let store = {
            let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(&kept.as_ref().filter(|(of, _)| of == moment)?.1)
        };
        store.get(question)
    }

    /// Keeps an answer.
    pub fn keep(&self, moment: Moment, question: String, answer: Kept) {
        let store = {
            let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let store = match kept.take() {
                Some((of, store)) if of == moment => store,
                _ => Arc::new(Cache::with_weighter(ABOUT, ROOM, Size)),
            };
            Arc::clone(&kept.insert((moment, store)).1)
        };
        store.insert(question, answer);
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

    #[test]
    fn what_is_asked_again_stays_however_much_else_is_asked() {
        let moment = Moment {
            place: PlaceId::derived("somewhere"),
            actor: Actor::Public,
            index: 7,
            today: jiff::civil::date(2026, 11, 24),
            vocabulary: Arc::default(),
            words: Arc::default(),
        };
        let answers = Answers::default();
        let answer = || Kept { body: vec![b'x'; 25_000].into(), look: Look::default() };
        answers.keep(moment.clone(), "q=sleep".to_owned(), answer());
        for other in 0..3_000 {
            assert!(answers.get(&moment, "q=sleep").is_some(), "after {other} others");
            answers.keep(moment.clone(), format!("q={other}"), answer());
        }
        let kept = (0..3_000).filter(|other| answers.get(&moment, &format!("q={other}")).is_some()).count();
        assert!(kept < 700, "{kept} answers of 25 KB are more than there is room for");
    }
}
