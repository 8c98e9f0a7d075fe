//! Choices with their counts, in the words of filters.

use super::filter::{AUDIENCES, DAYS, Filter};
use super::results::Facet;
use crate::directory::slot::Slot;
use crate::directory::vocabulary::{List, Vocabulary};
use kernel::search::{Counts, Facets};
use std::collections::HashSet;

/// Dimension of the index, filter, and the list that names its codes.
const FACETS: [(&str, &str, Option<List>); 12] = [
    ("topic", "topic", Some(List::Topics)),
    ("stage", "stage", Some(List::Stages)),
    ("group", "group", Some(List::Groups)),
    ("audience", "audience", None),
    ("level", "level", None),
    ("mode", "mode", Some(List::Modes)),
    ("day", "day", None),
    ("time", "time", None),
    ("lang", "language", Some(List::Languages)),
    ("access", "access", Some(List::Access)),
    ("hub", "hub", None),
    ("flag", "flag", None),
];

/// Dimensions the index is asked to count.
pub fn dimensions() -> Vec<String> {
    FACETS.iter().map(|(dimension, ..)| (*dimension).to_owned()).collect()
}

/// Adds counts of a list that shares no service with the first.
pub fn add(counts: &mut Facets, more: &Facets) {
    for (dimension, codes) in more {
        counts.entry(dimension.clone()).or_default().add(codes.clone());
    }
}

/// Services whose times nobody stated.
pub fn not_stated(counts: &Facets) -> usize {
    counts.get("time").map_or(0, |codes| codes.get("not-stated"))
}

/// Every choice that gives something or is chosen, in the order of its list.
pub fn label(counts: &Facets, filter: &Filter, vocabulary: &Vocabulary) -> Vec<Facet> {
    let (mut out, none) = (Vec::new(), Counts::default());
    for (dimension, name, list) in FACETS {
        let counted = counts.get(dimension).unwrap_or(&none);
        let chosen = chosen(filter, name);
        let mut choice = |code: &str, label: &str, count: usize| {
            let chosen = chosen.iter().any(|c| c == code);
            if count > 0 || chosen {
                out.push(Facet { filter: name, code: code.to_owned(), label: label.to_owned(), count, chosen });
            }
        };
        let listed = order(dimension, list, vocabulary);
        listed.iter().for_each(|(code, label)| choice(code, label, counted.get(code)));
        let known: HashSet<&str> = listed.iter().map(|(code, _)| *code).collect();
        let others = counted.iter().filter(|(code, _)| *code != "not-stated" && !known.contains(code));
        others.for_each(|(code, count)| choice(code, code, count));
    }
    out
}

/// Codes with what they are called, in the order they are shown; codes that no list holds come after.
fn order<'a>(dimension: &str, list: Option<List>, vocabulary: &'a Vocabulary) -> Vec<(&'a str, &'a str)> {
    let own = |codes: &[&'static str]| codes.iter().map(|c| (*c, *c)).collect();
    match (list, dimension) {
        (Some(list), _) => vocabulary.terms(list).iter().map(|t| (t.code.as_str(), t.label.as_str())).collect(),
        (None, "audience") => own(&AUDIENCES),
        (None, "level") => own(&["universal", "targeted", "specialist"]),
        (None, "day") => own(&DAYS),
        (None, "time") => own(&Slot::ALL.map(Slot::code)),
        (None, _) => Vec::new(),
    }
}

fn chosen(filter: &Filter, name: &str) -> Vec<String> {
    let flags = [
        ("free", filter.free),
        ("creche", filter.creche),
        ("community", filter.community_led),
        ("fathers", filter.father_inclusive),
        ("warm-space", filter.warm_space),
    ];
    match name {
        "topic" => filter.topics.clone(),
        "stage" => filter.stage.iter().cloned().collect(),
        "group" => filter.groups.clone(),
        "audience" => filter.audience.clone(),
        "level" => filter.levels.clone(),
        "mode" => filter.modes.clone(),
        "day" => filter.days.clone(),
        "time" => filter.times.clone(),
        "language" => filter.languages.clone(),
        "access" => filter.access.clone(),
        "hub" => filter.hub.iter().cloned().collect(),
        "flag" => flags.iter().filter(|(_, on)| *on).map(|(flag, _)| (*flag).to_owned()).collect(),
        _ => Vec::new(),
    }
}
