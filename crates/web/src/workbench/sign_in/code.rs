//! `GET` and `POST /sign-in/code`: the code that follows the password.

use super::{arrive, begin_again, to_work, wrong};
use crate::{
    shell::{Page, PageResult, Render, Visit, framed},
    ui::{self, Ask as _},
    workbench::{device::Asker, guard},
};
use askama::Template;
use axum::http::{HeaderMap, StatusCode};
use axum_extra::extract::{Form, Query};
use domain::account::{
    Stage,
    sign_in::{self, Outcome},
};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/sign-in/code.html")]
pub(super) struct Code {
    p: Page,
    back: String,
    kept: String,
    error: String,
}

framed!(Code);

impl Code {
    fn summary(&self) -> ui::ErrorSummary {
        ui::ErrorSummary::new(self.p.plain("shell-error-title")).error("code", &self.error)
    }

    fn input(&self) -> ui::Input {
        let error =
            (!self.error.is_empty()).then(|| ui::ErrorMessage::new(self.p.plain("shell-error-word"), &self.error));
        ui::Input::new("code", self.p.t("sign-in-code"))
            .hint(self.p.t("sign-in-code-hint"))
            .autocomplete("one-time-code")
            .class("govuk-input--width-20")
            .error(error)
    }
}

/// The page with its form.
pub(super) fn form(visit: &Visit, back: &str, kept: &str) -> Code {
    let (back, kept, error) = (back.to_owned(), kept.to_owned(), String::new());
    Code { p: visit.page("sign-in-code-title").private(), back, kept, error }
}

/// What an address may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    back: String,
}

/// `GET /sign-in/code`
pub async fn ask(visit: Visit, headers: HeaderMap, Query(asked): Query<Asked>) -> PageResult {
    match guard::live(&visit.app, &headers).await? {
        Some(live) if live.stage == Stage::Code => Ok(form(&visit, to_work(&asked.back), "").ok()),
        _ => Ok(begin_again(&visit)),
    }
}

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    code: String,
    back: String,
    kept: String,
}

/// `POST /sign-in/code`
pub async fn send(visit: Visit, asker: Asker, headers: HeaderMap, Form(sent): Form<Sent>) -> PageResult {
    let Some(live) = guard::live(&visit.app, &headers).await? else { return Ok(begin_again(&visit)) };
    let outcome = sign_in::with_code(&visit.cx, &visit.app.vault, &live, &sent.code).await?;
    let mut page = form(&visit, to_work(&sent.back), &sent.kept);
    match outcome {
        Outcome::On(token) => arrive(&visit, &asker, token, live.staff, &sent.kept, &sent.back).await,
        Outcome::Over => Ok(begin_again(&visit)),
        Outcome::Wrong | Outcome::Copied => {
            page.error = page.p.plain("sign-in-code-wrong");
            Ok(page.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Outcome::Wait(seconds) => {
            page.error = wrong(&page.p, "sign-in-wait", seconds);
            Ok(page.respond(StatusCode::TOO_MANY_REQUESTS))
        }
    }
}

#[cfg(test)]
impl crate::shell::sample::Sample for Code {
    fn sample(p: Page) -> Self {
        let (kept, error) = Default::default();
        Self { p: p.titled("sign-in-code-title").private(), back: "/workbench".into(), kept, error }
    }

    fn states(p: Page) -> Vec<Self> {
        let error = p.plain("sign-in-code-wrong");
        vec![Self { error, ..Self::sample(p.clone()) }, Self::sample(p)]
    }
}
