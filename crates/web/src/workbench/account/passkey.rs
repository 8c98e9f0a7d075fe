//! `/workbench/account/passkey`: adding a passkey, and taking one away.

use crate::{
    shell::{Page, PageError, PageResult, Render, Visit, framed},
    ui::{self, Ask as _},
    workbench::passkey::{asked, keys},
};
use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::Form;
use domain::account::{
    Refusal,
    passkey::{self, Answer},
};
use kernel::{Error, FieldError};
use serde::Deserialize;

/// Where one is added.
pub const PAGE: &str = "/workbench/account/passkey";

#[derive(Template)]
#[template(path = "workbench/account/passkey.html")]
struct AddPasskey {
    p: Page,
    name: String,
    errors: Vec<FieldError>,
}

framed!(AddPasskey);

impl AddPasskey {
    fn said(&self, wrong: &FieldError) -> String {
        self.p.plain(format!("passkey-error-{}", wrong.code))
    }

    fn summary(&self) -> ui::ErrorSummary {
        let summary = ui::ErrorSummary::new(self.p.plain("shell-error-title"));
        self.errors.iter().fold(summary, |all, e| all.error("name", self.said(e)))
    }

    fn input(&self) -> ui::Input {
        let wrong = self.errors.iter().find(|e| e.field == "name");
        let error = wrong.map(|e| ui::ErrorMessage::new(self.p.plain("shell-error-word"), self.said(e)));
        ui::Input::new("name", self.p.t("passkey-name"))
            .hint(self.p.t("passkey-name-hint"))
            .value(&self.name)
            .autocomplete("off")
            .error(error)
    }
}

/// Where a refusal leads: to showing who one is and back here, or nowhere.
fn refused(visit: &Visit, refusal: Refusal) -> PageResult {
    match refusal {
        Refusal::ProveFirst => Ok(Redirect::to(&visit.href(&format!("/workbench/prove?back={PAGE}"))).into_response()),
        Refusal::Other(error) => Err(error.into()),
    }
}

fn page(visit: &Visit, name: String, errors: Vec<FieldError>) -> AddPasskey {
    AddPasskey { p: visit.page("passkey-add-title").in_section("/workbench/account"), name, errors }
}

/// `GET /workbench/account/passkey`
pub async fn show(visit: Visit) -> PageResult {
    keys(&visit)?;
    match passkey::may_add(&visit.cx, &visit.staff()?.live).await {
        Ok(()) => Ok(page(&visit, String::new(), Vec::new()).ok()),
        Err(refusal) => refused(&visit, refusal),
    }
}

/// `POST /workbench/account/passkey/ask`: what the browser is asked, as JSON.
pub async fn ask(visit: Visit) -> PageResult {
    match passkey::ask_new(&visit.cx, keys(&visit)?, &visit.staff()?.live).await {
        Ok(question) => Ok(asked(question)),
        Err(refusal) => refused(&visit, refusal),
    }
}

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct New {
    name: String,
    ticket: String,
    answer: String,
}

/// `POST /workbench/account/passkey`
pub async fn add(visit: Visit, Form(new): Form<New>) -> PageResult {
    let New { name, ticket, answer } = new;
    let sent = Answer { ticket, answer };
    match passkey::add(&visit.cx, keys(&visit)?, &visit.staff()?.live, &name, sent).await {
        Ok(()) => Ok(Redirect::to(&visit.href("/workbench/account")).into_response()),
        Err(Refusal::Other(Error::Invalid(errors))) => {
            Ok(page(&visit, name, errors).respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(refusal) => refused(&visit, refusal),
    }
}

/// Which one.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Which {
    passkey: String,
}

/// `POST /workbench/account/passkey/remove`
pub async fn remove(visit: Visit, Form(which): Form<Which>) -> PageResult {
    match passkey::remove(&visit.cx, &visit.staff()?.live, &which.passkey).await {
        Ok(()) => Ok(Redirect::to(&visit.href("/workbench/account")).into_response()),
        Err(Refusal::ProveFirst) => {
            Ok(Redirect::to(&visit.href("/workbench/prove?back=/workbench/account")).into_response())
        }
        Err(Refusal::Other(error)) => Err(PageError(error)),
    }
}

#[cfg(test)]
impl crate::shell::sample::Sample for AddPasskey {
    fn sample(p: Page) -> Self {
        Self { p: p.titled("passkey-add-title").private(), name: String::new(), errors: Vec::new() }
    }

    fn states(p: Page) -> Vec<Self> {
        let errors = vec![FieldError::new("name", "required", ""), FieldError::new("passkey", "not-made", "")];
        let wrong = Self { errors, name: crate::shell::sample::ODD.into(), ..Self::sample(p.clone()) };
        vec![wrong, Self::sample(p)]
    }
}
