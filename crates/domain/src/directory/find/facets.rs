//! Choices with their counts, in the words of filters.

use super::filter::{AUDIENCES, DAYS, Filter};
use super::results::Facet;
use crate::directory::slot::Slot;
use crate::directory::vocabulary::{List, Vocabulary};
use std::collections::BTreeMap;

type Counts = BTreeMap<String, BTreeMap<String, usize>>;

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
pub fn add(counts: &mut Counts, more: Counts) {
    for (dimension, codes) in more {
        let into = counts.entry(dimension).or_default();
        codes.into_iter().for_each(|(code, count)| *into.entry(code).or_default() += count);
    }
}

/// Services whose times nobody stated.
pub fn not_stated(counts: &Counts) -> usize {
    counts.get("time").and_then(|codes| codes.get("not-stated")).copied().unwrap_or(0)
}

/// Every choice that gives something or is chosen, in the order of its list.
pub fn label(counts: &Counts, filter: &Filter, vocabulary: &Vocabulary) -> Vec<Facet> {
    let mut out = Vec::new();
    for (dimension, name, list) in FACETS {
        let counted = counts.get(dimension);
        let chosen = chosen(filter, name);
        let mut codes = order(dimension, list, vocabulary);
        codes.extend(counted.into_iter().flatten().map(|(code, _)| code.clone()).filter(|c| c != "not-stated"));
        let mut seen = std::collections::BTreeSet::new();
        codes.retain(|code| seen.insert(code.clone()));
        for code in codes {
            let count = counted.and_then(|c| c.get(&code)).copied().unwrap_or(0);
            let is_chosen = chosen.contains(&code);
            if count > 0 || is_chosen {
                let label = list.map_or(code.as_str(), |list| vocabulary.label(list, &code)).to_owned();
                out.push(Facet { filter: name.into(), code, label, count, chosen: is_chosen });
            }
        }
    }
    out
}

fn order(dimension: &str, list: Option<List>, vocabulary: &Vocabulary) -> Vec<String> {
    let own = |codes: &[&str]| codes.iter().map(|c| (*c).to_owned()).collect();
    match (list, dimension) {
        (Some(list), _) => vocabulary.terms(list).iter().map(|t| t.code.clone()).collect(),
        (None, "audience") => own(&AUDIENCES),
        (None, "level") => own(&["universal", "targeted", "specialist"]),
        (None, "day") => own(&DAYS),
        (None, "time") => Slot::ALL.iter().map(|s| s.code().to_owned()).collect(),
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
