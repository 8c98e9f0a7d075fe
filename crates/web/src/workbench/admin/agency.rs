//! `/workbench/admin/agencies/{id}`: one agency: its name, its teams, a new one, and putting it away.

use super::{known, people::said, teams::PAGE};
use crate::{
    shell::{Page, PageError, PageResult, Render, Visit, framed},
    ui::{self, Ask as _},
};
use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::Form;
use domain::account::teams::{self, Agency, Of};
use kernel::{Error, FieldError};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/admin/agency.html")]
struct OneAgency {
    p: Page,
    agency: Agency,
    /// The name as typed.
    name: String,
    /// The new team's name as typed.
    team: String,
    errors: Vec<FieldError>,
}

framed!(OneAgency);

impl OneAgency {
    /// Word key of what it is.
    fn kind(&self) -> String {
        format!("admin-kind-{}", self.agency.kind)
    }

    fn input(&self, field: &'static str, key: &'static str, value: &str) -> ui::Input {
        let wrong = self.errors.iter().find(|e| e.field == field);
        let error = wrong.map(|e| ui::ErrorMessage::new(self.p.plain("shell-error-word"), said(&self.p, e)));
        ui::Input::new(field, self.p.t(key)).value(value).autocomplete("off").error(error)
    }

    fn summary(&self) -> ui::ErrorSummary {
        let summary = ui::ErrorSummary::new(self.p.plain("shell-error-title"));
        self.errors.iter().fold(summary, |all, e| all.error(&e.field, said(&self.p, e)))
    }
}

async fn page(visit: &Visit, id: &str) -> Result<OneAgency, PageError> {
    let id = known(id)?;
    let agency = teams::all(&visit.cx).await?.into_iter().find(|one| one.id == id).ok_or(Error::NotFound)?;
    let p = visit.page("admin-agency-title").in_section("/workbench/admin");
    Ok(OneAgency { p, name: agency.name.clone(), agency, team: String::new(), errors: Vec::new() })
}

/// `GET /workbench/admin/agencies/{id}`
pub async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    Ok(page(&visit, &id).await?.ok())
}

/// What the forms send.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    name: String,
    team: String,
    away: String,
}

/// `POST /workbench/admin/agencies/{id}/rename`
pub async fn rename(visit: Visit, Path(id): Path<String>, Form(sent): Form<Sent>) -> PageResult {
    match teams::rename(&visit.cx, Of::Agency(known(&id)?), &sent.name).await {
        Ok(()) => Ok(Redirect::to(&visit.href(PAGE)).into_response()),
        Err(Error::Invalid(errors)) => {
            let page = OneAgency { name: sent.name, errors, ..page(&visit, &id).await? };
            Ok(page.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /workbench/admin/agencies/{id}/team`
pub async fn add_team(visit: Visit, Path(id): Path<String>, Form(sent): Form<Sent>) -> PageResult {
    match teams::add_team(&visit.cx, known(&id)?, &sent.team).await {
        Ok(team) => Ok(Redirect::to(&visit.href(&format!("{PAGE}/{team}"))).into_response()),
        Err(Error::Invalid(errors)) => {
            let errors = errors.into_iter().map(|e| FieldError { field: "team".to_owned(), ..e }).collect();
            let page = OneAgency { team: sent.team, errors, ..page(&visit, &id).await? };
            Ok(page.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /workbench/admin/agencies/{id}/away`
pub async fn away(visit: Visit, Path(id): Path<String>, Form(sent): Form<Sent>) -> PageResult {
    match teams::put_away(&visit.cx, Of::Agency(known(&id)?), !sent.away.is_empty()).await {
        Ok(()) => Ok(Redirect::to(&visit.href(PAGE)).into_response()),
        Err(Error::Conflict(_)) => {
            let errors = vec![FieldError::new("away", "has-teams", "it has teams")];
            Ok(OneAgency { errors, ..page(&visit, &id).await? }.respond(StatusCode::CONFLICT))
        }
        Err(other) => Err(other.into()),
    }
}

#[cfg(test)]
impl crate::shell::sample::Sample for OneAgency {
    fn sample(p: Page) -> Self {
        let (agency, name, team) = (super::teams::sample::agency(false), "Trust".to_owned(), String::new());
        Self { p: p.titled("admin-agency-title").private(), agency, name, team, errors: Vec::new() }
    }

    fn states(p: Page) -> Vec<Self> {
        let wrong = |field: &str, code: &str| FieldError::new(field, code, "");
        let errors = vec![wrong("name", "required"), wrong("team", "taken-name"), wrong("away", "has-teams")];
        let gone = Self { agency: super::teams::sample::agency(true), ..Self::sample(p.clone()) };
        vec![Self { errors, ..Self::sample(p.clone()) }, gone, Self::sample(p)]
    }
}
