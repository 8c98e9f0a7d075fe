//! What people looked for and did not find, without who, where exactly or in which words.

use super::{
    disclosure::{self, Row, Shown},
    rows,
};
use crate::directory::log::Facts;
use data::Cx;
use jiff::civil::date;
use kernel::{Result, clock::london};
use std::collections::BTreeMap;

/// A search found few when it found this many or less, but something.
const FEW: i32 = 2;

/// Searches since the year began, small counts protected. Years do not overlap, so no two releases subtract.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Searches {
    /// The first day counted.
    pub since: Option<jiff::civil::Date>,
    /// By topic: found nothing, found one or two, found more; then all of them.
    pub topics: BTreeMap<String, Row>,
    /// By life stage.
    pub stages: BTreeMap<String, Shown>,
    /// By time of the week asked for.
    pub times: BTreeMap<String, Shown>,
    /// By way of help asked for.
    pub modes: BTreeMap<String, Shown>,
}

/// Counts being made.
#[derive(Debug, Default)]
struct Tally {
    topics: BTreeMap<String, [u32; 3]>,
    stages: BTreeMap<String, u32>,
    times: BTreeMap<String, u32>,
    modes: BTreeMap<String, u32>,
}

impl Tally {
    fn add(&mut self, facts: &Facts, results: i32) {
        let band = match results {
            ..=0 => 0,
            1..=FEW => 1,
            _ => 2,
        };
        for topic in unique(&facts.topics) {
            self.topics.entry(topic.clone()).or_default()[band] += 1;
        }
        for (dimension, counts) in [("stage", &mut self.stages), ("time", &mut self.times), ("mode", &mut self.modes)] {
            for code in facts.filters.get(dimension).into_iter().flat_map(|codes| unique(codes)) {
                *counts.entry(code.clone()).or_default() += 1;
            }
        }
    }

    fn release(self, since: jiff::civil::Date) -> Searches {
        let alone = |counts: BTreeMap<String, u32>| {
            counts.into_iter().map(|(code, n)| (code, disclosure::protect(&[n]).total)).collect()
        };
        Searches {
            since: Some(since),
            topics: self.topics.into_iter().map(|(t, counts)| (t, disclosure::protect(&counts))).collect(),
            stages: alone(self.stages),
            times: alone(self.times),
            modes: alone(self.modes),
        }
    }
}

fn unique(codes: &[String]) -> std::collections::BTreeSet<&String> {
    codes.iter().collect()
}

/// Counts this year's searches.
///
/// # Errors
/// A database fault.
pub async fn searches(cx: &Cx) -> Result<Searches> {
    let since = date(cx.clock.today().year(), 1, 1);
    let from_us = since.to_zoned(london()).map_err(kernel::Error::internal)?.timestamp().as_microsecond();
    let (mut tally, mut after) = (Tally::default(), None);
    loop {
        let part = rows::logged(cx, from_us, after).await?;
        let Some(last) = part.last() else { break };
        after = Some(last.id);
        for search in &part {
            // A row of an older shape counts for what can be read of it.
            let facts: Facts = serde_json::from_str(&search.facts).unwrap_or_default();
            tally.add(&facts, search.results);
        }
    }
    Ok(tally.release(since))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_search_counts_once_a_topic_and_small_counts_are_hidden() {
        let mut tally = Tally::default();
        let facts =
            |topics: &[&str]| Facts { topics: topics.iter().map(|t| (*t).to_owned()).collect(), ..Facts::default() };
        for _ in 0..13 {
            tally.add(&facts(&["bullying", "bullying"]), 0);
        }
        tally.add(&facts(&["sleep"]), 2);
        let released = tally.release(date(2026, 1, 1));
        assert_eq!(released.topics["bullying"].total, Shown::About(15));
        assert_eq!(released.topics["bullying"].cells, [Shown::About(15), Shown::Zero, Shown::Zero]);
        assert_eq!(released.topics["sleep"].total, Shown::Hidden);
        assert_eq!(released.topics["sleep"].cells[1], Shown::Hidden);
    }
}
