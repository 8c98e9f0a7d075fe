//! `GET` and `POST /workbench/prove`: showing once more who one is, before something risky.

use crate::{
    shell::{Page, PageError, PageResult, Render, Visit, back::local, framed, visit::encoded},
    ui::{self, Ask as _},
    workbench::{
        cookie,
        passkey::{Sent as SentKey, asked, keys},
    },
};
use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::{Form, Query};
use domain::account::{member, passkey, sign_in::Outcome, sign_on, step_up::step_up};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/account/prove.html")]
struct Prove {
    p: Page,
    back: String,
    error: String,
    /// They have a passkey.
    passkeys: bool,
    /// They have an app or printed codes.
    codes: bool,
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

async fn page(visit: &Visit, back: &str, error: String) -> Result<Prove, PageError> {
    let passkeys = has_passkey(visit).await?;
    let codes = member::codes_left(&visit.cx).await?.is_some();
    Ok(Prove { p: visit.page("prove-title"), back: local(back, "/workbench").to_owned(), error, passkeys, codes })
}

async fn has_passkey(visit: &Visit) -> Result<bool, PageError> {
    if visit.app.passkeys.is_none() {
        return Ok(false);
    }
    let own = passkey::list(&visit.cx, &visit.staff()?.live).await?;
    Ok(own.iter().any(|one| !one.stopped))
}

/// `GET /workbench/prove`. Whoever has neither app nor passkey yet sets an app up first.
pub async fn ask(visit: Visit, Query(sent): Query<Sent>) -> PageResult {
    if visit.app.sign_on.is_some() && sign_on::is_known(&visit.cx).await? {
        let to = format!("/sign-in/on?afresh=1&back={}", encoded(local(&sent.back, "/workbench")));
        return Ok(Redirect::to(&visit.href(&to)).into_response());
    }
    let page = page(&visit, &sent.back, String::new()).await?;
    if !page.codes && !page.passkeys {
        return Ok(Redirect::to(&visit.href("/sign-in/set-up")).into_response());
    }
    Ok(page.ok())
}

/// `POST /workbench/prove`
pub async fn send(visit: Visit, Form(sent): Form<Sent>) -> PageResult {
    let outcome = step_up(&visit.cx, &visit.app.vault, &visit.staff()?.live, &sent.code).await?;
    answer(&visit, outcome, &sent.back, "sign-in-code-wrong").await
}

/// `POST /workbench/prove/ask`: what the browser is asked, as JSON.
pub async fn ask_passkey(visit: Visit) -> PageResult {
    Ok(asked(passkey::ask(&visit.cx, keys(&visit)?, Some(&visit.staff()?.live)).await?))
}

/// `POST /workbench/prove/passkey`
pub async fn send_passkey(visit: Visit, Form(sent): Form<SentKey>) -> PageResult {
    let outcome = passkey::step_up(&visit.cx, keys(&visit)?, &visit.staff()?.live, sent.answer()).await?;
    answer(&visit, outcome, &sent.back, "passkey-wrong").await
}

/// On to where they wanted, or what was wrong. `wrong` is the word for a proof that was not right.
async fn answer(visit: &Visit, outcome: Outcome, back: &str, wrong: &'static str) -> PageResult {
    let said = |key: &str, seconds: i64| visit.words.plain(key, &[("seconds", &seconds.to_string())]);
    match outcome {
        Outcome::On(token) => {
            let to = visit.href(local(back, "/workbench"));
            Ok(([cookie::keep(&visit.app, token)], Redirect::to(&to)).into_response())
        }
        Outcome::Over => Ok(Redirect::to(&visit.href("/sign-in?over=1")).into_response()),
        Outcome::Wrong => Ok(page(visit, back, said(wrong, 0)).await?.respond(StatusCode::UNPROCESSABLE_ENTITY)),
        Outcome::Copied => {
            Ok(page(visit, back, said("passkey-copied", 0)).await?.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Outcome::Wait(seconds) => {
            Ok(page(visit, back, said("sign-in-wait", seconds)).await?.respond(StatusCode::TOO_MANY_REQUESTS))
        }
    }
}

#[cfg(test)]
impl crate::shell::sample::Sample for Prove {
    fn sample(p: Page) -> Self {
        let (back, error) = ("/workbench".into(), String::new());
        Self { p: p.titled("prove-title").private(), back, error, passkeys: true, codes: true }
    }

    fn states(p: Page) -> Vec<Self> {
        let error = p.plain("sign-in-code-wrong");
        let one = |passkeys| Self { passkeys, codes: !passkeys, ..Self::sample(p.clone()) };
        vec![Self { error, ..Self::sample(p.clone()) }, one(true), one(false), Self::sample(p.clone())]
    }
}
