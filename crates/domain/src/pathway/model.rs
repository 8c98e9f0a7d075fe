//! The plan: what a family reads, what the API gives and what is kept when it is saved.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An ordered plan. The same rules, answers and register always give the same one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Help for danger, before anything else.
    pub urgent: Vec<Urgent>,
    /// At most seven, in the order to try them.
    pub steps: Vec<Step>,
    /// What is not there, with whom to ask.
    pub gaps: Vec<Gap>,
    /// A team that can talk about any of it.
    pub ask: Contact,
    /// What the answers and words were taken to mean.
    pub understood: Understood,
    /// Nothing of it may stand in a title, an address or a browser's history.
    pub sensitive: bool,
    /// The rules it was made by.
    pub rules_version: i64,
}

/// Urgent help for one kind of danger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Urgent {
    /// Kind of danger, a key of words.
    pub kind: String,
    /// Keys of the public lines to name, first the first to call.
    pub contacts: Vec<String>,
}

/// When a step is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Can be used today.
    Now,
    /// To join or book.
    Next,
    /// While waiting for another step.
    Meanwhile,
    /// If it gets harder.
    IfHarder,
}

/// One step: one service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// From 1.
    pub order: usize,
    /// When it is for.
    pub kind: Kind,
    /// The service.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// One plain sentence.
    pub summary: String,
    /// Why it is here; words make one sentence of them.
    pub reasons: Vec<Reason>,
    /// How it fits the family's week and wishes.
    pub fit: Fit,
    /// Waiting time, when stated.
    pub wait: Option<Wait>,
    /// How to get in.
    pub join: Join,
    /// Something else of the same use, if this one is full or does not suit.
    pub alternative: Option<Alternative>,
}

/// Part of why: a key of words and what to put into it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Key, for example `worry`.
    pub code: String,
    /// Codes or printed text by name.
    pub args: BTreeMap<String, String>,
}

impl Reason {
    /// A reason with its arguments.
    pub fn new<const N: usize>(code: &str, args: [(&str, &str); N]) -> Self {
        let args = args.into_iter().map(|(k, v)| (k.to_owned(), v.to_owned())).collect();
        Self { code: code.to_owned(), args }
    }
}

/// How a step fits what the family asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fit {
    /// Times: `any-time`, `fits`, `other`, `not-stated`; absent when the family did not say when.
    pub time: Option<String>,
    /// Ways of helping: `fits` or `other`; absent when the family did not say how.
    pub mode: Option<String>,
    /// Language: `fits`, `interpreter`, `not-stated`; absent when none was asked for.
    pub language: Option<String>,
    /// Time codes it is known to run at.
    pub times: Vec<String>,
    /// Its ways of helping.
    pub modes: Vec<String>,
    /// True when any of it can happen in person.
    pub in_person: bool,
    /// Straight-line metres to its nearest place, when the family said where.
    pub metres: Option<u32>,
    /// Fields whose values are examples, to be labelled so.
    pub examples: Vec<String>,
}

/// A waiting time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wait {
    /// Whole weeks.
    pub weeks: u32,
    /// The day someone said so.
    pub stated_on: Date,
    /// Invented to show how it works.
    pub example: bool,
}

/// How to get in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Join {
    /// `self`, `professional`, `drop_in`; empty is not stated.
    pub ways: Vec<String>,
    /// As the register says it.
    pub text: String,
}

/// Another service of the same use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternative {
    /// The service.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// Something the family asked for that is not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// The topic.
    pub topic: String,
    /// `none` (nothing here yet), `none-fits` (nothing for this family), `for-some` (only a service for families of
    /// a kind this one did not say it is: that service is the contact) or `none-in-person`.
    pub code: String,
    /// Whom to ask.
    pub contact: Contact,
}

/// A team to ask.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Its service in the register, when it has one.
    pub slug: Option<String>,
    /// The team's name.
    pub name: String,
}

/// What the answers were taken to mean, so that a family can put it right.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Understood {
    /// Topic codes, the strongest first.
    pub topics: Vec<String>,
    /// Life-stage codes.
    pub stages: Vec<String>,
    /// Children's ages in months.
    pub ages_months: Vec<i32>,
    /// A baby is on the way.
    pub expecting: bool,
    /// Target-group codes.
    pub groups: Vec<String>,
    /// Time codes.
    pub times: Vec<String>,
    /// Delivery-mode codes.
    pub modes: Vec<String>,
    /// Some words were not understood.
    pub unclear: bool,
}

impl Understood {
    /// Words were said, no worry was understood of them and none was chosen.
    pub fn is_lost(&self) -> bool {
        self.unclear && self.topics.is_empty()
    }
}
