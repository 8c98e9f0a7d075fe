//! The codes of a place and what they are called: topics, stages, groups, modes, levels, access, languages
//! and areas. Everything that takes a code checks it here.

mod read;
mod store;

pub use read::read_csv;
pub use store::{load, put};

use kernel::FieldError;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Which list of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum List {
    /// What families ask about.
    Topics,
    /// Headings over topics.
    TopicGroups,
    /// Life stages, with ages in months.
    Stages,
    /// Groups of families the documents name.
    Groups,
    /// How a service is given.
    Modes,
    /// Levels of need, 1 to 4.
    Levels,
    /// Accessibility of buildings and sessions.
    Access,
    /// Languages.
    Languages,
    /// Coarse areas: the first half of a postcode, with a centre.
    Areas,
}

impl List {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Topics,
        Self::TopicGroups,
        Self::Stages,
        Self::Groups,
        Self::Modes,
        Self::Levels,
        Self::Access,
        Self::Languages,
        Self::Areas,
    ];

    /// Its name in tables and as a file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Topics => "topics",
            Self::TopicGroups => "topic-groups",
            Self::Stages => "stages",
            Self::Groups => "groups",
            Self::Modes => "modes",
            Self::Levels => "levels",
            Self::Access => "access",
            Self::Languages => "languages",
            Self::Areas => "areas",
        }
    }
}

/// One code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The code.
    pub code: String,
    /// What people read.
    pub label: String,
    /// Everything else its list says of it, by column name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, String>,
}

impl Term {
    /// What a column says, if anything.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// True when a column says `yes`.
    pub fn yes(&self, name: &str) -> bool {
        self.attribute(name) == Some("yes")
    }

    /// A column as a whole number.
    pub fn number(&self, name: &str) -> Option<i32> {
        self.attribute(name)?.parse().ok()
    }
}

/// All lists of a place, in printed order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    lists: BTreeMap<List, Vec<Term>>,
    choices: BTreeMap<List, Vec<Choice>>,
    places: HashMap<(List, String), usize>,
}

/// A code and what people read, shared with whatever shows them.
pub type Choice = (Arc<str>, Arc<str>);

impl Vocabulary {
    /// From lists.
    pub fn new(lists: BTreeMap<List, Vec<Term>>) -> Self {
        let places = lists
            .iter()
            .flat_map(|(list, terms)| terms.iter().enumerate().map(|(at, t)| ((*list, t.code.clone()), at)))
            .collect();
        let choice = |term: &Term| (term.code.as_str().into(), term.label.as_str().into());
        let choices = lists.iter().map(|(list, terms)| (*list, terms.iter().map(choice).collect())).collect();
        Self { lists, choices, places }
    }

    /// The codes of a list with what people read, in printed order.
    pub fn choices(&self, list: List) -> &[Choice] {
        self.choices.get(&list).map_or(&[], Vec::as_slice)
    }

    /// The terms of a list, in printed order.
    pub fn terms(&self, list: List) -> &[Term] {
        self.lists.get(&list).map_or(&[], Vec::as_slice)
    }

    /// One term.
    pub fn term(&self, list: List, code: &str) -> Option<&Term> {
        self.places.get(&(list, code.to_owned())).and_then(|&at| self.terms(list).get(at))
    }

    /// True when the list has that code.
    pub fn has(&self, list: List, code: &str) -> bool {
        self.term(list, code).is_some()
    }

    /// What people read for a code; the code itself when nobody named it.
    pub fn label<'a>(&'a self, list: List, code: &'a str) -> &'a str {
        self.term(list, code).map_or(code, |t| &t.label)
    }

    /// Ages in months of a stage; `None` on a side without a printed limit.
    pub fn stage_months(&self, code: &str) -> Option<(Option<i32>, Option<i32>)> {
        let stage = self.term(List::Stages, code)?;
        Some((stage.number("from_months"), stage.number("to_months")))
    }

    /// The stage on the main line of life that an age in months lies in.
    pub fn stage_at(&self, months: i32) -> Option<&str> {
        let core = self.terms(List::Stages).iter().filter(|t| t.attribute("kind") == Some("core"));
        let lies = |t: &&Term| {
            t.number("from_months").is_none_or(|from| from <= months)
                && t.number("to_months").is_none_or(|to| months < to)
        };
        core.filter(lies).map(|t| t.code.as_str()).next()
    }

    /// What is wrong with a code given in `field`, if anything.
    pub fn refuse(&self, list: List, code: &str, field: &str) -> Option<FieldError> {
        if self.has(list, code) {
            return None;
        }
        let shown: String = code.chars().take(60).collect();
        let message = format!("\"{shown}\" is not one of the {}", list.name());
        Some(FieldError::new(field, "unknown-code", message))
    }
}
