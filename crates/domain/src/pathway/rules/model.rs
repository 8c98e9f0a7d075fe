//! The shape of a rules file.

use crate::pathway::{Answers, Kind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One version of the rules.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Grows with every change.
    pub version: i64,
    /// Sizes of a plan.
    pub size: Size,
    /// What each match counts for.
    pub weights: Weights,
    /// What each way of helping means for order.
    pub ways: Ways,
    /// What is known or meant by a topic.
    #[serde(default, rename = "topic")]
    pub topics: Vec<Topic>,
    /// What is meant by a group a family says it belongs to.
    #[serde(default, rename = "group")]
    pub groups: Vec<Group>,
    /// Graded routes: the order of ways of helping for some topics.
    #[serde(default, rename = "route")]
    pub routes: Vec<Route>,
    /// What a stage is offered when no worry was named.
    #[serde(default, rename = "basics")]
    pub basics: Vec<Basics>,
    /// Eligibility.
    pub eligible: Eligible,
    /// Help that must never meet some answers.
    #[serde(default, rename = "conflict")]
    pub conflicts: Vec<Conflict>,
    /// Danger, most pressing first.
    #[serde(default, rename = "urgent")]
    pub urgent: Vec<UrgentRule>,
    /// Facts in own words that are no topic or group.
    #[serde(default, rename = "fact")]
    pub facts: Vec<Fact>,
    /// Teams to ask where nothing is there; the first that fits is named.
    #[serde(rename = "contact")]
    pub contacts: Vec<ContactRule>,
    /// What this version must do before it is taken.
    #[serde(default, rename = "test")]
    pub tests: Vec<Test>,
}

/// Sizes of a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Size {
    /// Steps at most; never more than seven.
    pub steps: usize,
    /// Worries taken on at most.
    pub worries: usize,
    /// Steps a worry may take, by the number of worries: one, two, three...
    pub per_worry: Vec<usize>,
    /// Steps about something near a worry, at most for each worry.
    pub near: usize,
    /// Something near counts only among this many of a service's first topics.
    pub near_topics: usize,
    /// A service that covers less than this percentage of a stage gives way to those that cover more.
    pub least_cover: i32,
    /// Steps of each kind at most.
    pub now: usize,
    /// As `now`.
    pub next: usize,
    /// As `now`.
    pub meanwhile: usize,
    /// As `now`.
    pub if_harder: usize,
    /// A wait of so many weeks or more is a long one: something to begin in the meantime belongs to the plan.
    #[serde(default)]
    pub long_wait: u32,
}

/// What each match counts for. Whole numbers, so that order never depends on rounding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// The worry is the service's main topic.
    pub main_topic: i32,
    /// The worry is another of its topics.
    pub other_topic: i32,
    /// It is about a topic near the worry.
    pub near_topic: i32,
    /// Each further worry of the family it helps with.
    pub further_worry: i32,
    /// It covers all of the family's ages; part counts in part.
    pub age: i32,
    /// It is made for few ages rather than all.
    pub narrow: i32,
    /// It requires a group the family said, or a first child, which this is.
    pub required_group: i32,
    /// It is made for a group the family said.
    pub group: i32,
    /// It is made for a group the family did not say.
    pub other_group: i32,
    /// It is for everyone.
    pub universal: i32,
    /// A way of helping the family asked for.
    pub mode: i32,
    /// A stated time the family asked for, or any time.
    pub time: i32,
    /// Stated times, none of them asked for.
    pub time_other: i32,
    /// In the language asked for.
    pub language: i32,
    /// Made for fathers, asked by a father or partner.
    pub father: i32,
    /// Made for this very person: a mother's group for a mother, a young person's for a young person.
    pub person: i32,
    /// A course for the child, when a parent asks.
    pub for_child: i32,
    /// Each week of stated wait.
    pub wait_week: i32,
    /// Each mile from where the family said.
    pub mile: i32,
    /// A complete entry, in part for part.
    pub complete: i32,
    /// A fresh entry, in part for part.
    pub fresh: i32,
}

/// What each way of helping means for order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ways {
    /// Can be used today by anyone who may join by themselves.
    pub today: Vec<String>,
    /// Means meeting someone.
    pub in_person: Vec<String>,
    /// May mean meeting someone; the register does not say. Never told as meeting someone.
    #[serde(default)]
    pub perhaps_in_person: Vec<String>,
    /// Other ways that also satisfy a wish for one.
    #[serde(default)]
    pub as_good: BTreeMap<String, Vec<String>>,
    /// Has no hours: fits every week.
    pub any_time: Vec<String>,
    /// Can never be full: what is mainly one of these needs no other to turn to.
    #[serde(default)]
    pub never_full: Vec<String>,
    /// Names for groups of ways, used by routes.
    pub rungs: BTreeMap<String, Vec<String>>,
}

