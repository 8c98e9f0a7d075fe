//! Reports on listings, and answering them.

use super::shared::{self, After};
use crate::{
    shell::{Page, PageError, PageResult, Render as _, Visit, framed},
    ui::{self, Ask as _},
};
use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::{Form, Query};
use domain::upkeep::reports::{self, OUTCOMES, Report};
use kernel::{Error, FieldError, Id};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/upkeep/reports.html")]
struct Reports {
    p: Page,
    banner: Option<ui::NotificationBanner>,
    reports: Vec<Report>,
    sent: Sent,
    errors: Vec<FieldError>,
}

framed!(Reports);

/// What the form of one report sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    report: String,
    outcome: String,
    words: String,
}

impl Reports {
    fn day(&self, at_us: &i64) -> String {
        shared::day(&self.p.words, *at_us)
    }

    fn is_sent(&self, report: &Report) -> bool {
        report.id.to_string() == self.sent.report
    }

    fn id(&self, report: &Report, name: &str) -> String {
        if self.is_sent(report) { name.to_owned() } else { format!("{name}-{}", report.reference) }
    }

    fn outcome(&self, report: &Report) -> ui::Radios {
        let choice = |code: &str| ui::Choice::new(code, self.p.t(format!("upkeep-outcome-{code}")));
        let radios = ui::Radios::new("outcome", self.p.t("upkeep-outcome"), OUTCOMES.map(choice).to_vec());
        let chosen = if self.is_sent(report) { self.sent.outcome.as_str() } else { "" };
        radios.id(self.id(report, "outcome")).value(chosen).error(self.error(report, "outcome"))
    }

    fn words(&self, report: &Report) -> ui::Textarea {
        let typed = if self.is_sent(report) { self.sent.words.as_str() } else { "" };
        let question = ui::Textarea::new("words", self.p.t("upkeep-answer-words")).id(self.id(report, "words")).rows(3);
        question.value(typed).hint(self.p.t("upkeep-answer-hint")).error(self.error(report, "words"))
    }

    fn error(&self, report: &Report, field: &str) -> Option<ui::ErrorMessage> {
        let wrong = self.errors.iter().find(|e| e.field == field && self.is_sent(report))?;
        Some(ui::ErrorMessage::new(self.p.plain("shell-error-word"), self.said(wrong)))
    }

    fn said(&self, wrong: &FieldError) -> String {
        self.p.plain(match (wrong.field.as_str(), wrong.code.as_str()) {
            ("outcome", _) => "upkeep-error-outcome",
            (_, "too-long") => "upkeep-error-words-long",
            _ => "upkeep-error-answer-words",
        })
    }

    fn summary(&self) -> ui::ErrorSummary {
        let summary = ui::ErrorSummary::new(self.p.plain("shell-error-title"));
        self.errors.iter().fold(summary, |all, e| all.error(&e.field, self.said(e)))
    }
}

async fn page(visit: &Visit) -> Result<Reports, PageError> {
    let reports = reports::list(&visit.cx).await?;
    let p = visit.page("upkeep-reports-title").in_section("/workbench/reports");
    Ok(Reports { p, banner: None, reports, sent: Sent::default(), errors: Vec::new() })
}

/// `GET /workbench/reports`
pub async fn show(visit: Visit, Query(after): Query<After>) -> PageResult {
    let mut page = page(&visit).await?;
    page.banner = shared::banner(&page.p, &after.done);
    Ok(page.ok())
}

/// `POST /workbench/reports`
pub async fn answer(visit: Visit, Form(sent): Form<Sent>) -> PageResult {
    let report: Id = sent.report.parse().map_err(|_| Error::NotFound)?;
    match reports::answer(&visit.cx, report, &sent.outcome, &sent.words).await {
        Ok(()) => Ok(Redirect::to(&visit.href("/workbench/reports?done=answered")).into_response()),
        Err(Error::Invalid(errors)) => {
            let page = Reports { sent, errors, ..page(&visit).await? };
            Ok(page.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(Error::Conflict(_)) => {
            let mut page = page(&visit).await?;
            page.banner = Some(shared::quicker(&page.p));
            Ok(page.respond(StatusCode::CONFLICT))
        }
        Err(other) => Err(other.into()),
    }
}

#[cfg(test)]
impl crate::shell::sample::Sample for Reports {
    fn sample(p: Page) -> Self {
        use crate::shell::sample::ODD;
        let id = |slug| Id::derived(kernel::PlaceId::derived("coventry"), "feedback", slug);
        let answer = reports::Answer {
            outcome: "changed".into(),
            words: ODD.into(),
            by: ODD.into(),
            at_us: 1_790_000_000_000_000,
        };
        let report = Report {
            id: id("one"),
            reference: "ABCD1234".into(),
            slug: "stay-and-play".into(),
            name: ODD.into(),
            topic: "closed".into(),
            words: ODD.into(),
            at_us: 1_790_000_000_000_000,
            answer: None,
        };
        let silent = Report { id: id("two"), reference: "ABCD1235".into(), words: String::new(), ..report.clone() };
        let answered = Report { id: id("three"), reference: "ABCD1236".into(), answer: Some(answer), ..report.clone() };
        let p = p.titled("upkeep-reports-title").private();
        Self { p, banner: None, reports: vec![report, silent, answered], sent: Sent::default(), errors: Vec::new() }
    }

    fn states(p: Page) -> Vec<Self> {
        let page = Self::sample(p.clone());
        let report = page.reports[0].id.to_string();
        let wrong = |field: &str, code: &str| Self {
            errors: vec![FieldError::new(field, code, "")],
            sent: Sent { report: report.clone(), ..Sent::default() },
            ..Self::sample(p.clone())
        };
        vec![
            page,
            wrong("outcome", "unknown-code"),
            wrong("words", "required"),
            wrong("words", "too-long"),
            Self { reports: Vec::new(), banner: shared::banner(&p, "answered"), ..Self::sample(p.clone()) },
        ]
    }
}
