//! `/workbench/admin/{id}`: one person's roles, a new one, a fresh link, leaving, and what was done to the account.

use super::{
    day, known, moment,
    people::{link as link_page, said},
};
use crate::{
    shell::{Page, PageError, PageResult, Render, Visit, framed},
    ui::{self, Ask as _},
    workbench::account::refused,
};
use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::Form;
use domain::{
    access::{Role, Tier},
    account::{
        Refusal, close, history,
        history::Deed,
        link,
        role::{self, Input},
        roll::{self, Person, Team},
        second::Given,
    },
};
use kernel::{Error, FieldError};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/admin/person.html")]
struct Colleague {
    p: Page,
    who: Person,
    /// The one who looks is the one who is shown: nobody changes their own roles.
    own: bool,
    teams: Vec<Team>,
    deeds: Vec<Deed>,
    sent: Sent,
    errors: Vec<FieldError>,
}

framed!(Colleague);

/// What the form for a new role sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    role: String,
    team: String,
    tier: String,
    from: String,
    to: String,
}

impl Colleague {
    fn error(&self, field: &str) -> Option<ui::ErrorMessage> {
        let wrong = self.errors.iter().find(|e| e.field == field)?;
        Some(ui::ErrorMessage::new(self.p.plain("shell-error-word"), said(&self.p, wrong)))
    }

    fn summary(&self) -> ui::ErrorSummary {
        let summary = ui::ErrorSummary::new(self.p.plain("shell-error-title"));
        self.errors.iter().fold(summary, |all, e| all.error(&e.field, said(&self.p, e)))
    }

    fn roles(&self) -> ui::Select {
        let word = |role: &Role| self.p.plain(format!("work-role-{}", role.code()));
        self.select("role", Role::ALL.iter().map(|role| (role.code().to_owned(), word(role))), &self.sent.role)
    }

    fn teams(&self) -> ui::Select {
        let named = |team: &Team| format!("{}, {}", team.name, team.agency);
        self.select("team", self.teams.iter().map(|team| (team.id.to_string(), named(team))), &self.sent.team)
    }

    fn tiers(&self) -> ui::Select {
        let word = |tier: &Tier| self.p.plain(format!("work-tier-{}", tier.code()));
        self.select("tier", Tier::ALL.iter().map(|tier| (tier.code().to_owned(), word(tier))), &self.sent.tier)
    }

    fn select(&self, field: &str, items: impl Iterator<Item = (String, String)>, value: &str) -> ui::Select {
        let empty = ui::Select::new(field, self.p.t(format!("admin-{field}"))).item("", self.p.plain("admin-choose"));
        items.fold(empty, |select, (value, text)| select.item(value, text)).value(value).error(self.error(field))
    }

    fn day_input(&self, field: &str, value: &str) -> ui::Input {
        ui::Input::new(field, self.p.t(format!("admin-{field}")))
            .hint(self.p.t("admin-day-hint"))
            .value(value)
            .kind("date")
            .class("govuk-input--width-10")
            .error(self.error(field))
    }

    fn day(&self, us: &i64) -> String {
        day(*us)
    }

    fn moment(&self, us: &i64) -> String {
        moment(*us)
    }

    /// Word key of a deed.
    fn deed(&self, deed: &Deed) -> String {
        format!("admin-deed-{}", deed.action.replace('.', "-"))
    }
}

async fn page(visit: &Visit, id: &str, sent: Sent, errors: Vec<FieldError>) -> Result<Colleague, PageError> {
    let id = known(id)?;
    let everyone = roll::everyone(&visit.cx).await?;
    let who = everyone.into_iter().find(|person| person.id == id).ok_or(Error::NotFound)?;
    let teams = roll::teams(&visit.cx).await?;
    let deeds = history::history(&visit.cx, id).await?;
    let own = visit.staff()?.id() == id;
    let p = visit.page("admin-person-title").in_section("/workbench/admin");
    Ok(Colleague { p, who, own, teams, deeds, sent, errors })
}

fn back(visit: &Visit, id: &str) -> PageResult {
    Ok(Redirect::to(&visit.href(&format!("/workbench/admin/{}", known(id)?))).into_response())
}

/// `GET /workbench/admin/{id}`
pub async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    Ok(page(&visit, &id, Sent::default(), Vec::new()).await?.ok())
}

