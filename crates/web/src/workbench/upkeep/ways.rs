//! Agreed ways for families to go on from an entry, or to come to it.

use super::shared::{self, After};
use crate::{
    shell::{Page, PageError, PageResult, Render as _, Visit, framed},
    ui::{self, Ask as _},
};
use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::{Form, Query};
use domain::{
    directory::{model::Service, rows},
    upkeep::{
        Machine as _,
        handover::{self, Propose, Side, Way},
    },
};
use kernel::{Error, FieldError, Id};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/upkeep/ways.html")]
struct Ways {
    p: Page,
    banner: Option<ui::NotificationBanner>,
    slug: String,
    name: String,
    ways: Vec<Way>,
    /// Address and name of every entry families could go on to.
    others: Vec<(String, String)>,
    sent: Sent,
    errors: Vec<FieldError>,
}

framed!(Ways);

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    to: String,
    criteria: String,
    days: String,
    way: String,
    deed: String,
}

impl Ways {
    fn said(&self, wrong: &FieldError) -> String {
        self.p.plain(match (wrong.field.as_str(), wrong.code.as_str()) {
            ("to", _) => "ways-error-to",
            ("days", _) => "ways-error-days",
            (_, "too-long") => "upkeep-error-words-long",
            (_, "own-work") => "upkeep-error-own-work",
            _ => "ways-error-criteria",
        })
    }

    fn error(&self, field: &str) -> Option<ui::ErrorMessage> {
        let wrong = self.errors.iter().find(|e| e.field == field)?;
        Some(ui::ErrorMessage::new(self.p.plain("shell-error-word"), self.said(wrong)))
    }

    fn summary(&self) -> ui::ErrorSummary {
        let summary = ui::ErrorSummary::new(self.p.plain("shell-error-title"));
        self.errors
            .iter()
            .fold(summary, |all, e| all.error(if e.field.is_empty() { "to" } else { &e.field }, self.said(e)))
    }

    fn side(&self, way: &Way) -> String {
        let key = if way.side == Side::From { "ways-goes-to" } else { "ways-comes-from" };
        self.p.plain_with(key, &[("name", &way.name)])
    }

    fn state(&self, way: &Way) -> &'static str {
        way.handover.state.code()
    }

    fn choice(&self) -> ui::Select {
        let none = ui::Select::new("to", self.p.t("ways-to")).item("", self.p.plain("upkeep-ask-choose"));
        let all = self.others.iter().fold(none, |select, (slug, name)| select.item(slug, name));
        all.value(&self.sent.to).error(self.error("to"))
    }

    fn criteria(&self) -> ui::Textarea {
        let question = ui::Textarea::new("criteria", self.p.t("ways-criteria")).value(&self.sent.criteria).rows(3);
        question.hint(self.p.t("ways-criteria-hint")).error(self.error("criteria"))
    }

    fn days(&self) -> ui::Input {
        let question = ui::Input::new("days", self.p.t("ways-days")).value(&self.sent.days).inputmode("numeric");
        question.class("govuk-input--width-5").error(self.error("days"))
    }
}

async fn page(visit: &Visit, slug: &str) -> Result<Ways, PageError> {
    let (name, ways) = handover::of_entry(&visit.cx, slug).await?;
    let all = rows::all::<Service>(&visit.cx).await?.into_iter().map(|s| (s.record.slug, s.record.name));
    Ok(Ways {
        p: visit.page("ways-title").in_section("/workbench/entries"),
        banner: None,
        others: all.filter(|(other, _)| other != slug).collect(),
        slug: slug.to_owned(),
        name,
        ways,
        sent: Sent::default(),
        errors: Vec::new(),
    })
}

/// `GET /workbench/entries/{slug}/ways`
pub async fn show(visit: Visit, Path(slug): Path<String>, Query(after): Query<After>) -> PageResult {
    let mut page = page(&visit, &slug).await?;
    page.banner = shared::banner(&page.p, &after.done);
    Ok(page.ok())
}

async fn act(visit: &Visit, slug: &str, sent: &Sent) -> kernel::Result<&'static str> {
    let way = || sent.way.parse::<Id>().map_err(|_| Error::NotFound);
    match sent.deed.as_str() {
        "agree" => handover::decide(&visit.cx, way()?, true).await.map(|()| "way-agreed"),
        "decline" => handover::decide(&visit.cx, way()?, false).await.map(|()| "way-ended"),
        "end" => handover::end(&visit.cx, way()?).await.map(|()| "way-ended"),
        _ => {
            let days = sent.days.trim().parse().unwrap_or_default();
            let (to, criteria) = (sent.to.clone(), sent.criteria.clone());
            let propose = Propose { from: slug.to_owned(), to, criteria, days };
            handover::propose(&visit.cx, propose).await.map(|_| "way-proposed")
        }
    }
}

/// `POST /workbench/entries/{slug}/ways`
pub async fn press(visit: Visit, Path(slug): Path<String>, Form(sent): Form<Sent>) -> PageResult {
    match act(&visit, &slug, &sent).await {
        Ok(done) => {
            Ok(Redirect::to(&visit.href(&format!("/workbench/entries/{slug}/ways?done={done}"))).into_response())
        }
        Err(Error::Invalid(errors)) => {
            let page = Ways { sent, errors, ..page(&visit, &slug).await? };
            Ok(page.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(Error::Conflict(_)) => {
            let mut page = page(&visit, &slug).await?;
            page.banner = Some(shared::quicker(&page.p));
            Ok(page.respond(StatusCode::CONFLICT))
        }
        Err(other) => Err(other.into()),
    }
}

#[cfg(test)]
impl crate::shell::sample::Sample for Ways {
    fn sample(p: Page) -> Self {
        use crate::shell::sample::ODD;
        let p = p.titled("ways-title").private();
        let (slug, others) = ("stay-and-play".into(), vec![("elm".to_owned(), ODD.to_owned())]);
        let (name, ways) = (ODD.into(), crate::workbench::upkeep::sample::ways());
        Self { p, banner: None, slug, name, ways, others, sent: Sent::default(), errors: Vec::new() }
    }

    fn states(p: Page) -> Vec<Self> {
        let wrong = |field: &str, code: &str| Self {
            errors: vec![FieldError::new(field, code, "")],
            ..Self::sample(p.clone())
        };
        vec![
            Self::sample(p.clone()),
            Self { ways: Vec::new(), banner: shared::banner(&p, "way-proposed"), ..Self::sample(p.clone()) },
            wrong("to", "unknown-code"),
            wrong("days", "days-impossible"),
            wrong("criteria", "required"),
            wrong("criteria", "too-long"),
            wrong("", "own-work"),
        ]
    }
}
