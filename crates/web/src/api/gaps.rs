//! `GET /api/v1/gaps`: what is offered beside what is asked for.

use super::{ApiResult, Asked, failure::Errors};
use crate::{App, say::label, shell::Words};
use axum::{Extension, Json, extract::State, response::IntoResponse};
use domain::directory::vocabulary::List;
use domain::insight::{
    demand::Ask,
    disclosure::{Row as Protected, Shown},
    gaps::{self, Gaps as Found},
    supply::{Only, Slot, Supply},
};
use kernel::Language;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Supply beside demand, topic by topic.
#[derive(Debug, Serialize, ToSchema)]
pub struct Gaps {
    /// Services counted: public today and fitting the filters.
    services: u32,
    /// One row a topic, in the place's order.
    rows: Vec<GapRow>,
    /// Times of the week.
    times: Vec<GapTime>,
    /// Pairs of services so alike that a person should look.
    likely_duplicates: Vec<GapPair>,
    /// Searches are counted from this day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    searches_since: Option<String>,
}

/// One topic.
#[derive(Debug, Serialize, ToSchema)]
struct GapRow {
    /// Its code.
    topic: String,
    /// Its name; under a language's prefix (`/ar`), its name in that language.
    label: String,
    /// Services that help with it. Invented example facts are never counted.
    supply: u32,
    /// Those met in person.
    in_person: u32,
    /// Those where no source says whether they are.
    in_person_not_stated: u32,
    /// Services by level of need, 1 to 4.
    levels: BTreeMap<String, u32>,
    /// Services by life stage.
    stages: BTreeMap<String, u32>,
    /// Services by way of help.
    modes: BTreeMap<String, u32>,
    /// Services by time of the week, where a source states it.
    times: BTreeMap<String, u32>,
    /// Services whose times no source states.
    times_not_stated: u32,
    /// Services whose places no source states.
    places_not_stated: u32,
    /// What published surveys say, as printed.
    demand: Vec<GapDemand>,
    /// This year's searches for it; absent when nobody looked.
    #[serde(skip_serializing_if = "Option::is_none")]
    searches: Option<GapSearches>,
    /// How it stands.
    state: GapState,
}

/// How a topic stands: no service; one service or none in person; met; or no source says.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum GapState {
    Unmet,
    Thin,
    Met,
    NotStated,
}

/// One printed survey figure.
#[derive(Debug, Serialize, ToSchema)]
struct GapDemand {
    /// Which survey, by year.
    survey: String,
    /// Which question.
    question: String,
    /// The answer as printed.
    item: String,
    /// People who gave it, when printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u32>,
    /// People who answered the question, when known.
    #[serde(skip_serializing_if = "Option::is_none")]
    base: Option<u32>,
    /// Whether the base was printed or inferred.
    base_kind: String,
    /// Percentage as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<f64>,
    /// Count over base, where both are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    percent_computed: Option<f64>,
    /// False when the printed figures contradict each other.
    #[serde(skip_serializing_if = "Option::is_none")]
    reconciles: Option<bool>,
    /// The document.
    source: String,
}

/// Searches, rounded to the nearest five. Null is hidden: few people, or needed to protect few people.
#[derive(Debug, Serialize, ToSchema)]
struct GapSearches {
    /// All of them.
    #[schema(required)]
    all: Option<u32>,
    /// Those that found nothing.
    #[schema(required)]
    found_nothing: Option<u32>,
    /// Those that found one or two services.
    #[schema(required)]
    found_few: Option<u32>,
    /// Those that found more.
    #[schema(required)]
    found_more: Option<u32>,
}

/// One time of the week.
#[derive(Debug, Serialize, ToSchema)]
struct GapTime {
    /// `weekday`, `school_hours`, `evening` or `weekend`.
    time: String,
    /// Services some source says run then.
    stated: u32,
    /// Services whose times no source states.
    not_stated: u32,
    /// What surveys say, as printed.
    demand: Vec<GapDemand>,
}

/// Two services to look at.
#[derive(Debug, Serialize, ToSchema)]
struct GapPair {
    /// The first.
    first: String,
    /// The second.
    second: String,
}

impl From<Ask> for GapDemand {
    fn from(ask: Ask) -> Self {
        Self {
            survey: ask.survey,
            question: ask.question,
            item: ask.item,
            count: ask.count,
            base: ask.base,
            base_kind: ask.base_kind,
            percent: ask.percent_printed,
            percent_computed: ask.percent_computed,
            reconciles: ask.reconciles,
            source: ask.source,
        }
    }
}

