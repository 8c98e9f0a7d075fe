//! `GET /partnership/gaps` and the same as a file.

use super::figures;
use crate::{
    api::{Asked, Failure, only},
    chart::Bars,
    say::{found::time_name, label},
    shell::{Page, PageError, PageResult, Render as _, Visit, framed},
    ui::{ErrorSummary, Select, Table},
};
use askama::Template;
use axum::{
    http::{StatusCode, header},
    response::IntoResponse,
};
use domain::{
    directory::vocabulary::{self, List, Vocabulary},
    insight::{
        csv_out,
        duplicates::Pair,
        gaps::{self, Gaps},
        supply::{Only, Slot},
    },
};
use jiff::civil::Date;
use kernel::{Error, FieldError};

#[derive(Template)]
#[template(path = "partnership/gaps.html")]
struct GapsPage {
    p: Page,
    errors: Option<ErrorSummary>,
    headline: String,
    services: u32,
    without_topic: u32,
    on: String,
    states: Vec<(&'static str, usize)>,
    filters: Vec<Select>,
    asked: Bars,
    asked_measure: String,
    asked_source: String,
    times: Bars,
    times_measure: String,
    times_source: String,
    times_sentence: String,
    table: Table,
    duplicates: Vec<Pair>,
    file: String,
}

framed!(GapsPage);

/// What is missing, topic by topic.
pub async fn page(visit: Visit, asked: Result<Asked, Failure>) -> PageResult {
    let (wanted, mut wrong) = read(asked);
    let vocabulary = vocabulary::load(&visit.cx).await?;
    let found = match gaps::gaps(&visit.cx, &visit.app.counts, &wanted).await {
        Err(Error::Invalid(faults)) => {
            wrong.extend(faults);
            gaps::gaps(&visit.cx, &visit.app.counts, &Only::default()).await?
        }
        other => other?,
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let p = visit.page("gaps-title");
    Ok(show(p, visit.cx.clock.today(), &vocabulary, &wanted, &found, &wrong).respond(status))
}

/// The same as a file.
pub async fn csv(visit: Visit, asked: Result<Asked, Failure>) -> PageResult {
    let (wanted, wrong) = read(asked);
    if !wrong.is_empty() {
        return Err(PageError(Error::Invalid(wrong)));
    }
    let found = gaps::gaps(&visit.cx, &visit.app.counts, &wanted).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"gaps.csv\""),
    ];
    Ok((headers, csv_out::csv(&found)?).into_response())
}

fn read(asked: Result<Asked, Failure>) -> (Only, Vec<FieldError>) {
    let mut asked = match asked {
        Ok(asked) => asked,
        Err(Failure(Error::Malformed(faults) | Error::Invalid(faults))) => return (Only::default(), faults),
        Err(_) => Asked::default(),
    };
    let wanted = only(&mut asked);
    match asked.done() {
        Err(Error::Malformed(faults) | Error::Invalid(faults)) => (wanted, faults),
        _ => (wanted, Vec::new()),
    }
}

fn show(p: Page, today: Date, vocabulary: &Vocabulary, wanted: &Only, found: &Gaps, wrong: &[FieldError]) -> GapsPage {
    let errors = (!wrong.is_empty()).then(|| {
        wrong.iter().fold(ErrorSummary::new(p.plain("gaps-error-title")), |summary, fault| {
            summary.error(&fault.field, p.plain("gaps-error-choice"))
        })
    });
    let (asked_measure, asked_source) = figures::asked_credit(&p, found);
    let (times_measure, times_source) = figures::times_credit(&p, found);
    GapsPage {
        errors,
        asked_measure,
        asked_source,
        times_measure,
        times_source,
        headline: figures::headline(&p.words, found),
        services: found.count.all.services,
        without_topic: found.count.without_topic,
        on: crate::say::fact::date(&p.words, today),
        states: figures::counts_by_state(found),
        filters: filters(&p, vocabulary, wanted),
        asked: figures::asked(&p, found),
        times: figures::times(&p, found),
        times_sentence: figures::times_sentence(&p, found),
        table: figures::table(&p, found),
        duplicates: found.count.duplicates.clone(),
        file: p.href(format!("/partnership/gaps.csv{}", query(wanted))),
        p,
    }
}

fn filters(p: &Page, vocabulary: &Vocabulary, wanted: &Only) -> Vec<Select> {
    let level = wanted.level.map(|l| l.to_string());
    [
        ("stage", List::Stages, wanted.stage.as_deref()),
        ("level", List::Levels, level.as_deref()),
        ("mode", List::Modes, wanted.mode.as_deref()),
    ]
    .into_iter()
    .map(|(name, list, chosen)| {
        let any = any(p, name);
        // Bands of old surveys are no stages of family life.
        let offered = vocabulary.terms(list).iter().filter(|t| t.attribute("kind") != Some("survey_band"));
        offered
            .fold(any, |select, term| select.item(&term.code, label::plain(&p.words, vocabulary, list, &term.code)))
            .value(chosen.unwrap_or_default())
    })
    .chain(std::iter::once(times(p, wanted)))
    .collect()
}

fn any(p: &Page, name: &str) -> Select {
    Select::new(name, p.plain(format!("gaps-filter-{name}"))).item("", p.plain("gaps-filter-any"))
}

fn times(p: &Page, wanted: &Only) -> Select {
    let offered = Slot::ALL.into_iter().map(|slot| (slot.code(), time_name(&p.words, slot.code())));
    let select = offered.fold(any(p, "time"), |select, (code, name)| select.item(code, name));
    select.value(wanted.time.map_or("", Slot::code))
}

/// The filters as a query; their values were checked to be codes.
fn query(wanted: &Only) -> String {
    let level = wanted.level.map(|l| l.to_string());
    let time = wanted.time.map(|slot| slot.code().to_owned());
    let parts: Vec<String> = [("stage", &wanted.stage), ("level", &level), ("mode", &wanted.mode), ("time", &time)]
        .into_iter()
        .filter_map(|(name, value)| Some(format!("{name}={}", value.as_ref()?)))
        .filter(|part| part.bytes().all(|b| b.is_ascii_alphanumeric() || b"=-_".contains(&b)))
        .collect();
    if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
}

#[cfg(test)]
impl crate::shell::sample::Sample for GapsPage {
    fn sample(p: Page) -> Self {
        let on = jiff::civil::date(2026, 11, 24);
        show(p.titled("gaps-title"), on, &testkit::vocabulary(), &Only::default(), &super::sample::gaps(), &[])
    }

    fn states(p: Page) -> Vec<Self> {
        let summary = ErrorSummary::new(p.plain("gaps-error-title")).error("mode", p.plain("gaps-error-choice"));
        vec![Self::sample(p.clone()), Self { errors: Some(summary), ..Self::sample(p) }]
    }
}
