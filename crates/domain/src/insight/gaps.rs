//! Topic by topic: what is offered beside what is asked for, and how the two stand.

use super::{
    count::{Count, Counts},
    demand::{self, Ask},
    disclosure::Row as Protected,
    searches::{Searches, searches},
    state::State,
    supply::{Only, Slot, Supply},
};
use crate::{
    access::{Action, authorise},
    directory::{
        dataset::Cached,
        vocabulary::{self, List, Vocabulary},
    },
};
use data::Cx;
use kernel::{Error, FieldError, Result};
use std::sync::Arc;

/// What the partnership reads.
#[derive(Debug, Clone)]
pub struct Gaps {
    /// One row a topic, in printed order.
    pub rows: Vec<Row>,
    /// The register as counted.
    pub count: Arc<Count>,
    /// Times of the week: what is stated, what was asked for.
    pub times: Vec<Time>,
    /// Survey answers about ways of help.
    pub modes: Vec<Ask>,
    /// Searches, small counts protected.
    pub searches: Searches,
}

/// One topic.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its code.
    pub topic: String,
    /// Its name.
    pub label: String,
    /// What the register offers.
    pub supply: Supply,
    /// What surveys say, as printed.
    pub demand: Vec<Ask>,
    /// This year's searches; absent when nobody looked.
    pub searches: Option<Protected>,
    /// How it stands.
    pub state: State,
}

impl Row {
    /// The largest printed number of people who asked for it, if one was printed.
    pub fn asked(&self) -> Option<u32> {
        self.demand.iter().filter_map(|a| a.count).max()
    }
}

/// One time of the week.
#[derive(Debug, Clone)]
pub struct Time {
    /// Which.
    pub slot: Slot,
    /// Services some source says run then.
    pub stated: u32,
    /// What surveys say, as printed.
    pub demand: Vec<Ask>,
}

impl Gaps {
    /// How many topics stand so.
    pub fn in_state(&self, state: State) -> usize {
        self.rows.iter().filter(|r| r.state == state).count()
    }

    /// Topics nobody offers though people asked in a survey, most asked first.
    pub fn unmet_though_asked(&self) -> Vec<&Row> {
        let mut rows: Vec<&Row> =
            self.rows.iter().filter(|r| r.state == State::Unmet && !r.demand.is_empty()).collect();
        rows.sort_by_key(|r| (std::cmp::Reverse(r.asked()), r.topic.clone()));
        rows
    }
}

static DEMAND: Cached<Vec<Ask>> = Cached::new("demand");

/// Puts supply and demand side by side, counting only services that fit `only`.
///
/// # Errors
/// `NotFound` when the actor may not; `Invalid` for an unknown code; a database fault.
pub async fn gaps(cx: &Cx, counts: &Counts, only: &Only) -> Result<Gaps> {
    authorise(&cx.actor, Action::ReadRegister)?;
    let vocabulary = vocabulary::load(cx).await?;
    check(&vocabulary, only)?;
    let count = counts.current(cx, &vocabulary, only).await?;
    let demand = DEMAND.get(cx, demand::parse).await?.map(|(_, asks)| asks).unwrap_or_default();
    let searches = searches(cx).await?;
    let rows = vocabulary.terms(List::Topics).iter().map(|term| {
        let supply = count.topics.get(&term.code).cloned().unwrap_or_default();
        Row {
            topic: term.code.clone(),
            label: term.label.clone(),
            state: if only.time.is_some() { State::at_a_time(&supply) } else { State::of(&supply) },
            supply,
            demand: demand.iter().filter(|a| a.is_for_topic(&term.code)).cloned().collect(),
            searches: searches.topics.get(&term.code).cloned(),
        }
    });
    let times = Slot::ALL.into_iter().map(|slot| Time {
        slot,
        stated: count.all.slots.get(&slot).copied().unwrap_or_default(),
        demand: demand.iter().filter(|a| a.question == "times" && a.time == slot.code()).cloned().collect(),
    });
    Ok(Gaps {
        rows: rows.collect(),
        times: times.collect(),
        modes: demand.iter().filter(|a| a.question == "modes" && !a.mode.is_empty()).cloned().collect(),
        count,
        searches,
    })
}

fn check(vocabulary: &Vocabulary, only: &Only) -> Result<()> {
    let mut wrong: Vec<FieldError> = Vec::new();
    wrong.extend(only.stage.as_ref().and_then(|code| vocabulary.refuse(List::Stages, code, "stage")));
    wrong.extend(only.mode.as_ref().and_then(|code| vocabulary.refuse(List::Modes, code, "mode")));
    wrong.extend(only.level.and_then(|level| vocabulary.refuse(List::Levels, &level.to_string(), "level")));
    if wrong.is_empty() { Ok(()) } else { Err(Error::Invalid(wrong)) }
}
