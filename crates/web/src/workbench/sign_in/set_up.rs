//! `GET` and `POST /sign-in/set-up`: a password of one's own, an app for the codes, and ten printed codes.

use super::{super::device::Asker, begin_again, keep};
use crate::{
    portal::qr::Qr,
    shell::{Page, PageResult, Render, Visit, framed},
    ui::{self, Ask as _},
    workbench::guard,
};
use askama::Template;
use axum::{
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form;
use domain::account::{
    Live, Refusal,
    set_up::{self, Input, Offer},
};
use kernel::{Error, FieldError};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/sign-in/set-up.html")]
struct SetUp {
    p: Page,
    offer: Offer,
    errors: Vec<FieldError>,
}

#[derive(Template)]
#[template(path = "workbench/sign-in/codes.html")]
pub(in crate::workbench) struct Codes {
    pub(in crate::workbench) p: Page,
    pub(in crate::workbench) codes: Vec<String>,
}

framed!(SetUp, Codes);

impl SetUp {
    fn qr(&self) -> Qr {
        Qr::new(&self.offer.address, self.p.plain("set-up-scan"))
    }

    fn said(&self, wrong: &FieldError) -> String {
        self.p.plain(format!("set-up-error-{}", wrong.code))
    }

    fn error(&self, field: &str) -> Option<ui::ErrorMessage> {
        let wrong = self.errors.iter().find(|e| e.field == field)?;
        Some(ui::ErrorMessage::new(self.p.plain("shell-error-word"), self.said(wrong)))
    }

    fn summary(&self) -> ui::ErrorSummary {
        let summary = ui::ErrorSummary::new(self.p.plain("shell-error-title"));
        self.errors.iter().fold(summary, |all, e| all.error(&e.field, self.said(e)))
    }

    fn current(&self) -> ui::Input {
        ui::Input::new("current", self.p.t("set-up-current"))
            .kind("password")
            .autocomplete("current-password")
            .error(self.error("current"))
    }

    fn password(&self) -> ui::Input {
        ui::Input::new("password", self.p.t("set-up-password"))
            .hint(self.p.t("set-up-password-hint"))
            .kind("password")
            .autocomplete("new-password")
            .error(self.error("password"))
    }

    fn code(&self) -> ui::Input {
        ui::Input::new("code", self.p.t("set-up-code"))
            .hint(self.p.t("set-up-code-hint"))
            .inputmode("numeric")
            .autocomplete("one-time-code")
            .class("govuk-input--width-10")
            .error(self.error("code"))
    }
}

/// Where a refusal leads: to showing who one is, or nowhere.
fn refused(visit: &Visit, refusal: Refusal) -> PageResult {
    match refusal {
        Refusal::ProveFirst => Ok(Redirect::to(&visit.href("/workbench/prove?back=/sign-in/set-up")).into_response()),
        Refusal::Other(error) => Err(error.into()),
    }
}

async fn page(visit: &Visit, live: &Live, errors: Vec<FieldError>) -> Result<SetUp, Refusal> {
    let offer = set_up::offer(&visit.cx, &visit.app.vault, live).await?;
    Ok(SetUp { p: visit.page("set-up-title").private(), offer, errors })
}

/// `GET /sign-in/set-up`
pub async fn ask(visit: Visit, headers: HeaderMap) -> PageResult {
    let Some(live) = guard::live(&visit.app, &headers).await? else { return Ok(begin_again(&visit)) };
    match page(&visit, &live, Vec::new()).await {
        Ok(page) => Ok(page.ok()),
        Err(refusal) => refused(&visit, refusal),
    }
}

/// What the form sends.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Sent {
    current: String,
    password: String,
    code: String,
}

/// `POST /sign-in/set-up`
pub async fn send(visit: Visit, asker: Asker, headers: HeaderMap, Form(sent): Form<Sent>) -> PageResult {
    let Some(live) = guard::live(&visit.app, &headers).await? else { return Ok(begin_again(&visit)) };
    let input = Input { current: sent.current, password: sent.password, code: sent.code };
    let done = match set_up::finish(&visit.cx, &visit.app.vault, &live, input).await {
        Ok(done) => done,
        Err(Refusal::Other(Error::Invalid(errors))) => {
            return match page(&visit, &live, errors).await {
                Ok(page) => Ok(page.respond(StatusCode::UNPROCESSABLE_ENTITY)),
                Err(refusal) => refused(&visit, refusal),
            };
        }
        Err(refusal) => return refused(&visit, refusal),
    };
    let cookies = keep(&visit, done.token, live.staff, &asker).await?;
    Ok((cookies, codes(&visit, done.codes)).into_response())
}

/// The page with the printed codes, shown this once.
pub(in crate::workbench) fn codes(visit: &Visit, codes: Vec<String>) -> Response {
    Codes { p: visit.page("codes-title").private(), codes }.ok()
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::shell::sample::{ODD, Sample};

    impl Sample for SetUp {
        fn sample(p: Page) -> Self {
            let address = "otpauth://totp/Hearth:a@example.org?secret=ABCD&issuer=Hearth".to_owned();
            let offer = Offer { typed: "ABCD EFGH".into(), address, again: false, current: false };
            Self { p: p.titled("set-up-title").private(), offer, errors: Vec::new() }
        }

        fn states(p: Page) -> Vec<Self> {
            let password =
                ["too-short", "too-long", "common", "own-name"].map(|code| FieldError::new("password", code, ""));
            let wrong = password.map(|e| Self {
                errors: vec![e, FieldError::new("code", "wrong-code", "")],
                ..Self::sample(p.clone())
            });
            let current = ["wrong-password", "wait"].map(|code| {
                let mut again = Self::sample(p.clone());
                (again.offer.again, again.offer.current) = (true, true);
                Self { errors: vec![FieldError::new("current", code, "")], ..again }
            });
            wrong.into_iter().chain(current).chain([Self::sample(p)]).collect()
        }
    }

    impl Sample for Codes {
        fn sample(p: Page) -> Self {
            Self { p: p.titled("codes-title").private(), codes: vec!["ABCD-EFGH".into(), ODD.into()] }
        }
    }
}
