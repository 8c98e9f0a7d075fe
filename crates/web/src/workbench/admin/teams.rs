//! `/workbench/admin/teams`: agencies, each with its teams; and a new agency.

use super::people::said;
use crate::{
    shell::{Page, PageError, PageResult, Render, Visit, framed},
    ui::{self, Ask as _},
};
use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::Form;
use domain::{
    access::workforce::KINDS,
    account::teams::{self, Agency},
};
use kernel::{Error, FieldError};
use serde::Deserialize;

/// Where it is.
pub const PAGE: &str = "/workbench/admin/teams";

#[derive(Template)]
#[template(path = "workbench/admin/teams.html")]
struct Agencies {
    p: Page,
    agencies: Vec<Agency>,
    sent: Sent,
    errors: Vec<FieldError>,
}

framed!(Agencies);

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    name: String,
    kind: String,
}

impl Agencies {
    fn error(&self, field: &str) -> Option<ui::ErrorMessage> {
        let wrong = self.errors.iter().find(|e| e.field == field)?;
        Some(ui::ErrorMessage::new(self.p.plain("shell-error-word"), said(&self.p, wrong)))
    }

    fn summary(&self) -> ui::ErrorSummary {
        let summary = ui::ErrorSummary::new(self.p.plain("shell-error-title"));
        self.errors.iter().fold(summary, |all, e| all.error(&e.field, said(&self.p, e)))
    }

    fn name_input(&self) -> ui::Input {
        ui::Input::new("name", self.p.t("admin-agency-name"))
            .value(&self.sent.name)
            .autocomplete("off")
            .error(self.error("name"))
    }

    fn kinds(&self) -> ui::Select {
        let empty = ui::Select::new("kind", self.p.t("admin-agency-kind")).item("", self.p.plain("admin-choose"));
        let word = |kind: &str| self.p.plain(format!("admin-kind-{kind}"));
        let all = KINDS.iter().fold(empty, |select, kind| select.item(*kind, word(kind)));
        all.value(&self.sent.kind).error(self.error("kind"))
    }
}

async fn page(visit: &Visit, sent: Sent, errors: Vec<FieldError>) -> Result<Agencies, PageError> {
    let agencies = teams::all(&visit.cx).await?;
    Ok(Agencies { p: visit.page("admin-teams-title").in_section("/workbench/admin"), agencies, sent, errors })
}

/// `GET /workbench/admin/teams`
pub async fn show(visit: Visit) -> PageResult {
    Ok(page(&visit, Sent::default(), Vec::new()).await?.ok())
}

/// `POST /workbench/admin/teams`
pub async fn add(visit: Visit, Form(sent): Form<Sent>) -> PageResult {
    match teams::add_agency(&visit.cx, &sent.name, &sent.kind).await {
        Ok(id) => Ok(Redirect::to(&visit.href(&format!("/workbench/admin/agencies/{id}"))).into_response()),
        Err(Error::Invalid(errors)) => Ok(page(&visit, sent, errors).await?.respond(StatusCode::UNPROCESSABLE_ENTITY)),
        Err(other) => Err(other.into()),
    }
}

#[cfg(test)]
pub(super) mod sample {
    use super::*;
    use crate::shell::sample::{ODD, Sample};
    use domain::account::teams::Line;
    use kernel::Id;

    pub(in super::super) fn agency(away: bool) -> Agency {
        let line = |people, away| Line { id: Id::fresh(), name: ODD.into(), people, away };
        let teams = vec![line(3, false), line(1, false), line(0, true)];
        Agency { id: Id::fresh(), name: ODD.into(), kind: "health".into(), away, teams }
    }

    impl Sample for Agencies {
        fn sample(p: Page) -> Self {
            let agencies = vec![agency(false), agency(true), Agency { teams: Vec::new(), ..agency(false) }];
            Self { p: p.titled("admin-teams-title").private(), agencies, sent: Sent::default(), errors: Vec::new() }
        }

        fn states(p: Page) -> Vec<Self> {
            let wrong = |code: &str| Self {
                errors: vec![FieldError::new("name", code, ""), FieldError::new("kind", "unknown-code", "")],
                sent: Sent { name: ODD.into(), kind: String::new() },
                ..Self::sample(p.clone())
            };
            let kinds = KINDS.map(|kind| Agency { kind: kind.into(), ..agency(false) });
            let every = Self { agencies: kinds.into(), ..Self::sample(p.clone()) };
            vec![wrong("required"), wrong("taken-name"), every, Self::sample(p.clone())]
        }
    }
}
