//! `GET /api/v1/services`: find.

use super::{
    ApiResult, Asked,
    card::Service,
    failure::Errors,
    kept::{Kept, Moment},
};
use crate::{App, say::found::Sentences, shell::words::Words};
use axum::{
    extract::{RawQuery, State},
    http::header,
    response::IntoResponse,
};
use domain::directory::{
    find::{self, Filter, Item, Order, Results},
    vocabulary,
};
use kernel::Error;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// One page of what was found.
#[derive(Debug, Serialize, ToSchema)]
pub struct Found<'a> {
    /// All that match; with `near`, those with a place within reach.
    total: usize,
    /// This page, from 1.
    page: usize,
    /// Services on a full page.
    per_page: usize,
    /// This page.
    items: Vec<Service<'a>>,
    /// Filter by filter, each code with the number of services there would be with it.
    #[schema(value_type = BTreeMap<String, Vec<Choice>>)]
    facets: BTreeMap<&'static str, Vec<Choice<'a>>>,
    /// With `near`: online, by phone, or for the whole area.
    #[serde(skip_serializing_if = "Option::is_none")]
    elsewhere: Option<Elsewhere<'a>>,
    /// Services that match apart from day and time, and whose times nobody stated.
    times_not_stated: usize,
    /// What the words were taken to mean, as codes.
    understood: Understood<'a>,
    /// Topics asked for that no service here has.
    gaps: &'a [String],
    /// Kinds of danger the words may speak of: show urgent help first.
    urgent: &'a [String],
    /// When nothing was found: each filter, and how many there would be without it.
    loosen: BTreeMap<&'a str, usize>,
}

/// One choice of a filter.
#[derive(Debug, Serialize, ToSchema)]
struct Choice<'a> {
    /// Code to send.
    code: &'a str,
    /// For people.
    label: &'a str,
    /// Services there would be with it.
    count: usize,
    /// Chosen now.
    chosen: bool,
}

/// Services that need no journey.
#[derive(Debug, Serialize, ToSchema)]
struct Elsewhere<'a> {
    /// All of them.
    total: usize,
    /// The first few.
    items: Vec<Service<'a>>,
}

/// What the words were taken to mean.
#[derive(Debug, Serialize, ToSchema)]
struct Understood<'a> {
    /// Topics, strongest first.
    topics: &'a [String],
    /// Target groups.
    about: &'a [String],
    /// Life stages.
    stages: &'a [String],
    /// Times of the week.
    times: &'a [String],
    /// Ways of helping.
    modes: &'a [String],
    /// The child's age that was used.
    #[serde(skip_serializing_if = "Option::is_none")]
    age_months: Option<i32>,
    /// A baby is on the way.
    expecting: bool,
    /// The words with spellings mended.
    #[serde(skip_serializing_if = "Option::is_none")]
    corrected: Option<&'a str>,
}

/// Find services.
///
/// Codes of one filter are alternatives (repeat it, or separate with commas); different filters all apply.
/// A service that states no limit of age matches every age.
#[utoipa::path(
    get, path = "/api/v1/services", operation_id = "services", tag = "Find",
    params(
        ("q" = Option<String>, Query, description = "Own words", max_length = 500),
        ("age_months" = Option<i32>, Query, description = "The child's age; pregnancy is -9 to -1", minimum = -9, maximum = 311),
        ("expecting" = Option<bool>, Query, description = "A baby is on the way"),
        ("stage" = Option<String>, Query, description = "Life-stage code"),
        ("topic" = Option<Vec<String>>, Query, description = "Topic codes"),
        ("level" = Option<Vec<String>>, Query, description = "universal, targeted, specialist, or 1 to 4"),
        ("mode" = Option<Vec<String>>, Query, description = "Delivery-mode codes"),
        ("day" = Option<Vec<String>>, Query, description = "mon to sun"),
        ("time" = Option<Vec<String>>, Query, description = "weekday, school_hours, evening, weekend"),
        ("cost" = Option<String>, Query, description = "free"),
        ("language" = Option<Vec<String>>, Query, description = "Language codes"),
        ("access" = Option<Vec<String>>, Query, description = "Accessibility codes; all of them apply"),
        ("audience" = Option<Vec<String>>, Query, description = "Who it is for, for example fathers"),
        ("about" = Option<Vec<String>>, Query, description = "Target-group codes"),
        ("creche" = Option<bool>, Query, description = "With a creche"),
        ("community_led" = Option<bool>, Query, description = "Run by or rooted in a community organisation"),
        ("father_inclusive" = Option<bool>, Query, description = "Made for or naming fathers"),
        ("warm_space" = Option<bool>, Query, description = "A warm space or free activity"),
        ("hub" = Option<String>, Query, description = "yes for any family hub, or the address of one"),
        ("near" = Option<String>, Query, description = "First half of a postcode; never a whole one"),
        ("within_miles" = Option<u32>, Query, description = "1, 2, 5, 10 or 20; needs near"),
        ("sort" = Option<String>, Query, description = "best, nearest (needs near) or name"),
        ("page" = Option<usize>, Query, description = "From 1; within the first 10,000 results", minimum = 1, maximum = 10000),
        ("per_page" = Option<usize>, Query, description = "Services on a page", minimum = 1, maximum = 50),
    ),
    responses(
        (status = 200, description = "One page", body = Found),
        (status = 400, description = "A parameter cannot be read", body = Errors),
        (status = 422, description = "A parameter is not acceptable", body = Errors),
    )
)]
pub async fn list(State(app): State<App>, RawQuery(question): RawQuery, mut asked: Asked) -> ApiResult {
    let question = question.unwrap_or_default();
    let moment = Moment::now(&app.cx, app.index.as_ref()).await?;
    let known = app.answers.get(&moment, &question);
    let answer = match known {
        Some(Kept { body, look }) => Kept { body, look: look.again(&app.cx) },
        None => {
            let filter = read(&mut asked);
            asked.no_others();
            asked.done()?;
            let answer = find(&app, filter).await?;
            app.answers.keep(moment, question, answer.clone());
            answer
        }
    };
    app.looks.note(&app.cx, answer.look);
    Ok(([(header::CONTENT_TYPE, "application/json")], answer.body).into_response())
}

