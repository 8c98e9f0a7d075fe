//! The choices that narrow results, with counts, and those that are on, each of which can be taken off.

use super::wish::Wish;
use crate::{
    say::{found::time_name, label},
    shell::Words,
};
use domain::directory::{
    find::Facet,
    vocabulary::{List, Vocabulary},
};

/// One choice that is on.
pub struct Tag {
    /// In words.
    pub said: String,
    /// The address without it.
    pub href: String,
}

/// Choices of one filter.
pub struct Group {
    /// Its name in addresses.
    pub filter: String,
    /// Word key of its heading.
    pub heading: String,
    /// The choices.
    pub choices: Vec<Choice>,
}

/// One choice.
pub struct Choice {
    /// Code.
    pub code: String,
    /// In words.
    pub label: label::Label,
    /// How many there would be.
    pub count: usize,
    /// On.
    pub chosen: bool,
}

/// Filters shown, in order; the others are reached by words or links.
const SHOWN: [&str; 9] = ["topic", "mode", "time", "day", "level", "flag", "audience", "access", "language"];

/// Most choices of one filter: the commonest, and whatever is on.
const MOST: usize = 12;

/// Choices with counts, by filter.
pub fn groups(words: &Words, facets: &[Facet]) -> Vec<Group> {
    let group = |filter: &&str| {
        let own: Vec<&Facet> = facets.iter().filter(|f| f.filter == *filter).collect();
        let mut counts: Vec<usize> = own.iter().map(|f| f.count).collect();
        counts.sort_unstable_by(|a, b| b.cmp(a));
        let least = counts.get(MOST - 1).copied().unwrap_or(0);
        let choices: Vec<Choice> =
            own.iter().filter(|f| f.chosen || f.count >= least).filter_map(|f| choice(words, f)).collect();
        Group { filter: (*filter).to_owned(), heading: format!("search-filter-{filter}"), choices }
    };
    SHOWN.iter().map(group).filter(|g| !g.choices.is_empty()).collect()
}

fn choice(words: &Words, facet: &Facet) -> Option<Choice> {
    let key = word_key(facet.filter, &facet.code);
    if facet.filter == "flag" && key.is_none() {
        return None;
    }
    let label = match key {
        Some(key) => label::Label { text: words.plain(&key, &[]), own: true },
        None => label::named(words, list_name(facet.filter), &facet.code, &facet.label),
    };
    Some(Choice { code: facet.code.to_string(), label, count: facet.count, chosen: facet.chosen })
}

/// The list a filter's codes come from.
fn list_name(filter: &str) -> &str {
    match filter {
        "topic" => List::Topics.name(),
        "mode" => List::Modes.name(),
        "language" => List::Languages.name(),
        other => other,
    }
}

/// The word key of a choice that is not named by the place's vocabulary.
fn word_key(filter: &str, code: &str) -> Option<String> {
    let key = match filter {
        "day" => format!("shell-day-{code}"),
        "time" => format!("search-time-{code}"),
        "audience" => format!("audience-{code}"),
        "level" => format!("search-level-{code}"),
        "flag" => format!("search-flag-{code}"),
        _ => return None,
    };
    Words::exists(&key).then_some(key)
}

/// What is on, each with the address without it.
pub fn tags(words: &Words, vocabulary: &Vocabulary, wish: &Wish) -> Vec<Tag> {
    let on = wish.pairs().into_iter().filter(|(name, _)| !matches!(*name, "q" | "sort"));
    on.map(|(name, value)| Tag {
        said: said(words, vocabulary, name, &value),
        href: wish.address(|other, own| {
            // A distance is nothing without a place to measure from.
            (other == name && own == value) || (name == "near" && matches!(other, "within_miles" | "sort"))
        }),
    })
    .collect()
}

fn said(words: &Words, vocabulary: &Vocabulary, name: &str, value: &str) -> String {
    let label = |list| label::plain(words, vocabulary, list, value);
    match name {
        "near" => words.plain("search-near", &[("area", value)]),
        "within_miles" => words.plain("search-miles", &[("miles", value)]),
        "age" => words.plain("search-age-years", &[("years", value)]),
        "stage" => label(List::Stages),
        "topic" => label(List::Topics),
        "mode" => label(List::Modes),
        "language" => label(List::Languages),
        "access" => label(List::Access),
        "time" => time_name(words, value),
        "hub" => words.plain("search-filter-hub", &[]),
        other => word_key(other, value).map_or_else(|| value.to_owned(), |key| words.plain(&key, &[])),
    }
}
