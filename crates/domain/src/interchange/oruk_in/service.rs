//! A service of a feed as cells. Codes the place does not know are left out; what stays unsaid changes nothing.

use super::{
    around::{access, contact},
    cells::Cells,
    read::{list, text},
    times::sessions,
};
use crate::{
    directory::{
        find::filter::AUDIENCES,
        model::Service,
        vocabulary::{List, Term, Vocabulary},
    },
    interchange::{
        Format,
        cell::{join, split},
    },
};
use jiff::civil::Date;
use serde_json::Value;
use std::collections::HashMap;

/// Attribute lists that are columns here.
const CODED: [(&str, List, &str); 5] = [
    ("topics", List::Topics, "topics"),
    ("stages", List::Stages, "stages"),
    ("groups", List::Groups, "target_groups"),
    ("modes", List::Modes, "modes"),
    ("levels", List::Levels, "need_levels"),
];
const MARKS: [(&str, &str); 3] =
    [("community-led", "community_led"), ("father-inclusive", "father_inclusive"), ("warm-space", "warm_space")];

/// What a feed's words stand for here.
pub(super) struct Names<'a> {
    pub(super) vocabulary: &'a Vocabulary,
    /// Locations by their id in the feed.
    pub(super) locations: &'a HashMap<String, String>,
    /// The organisation's address.
    pub(super) organisation: Option<&'a str>,
    /// The service as it is here, if it is.
    pub(super) before: Option<&'a Service>,
}

/// A service.
pub(super) fn service(object: &Value, names: &Names<'_>) -> Cells {
    let mut cells = Cells::default();
    cells.put("name", text(object, "name"));
    cells.put("organisation", names.organisation);
    cells.codes("alternate_names", text(object, "alternate_name").map(|t| split(t, ';')).unwrap_or_default());
    words(&mut cells, object, names.before);
    ages(&mut cells, object);
    attributes(&mut cells, object, names.vocabulary);
    cells.put("eligibility", text(object, "eligibility_description"));
    cells.put("join", text(object, "application_process"));
    let ways = list(object, "joining_ways").iter().filter_map(Value::as_str);
    cells.codes(
        "join_ways",
        ways.filter(|w| ["self", "professional", "drop_in"].contains(w)).map(str::to_owned).collect(),
    );
    cells.codes("languages", languages(object, names.vocabulary));
    let interpreter = text(object, "interpretation_services").map(|t| !t.to_lowercase().starts_with("no"));
    cells.flag("interpreter", interpreter.map(Value::Bool).as_ref());
    cells.codes("access", access(object, names.vocabulary));
    cells.codes("area", areas(object, names.vocabulary));
    cells.flag("creche", object.get("creche"));
    cells.put("sessions", Some(&join(sessions(object, names.locations), ';')));
    cells.put("cost", Some(&costs(object)));
    wait(&mut cells, object);
    contact(&mut cells, object);
    link(&mut cells, object, names.before);
    status(&mut cells, object);
    cells.put("review_last", text(object, "assured_date"));
    sources(&mut cells, object, names.before);
    cells
}

fn words(cells: &mut Cells, object: &Value, before: Option<&Service>) {
    let (summary, description) = (text(object, "summary"), text(object, "description"));
    cells.put("summary", summary);
    if description != summary {
        cells.put("description", description);
    }
    if before.is_none() && summary.is_none() {
        let first = description.and_then(|d| d.split_inclusive(['.', '\n']).next()).map(str::trim);
        cells.put("summary", first.filter(|f| f.chars().count() <= 300));
    }
    if before.is_none() {
        // The standard has no such field and nobody may be turned away by a guess.
        cells.put("level", Some("universal"));
    }
}

/// Where facts come from when that is not simply the feed: what it marks as invented, and our own guess.
fn sources(cells: &mut Cells, object: &Value, before: Option<&Service>) {
    let known = |field: &&str| Service::COLUMNS.iter().any(|(_, f)| f == field);
    let invented = list(object, "example_fields").iter().filter_map(Value::as_str).filter(known);
    let mut sources: Vec<String> = invented.map(|field| format!("{field}=example:marked so in the feed")).collect();
    if before.is_none() {
        sources.push("level=inferred:the feed does not say".to_owned());
    }
    cells.put("sources", Some(&join(sources, '|')));
}

/// A service that ended: put away here, if it is here and was not put away before.
pub(super) fn ended(before: Option<&Service>, today: Date) -> Option<HashMap<String, String>> {
    before.filter(|b| b.visibility.archived_on.is_none())?;
    Some(HashMap::from([("archived_on".to_owned(), today.to_string())]))
}

fn ages(cells: &mut Cells, object: &Value) {
    for (months, years, column) in [
        ("minimum_age_months", "minimum_age", "age_from_months"),
        ("maximum_age_months", "maximum_age", "age_to_months"),
    ] {
        let whole = object.get(months).and_then(Value::as_i64);
        #[expect(clippy::cast_possible_truncation, reason = "bounded on both sides just before")]
        let from_years = || {
            let years = object.get(years).and_then(Value::as_f64).filter(|y| (0.0..=150.0).contains(y))?;
            Some((years * 12.0).round() as i64)
        };
        cells.put(column, whole.or_else(from_years).map(|m| m.to_string()).as_deref());
    }
}

