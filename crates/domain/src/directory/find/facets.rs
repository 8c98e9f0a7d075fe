//! Choices with their counts, in the words of filters.

use super::filter::{AUDIENCES, DAYS, Filter};
use super::results::Facet;
use crate::directory::slot::Slot;
use crate::directory::vocabulary::{Choice, List, Vocabulary};
use kernel::search::{Counts, Facets};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{Arc, LazyLock};

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

/// Every choice that gives something or is chosen, in the order of its list; codes that no list holds come after.
pub fn label(counts: &Facets, filter: &Filter, vocabulary: &Vocabulary) -> Vec<Facet> {
    let (mut out, none) = (Vec::new(), Counts::default());
    for (dimension, name, list) in FACETS {
        let counted = counts.get(dimension).unwrap_or(&none);
        let chosen = chosen(filter, name);
        let mut choice = |code: &Arc<str>, label: &Arc<str>, count: usize| {
            let chosen = chosen.contains(&**code);
            if count > 0 || chosen {
                out.push(Facet { filter: name, code: code.clone(), label: label.clone(), count, chosen });
            }
        };
        let listed = order(dimension, list, vocabulary);
        let mut found = 0;
        for (code, label) in listed {
            let count = counted.get(code);
            found += usize::from(count > 0);
            choice(code, label, count);
        }
        if found < counted.len() {
            let known: HashSet<&str> = listed.iter().map(|(code, _)| &**code).collect();
            let others = counted.iter().filter(|(code, _)| &**code != "not-stated" && !known.contains(&**code));
            others.for_each(|(code, count)| choice(code, code, *count));
        }
    }
    out
}

/// Codes that are not the place's own, in the order they are shown.
static ORDERS: LazyLock<HashMap<&'static str, Vec<Choice>>> = LazyLock::new(|| {
    let own = |codes: &[&'static str]| codes.iter().map(|c| ((*c).into(), (*c).into())).collect();
    HashMap::from([
        ("audience", own(&AUDIENCES)),
        ("level", own(&["universal", "targeted", "specialist"])),
        ("day", own(&DAYS)),
        ("time", own(&Slot::ALL.map(Slot::code))),
    ])
});

/// Codes with what they are called, in the order they are shown.
fn order<'a>(dimension: &str, list: Option<List>, vocabulary: &'a Vocabulary) -> &'a [Choice] {
    match list {
        Some(list) => vocabulary.choices(list),
        None => ORDERS.get(dimension).map_or(&[], Vec::as_slice),
    }
}

fn chosen<'a>(filter: &'a Filter, name: &str) -> BTreeSet<&'a str> {
    let flags = [
        ("free", filter.free),
        ("creche", filter.creche),
        ("community", filter.community_led),
        ("fathers", filter.father_inclusive),
        ("warm-space", filter.warm_space),
    ];
    let codes = match name {
        "topic" => &filter.topics,
        "stage" => return filter.stage.iter().map(String::as_str).collect(),
        "group" => &filter.groups,
        "audience" => &filter.audience,
        "level" => &filter.levels,
        "mode" => &filter.modes,
        "day" => &filter.days,
        "time" => &filter.times,
        "language" => &filter.languages,
        "access" => &filter.access,
        "hub" => return filter.hub.iter().map(String::as_str).collect(),
        _ => return flags.iter().filter(|(_, on)| *on).map(|(flag, _)| *flag).collect(),
    };
    codes.iter().map(String::as_str).collect()
}
