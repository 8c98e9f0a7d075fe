//! A new page of an organisation: its name first, the rest part by part.

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
use axum_extra::extract::Form;
use domain::upkeep::add;
use kernel::{Error, FieldError};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/upkeep/add.html")]
struct Add {
    p: Page,
    slug: String,
    organisation: String,
    typed: String,
    errors: Vec<FieldError>,
}

framed!(Add);

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    name: String,
}

impl Add {
    fn said(&self, wrong: &FieldError) -> String {
        let key = match wrong.code.as_str() {
            "taken" => "upkeep-add-taken",
            "too-long" => "upkeep-error-words-long",
            _ => "upkeep-add-required",
        };
        self.p.plain(key)
    }

    fn name(&self) -> ui::Input {
        let error = self.errors.first();
        let error = error.map(|e| ui::ErrorMessage::new(self.p.plain("shell-error-word"), self.said(e)));
        let input = ui::Input::new("name", self.p.t("upkeep-add-name")).value(&self.typed).autocomplete("off");
        input.hint(self.p.t("upkeep-add-hint")).error(error)
    }

    fn summary(&self) -> ui::ErrorSummary {
        let summary = ui::ErrorSummary::new(self.p.plain("shell-error-title"));
        self.errors.iter().fold(summary, |all, e| all.error(&e.field, self.said(e)))
    }
}

async fn page(visit: &Visit, slug: String, typed: String, errors: Vec<FieldError>) -> Result<Add, PageError> {
    let organisation = add::to(&visit.cx, &slug).await?;
    let p = visit.page("upkeep-add-title").in_section("/workbench/entries");
    Ok(Add { p, slug, organisation, typed, errors })
}

/// `GET /workbench/organisations/{slug}/add`
pub async fn ask(visit: Visit, Path(slug): Path<String>) -> PageResult {
    Ok(page(&visit, slug, String::new(), Vec::new()).await?.ok())
}

/// `POST /workbench/organisations/{slug}/add`
pub async fn save(visit: Visit, Path(slug): Path<String>, Form(sent): Form<Sent>) -> PageResult {
    match add::entry(&visit.cx, &slug, &sent.name).await {
        Ok(entry) => Ok(Redirect::to(&visit.href(&format!("/workbench/entries/{entry}?done=added"))).into_response()),
        Err(Error::Invalid(errors)) => {
            Ok(page(&visit, slug, sent.name, errors).await?.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other.into()),
    }
}

#[cfg(test)]
impl crate::shell::sample::Sample for Add {
    fn sample(p: Page) -> Self {
        let p = p.titled("upkeep-add-title").private().in_section("/workbench/entries");
        let organisation = crate::shell::sample::ODD.into();
        Self { p, slug: "willow-families".into(), organisation, typed: String::new(), errors: Vec::new() }
    }

    fn states(p: Page) -> Vec<Self> {
        let wrong = |code: &str| Self { errors: vec![FieldError::new("name", code, "")], ..Self::sample(p.clone()) };
        vec![Self::sample(p.clone()), wrong("required"), wrong("taken"), wrong("too-long")]
    }
}
