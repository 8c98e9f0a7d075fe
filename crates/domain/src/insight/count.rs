//! The register counted once for each change of it and each set of filters.

use super::{
    duplicates::{Finder, Pair},
    supply::{InPerson, Only, Supply},
};
use crate::{
    directory::{
        model::Service,
        rows::{self, Stored},
        vocabulary::{List, Vocabulary},
    },
    interchange::{feed::feed_status, oruk_out::FeedStatus},
};
use data::{Cx, change};
use jiff::civil::Date;
use kernel::{Id, PlaceId, Result};
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, PoisonError},
};

/// Services read at a time.
const CHUNK: u64 = 1_000;
/// Sets of filters remembered before starting afresh.
const MOST: usize = 64;

/// What the register offers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Count {
    /// Everything.
    pub all: Supply,
    /// By topic.
    pub topics: BTreeMap<String, Supply>,
    /// Services with no topic: a worklist.
    pub without_topic: u32,
    /// Pairs someone should look at.
    pub duplicates: Vec<Pair>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    place: PlaceId,
    head: i64,
    day: Date,
    only: Only,
}

/// Counts already made.
#[derive(Debug, Default)]
pub struct Counts(Mutex<HashMap<Key, Arc<Count>>>);

impl Counts {
    /// The count of the register as it stands now.
    ///
    /// # Errors
    /// A database fault.
    pub async fn current(&self, cx: &Cx, vocabulary: &Vocabulary, only: &Only) -> Result<Arc<Count>> {
        let key = Key { place: cx.place, head: change::head(cx).await?, day: cx.clock.today(), only: only.clone() };
        if let Some(known) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(Arc::clone(known));
        }
        let made = Arc::new(count(cx, vocabulary, only).await?);
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|k, _| k.place != key.place || (k.head, k.day) == (key.head, key.day));
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(key, Arc::clone(&made));
        Ok(made)
    }
}

async fn count(cx: &Cx, vocabulary: &Vocabulary, only: &Only) -> Result<Count> {
    let in_person = |mode: &str| in_person(vocabulary, mode);
    let (mut count, mut alike, mut after) = (Count::default(), Finder::default(), None::<Id>);
    loop {
        let part = rows::page::<Service>(cx, after, CHUNK).await?;
        let Some(last) = part.last() else { break };
        after = Some(last.record.id);
        let offered = part.iter().filter(|s| is_offered(s, cx.clock.today())).map(|s| &s.record);
        for service in offered.filter(|s| only.lets_in(s)) {
            count.all.add(service, &in_person);
            count.without_topic += u32::from(service.topics.is_empty());
            for topic in &service.topics {
                count.topics.entry(topic.clone()).or_default().add(service, &in_person);
            }
            alike.add(service);
        }
    }
    count.duplicates = alike.pairs();
    Ok(count)
}

/// Only what a family could use now is supply.
fn is_offered(stored: &Stored<Service>, today: Date) -> bool {
    feed_status(stored, today) == Some(FeedStatus::Active)
}

/// What the place's list of modes says about meeting in person.
pub fn in_person(vocabulary: &Vocabulary, mode: &str) -> InPerson {
    match vocabulary.term(List::Modes, mode).and_then(|m| m.attribute("in_person")) {
        Some("yes") => InPerson::Yes,
        Some("no") => InPerson::No,
        _ => InPerson::Unclear,
    }
}
