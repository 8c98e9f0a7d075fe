//! `/workbench/admin/teams/{id}`: one team: its name, who works there, what it is for, and putting it away.

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
use domain::account::teams::{self, Of, Site, Team};
use kernel::{Error, FieldError};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/admin/team.html")]
struct OneTeam {
    p: Page,
    team: Team,
    /// The name as typed.
    name: String,
    errors: Vec<FieldError>,
}

framed!(OneTeam);

/// A hub or a service as a form says it.
fn coded(site: &Site) -> String {
    format!("{}:{}", site.kind, site.id)
}

impl OneTeam {
    fn error(&self, field: &str) -> Option<ui::ErrorMessage> {
        let wrong = self.errors.iter().find(|e| e.field == field)?;
        Some(ui::ErrorMessage::new(self.p.plain("shell-error-word"), said(&self.p, wrong)))
    }

    fn summary(&self) -> ui::ErrorSummary {
        let summary = ui::ErrorSummary::new(self.p.plain("shell-error-title"));
        self.errors.iter().fold(summary, |all, e| all.error(&e.field, said(&self.p, e)))
    }

    fn input(&self) -> ui::Input {
        let input = ui::Input::new("name", self.p.t("admin-team-name")).value(&self.name).autocomplete("off");
        input.error(self.error("name"))
    }

    fn others(&self) -> ui::Select {
        let empty = ui::Select::new("site", self.p.t("admin-team-add-site")).item("", self.p.plain("admin-choose"));
        let named = |site: &Site| format!("{}: {}", self.p.plain(format!("admin-site-{}", site.kind)), site.name);
        let all = self.team.others.iter().fold(empty, |select, site| select.item(coded(site), named(site)));
        all.error(self.error("site"))
    }

    fn coded(&self, site: &Site) -> String {
        coded(site)
    }
}

async fn page(visit: &Visit, id: &str) -> Result<OneTeam, PageError> {
    let team = teams::one(&visit.cx, known(id)?).await?;
    let p = visit.page("admin-team-title").in_section("/workbench/admin");
    Ok(OneTeam { p, name: team.name.clone(), team, errors: Vec::new() })
}

/// `GET /workbench/admin/teams/{id}`
pub async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    Ok(page(&visit, &id).await?.ok())
}

/// What the forms send.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    name: String,
    away: String,
    site: String,
    not: String,
}

fn back(visit: &Visit, id: &str) -> PageResult {
    Ok(Redirect::to(&visit.href(&format!("{PAGE}/{}", known(id)?))).into_response())
}

/// `POST /workbench/admin/teams/{id}/rename`
pub async fn rename(visit: Visit, Path(id): Path<String>, Form(sent): Form<Sent>) -> PageResult {
    match teams::rename(&visit.cx, Of::Team(known(&id)?), &sent.name).await {
        Ok(()) => back(&visit, &id),
        Err(Error::Invalid(errors)) => {
            let page = OneTeam { name: sent.name, errors, ..page(&visit, &id).await? };
            Ok(page.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /workbench/admin/teams/{id}/away`
pub async fn away(visit: Visit, Path(id): Path<String>, Form(sent): Form<Sent>) -> PageResult {
    match teams::put_away(&visit.cx, Of::Team(known(&id)?), !sent.away.is_empty()).await {
        Ok(()) => back(&visit, &id),
        Err(Error::Conflict(_)) => {
            let errors = vec![FieldError::new("away", "has-people", "somebody works there")];
            Ok(OneTeam { errors, ..page(&visit, &id).await? }.respond(StatusCode::CONFLICT))
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /workbench/admin/teams/{id}/for`
pub async fn is_for(visit: Visit, Path(id): Path<String>, Form(sent): Form<Sent>) -> PageResult {
    let chosen = sent.site.split_once(':').and_then(|(kind, site)| Some((kind, site.parse().ok()?)));
    let kept = match chosen {
        Some((kind, site)) => teams::is_for(&visit.cx, known(&id)?, kind, site, sent.not.is_empty()).await,
        None => Err(Error::invalid("site", "unknown-code", "choose one of the list")),
    };
    match kept {
        Ok(()) => back(&visit, &id),
        Err(Error::Invalid(errors)) => {
            Ok(OneTeam { errors, ..page(&visit, &id).await? }.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other.into()),
    }
}

#[cfg(test)]
impl crate::shell::sample::Sample for OneTeam {
    fn sample(p: Page) -> Self {
        use crate::shell::sample::ODD;
        use domain::access::Role;
        use kernel::Id;
        let site = |kind| Site { kind, id: Id::fresh(), name: ODD.into() };
        let team = Team {
            id: Id::fresh(),
            name: ODD.into(),
            agency: ODD.into(),
            away: false,
            people: vec![(Id::fresh(), ODD.into(), Role::HubWorker)],
            sites: vec![site("hub"), site("service")],
            others: vec![site("hub"), site("service")],
        };
        Self { p: p.titled("admin-team-title").private(), name: team.name.clone(), team, errors: Vec::new() }
    }

    fn states(p: Page) -> Vec<Self> {
        let wrong = |field: &str, code: &str| FieldError::new(field, code, "");
        let errors = vec![wrong("name", "required"), wrong("site", "unknown-code"), wrong("away", "has-people")];
        let mut bare = Self::sample(p.clone());
        (bare.team.people, bare.team.sites, bare.team.away) = (Vec::new(), Vec::new(), true);
        vec![Self { errors, ..Self::sample(p.clone()) }, bare, Self::sample(p)]
    }
}
