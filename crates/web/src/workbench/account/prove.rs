//! `GET` and `POST /workbench/prove`: showing once more who one is, before something risky.

use crate::{
    shell::{Page, PageResult, Render, Visit, back::local, framed, visit::encoded},
    ui::{self, Ask as _},
    workbench::cookie,
};
use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::{Form, Query};
use domain::account::{member, sign_in::Outcome, sign_on, step_up::step_up};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/account/prove.html")]
struct Prove {
    p: Page,
    back: String,
    error: String,
}

framed!(Prove);

impl Prove {
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

/// Where to go on, and the code.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    back: String,
    code: String,
}

fn page(visit: &Visit, back: &str, error: String) -> Prove {
    Prove { p: visit.page("prove-title"), back: local(back, "/workbench").to_owned(), error }
}

/// `GET /workbench/prove`. Whoever has no app yet sets one up first.
pub async fn ask(visit: Visit, Query(sent): Query<Sent>) -> PageResult {
    if visit.app.sign_on.is_some() && sign_on::is_known(&visit.cx).await? {
        let to = format!("/sign-in/on?afresh=1&back={}", encoded(local(&sent.back, "/workbench")));
        return Ok(Redirect::to(&visit.href(&to)).into_response());
    }
    if member::codes_left(&visit.cx).await?.is_none() {
        return Ok(Redirect::to(&visit.href("/sign-in/set-up")).into_response());
    }
    Ok(page(&visit, &sent.back, String::new()).ok())
}

/// `POST /workbench/prove`
pub async fn send(visit: Visit, Form(sent): Form<Sent>) -> PageResult {
    let outcome = step_up(&visit.cx, &visit.app.vault, &visit.staff()?.live, &sent.code).await?;
    let wrong = |key: &str, seconds: i64| visit.words.plain(key, &[("seconds", &seconds.to_string())]);
    match outcome {
        Outcome::On(token) => {
            let to = visit.href(local(&sent.back, "/workbench"));
            Ok(([cookie::keep(&visit.app, token)], Redirect::to(&to)).into_response())
        }
        Outcome::Over => Ok(Redirect::to(&visit.href("/sign-in?over=1")).into_response()),
        Outcome::Wrong => {
            let error = wrong("sign-in-code-wrong", 0);
            Ok(page(&visit, &sent.back, error).respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Outcome::Wait(seconds) => {
            let error = wrong("sign-in-wait", seconds);
            Ok(page(&visit, &sent.back, error).respond(StatusCode::TOO_MANY_REQUESTS))
        }
    }
}

#[cfg(test)]
impl crate::shell::sample::Sample for Prove {
    fn sample(p: Page) -> Self {
        Self { p: p.titled("prove-title").private(), back: "/workbench".into(), error: String::new() }
    }

    fn states(p: Page) -> Vec<Self> {
        let error = p.plain("sign-in-code-wrong");
        vec![Self { error, ..Self::sample(p.clone()) }, Self::sample(p)]
    }
}
