//! A topic from universal to specialist, a stage of life with what families look for in it, and the antenatal
//! timetable whoever provides it.

use super::{
    list::{Entry, entries},
    model::{RegularTime, Service},
    rows,
    vocabulary::{self, List, Term, Vocabulary},
};
use crate::access::{Action, authorise};
use data::Cx;
use kernel::{
    Id, Result,
    search::{Query, SearchIndex, Sort},
};
use std::collections::BTreeMap;

/// Most services one page lists; the search has the rest.
const MOST: usize = 200;

/// A topic's page.
#[derive(Debug, Clone, PartialEq)]
pub struct TopicPage {
    /// The topic.
    pub topic: Term,
    /// Level of need 1 to 4, what it means, and the services that begin there; in person first, then by name.
    pub levels: Vec<(Term, Vec<Entry>)>,
    /// How many services in all.
    pub total: usize,
    /// Other topics under the same heading.
    pub related: Vec<Term>,
}

/// A stage's page.
#[derive(Debug, Clone, PartialEq)]
pub struct StagePage {
    /// The stage.
    pub stage: Term,
    /// Topics with a service for that age, and how many, commonest first.
    pub topics: Vec<(Term, usize)>,
    /// How many services in all.
    pub total: usize,
}

/// A line of a timetable.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// When.
    pub time: RegularTime,
    /// Where, when it happens somewhere that may be known.
    pub location: Option<(String, String)>,
    /// The service's address.
    pub slug: String,
    /// The service's name.
    pub name: String,
    /// Invented to show how it works.
    pub example: bool,
}

/// The antenatal timetable.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Timetable {
    /// By day and time.
    pub lines: Vec<Line>,
    /// Classes whose times are not stated, by name.
    pub not_stated: Vec<Entry>,
    /// Other help for pregnancy, where a worker meets one family, by name: its times are no class to come to.
    pub others: Vec<Entry>,
}

/// One topic; `None` when there is no such topic.
///
/// # Errors
/// A fault of the index or the database.
pub async fn topic(cx: &Cx, index: &dyn SearchIndex, code: &str) -> Result<Option<TopicPage>> {
    authorise(&cx.actor, Action::ReadRegister)?;
    let vocabulary = vocabulary::load(cx).await?;
    let Some(topic) = vocabulary.term(List::Topics, code) else { return Ok(None) };
    let filters = BTreeMap::from([("topic".to_owned(), vec![code.to_owned()])]);
    let (found, total) = found(cx, index, Query { filters, ..listing() }).await?;
    let group = topic.attribute("group");
    let related = vocabulary.terms(List::Topics).iter().filter(|t| t.code != code && t.attribute("group") == group);
    Ok(Some(TopicPage {
        related: related.cloned().collect(),
        levels: by_level(found, &vocabulary),
        topic: topic.clone(),
        total,
    }))
}

/// One stage; `None` when there is no such stage.
///
/// # Errors
/// As [`topic`].
pub async fn stage(cx: &Cx, index: &dyn SearchIndex, code: &str) -> Result<Option<StagePage>> {
    authorise(&cx.actor, Action::ReadRegister)?;
    let vocabulary = vocabulary::load(cx).await?;
    let Some(stage) = vocabulary.term(List::Stages, code) else { return Ok(None) };
    let query = Query { age: Some(months(&vocabulary, code)), count: vec!["topic".into()], limit: 1, ..listing() };
    let page = index.search(cx.place, &query)?;
    let counts = page.facets.get("topic").cloned().unwrap_or_default();
    let mut topics: Vec<(Term, usize)> = counts
        .iter()
        .filter_map(|(topic, count)| Some((vocabulary.term(List::Topics, topic)?.clone(), *count)))
        .collect();
    topics.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.label.cmp(&b.0.label)));
    Ok(Some(StagePage { stage: stage.clone(), topics, total: page.total }))
}

