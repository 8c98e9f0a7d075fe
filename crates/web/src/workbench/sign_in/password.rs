//! `GET` and `POST /sign-in`: the address at work and the password.

use super::{super::device::Asker, to_work, wrong};
use crate::{
    shell::{Page, PageResult, Render, Visit, framed, visit::encoded},
    ui,
    workbench::{cookie, sign_in::code},
};
use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::{Form, Query};
use domain::account::sign_in::{self, Attempt, Outcome};
use serde::Deserialize;

/// What stands above the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notice {
    /// Nothing.
    None,
    /// They signed out.
    Out,
    /// Their session is over.
    Over,
    /// Their session is over, and what they typed waits for them.
    Kept,
}

#[derive(Template)]
#[template(path = "workbench/sign-in/password.html")]
pub(super) struct Password {
    pub(super) p: Page,
    pub(super) notice: Notice,
    pub(super) email: String,
    pub(super) back: String,
    pub(super) kept: String,
    pub(super) error: String,
    /// Their organisation has a sign-in page of its own.
    pub(super) on: bool,
    /// A passkey is enough, where the browser has one.
    pub(super) passkeys: bool,
}

framed!(Password);

impl Password {
    fn notice_key(&self) -> &'static str {
        match self.notice {
            Notice::None => "",
            Notice::Out => "sign-in-out",
            Notice::Over => "sign-in-over",
            Notice::Kept => "sign-in-over-kept",
        }
    }

    fn on_href(&self) -> String {
        self.p.href(format!("/sign-in/on?back={}", encoded(&self.back)))
    }

    fn summary(&self) -> ui::ErrorSummary {
        ui::ErrorSummary::new(self.p.plain("shell-error-title")).error("email", &self.error)
    }

    fn email_input(&self) -> ui::Input {
        ui::Input::new("email", self.p.t("sign-in-email"))
            .kind("email")
            .value(&self.email)
            .autocomplete("username")
            .attr("spellcheck", "false")
    }

    fn password_input(&self) -> ui::Input {
        ui::Input::new("password", self.p.t("sign-in-password")).kind("password").autocomplete("current-password")
    }
}

/// What an address may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    back: String,
    out: String,
    over: String,
}

/// `GET /sign-in`
pub async fn ask(visit: Visit, Query(asked): Query<Asked>) -> PageResult {
    let notice = match (asked.out.is_empty(), asked.over.is_empty()) {
        (false, _) => Notice::Out,
        (true, false) => Notice::Over,
        _ => Notice::None,
    };
    let back = to_work(&asked.back).to_owned();
    let (email, kept, error) = Default::default();
    let on = visit.app.sign_on.is_some();
    let passkeys = visit.app.passkeys.is_some();
    Ok(Password { p: visit.page("sign-in-title").private(), notice, email, back, kept, error, on, passkeys }.ok())
}

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    email: String,
    password: String,
    back: String,
    kept: String,
}

/// `POST /sign-in`
pub async fn send(visit: Visit, asker: Asker, Form(sent): Form<Sent>) -> PageResult {
    let attempt =
        Attempt { email: sent.email.clone(), password: sent.password, address: asker.address, device: asker.device };
    let outcome = sign_in::with_password(&visit.cx, attempt).await?;
    let p = visit.page("sign-in-title").private();
    let (error, status) = match outcome {
        Outcome::On(token) => {
            let cookie = cookie::keep(&visit.app, token);
            let next = if sent.kept.is_empty() {
                let to = format!("/sign-in/code?back={}", encoded(to_work(&sent.back)));
                Redirect::to(&visit.href(&to)).into_response()
            } else {
                // What was typed goes along inside the page: an address is no place for it.
                code::form(&visit, to_work(&sent.back), &sent.kept).ok()
            };
            return Ok(([cookie], next).into_response());
        }
        Outcome::Wait(seconds) => (wrong(&p, "sign-in-wait", seconds), StatusCode::TOO_MANY_REQUESTS),
        Outcome::Wrong | Outcome::Over | Outcome::Copied => {
            (p.plain("sign-in-wrong"), StatusCode::UNPROCESSABLE_ENTITY)
        }
    };
    let back = to_work(&sent.back).to_owned();
    let on = visit.app.sign_on.is_some();
    let passkeys = visit.app.passkeys.is_some();
    let page = Password { p, notice: Notice::None, email: sent.email, back, kept: sent.kept, error, on, passkeys };
    Ok(page.respond(status))
}

#[cfg(test)]
impl crate::shell::sample::Sample for Password {
    fn sample(p: Page) -> Self {
        let (kept, error) = Default::default();
        let p = p.titled("sign-in-title").private();
        let (email, back) = (String::new(), "/workbench".into());
        Self { p, notice: Notice::None, email, back, kept, error, on: true, passkeys: true }
    }

    fn states(p: Page) -> Vec<Self> {
        let email = crate::shell::sample::ODD.to_owned();
        let error = p.plain("sign-in-wrong");
        let noticed = |notice| Self { notice, kept: "sealed".into(), ..Self::sample(p.clone()) };
        let mut states: Vec<Self> = [Notice::Out, Notice::Over, Notice::Kept].map(noticed).into();
        states.extend([Self { email, error, ..Self::sample(p.clone()) }, Self::sample(p)]);
        states
    }
}
