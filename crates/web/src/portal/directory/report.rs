//! Telling us that a listing is wrong: four topics, a few words, and a reference to ask about.

use super::read;
use crate::{
    portal::key,
    shell::{Page, PageError, PageResult, Render, Visit, framed},
    ui::{self, Ask as _},
};
use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::{Form, Query};
use domain::directory::{
    feedback,
    model::Service,
    show::{Found, show},
    vocabulary::{self, Vocabulary},
};
use kernel::{Error, FieldError, random::read_code};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "portal/directory/report.html")]
struct Report {
    p: Page,
    slug: String,
    name: String,
    sent: Sent,
    errors: Vec<FieldError>,
}

#[derive(Template)]
#[template(path = "portal/directory/report-done.html")]
struct Done {
    p: Page,
    slug: String,
    reference: String,
}

framed!(Report, Done);

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    topic: String,
    text: String,
    key: String,
}

impl Report {
    fn choices(&self) -> Vec<ui::Choice> {
        let topic = |code: &str| ui::Choice::new(code, self.p.t(format!("report-topic-{code}")));
        feedback::TOPICS.iter().map(|code| topic(code)).collect()
    }

    fn said(&self, wrong: &FieldError) -> String {
        let key = match (wrong.field.as_str(), wrong.code.as_str()) {
            ("topic", _) => "report-error-topic",
            ("text", "too-long") => "report-error-text",
            _ => "report-error-text-needed",
        };
        self.p.plain(key)
    }

    fn error(&self, field: &str) -> Option<ui::ErrorMessage> {
        let wrong = self.errors.iter().find(|e| e.field == field)?;
        Some(ui::ErrorMessage::new(self.p.plain("shell-error-word"), self.said(wrong)))
    }

    fn summary(&self) -> ui::ErrorSummary {
        let summary = ui::ErrorSummary::new(self.p.plain("shell-error-title"));
        self.errors.iter().fold(summary, |all, e| all.error(&e.field, self.said(e)))
    }
}

fn frame(visit: &Visit, title: &'static str, vocabulary: &Vocabulary, about: &Service) -> Page {
    let p = visit.page(title);
    if read::is_sensitive(vocabulary, &about.topics) { p.sensitive() } else { p }
}

async fn form(visit: &Visit, slug: String, sent: Sent) -> Result<Report, PageError> {
    let vocabulary = vocabulary::load(&visit.cx).await?;
    let Found::Here(shown) = show(&visit.cx, &slug).await? else { return Err(Error::NotFound.into()) };
    let p = frame(visit, "report-title", &vocabulary, &shown.service);
    Ok(Report { p, slug, name: shown.service.name, sent, errors: Vec::new() })
}

/// `GET /services/{slug}/report`
pub async fn ask(visit: Visit, Path(slug): Path<String>) -> PageResult {
    let sent = Sent { key: visit.cx.fresh_id().to_string(), ..Sent::default() };
    Ok(form(&visit, slug, sent).await?.ok())
}

/// `POST /services/{slug}/report`
pub async fn send(visit: Visit, Path(slug): Path<String>, Form(sent): Form<Sent>) -> PageResult {
    let report = feedback::Report { slug: slug.clone(), topic: sent.topic.clone(), text: sent.text.clone() };
    let mut outcome = feedback::report(&visit.cx, &sent.key, report.clone()).await;
    if outcome.as_ref().is_err_and(key::is_spent) {
        outcome = feedback::report(&visit.cx, &visit.cx.fresh_id().to_string(), report).await;
    }
    match outcome {
        Ok(reference) => {
            let to = format!("/services/{slug}/report/done?ref={reference}");
            Ok(Redirect::to(&visit.href(&to)).into_response())
        }
        Err(Error::Invalid(errors)) => {
            let page = Report { errors, ..form(&visit, slug, sent).await? };
            Ok(page.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other.into()),
    }
}

/// The reference, on the page after.
#[derive(Deserialize)]
pub struct Given {
    #[serde(default, rename = "ref")]
    reference: String,
}

/// `GET /services/{slug}/report/done`
pub async fn done(visit: Visit, Path(slug): Path<String>, Query(given): Query<Given>) -> PageResult {
    let reference = read_code(&given.reference).ok_or(Error::NotFound)?;
    let Found::Here(shown) = show(&visit.cx, &slug).await? else { return Err(Error::NotFound.into()) };
    let vocabulary = vocabulary::load(&visit.cx).await?;
    Ok(Done { p: frame(&visit, "report-done-title", &vocabulary, &shown.service).own(), slug, reference }.ok())
}

#[cfg(test)]
mod samples_of_reports {
    use super::*;
    use crate::shell::sample::{ODD, Sample};

    impl Sample for Report {
        fn sample(p: Page) -> Self {
            let sent = Sent { topic: "closed".into(), text: ODD.into(), key: "key".into() };
            let (slug, errors) = ("stay-and-play".into(), Vec::new());
            Self { p: p.titled("report-title"), slug, name: ODD.into(), sent, errors }
        }

        fn states(p: Page) -> Vec<Self> {
            let errors = vec![FieldError::new("topic", "missing", ""), FieldError::new("text", "too-long", "")];
            vec![Self::sample(p.clone()), Self { errors, ..Self::sample(p) }]
        }
    }

    impl Sample for Done {
        fn sample(p: Page) -> Self {
            let (slug, reference) = ("stay-and-play".into(), "ABCD-EFGH-JKMN".into());
            Self { p: p.titled("report-done-title").own(), slug, reference }
        }
    }
}
