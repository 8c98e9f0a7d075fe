//! What a search gives back: facts and codes, never words for people.

use crate::directory::card::Card;
use crate::directory::log::Look;
use serde::Serialize;
use std::sync::Arc;

/// Everything about one search.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Results {
    /// All matches, without those in `band`.
    pub total: usize,
    /// From 1.
    pub page: usize,
    /// Asked for.
    pub per_page: usize,
    /// This page.
    pub items: Vec<Item>,
    /// When a place was given: online, by phone or for the whole area. `None` otherwise.
    pub band: Option<Band>,
    /// Choices with counts.
    pub facets: Vec<Facet>,
    /// Matching services, filters of time left out, whose times nobody stated.
    pub times_not_stated: usize,
    /// What the words were taken to mean.
    pub understood: Understood,
    /// For no results: each filter with what there would be without it.
    pub loosen: Vec<Loosen>,
    /// Kinds of danger the words may speak of.
    pub danger: Vec<String>,
    /// Topics asked for that no service serves.
    pub gaps: Vec<String>,
    /// Near spellings were used.
    pub fuzzy: bool,
    /// For the search log.
    pub look: Look,
}

/// One result.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// All that a list shows.
    pub card: Arc<Card>,
    /// Why it is here.
    pub reasons: Vec<Reason>,
    /// Straight-line metres to its nearest place.
    pub metres: Option<u32>,
}

/// Services without a place, or out of reach but also online or by phone.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Band {
    /// All of them.
    pub total: usize,
    /// The first few.
    pub items: Vec<Item>,
}

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// Filter it belongs to: `topic`, `mode`, `day`, `time`, `level`, `stage`, `language`, `access`, `audience`,
    /// `group`, `place`, `flag`.
    pub filter: &'static str,
    /// Code.
    pub code: Arc<str>,
    /// What people read.
    pub label: Arc<str>,
    /// Services there would be with it.
    pub count: usize,
    /// Chosen now.
    pub chosen: bool,
}

/// Why a service is in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Reason {
    /// It helps with this topic.
    Topic {
        /// Topic code.
        topic: String,
    },
    /// It helps with something near to a topic that nothing serves.
    Related {
        /// Topic code.
        topic: String,
        /// The topic asked for.
        instead_of: String,
    },
    /// It serves this age.
    Age {
        /// Months.
        months: i32,
    },
    /// It is for people expecting a baby.
    Expecting,
    /// It is for this group.
    Group {
        /// Target-group code.
        group: String,
    },
    /// It is for this stage.
    Stage {
        /// Stage code.
        stage: String,
    },
    /// Its stated times suit.
    Time {
        /// Time code.
        time: String,
    },
    /// It is given this way.
    Mode {
        /// Mode code.
        mode: String,
    },
    /// Fathers are welcome.
    Fathers,
    /// The words stand in its entry.
    Words,
}

/// What the words were taken to mean.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Understood {
    /// Topics, strongest first.
    pub topics: Vec<String>,
    /// Target groups.
    pub groups: Vec<String>,
    /// Audience codes.
    pub audience: Vec<String>,
    /// Stages.
    pub stages: Vec<String>,
    /// Times.
    pub times: Vec<String>,
    /// Modes.
    pub modes: Vec<String>,
    /// The child's age that was used.
    pub age_months: Option<i32>,
    /// A baby is on the way.
    pub expecting: bool,
    /// The words with spellings mended.
    pub corrected: Option<String>,
}

/// One filter less.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Loosen {
    /// The filter, as its field is called.
    pub filter: String,
    /// Services there would be without it.
    pub count: usize,
}
