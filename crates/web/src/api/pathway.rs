//! `POST /api/v1/pathway`: a short plan for a family.
//!
//! Nothing of a family is kept: the plan is worked out from the answers, the rules and the register alone, so
//! a call sent again with the same key is worked out again and, over the same register and rules, is the same
//! plan. The key is asked for, as of every call that posts, and is not stored.

use super::{ApiResult, Failure, body, failure::Errors};
use crate::{
    App, say,
    shell::{place, place::PlaceFacts, words::Words},
};
use axum::{
    Json,
    body::Bytes,
    extract::{State, rejection::BytesRejection},
    http::HeaderMap,
    response::IntoResponse,
};
use domain::{
    directory::vocabulary::{self, List, Vocabulary},
    pathway::{Answers, Kind, Plan as Made, Step as MadeStep, answers::Who, make, model},
};
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a family told. Every part may be left out.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PathwayAnswers {
    /// Life-stage code.
    stage: Option<String>,
    /// The child's age in months; pregnancy is below 0.
    #[schema(minimum = -9, maximum = 311)]
    age_months: Option<i32>,
    /// When the baby is due.
    #[schema(value_type = Option<String>, format = Date)]
    due_date: Option<Date>,
    /// Topic codes or own words.
    #[schema(max_items = 6)]
    worries: Vec<String>,
    /// Own words.
    #[schema(max_length = 500)]
    words: String,
    /// Target-group codes.
    #[schema(max_items = 30)]
    about: Vec<String>,
    /// `weekday`, `school_hours`, `evening`, `weekend`.
    #[schema(max_items = 30)]
    times: Vec<String>,
    /// Delivery-mode codes.
    #[schema(max_items = 30)]
    modes: Vec<String>,
    /// Language code.
    language: Option<String>,
    /// Postcode or its first half; only the first half is used.
    near: Option<String>,
    /// `mother`, `father`, `partner`, `carer` or `young_person`.
    #[schema(value_type = Option<String>)]
    who: Option<Who>,
    /// The parent's own age in years.
    #[schema(minimum = 10, maximum = 110)]
    parent_age: Option<i32>,
    /// Whether this is their first child.
    first_child: Option<bool>,
}

/// A short plan: urgent help first, at most seven steps, and what is not there.
#[derive(Debug, Serialize, ToSchema)]
pub struct Plan {
    /// Help for danger, before anything else.
    urgent: Vec<Urgent>,
    /// In the order to try them.
    #[schema(max_items = 7)]
    steps: Vec<Step>,
    /// What was asked for and is not there, with whom to ask.
    gaps: Vec<Gap>,
    /// A team that can talk about any of it.
    ask: Team,
    /// Topics the answers and words were taken to mean.
    understood: Vec<String>,
    /// Own words were sent and not understood: offer questions, or a person.
    unclear: bool,
    /// Nothing of it may stand in a title, an address or a browser's history.
    sensitive: bool,
    /// The rules it was made by.
    rules_version: i64,
}

/// Urgent help for one kind of danger.
#[derive(Debug, Serialize, ToSchema)]
struct Urgent {
    /// Kind of danger.
    kind: String,
    /// Lines answered now, first the first to call.
    lines: Vec<Line>,
}

/// A line to call or text.
#[derive(Debug, Serialize, ToSchema)]
struct Line {
    /// Its name.
    name: String,
    /// One plain sentence.
    what: String,
    /// Number to call; may be empty.
    phone: String,
    /// Number to text; may be empty.
    text: String,
    /// Word to text; may be empty.
    text_word: String,
    /// Its number was invented to show how Hearth works.
    example: bool,
}

/// One step: one service.
#[derive(Debug, Serialize, ToSchema)]
struct Step {
    /// From 1.
    order: usize,
    /// `now` can be used today, `next` is to join or book, `meanwhile` is while waiting, `if_harder` is for then.
    kind: StepKind,
    /// The service.
    slug: String,
    /// Its name.
    name: String,
    /// One plain sentence.
    summary: String,
    /// Why, each a sentence.
    reasons: Vec<String>,
    /// How it fits the family's week and wishes.
    fit: Fit,
    /// Waiting time; absent when no source states one.
    #[serde(skip_serializing_if = "Option::is_none")]
    wait: Option<StepWait>,
    /// How to get in.
    join: Join,
    /// Something else of the same use.
    #[serde(skip_serializing_if = "Option::is_none")]
    alternative: Option<Alternative>,
}

/// When a step is for.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum StepKind {
    Now,
    Next,
    Meanwhile,
    IfHarder,
}

/// How a step fits.
#[derive(Debug, Serialize, ToSchema)]
struct Fit {
    /// In words; empty when the family did not say when, how or in which language.
    text: Vec<String>,
    /// Time codes it is known to run at; empty is not stated.
    times: Vec<String>,
    /// Its ways of helping.
    modes: Vec<String>,
    /// Any of it can happen in person.
    in_person: bool,
    /// Straight-line metres to its nearest place, when the family said where.
    #[serde(skip_serializing_if = "Option::is_none")]
    metres: Option<u32>,
    /// Fields whose values were invented to show how Hearth works.
    example_fields: Vec<String>,
}

/// A waiting time.
#[derive(Debug, Serialize, ToSchema)]
struct StepWait {
    /// Whole weeks.
    weeks: u32,
    /// The day someone said so.
    #[schema(format = Date)]
    stated_on: String,
    /// Invented to show how Hearth works.
    example: bool,
}

/// How to get in.
#[derive(Debug, Serialize, ToSchema)]
struct Join {
    /// `self`, `professional`, `drop_in`; empty is not stated.
    ways: Vec<String>,
    /// In plain words.
    text: String,
}

