//! What a reader of the feed asks. Unknown parameters are let pass, as the standard's readers send their own.

use crate::{
    App,
    api::{Asked, Failure},
};
use domain::{
    directory::model::Day,
    interchange::{
        feed::{FeedFilter, Roll},
        oruk_out::{Depth, Publisher, Slice, byday},
    },
};
use jiff::{Timestamp, civil, tz::TimeZone};
use kernel::{Error, Id, search::Query};
use std::{collections::HashSet, sync::Arc};

/// Items on a page when the reader does not say.
const PER_PAGE: usize = 50;
/// Most items on a page.
const MOST: usize = 500;
/// Best matches of `search` that are listed.
const MOST_FOUND: usize = 2_000;

/// A list asked for.
pub struct Listing {
    /// Which items.
    pub filter: FeedFilter,
    /// Which page.
    pub slice: Slice,
    /// The reader named a page or its size.
    pub paged: bool,
    /// How deep.
    pub depth: Depth,
    /// Newline-delimited, everything at once.
    pub lines: bool,
    /// Ids and dates only.
    pub minimal: bool,
}

/// What every list needs.
pub struct Ground {
    /// The place's services as filters see them.
    pub roll: Arc<Roll>,
    /// Who publishes.
    pub publisher: Publisher,
}

/// Reads the roll and the words.
pub async fn ground(app: &App) -> Result<Ground, Failure> {
    let roll = app.rolls.current(&app.cx).await?;
    let publisher = domain::interchange::feed::publisher(&app.cx, &app.settings.base_url).await?;
    Ok(Ground { roll, publisher })
}

/// Which page of a list.
pub fn slice(asked: &mut Asked) -> (Slice, bool) {
    let page = asked.number("page", 1..=1_000_000_usize);
    let per_page = asked.number("per_page", 1..=MOST);
    let paged = page.is_some() || per_page.is_some();
    (Slice { page: page.unwrap_or(1), per_page: per_page.unwrap_or(PER_PAGE) }, paged)
}

/// `json` or `ndjson`; true for the second.
pub fn lines(asked: &mut Asked) -> bool {
    match asked.text("format").map(|t| t.to_lowercase()).as_deref() {
        None | Some("json") => false,
        Some("ndjson") => true,
        Some(_) => {
            asked.invalid("format", "unknown-code", "this must be json or ndjson");
            false
        }
    }
}

/// Reads what both lists of services share.
pub fn listing(app: &App, ground: &Ground, asked: &mut Asked) -> Result<Listing, Error> {
    let (slice, paged) = slice(asked);
    let (minimal, full, lines) = (asked.flag("minimal"), asked.flag("full"), lines(asked));
    let found = match asked.text("search") {
        Some(words) => Some(search(app, &words)?),
        None => None,
    };
    let filter = FeedFilter {
        found,
        terms: terms(&ground.publisher, asked),
        lists: lists(&ground.publisher, asked),
        organisation: asked.value::<Id>("organization_id", "a UUID"),
        minimum_age: asked.number("minimum_age", 0.0..=150.0),
        maximum_age: asked.number("maximum_age", 0.0..=150.0),
        day: day(asked),
        start_time: time(asked, "start_time"),
        end_time: time(asked, "end_time"),
        modified_after_us: modified_after(asked),
        near: None,
    };
    let depth = if full { Depth::Full } else { Depth::List };
    Ok(Listing { filter, slice, paged, depth, lines, minimal })
}

fn search(app: &App, words: &str) -> Result<HashSet<Id>, Error> {
    let text: String = words.chars().take(200).collect();
    let query = Query { text, limit: MOST_FOUND, ..Query::default() };
    let page = app.index.search(app.cx.place, &query)?;
    Ok(page.hits.iter().map(|hit| hit.id).collect())
}

fn terms(publisher: &Publisher, asked: &mut Asked) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for text in asked.list("taxonomy_term_id") {
        let known = |id: Id| publisher.terms.terms().iter().find(|t| publisher.term_id(&t.kind, &t.code) == id);
        match text.parse::<Id>().map(known) {
            Ok(Some(term)) => found.push((term.kind.clone(), term.code.clone())),
            Ok(None) => asked.invalid("taxonomy_term_id", "unknown-code", "no term has this id"),
            Err(_) => asked.malformed("taxonomy_term_id", "malformed-value", "this must be a UUID"),
        }
    }
    found
}

fn lists(publisher: &Publisher, asked: &mut Asked) -> Vec<String> {
    let mut found = Vec::new();
    for text in asked.list("taxonomy_id") {
        let known = |id: Id| publisher.terms.taxonomies().iter().find(|t| publisher.taxonomy_id(&t.kind) == id);
        match text.parse::<Id>().map(known) {
            Ok(Some(list)) => found.push(list.kind.clone()),
            Ok(None) => asked.invalid("taxonomy_id", "unknown-code", "no taxonomy has this id"),
            Err(_) => asked.malformed("taxonomy_id", "malformed-value", "this must be a UUID"),
        }
    }
    found
}

const DAYS: [(Day, &str); 7] = [
    (Day::Mon, "monday"),
    (Day::Tue, "tuesday"),
    (Day::Wed, "wednesday"),
    (Day::Thu, "thursday"),
    (Day::Fri, "friday"),
    (Day::Sat, "saturday"),
    (Day::Sun, "sunday"),
];

/// `MO`, `mon` or `Monday`.
fn day(asked: &mut Asked) -> Option<Day> {
    let text = asked.text("day")?.to_lowercase();
    let named = |(day, name): &(Day, &str)| text == byday(*day).to_lowercase() || text == *name || text == name[..3];
    let found = DAYS.iter().find(|d| named(d)).map(|(day, _)| *day);
    if found.is_none() {
        asked.invalid("day", "unknown-code", "this must be a weekday, for example MO or monday");
    }
    found
}

/// `HH:MM`, with seconds or a zone let pass: ours are all local times.
fn time(asked: &mut Asked, name: &str) -> Option<civil::Time> {
    let text = asked.text(name)?;
    let bare = text.trim_end_matches(['Z', 'z']).split(['+', '-']).next().unwrap_or_default();
    let found = if bare.contains(':') { bare.parse().ok() } else { None };
    if found.is_none() {
        asked.malformed(name, "malformed-value", "this must be a time, for example 09:30");
    }
    found
}

/// A moment, a local moment taken as UTC, or a day from its start.
fn modified_after(asked: &mut Asked) -> Option<i64> {
    let text = asked.text("modified_after")?;
    let utc = |at: civil::DateTime| at.to_zoned(TimeZone::UTC).ok().map(|z| z.timestamp());
    let at = text
        .parse::<Timestamp>()
        .ok()
        .or_else(|| text.parse::<civil::DateTime>().ok().and_then(utc))
        .or_else(|| text.parse::<civil::Date>().ok().and_then(|d| utc(d.at(0, 0, 0, 0))));
    if at.is_none() {
        asked.malformed(
            "modified_after",
            "malformed-value",
            "this must be a date and time, for example 2026-01-31T00:00:00Z",
        );
    }
    at.map(Timestamp::as_microsecond)
}
