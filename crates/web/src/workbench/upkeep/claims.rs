//! Claims that wait for an editor.

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
use domain::upkeep::claim::{self, Decide, Standing, Waiting};
use kernel::{Error, FieldError};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/upkeep/claims.html")]
struct Claims {
    p: Page,
    banner: Option<ui::NotificationBanner>,
    waiting: Vec<Waiting>,
    sent: Sent,
    errors: Vec<FieldError>,
}

framed!(Claims);

/// What the form of one claim sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    organisation: String,
    staff: String,
    grant: String,
    answer: String,
}

impl Claims {
    fn day(&self, waiting: &Waiting) -> String {
        shared::day(&self.p.words, waiting.asked_us)
    }

    fn is_sent(&self, waiting: &Waiting) -> bool {
        waiting.slug == self.sent.organisation && waiting.staff.to_string() == self.sent.staff
    }

    /// The question of a claim; the one that was answered wrongly is the one an error leads to.
    fn answer(&self, waiting: &Waiting, index: &usize) -> ui::Textarea {
        let sent = self.is_sent(waiting);
        let id = if sent { "answer".to_owned() } else { format!("answer-{index}") };
        let typed = if sent { self.sent.answer.as_str() } else { "" };
        let wrong = self.errors.first().filter(|_| sent);
        let error = wrong.map(|e| ui::ErrorMessage::new(self.p.plain("shell-error-word"), self.said(e)));
        let question = ui::Textarea::new("answer", self.p.t("upkeep-claim-answer")).id(id).rows(2);
        question.value(typed).hint(self.p.t("upkeep-claim-answer-hint")).error(error)
    }

    fn said(&self, wrong: &FieldError) -> String {
        self.p.plain(match wrong.code.as_str() {
            "own-work" => "upkeep-error-own-work",
            "too-long" => "upkeep-error-words-long",
            _ => "upkeep-error-answer",
        })
    }

    fn summary(&self) -> ui::ErrorSummary {
        let summary = ui::ErrorSummary::new(self.p.plain("shell-error-title"));
        self.errors.iter().fold(summary, |all, e| all.error("answer", self.said(e)))
    }
}

async fn page(visit: &Visit) -> Result<Claims, PageError> {
    let waiting = claim::queue(&visit.cx).await?;
    let p = visit.page("upkeep-claims-title").in_section("/workbench/register");
    Ok(Claims { p, banner: None, waiting, sent: Sent::default(), errors: Vec::new() })
}

/// `GET /workbench/claims`
pub async fn show(visit: Visit, Query(after): Query<After>) -> PageResult {
    let mut page = page(&visit).await?;
    page.banner = shared::banner(&page.p, &after.done);
    Ok(page.ok())
}

/// `POST /workbench/claims`
pub async fn decide(visit: Visit, Form(sent): Form<Sent>) -> PageResult {
    let staff = sent.staff.parse().map_err(|_| Error::NotFound)?;
    let (organisation, answer) = (sent.organisation.clone(), sent.answer.clone());
    let decide = Decide { organisation, staff, grant: sent.grant == "yes", answer };
    match claim::decide(&visit.cx, decide).await {
        Ok(()) => Ok(Redirect::to(&visit.href("/workbench/claims?done=decided")).into_response()),
        Err(Error::Invalid(errors)) => {
            let page = Claims { sent, errors, ..page(&visit).await? };
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
impl crate::shell::sample::Sample for Claims {
    fn sample(p: Page) -> Self {
        use crate::shell::sample::ODD;
        let staff = kernel::Id::derived(kernel::PlaceId::derived("coventry"), "staff", "vera");
        let waiting = Waiting {
            slug: "willow-families".into(),
            organisation: ODD.into(),
            standing: Standing::Disputed,
            lead: ODD.into(),
            staff,
            name: ODD.into(),
            words: ODD.into(),
            asked_us: 1_790_000_000_000_000,
        };
        let second = Waiting { slug: "elm".into(), standing: Standing::Asked, lead: String::new(), ..waiting.clone() };
        let p = p.titled("upkeep-claims-title").private();
        Self { p, banner: None, waiting: vec![waiting, second], sent: Sent::default(), errors: Vec::new() }
    }

    fn states(p: Page) -> Vec<Self> {
        let page = Self::sample(p.clone());
        let staff = page.waiting[0].staff.to_string();
        let sent = Sent { organisation: "willow-families".into(), staff, ..Sent::default() };
        let wrong = |code: &str| Self {
            errors: vec![FieldError::new("answer", code, "")],
            sent: sent.clone(),
            ..Self::sample(p.clone())
        };
        vec![
            page,
            wrong("required"),
            wrong("own-work"),
            wrong("too-long"),
            Self { waiting: Vec::new(), banner: shared::banner(&p, "decided"), ..Self::sample(p.clone()) },
        ]
    }
}
