//! The place's vocabulary as far as rules and answers name it.

use crate::directory::vocabulary::{List, Vocabulary};
use std::collections::{BTreeMap, BTreeSet};

/// Codes that answers and rules may use.
#[derive(Debug, Clone, Default)]
pub struct Codes {
    /// Topics; true where even having asked must not show.
    pub topics: BTreeMap<String, bool>,
    /// Life stages with their first and last month, inclusive; `None` has no limit.
    pub stages: BTreeMap<String, (Option<i32>, Option<i32>)>,
    /// Target groups.
    pub groups: BTreeSet<String>,
    /// Delivery modes.
    pub modes: BTreeSet<String>,
    /// Languages a service may be given in.
    pub languages: BTreeSet<String>,
}

/// Times a family may say: the two halves of the week and two parts of a day.
pub const TIMES: [&str; 4] = ["weekday", "school_hours", "evening", "weekend"];

impl From<&Vocabulary> for Codes {
    fn from(vocabulary: &Vocabulary) -> Self {
        let codes = |list| vocabulary.terms(list).iter().map(|t| t.code.clone()).collect();
        let stages = vocabulary.terms(List::Stages).iter();
        Self {
            topics: vocabulary.terms(List::Topics).iter().map(|t| (t.code.clone(), t.yes("sensitive"))).collect(),
            stages: stages.map(|t| (t.code.clone(), (t.number("from_months"), t.number("to_months")))).collect(),
            groups: codes(List::Groups),
            modes: codes(List::Modes),
            languages: codes(List::Languages),
        }
    }
}

impl Codes {
    /// First and last month of a stage. A printed upper month is where the next stage begins, so the
    /// last month is the one before it; pregnancy ends at birth.
    pub fn stage_span(&self, stage: &str) -> Option<(i32, i32)> {
        let (from, to) = *self.stages.get(stage)?;
        Some((from.unwrap_or(i32::MIN / 2), to.map_or(i32::MAX / 2, |to| to - 1)))
    }

    /// True when even having asked about this topic must not show on a shared screen.
    pub fn is_sensitive(&self, topic: &str) -> bool {
        self.topics.get(topic).copied().unwrap_or(false)
    }
}