impl GapRow {
    fn new(words: &Words, row: gaps::Row) -> Self {
        use domain::insight::state::State;
        let Supply { services, in_person, in_person_unclear, levels, stages, modes, slots, .. } = row.supply;
        Self {
            label: label::named(words, List::Topics.name(), &row.topic, &row.label).text,
            topic: row.topic,
            supply: services,
            in_person,
            in_person_not_stated: in_person_unclear,
            levels: levels.into_iter().map(|(level, n)| (level.to_string(), n)).collect(),
            stages,
            modes,
            times: slots.into_iter().map(|(slot, n)| (slot.code().to_owned(), n)).collect(),
            times_not_stated: row.supply.times_not_stated,
            places_not_stated: row.supply.places_not_stated,
            demand: row.demand.into_iter().map(GapDemand::from).collect(),
            searches: row.searches.as_ref().map(GapSearches::from),
            state: match row.state {
                State::Unmet => GapState::Unmet,
                State::Thin => GapState::Thin,
                State::NotStated => GapState::NotStated,
                State::Met => GapState::Met,
            },
        }
    }
}

impl From<&Protected> for GapSearches {
    fn from(row: &Protected) -> Self {
        let cell = |at: usize| row.cells.get(at).copied().and_then(figure);
        Self { all: figure(row.total), found_nothing: cell(0), found_few: cell(1), found_more: cell(2) }
    }
}

fn figure(shown: Shown) -> Option<u32> {
    match shown {
        Shown::Zero => Some(0),
        Shown::About(count) => Some(count),
        Shown::Hidden => None,
    }
}

impl Gaps {
    fn new(words: &Words, found: Found) -> Self {
        let not_stated = found.count.all.times_not_stated;
        let time = |time: gaps::Time| GapTime {
            time: Slot::code(time.slot).to_owned(),
            stated: time.stated,
            not_stated,
            demand: time.demand.into_iter().map(GapDemand::from).collect(),
        };
        Self {
            services: found.count.all.services,
            likely_duplicates: found
                .count
                .duplicates
                .iter()
                .map(|pair| GapPair { first: pair.first.clone(), second: pair.second.clone() })
                .collect(),
            searches_since: found.searches.since.map(|d| d.to_string()),
            rows: found.rows.into_iter().map(|row| GapRow::new(words, row)).collect(),
            times: found.times.into_iter().map(time).collect(),
        }
    }
}

/// Reads which services to count.
pub fn only(asked: &mut Asked) -> Only {
    let time = asked.text("time").and_then(|code| {
        let slot = Slot::ALL.into_iter().find(|slot| slot.code() == code);
        if slot.is_none() {
            asked.invalid("time", "unknown-code", "this must be weekday, school_hours, evening or weekend");
        }
        slot
    });
    Only { stage: asked.text("stage"), level: asked.number("level", 1..=4), mode: asked.text("mode"), time }
}

/// What is offered beside what is asked for.
///
/// Supply counts public services; facts invented for show are never counted. Demand is from published
/// surveys, as printed, and from searches, small counts protected.
#[utoipa::path(
    get, path = "/api/v1/gaps", operation_id = "gaps", tag = "Partnership",
    params(
        ("stage" = Option<String>, Query, description = "Count only services of this life stage"),
        ("level" = Option<u8>, Query, description = "Count only services of this level of need", minimum = 1, maximum = 4),
        ("mode" = Option<String>, Query, description = "Count only services given this way"),
        ("time" = Option<String>, Query, description = "weekday, school_hours, evening or weekend: leave out services that are stated to run only at other times"),
    ),
    responses(
        (status = 200, description = "Topic by topic", body = Gaps),
        (status = 400, description = "A parameter cannot be read", body = Errors),
        (status = 422, description = "A parameter is not acceptable", body = Errors),
    )
)]
pub async fn gaps(State(app): State<App>, Extension(language): Extension<Language>, mut asked: Asked) -> ApiResult {
    let only = only(&mut asked);
    asked.no_others();
    asked.done()?;
    let found = gaps::gaps(&app.cx, &app.counts, &only).await?;
    Ok(Json(Gaps::new(&Words::of(&language.0), found)).into_response())
}