async fn find(app: &App, filter: Filter) -> Result<Kept, Error> {
    let found = find::find(&app.cx, app.index.as_ref(), filter).await?;
    let vocabulary = vocabulary::load(&app.cx).await?;
    let reasons = found.items.iter().chain(found.band.iter().flat_map(|b| &b.items)).flat_map(|item| &item.reasons);
    let said = Sentences::new(&Words::of("en"), &vocabulary, reasons);
    let mut body = Vec::with_capacity(USUAL_BYTES);
    serde_json::to_writer(&mut body, &show(&said, &found)).map_err(Error::internal)?;
    Ok(Kept { body: body.into(), look: found.look })
}

fn read(asked: &mut Asked) -> Filter {
    Filter {
        q: asked.text("q").unwrap_or_default(),
        age_months: asked.value("age_months", "a whole number of months"),
        expecting: asked.flag("expecting"),
        stage: asked.text("stage"),
        topics: asked.list("topic"),
        groups: asked.list("about"),
        levels: asked.list("level"),
        modes: asked.list("mode"),
        days: asked.list("day"),
        times: asked.list("time"),
        free: is_free(asked),
        languages: asked.list("language"),
        access: asked.list("access"),
        audience: asked.list("audience"),
        creche: asked.flag("creche"),
        community_led: asked.flag("community_led"),
        father_inclusive: asked.flag("father_inclusive"),
        warm_space: asked.flag("warm_space"),
        hub: asked.text("hub"),
        near: near(asked),
        within_miles: asked.value("within_miles", "a whole number of miles"),
        sort: sort(asked),
        page: asked.value("page", "a whole number from 1"),
        per_page: asked.value("per_page", "a whole number from 1"),
        ..Filter::default()
    }
}

fn is_free(asked: &mut Asked) -> bool {
    match asked.text("cost").as_deref() {
        None => false,
        Some("free") => true,
        Some(_) => {
            asked.invalid("cost", "unknown-code", "this must be free");
            false
        }
    }
}

fn sort(asked: &mut Asked) -> Option<Order> {
    match asked.text("sort").as_deref() {
        None => None,
        Some("best") => Some(Order::Best),
        Some("nearest") => Some(Order::Nearest),
        Some("name") => Some(Order::Name),
        Some(_) => {
            asked.invalid("sort", "unknown-code", "this must be best, nearest or name");
            None
        }
    }
}

/// A whole postcode in an address would end up in somebody's log: only its first half is taken.
fn near(asked: &mut Asked) -> Option<String> {
    let near = asked.text("near")?;
    if domain::directory::postcodes::Postcode::parse(&near, "near").is_ok() {
        asked.invalid("near", "postcode-too-exact", "send only the first half of the postcode");
        return None;
    }
    Some(near)
}

/// Room for a usual page, so that it is not moved while it grows.
const USUAL_BYTES: usize = 32 * 1024;

fn show<'a>(said: &'a Sentences, found: &'a Results) -> Found<'a> {
    let service = |item: &'a Item| Service::new(&item.card, said.of(&item.reasons), item.metres);
    let mut facets: BTreeMap<&'static str, Vec<Choice<'_>>> = BTreeMap::new();
    for facet in &found.facets {
        let choice = Choice { code: &facet.code, label: &facet.label, count: facet.count, chosen: facet.chosen };
        facets.entry(facet.filter).or_default().push(choice);
    }
    let heard = &found.understood;
    Found {
        total: found.total,
        page: found.page,
        per_page: found.per_page,
        items: found.items.iter().map(service).collect(),
        facets,
        elsewhere: found
            .band
            .as_ref()
            .map(|band| Elsewhere { total: band.total, items: band.items.iter().map(service).collect() }),
        times_not_stated: found.times_not_stated,
        understood: Understood {
            topics: &heard.topics,
            about: &heard.groups,
            stages: &heard.stages,
            times: &heard.times,
            modes: &heard.modes,
            age_months: heard.age_months,
            expecting: heard.expecting,
            corrected: heard.corrected.as_deref(),
        },
        gaps: &found.gaps,
        urgent: &found.danger,
        loosen: found.loosen.iter().map(|l| (l.filter.as_str(), l.count)).collect(),
    }
}
