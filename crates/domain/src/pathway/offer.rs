//! What the rules need to know of one service.

use crate::directory::{
    card::Card,
    model::{Audience, Eligibility, JoinWay, Meanwhile, Wait},
};

/// One service as the rules see it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Offer {
    /// Public address.
    pub slug: String,
    /// Name.
    pub name: String,
    /// One plain sentence.
    pub summary: String,
    /// `universal`, `targeted` or `specialist`.
    pub level: String,
    /// First month served; `None` is no limit.
    pub from_months: Option<i32>,
    /// Last month served, inclusive; `None` is no limit.
    pub last_month: Option<i32>,
    /// Ages as printed.
    pub age_label: String,
    /// Topic codes, the main one first.
    pub topics: Vec<String>,
    /// Target groups named.
    pub target_groups: Vec<String>,
    /// Who it is for.
    pub audience: Vec<Audience>,
    /// Ways of helping, the main one first.
    pub modes: Vec<String>,
    /// Who may use it.
    pub eligibility: Eligibility,
    /// Ways in.
    pub ways: Vec<JoinWay>,
    /// How to join, in plain words.
    pub join: String,
    /// Time codes of its stated times; empty when none are stated.
    pub times: Vec<String>,
    /// Stated waiting time.
    pub wait: Option<Wait>,
    /// Things to do while waiting.
    pub while_you_wait: Vec<Meanwhile>,
    /// Languages stated.
    pub languages: Vec<String>,
    /// An interpreter can be arranged.
    pub interpreter: Option<bool>,
    /// Made for or naming fathers.
    pub father_inclusive: bool,
    /// Shut for now.
    pub closed: bool,
    /// Fields whose values are examples.
    pub examples: Vec<String>,
    /// How much of its entry is filled, 0 to 100.
    pub completeness: u8,
    /// 100 when fresh, lower when nobody has looked at it for long.
    pub freshness: u8,
    /// Straight-line metres to its nearest place from where the family said.
    pub metres: Option<u32>,
}

impl From<Card> for Offer {
    fn from(card: Card) -> Self {
        Self {
            slug: card.slug,
            name: card.name,
            summary: card.summary,
            level: card.level,
            from_months: card.from_months,
            last_month: card.last_month,
            age_label: card.age_label,
            topics: card.topics,
            target_groups: card.target_groups,
            audience: card.audience,
            modes: card.modes,
            eligibility: card.eligibility,
            ways: card.ways,
            join: card.join,
            times: card.times,
            wait: card.wait,
            while_you_wait: card.while_you_wait,
            languages: card.languages,
            interpreter: card.interpreter,
            father_inclusive: card.father_inclusive,
            closed: card.temporarily_closed.is_some(),
            examples: card.examples,
            completeness: card.completeness,
            freshness: card.freshness,
            metres: None,
        }
    }
}