/// What is known or meant by a topic.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Topic {
    /// Topic code.
    pub code: String,
    /// Topics whose services also help.
    pub near: Vec<String>,
    /// Groups a family with this worry has said by saying it.
    pub says: Vec<String>,
    /// Groups whose help is also meant for this worry, though not help that requires them.
    pub akin: Vec<String>,
    /// Ages meant when none was said: first and last month.
    pub ages: Option<(i32, i32)>,
    /// Help mainly about this is not for a child younger than this, in months, whatever else it is about.
    pub not_before: Option<i32>,
    /// Kind of danger it suggests.
    pub urgent: Option<String>,
    /// Topic meant, before this one, when a father or partner has this worry.
    pub for_fathers: Option<String>,
    /// Dropped when any of these is a worry too, being a vaguer word for the same.
    pub vaguer_than: Vec<String>,
}

/// What is meant by a group.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Group {
    /// Group code.
    pub code: String,
    /// Topic it adds as a worry, after those said.
    pub worry: Option<String>,
    /// Groups whose help is also meant for this one, though not help that requires them.
    pub akin: Vec<String>,
    /// Parent's ages in years it means, when no age was said.
    pub parent_age: Option<(i32, i32)>,
    /// A parent of this age or younger is in the group.
    pub parent_age_to: Option<i32>,
    /// This is a first child.
    pub first_child: bool,
    /// The one who asks is a father or partner.
    pub father: bool,
    /// The one who asks is a carer.
    pub carer: bool,
    /// Kind of danger it suggests.
    pub urgent: Option<String>,
    /// The family waits for something: quick help is also for the meantime.
    pub waiting: bool,
}

/// A graded route.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Route {
    /// Topics it is for.
    pub topics: Vec<String>,
    /// Rungs in order.
    #[serde(default)]
    pub ladder: Vec<String>,
    /// Kind by rung, where it differs from the usual.
    #[serde(default)]
    pub kinds: BTreeMap<String, Kind>,
}

/// What a stage is offered when no worry was named.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basics {
    /// First and last month it is for; the first that fits is taken. Absent: when no age was said.
    pub ages: Option<(i32, i32)>,
    /// Topics to draw from.
    pub topics: Vec<String>,
    /// For words that nothing was made of, or a worry of another age: whom everyone can turn to, and no course.
    #[serde(default)]
    pub front_doors: bool,
}

/// Eligibility.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Eligible {
    /// Groups that say there is a diagnosis.
    pub diagnosis: Vec<String>,
    /// Conditions (`first_child`, `parent_age`, `join_in_pregnancy`) that may be unanswered when the family
    /// said a group the service is made for: then only as "if it gets harder", saying so.
    pub may: Vec<Unsaid>,
    /// Services nobody joins: a way of working, say. Never a step.
    #[serde(default)]
    pub never: Vec<String>,
    /// A parent is shown a young people's course from this child's age in months.
    pub young_people_from: i32,
}

/// A condition the family was not asked or did not answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unsaid {
    /// Only for a first child.
    FirstChild,
    /// Only for parents of some ages.
    ParentAge,
    /// Must begin before the birth.
    JoinInPregnancy,
}

/// Help that must never meet some answers.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Conflict {
    /// When any of these groups was said,
    pub groups: Vec<String>,
    /// or any of these worries,
    pub topics: Vec<String>,
    /// or any of these dangers:
    pub dangers: Vec<String>,
    /// nothing about these topics,
    pub never: Vec<String>,
    /// unless it is about one of these.
    pub unless: Vec<String>,
}

/// One kind of danger.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UrgentRule {
    /// Kind.
    pub kind: String,
    /// Keys of public lines, the first to call first.
    pub contacts: Vec<String>,
    /// Topics it adds as worries.
    #[serde(default)]
    pub worries: Vec<String>,
}

/// A fact in own words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// Which.
    pub fact: FactKind,
    /// Phrases in lower case, each of whole words.
    pub phrases: Vec<String>,
}

/// Which fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// Not the family's first child.
    NotFirstChild,
    /// The one who asks is the mother.
    Mother,
}

/// A team to ask.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ContactRule {
    /// Topics it answers for; empty is any.
    pub topics: Vec<String>,
    /// First and last month it answers for; absent is any.
    pub ages: Option<(i32, i32)>,
    /// The service in the register, when it has one.
    pub slug: String,
    /// The team's name.
    pub name: String,
}

/// What a version must do before it is taken.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Test {
    /// A sentence.
    pub name: String,
    /// What the family says.
    pub answers: Answers,
    /// Of each list at least one is a step.
    pub must: Vec<Vec<String>>,
    /// None of these is anywhere.
    pub must_not: Vec<String>,
    /// Topics named as gaps.
    pub gaps: Vec<String>,
    /// Whether urgent help comes first; absent is either.
    pub urgent: Option<bool>,
}
