//! Why a service is in the list, what the log may keep, and the same search with one filter less.

use super::ask::Ask;
use super::filter::Filter;
use super::results::Reason;
use crate::directory::card::Card;
use crate::directory::log::{Channel, Facts, Look};
use crate::directory::vocabulary::Vocabulary;
use data::Cx;
use kernel::search::Query;
use std::collections::{BTreeMap, BTreeSet};

/// A filter's name and how it is taken away.
type Drop = (&'static str, fn(&mut Filter));

/// Most reasons one result gives.
const MOST_REASONS: usize = 4;

/// Reasons, the weightiest first.
pub fn reasons(ask: &Ask, query: &Query, card: &Card) -> Vec<Reason> {
    let (filter, heard) = (&ask.filter, &ask.heard);
    let mut out = Vec::new();
    let said = |heard: &[crate::directory::words::Heard], chosen: &[String], has: &[String]| -> Vec<String> {
        let mut codes: Vec<String> = heard.iter().map(|h| h.code.clone()).chain(chosen.iter().cloned()).collect();
        codes.retain(|code| has.contains(code));
        codes.dedup();
        codes
    };
    let topics = said(&heard.topics, &filter.topics, &card.topics);
    out.extend(topics.iter().cloned().map(|topic| Reason::Topic { topic }));
    let related = ask.related.iter().filter(|(topic, _)| card.topics.contains(topic));
    out.extend(related.map(|(t, gap)| Reason::Related { topic: t.clone(), instead_of: gap.clone() }));
    out.extend(
        said(&heard.groups, &filter.groups, &card.target_groups).into_iter().map(|group| Reason::Group { group }),
    );
    if (heard.audience.iter().any(|a| a.code == "fathers") || filter.father_inclusive) && card.father_inclusive {
        out.push(Reason::Fathers);
    }
    match query.age {
        Some((_, to)) if to < 0 => out.push(Reason::Expecting),
        Some((from, to)) if from == to => out.push(Reason::Age { months: from }),
        _ => {}
    }
    let stage = filter.stage.as_slice();
    out.extend(said(&heard.stages, stage, &card.stages).into_iter().map(|stage| Reason::Stage { stage }));
    out.extend(said(&heard.times, &filter.times, &card.times).into_iter().map(|time| Reason::Time { time }));
    out.extend(said(&heard.modes, &filter.modes, &card.modes).into_iter().map(|mode| Reason::Mode { mode }));
    if topics.is_empty() && heard.topics.is_empty() && !query.text.is_empty() {
        out.push(Reason::Words);
    }
    out.truncate(MOST_REASONS);
    out
}

/// What the search log may keep.
pub fn look(cx: &Cx, vocabulary: &Vocabulary, ask: &Ask, results: usize) -> Look {
    let (filter, understood) = (&ask.filter, ask.understood());
    let both = |chosen: &[String], heard: &[String]| -> Vec<String> {
        let codes: BTreeSet<String> = chosen.iter().chain(heard).cloned().collect();
        codes.into_iter().collect()
    };
    let mut stages = both(filter.stage.as_slice(), &understood.stages);
    if stages.is_empty() {
        let age = filter.age_months.or(understood.age_months);
        stages.extend(age.and_then(|months| vocabulary.stage_at(months)).map(str::to_owned));
    }
    let age: Vec<String> = filter.age_months.or(understood.age_months).iter().map(i32::to_string).collect();
    let said = |on: bool| if on { vec!["yes".to_owned()] } else { Vec::new() };
    let mut filters: BTreeMap<String, Vec<String>> = [
        ("group", both(&filter.groups, &understood.groups)),
        ("stage", stages),
        ("mode", both(&filter.modes, &understood.modes)),
        ("time", both(&filter.times, &understood.times)),
        ("day", filter.days.clone()),
        ("level", filter.levels.clone()),
        ("language", filter.languages.clone()),
        ("access", filter.access.clone()),
        ("audience", both(&filter.audience, &understood.audience)),
        ("age_months", age),
        ("expecting", said(filter.expecting || understood.expecting)),
        ("free", said(filter.free)),
        ("creche", said(filter.creche)),
        ("hub", said(filter.hub.is_some())),
    ]
    .map(|(name, codes)| (name.to_owned(), codes))
    .into();
    filters.retain(|_, codes| !codes.is_empty());
    let facts = Facts { topics: both(&filter.topics, &understood.topics), filters, gaps: ask.gaps.clone() };
    Look::new(cx, Channel::Search, facts, ask.spot.as_ref().map_or("", |s| s.outward.as_str()), results)
}

/// The same search with one filter less, for every filter in use.
pub fn without_each(ask: &Ask) -> Vec<(&'static str, Ask)> {
    let drops: [Drop; 17] = [
        ("q", |f| f.q.clear()),
        ("age_months", |f| f.age_months = None),
        ("expecting", |f| f.expecting = false),
        ("due", |f| f.due = None),
        ("stage", |f| f.stage = None),
        ("topic", |f| f.topics.clear()),
        ("group", |f| f.groups.clear()),
        ("level", |f| f.levels.clear()),
        ("mode", |f| f.modes.clear()),
        ("day", |f| f.days.clear()),
        ("time", |f| f.times.clear()),
        ("language", |f| f.languages.clear()),
        ("access", |f| f.access.clear()),
        ("hub", |f| f.hub = None),
        ("audience", |f| f.audience.clear()),
        ("within_miles", |f| f.within_miles = None),
        ("flag", |f| {
            (f.free, f.creche, f.community_led, f.father_inclusive, f.warm_space) = (false, false, false, false, false);
        }),
    ];
    let mut out = Vec::new();
    for (name, drop_it) in drops {
        let mut less = ask.clone();
        drop_it(&mut less.filter);
        if less.filter != ask.filter {
            if name == "q" {
                less.heard = Default::default();
                less.related.clear();
            }
            out.push((name, less));
        }
    }
    out
}