/// Classes for pregnancy that have times, by day, those that have none, and other help.
///
/// # Errors
/// As [`topic`].
pub async fn antenatal(cx: &Cx, index: &dyn SearchIndex) -> Result<Timetable> {
    authorise(&cx.actor, Action::ReadRegister)?;
    let vocabulary = vocabulary::load(cx).await?;
    let filters = BTreeMap::from([("topic".to_owned(), vec!["pregnancy-birth".to_owned()])]);
    let query = Query { age: Some((-9, -1)), filters, ..listing() };
    let (found, _) = found(cx, index, query).await?;
    let mut table = Timetable::default();
    for entry in found {
        let lines = lines(&entry);
        if !is_class(&entry.service, &vocabulary) {
            table.others.push(entry);
        } else if lines.is_empty() {
            table.not_stated.push(entry);
        } else {
            table.lines.extend(lines);
        }
    }
    table.lines.sort_by(|a, b| (a.time.day, a.time.opens, &a.name).cmp(&(b.time.day, b.time.opens, &b.name)));
    Ok(table)
}

fn listing() -> Query {
    Query { sort: Sort::Name, limit: MOST, ..Query::default() }
}

/// A stage's months; a printed upper month is where the next begins.
fn months(vocabulary: &Vocabulary, stage: &str) -> (i32, i32) {
    let (from, to) = vocabulary.stage_months(stage).unwrap_or_default();
    (from.unwrap_or(i32::MIN / 2), to.map_or(i32::MAX / 2, |to| to - 1))
}

async fn found(cx: &Cx, index: &dyn SearchIndex, query: Query) -> Result<(Vec<Entry>, usize)> {
    let page = index.search(cx.place, &query)?;
    let order: Vec<Id> = page.hits.iter().map(|hit| hit.id).collect();
    let mut services: Vec<Service> = rows::many::<Service>(cx, &order).await?.into_iter().map(|s| s.record).collect();
    services.sort_by_key(|s| order.iter().position(|id| *id == s.id));
    Ok((entries(cx, services).await?, page.total))
}

fn by_level(found: Vec<Entry>, vocabulary: &Vocabulary) -> Vec<(Term, Vec<Entry>)> {
    let mut levels: Vec<(Term, Vec<Entry>)> =
        vocabulary.terms(List::Levels).iter().map(|term| (term.clone(), Vec::new())).collect();
    for entry in found {
        let first = first_level(&entry.service).to_string();
        if let Some((_, there)) = levels.iter_mut().find(|(term, _)| term.code == first) {
            there.push(entry);
        }
    }
    for (_, there) in &mut levels {
        there.sort_by_key(|e| !in_person(&e.service, vocabulary));
    }
    levels
}

/// The lowest level of need it serves; its column when no level is printed.
fn first_level(service: &Service) -> u8 {
    let column = match service.level.as_str() {
        "universal" => 1,
        "targeted" => 2,
        _ => 4,
    };
    service.need_levels.iter().copied().min().unwrap_or(column)
}

fn in_person(service: &Service, vocabulary: &Vocabulary) -> bool {
    service
        .modes
        .iter()
        .filter_map(|mode| vocabulary.term(List::Modes, mode))
        .any(|mode| mode.attribute("in_person").is_some_and(|says| says != "no"))
}

/// Several families meet, or may: a way of helping that is not known to be for one family alone.
fn is_class(service: &Service, vocabulary: &Vocabulary) -> bool {
    let alone =
        |mode: &String| vocabulary.term(List::Modes, mode).is_some_and(|m| m.attribute("together") == Some("no"));
    service.modes.is_empty() || !service.modes.iter().all(alone)
}

fn lines(entry: &Entry) -> Vec<Line> {
    let line = |time: &RegularTime, location| Line {
        time: time.clone(),
        location,
        slug: entry.service.slug.clone(),
        name: entry.service.name.clone(),
        example: entry.service.is_example("times"),
    };
    let there = entry.service.places.iter().flat_map(|place| {
        let location = entry.locations.iter().find(|l| l.id == place.location_id && !l.withheld);
        let named = location.map(|l| (l.slug.clone(), l.name.clone()));
        place.times.iter().map(move |time| line(time, named.clone()))
    });
    there.chain(entry.service.times.iter().map(|time| line(time, None))).collect()
}