/// `POST /workbench/admin/{id}/give`
pub async fn give(visit: Visit, Path(id): Path<String>, Form(sent): Form<Sent>) -> PageResult {
    let Sent { role, team, tier, from, to } = sent.clone();
    let input = Input { role, team, tier, from, to };
    match role::give(&visit.cx, &visit.staff()?.live, known(&id)?, input).await {
        Ok(Given::Now) => back(&visit, &id),
        Ok(Given::Waits) => Ok(Redirect::to(&visit.href("/workbench/admin")).into_response()),
        Err(Refusal::Other(Error::Invalid(errors))) => {
            Ok(page(&visit, &id, sent, errors).await?.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(Refusal::Other(Error::Conflict(_))) => {
            let errors = vec![FieldError::new("role", "has-it", "they have this role there already")];
            Ok(page(&visit, &id, sent, errors).await?.respond(StatusCode::CONFLICT))
        }
        Err(refusal) => refused(&visit, refusal, &format!("/workbench/admin/{id}")),
    }
}

/// Which role.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Which {
    role: String,
}

/// `POST /workbench/admin/{id}/end`
pub async fn end(visit: Visit, Path(id): Path<String>, Form(which): Form<Which>) -> PageResult {
    match role::end(&visit.cx, &visit.staff()?.live, known(&id)?, known(&which.role)?).await {
        Ok(()) => back(&visit, &id),
        Err(refusal) => refused(&visit, refusal, &format!("/workbench/admin/{id}")),
    }
}

/// `POST /workbench/admin/{id}/link`
pub async fn link(visit: Visit, Path(id): Path<String>) -> PageResult {
    match link::again(&visit.cx, &visit.staff()?.live, known(&id)?).await {
        Ok((name, token)) => Ok(link_page(&visit, &name, &format!("/workbench/admin/{id}"), &token).ok()),
        Err(refusal) => refused(&visit, refusal, &format!("/workbench/admin/{id}")),
    }
}

/// `POST /workbench/admin/{id}/close`
pub async fn close(visit: Visit, Path(id): Path<String>) -> PageResult {
    match close::close(&visit.cx, &visit.staff()?.live, known(&id)?).await {
        Ok(()) => back(&visit, &id),
        Err(refusal) => refused(&visit, refusal, &format!("/workbench/admin/{id}")),
    }
}

#[cfg(test)]
impl crate::shell::sample::Sample for Colleague {
    fn sample(p: Page) -> Self {
        use crate::shell::sample::ODD;
        use kernel::Id;
        let teams = vec![Team {
            id: Id::fresh(),
            name: ODD.into(),
            agency: "Council".into(),
            kind: "council".into(),
            away: false,
        }];
        let deed = |action: &str| Deed {
            at_us: 1_790_000_000_000_000,
            by: ODD.into(),
            action: action.into(),
            detail: ODD.into(),
        };
        let deeds = DEEDS.iter().map(|action| deed(action)).collect();
        let (who, errors) = (super::people::sample::person(false), Vec::new());
        Self {
            p: p.titled("admin-person-title").private(),
            who,
            own: false,
            teams,
            deeds,
            sent: Sent::default(),
            errors,
        }
    }

    fn states(p: Page) -> Vec<Self> {
        let wrong = |field: &str, code: &str| FieldError::new(field, code, "");
        let errors = vec![
            wrong("role", "has-it"),
            wrong("team", "unknown-code"),
            wrong("from", "date-malformed"),
            wrong("to", "before-start"),
        ];
        vec![
            Self { errors, ..Self::sample(p.clone()) },
            Self { own: true, ..Self::sample(p.clone()) },
            Self { who: super::people::sample::person(true), ..Self::sample(p.clone()) },
            Self::sample(p),
        ]
    }
}

/// Every deed an account's history can hold.
#[cfg(test)]
const DEEDS: [&str; 26] = [
    "account.open",
    "account.set-up",
    "account.print-codes",
    "account.welcome",
    "account.close",
    "link.make",
    "link.open",
    "sign-in",
    "sign-in.password",
    "sign-in.fail",
    "sign-in.new-browser",
    "session.end",
    "session.end-others",
    "session.lapse",
    "step-up",
    "step-up.fail",
    "passkey.add",
    "passkey.remove",
    "passkey.stop",
    "role.give",
    "role.ask",
    "role.agree",
    "role.refuse",
    "session.end-told",
    "session.end-gone",
    "role.end",
];