fn attributes(cells: &mut Cells, object: &Value, vocabulary: &Vocabulary) {
    let found: Vec<(&str, &str)> = list(object, "attributes")
        .iter()
        .filter_map(|a| Some((text(a, "link_type").unwrap_or_default(), attribute(a)?)))
        .collect();
    for (kind, codes, column) in CODED {
        // Publishers elsewhere name their lists as they like: topics are looked for in all of them.
        let of_kind = found.iter().filter(|(k, _)| *k == kind || (kind == "topics" && !is_ours(k)));
        let mut named: Vec<String> = Vec::new();
        for code in of_kind.filter_map(|(_, said)| known(vocabulary, codes, said)) {
            if !named.contains(&code) {
                named.push(code);
            }
        }
        cells.codes(column, named);
    }
    let audience = found.iter().filter(|(k, code)| *k == "audience" && AUDIENCES.contains(code));
    cells.codes("audience", audience.map(|(_, code)| (*code).to_owned()).collect());
    for (mark, column) in MARKS {
        if found.contains(&("marks", mark)) {
            cells.put(column, Some("yes"));
        }
    }
}

/// True when an attribute was read into some column, or only repeats what another field says.
pub(super) fn is_kept(attribute: &Value, said: &str, vocabulary: &Vocabulary) -> bool {
    match text(attribute, "link_type").unwrap_or_default() {
        "audience" => AUDIENCES.contains(&said),
        "marks" => MARKS.iter().any(|(mark, _)| *mark == said) || said == "has-example-facts",
        kind => {
            let list = CODED.iter().find(|(k, _, _)| *k == kind).map_or(List::Topics, |(_, list, _)| *list);
            known(vocabulary, list, said).is_some()
        }
    }
}

fn is_ours(kind: &str) -> bool {
    CODED.iter().any(|(k, _, _)| *k == kind) || ["audience", "marks"].contains(&kind)
}

fn languages(object: &Value, vocabulary: &Vocabulary) -> Vec<String> {
    let said = list(object, "languages").iter().filter_map(language);
    said.filter_map(|said| known(vocabulary, List::Languages, said)).collect()
}

/// A language as the feed calls it.
pub(super) fn language(object: &Value) -> Option<&str> {
    text(object, "code").or_else(|| text(object, "name"))
}

fn areas(object: &Value, vocabulary: &Vocabulary) -> Vec<String> {
    list(object, "service_areas").iter().filter_map(area).filter_map(|a| known(vocabulary, List::Areas, a)).collect()
}

/// An area as the feed calls it.
pub(super) fn area(object: &Value) -> Option<&str> {
    text(object, "name").or_else(|| text(object, "extent"))
}

/// What the feed calls an attribute.
pub(super) fn attribute(object: &Value) -> Option<&str> {
    let term = object.get("taxonomy_term")?;
    text(term, "code").or_else(|| text(term, "name"))
}

/// The code of a list here that is meant, by code or by label.
pub(super) fn known(vocabulary: &Vocabulary, list: List, said: &str) -> Option<String> {
    let same = |t: &&Term| t.code == said || t.label.eq_ignore_ascii_case(said);
    vocabulary.terms(list).iter().find(same).map(|t| t.code.clone())
}

fn costs(object: &Value) -> String {
    join(list(object, "cost_options").iter().filter_map(cost), ';')
}

/// A cost as a cell has it; nothing without an amount.
pub(super) fn cost(cost: &Value) -> Option<String> {
    let words = text(cost, "amount_description").unwrap_or_default();
    let pounds = cost.get("amount").and_then(Value::as_f64).filter(|p| (0.0..1_000_000.0).contains(p));
    let amount = match pounds {
        Some(0.0) => "free".to_owned(),
        Some(pounds) => format!("£{pounds:.2}"),
        None if text(cost, "option") == Some("free") => "free".to_owned(),
        None => return None,
    };
    Some(format!("{amount} {words}").trim().to_owned())
}

fn wait(cells: &mut Cells, object: &Value) {
    if let Some((weeks, on)) = waiting(object) {
        cells.put("wait_weeks", Some(weeks));
        cells.put("wait_stated_on", Some(on));
    }
}

/// Whole weeks, and the day it was stated: a wait without that day says nothing.
pub(super) fn waiting(object: &Value) -> Option<(&str, &str)> {
    let (number, unit) = text(object, "wait_time")?.split_once(' ')?;
    let weeks = (number.parse::<u32>().is_ok() && unit.starts_with("week")).then_some(number)?;
    Some((weeks, text(object, "wait_time_stated_on")?))
}

fn link(cells: &mut Cells, object: &Value, before: Option<&Service>) {
    let url = text(object, "url");
    cells.put("link_url", url);
    if url.is_some() && before.is_none_or(|b| b.links.is_empty()) {
        cells.put("link_label", Some("Website"));
    }
}

fn status(cells: &mut Cells, object: &Value) {
    match text(object, "status") {
        Some("temporarily closed") => {
            cells.put("temporarily_closed", text(object, "alert").or(Some("Closed for now")));
        }
        Some("inactive") => cells.put("invisible", Some("yes")),
        _ => {}
    }
}