/// Another service of the same use.
#[derive(Debug, Serialize, ToSchema)]
struct Alternative {
    /// The service.
    slug: String,
    /// Its name.
    name: String,
}

/// Something that is not there.
#[derive(Debug, Serialize, ToSchema)]
struct Gap {
    /// The topic.
    topic: String,
    /// In plain words.
    text: String,
    /// Whom to ask.
    contact: Team,
}

/// A team to ask.
#[derive(Debug, Serialize, ToSchema)]
struct Team {
    /// Its name.
    name: String,
    /// Its service, when it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    slug: Option<String>,
}

/// Make a plan.
///
/// The same answers over the same register and rules give the same plan. Nothing sent here is kept, so another
/// body with the same `Idempotency-Key` is answered with a plan of its own, and a key may be used again.
#[utoipa::path(
    post, path = "/api/v1/pathway", operation_id = "pathway", tag = "Find",
    params(("Idempotency-Key" = String, Header, description = "Any key of yours, 1 to 200 characters. This call stores nothing, neither answers nor key: the same body gives the same plan, another body under the same key gives that body's plan, and the key may be used again", min_length = 1, max_length = 200)),
    request_body = PathwayAnswers,
    responses(
        (status = 200, description = "The plan", body = Plan),
        (status = 400, description = "The key is missing, or the body cannot be read", body = Errors),
        (status = 413, description = "The body is too large", body = Errors),
        (status = 415, description = "The body is not application/json", body = Errors),
        (status = 422, description = "An answer is not acceptable", body = Errors),
        (status = 503, description = "The place has no rules yet", body = Errors),
    )
)]
pub async fn plan(State(app): State<App>, headers: HeaderMap, sent: Result<Bytes, BytesRejection>) -> ApiResult {
    body::key(&headers)?;
    let bytes = match sent {
        Ok(bytes) => bytes,
        Err(rejection) => return Ok(rejection.into_response()),
    };
    let Some(answers) = body::json::<PathwayAnswers>(&headers, &bytes)? else {
        return Ok(super::failure::plain(axum::http::StatusCode::UNSUPPORTED_MEDIA_TYPE));
    };
    let (made, look) = make::run(&app.cx, app.index.as_ref(), &answers.into()).await.map_err(Failure)?;
    app.looks.note(&app.cx, look);
    let vocabulary = vocabulary::load(&app.cx).await?;
    let facts = place::of(&app.cx).await;
    Ok(Json(show(&vocabulary, &facts, app.cx.clock.local(), made)).into_response())
}

fn show(vocabulary: &Vocabulary, facts: &PlaceFacts, at: DateTime, made: Made) -> Plan {
    let words = Words::of("en");
    let gap = |gap: model::Gap| Gap {
        text: words.plain(
            &format!("pathway-gap-{}", gap.code),
            &[("topic", &say::label::within(&words, vocabulary, List::Topics, &gap.topic))],
        ),
        topic: gap.topic,
        contact: Team::from(gap.contact),
    };
    Plan {
        urgent: made.urgent.into_iter().map(|u| urgent(facts, at, u)).collect(),
        steps: made.steps.into_iter().map(|s| step(&words, vocabulary, s)).collect(),
        gaps: made.gaps.into_iter().map(gap).collect(),
        ask: Team::from(made.ask),
        unclear: made.understood.unclear,
        understood: made.understood.topics,
        sensitive: made.sensitive,
        rules_version: made.rules_version,
    }
}

/// Lines answered now: those the rules name first, then the place's own for that kind of danger.
fn urgent(facts: &PlaceFacts, at: DateTime, danger: model::Urgent) -> Urgent {
    let (now, _) = facts.urgent_at(at);
    let (mut lines, rest): (Vec<_>, Vec<_>) = now.into_iter().partition(|l| danger.contacts.contains(&l.code));
    lines.extend(rest.into_iter().filter(|l| l.kinds.contains(&danger.kind)));
    let line = |l: place::Line| {
        let phone = [l.phone, l.option].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ");
        Line { name: l.name, what: l.what, phone, text: l.text, text_word: l.text_word, example: l.example }
    };
    Urgent { kind: danger.kind, lines: lines.into_iter().map(line).collect() }
}

fn step(words: &Words, vocabulary: &Vocabulary, step: MadeStep) -> Step {
    Step {
        order: step.order,
        kind: match step.kind {
            Kind::Now => StepKind::Now,
            Kind::Next => StepKind::Next,
            Kind::Meanwhile => StepKind::Meanwhile,
            Kind::IfHarder => StepKind::IfHarder,
        },
        reasons: say::plan::reasons(words, vocabulary, &step.reasons),
        fit: Fit {
            text: say::plan::fit(words, &step.fit),
            times: step.fit.times,
            modes: step.fit.modes,
            in_person: step.fit.in_person,
            metres: step.fit.metres,
            example_fields: step.fit.examples,
        },
        wait: step.wait.map(|w| StepWait { weeks: w.weeks, stated_on: w.stated_on.to_string(), example: w.example }),
        join: Join { ways: step.join.ways, text: step.join.text },
        alternative: step.alternative.map(|a| Alternative { slug: a.slug, name: a.name }),
        slug: step.slug,
        name: step.name,
        summary: step.summary,
    }
}

impl From<model::Contact> for Team {
    fn from(team: model::Contact) -> Self {
        Self { name: team.name, slug: team.slug }
    }
}

impl From<PathwayAnswers> for Answers {
    fn from(said: PathwayAnswers) -> Self {
        Self {
            stage: said.stage,
            age_months: said.age_months,
            due_date: said.due_date,
            worries: said.worries,
            words: said.words,
            about: said.about,
            times: said.times,
            modes: said.modes,
            language: said.language,
            near: said.near,
            who: said.who,
            parent_age: said.parent_age,
            first_child: said.first_child,
        }
    }
}
