//! A service as one card of a list: what, for whom, when and where, cost, how to join, why it is here.

use super::listing::Listing;
use crate::{say::fact, shell::words::Words};
use domain::directory::{
    list::Entry,
    model::{Audience, JoinWay},
    vocabulary::Vocabulary,
};

/// One card.
#[derive(Debug, Clone, Default)]
pub struct Card {
    /// Public address.
    pub slug: String,
    /// Name.
    pub name: String,
    /// One sentence.
    pub summary: String,
    /// Fathers are welcome.
    pub fathers: bool,
    /// Run by local people.
    pub community: bool,
    /// A warm space.
    pub warm: bool,
    /// Some facts are invented.
    pub example: bool,
    /// Whom it is for, in words.
    pub who: String,
    /// The first times and places, in words.
    pub when: Vec<String>,
    /// How many times beyond those.
    pub more: usize,
    /// Cost in words, when stated.
    pub cost: Option<String>,
    /// Word key of the easiest way in.
    pub join: String,
    /// How far, in words.
    pub distance: Option<String>,
    /// Why it came up, each a sentence.
    pub reasons: Vec<String>,
}

/// Times a card shows.
pub const TIMES: usize = 2;

impl Card {
    /// A card of a service from the register.
    pub fn of(words: &Words, vocabulary: &Vocabulary, entry: Entry) -> Self {
        let l = Listing::new(words, vocabulary, entry.service, entry.organisation, &entry.locations);
        let there = l
            .places
            .iter()
            .flat_map(|place| place.times.iter().map(|t| format!("{}. {}", t.said, words.printed(&place.name))));
        let all: Vec<String> = there.chain(l.times.iter().map(|t| t.said.clone())).collect();
        Self {
            fathers: l.service.father_inclusive,
            community: l.service.community_led,
            warm: l.service.warm_space,
            example: l.has_examples(),
            who: who(words, fact::ages(&l.service.ages), &l.service.audience),
            more: all.len().saturating_sub(TIMES),
            when: all.into_iter().take(TIMES).collect(),
            cost: l.cost.clone(),
            join: join(&l.service.joining.ways),
            slug: l.service.slug,
            name: l.service.name,
            summary: l.service.summary,
            ..Self::default()
        }
    }
}

/// Word key of the easiest way in.
pub fn join(ways: &[JoinWay]) -> String {
    let easiest = [JoinWay::DropIn, JoinWay::SelfJoin, JoinWay::Professional].into_iter().find(|w| ways.contains(w));
    easiest.map_or_else(|| "join-not-stated".to_owned(), |way| format!("join-{}", fact::way(way)))
}

/// Ages and whom it is for, in words.
pub fn who(words: &Words, ages: &str, audience: &[Audience]) -> String {
    let audience: Vec<String> =
        audience.iter().map(|a| words.plain(&format!("audience-{}", fact::code_of(a)), &[])).collect();
    match (ages, words.listed(&audience).as_str()) {
        ("", "") => words.plain("card-anyone", &[]),
        (ages, "") => words.printed(ages),
        ("", who) => who.to_owned(),
        (ages, who) => format!("{who}. {}", words.printed(ages)),
    }
}
