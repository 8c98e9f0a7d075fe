//! `GET` and `POST /workbench/admin`: everyone who works here, and somebody new.

use super::{day, known};
use crate::workbench::account::refused;
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
use domain::account::{
    Refusal,
    hire::{self, Input},
    roll::{self, Given, Person},
    second::{self, Waiting},
};
use kernel::{Error, FieldError};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/admin/people.html")]
struct People {
    p: Page,
    people: Vec<Person>,
    /// Roles that wait for a second person.
    waiting: Vec<Waiting>,
    sent: Sent,
    errors: Vec<FieldError>,
}

#[derive(Template)]
#[template(path = "workbench/admin/link.html")]
pub(super) struct Link {
    pub(super) p: Page,
    pub(super) name: String,
    pub(super) address: String,
    pub(super) back: String,
}

framed!(People, Link);

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    name: String,
    email: String,
}

impl People {
    fn current<'a>(&self, person: &'a Person) -> Vec<&'a Given> {
        person.roles.iter().filter(|role| role.current).collect()
    }

    fn day(&self, us: &i64) -> String {
        day(*us)
    }

    fn input(&self, field: &'static str, value: &str) -> ui::Input {
        let wrong = self.errors.iter().find(|e| e.field == field);
        let error = wrong.map(|e| ui::ErrorMessage::new(self.p.plain("shell-error-word"), said(&self.p, e)));
        let input = ui::Input::new(field, self.p.t(format!("admin-{field}"))).value(value).autocomplete("off");
        input.error(error)
    }

    fn summary(&self) -> ui::ErrorSummary {
        let summary = ui::ErrorSummary::new(self.p.plain("shell-error-title"));
        self.errors.iter().fold(summary, |all, e| all.error(&e.field, said(&self.p, e)))
    }
}

/// What is wrong, in words.
pub(super) fn said(p: &Page, wrong: &FieldError) -> String {
    p.plain(format!("admin-error-{}", wrong.code))
}

async fn page(visit: &Visit, sent: Sent, errors: Vec<FieldError>) -> Result<People, PageError> {
    let people = roll::everyone(&visit.cx).await?;
    let waiting = second::waiting(&visit.cx).await?;
    Ok(People { p: visit.page("admin-title").in_section("/workbench/admin"), people, waiting, sent, errors })
}

/// `GET /workbench/admin`
pub async fn show(visit: Visit) -> PageResult {
    Ok(page(&visit, Sent::default(), Vec::new()).await?.ok())
}

/// `POST /workbench/admin`
pub async fn hire(visit: Visit, Form(sent): Form<Sent>) -> PageResult {
    let input = Input { name: sent.name.clone(), email: sent.email.clone() };
    match hire::hire(&visit.cx, &visit.staff()?.live, input).await {
        Ok((id, token)) => Ok(link(&visit, sent.name.trim(), &format!("/workbench/admin/{id}"), &token).ok()),
        Err(Refusal::Other(Error::Invalid(errors))) => {
            Ok(page(&visit, sent, errors).await?.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(refusal) => refused(&visit, refusal, "/workbench/admin"),
    }
}

/// Which role that waits.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Which {
    asked: String,
}

/// `POST /workbench/admin/agree`
pub async fn agree(visit: Visit, Form(which): Form<Which>) -> PageResult {
    let agreed = second::agree(&visit.cx, &visit.staff()?.live, known(&which.asked)?).await;
    decided(&visit, agreed)
}

/// `POST /workbench/admin/refuse`
pub async fn refuse(visit: Visit, Form(which): Form<Which>) -> PageResult {
    let refused = second::refuse(&visit.cx, &visit.staff()?.live, known(&which.asked)?).await;
    decided(&visit, refused)
}

fn decided(visit: &Visit, done: Result<(), Refusal>) -> PageResult {
    match done {
        Ok(()) => Ok(Redirect::to(&visit.href("/workbench/admin")).into_response()),
        Err(refusal) => refused(visit, refusal, "/workbench/admin"),
    }
}

/// The page that shows a link, this once.
pub(super) fn link(visit: &Visit, name: &str, back: &str, token: &str) -> Link {
    let address = format!("{}/sign-in/once/{token}", visit.app.settings.base_url);
    let p = visit.page("admin-link-title").in_section("/workbench/admin");
    Link { p, name: name.to_owned(), address, back: back.to_owned() }
}

#[cfg(test)]
pub(super) mod sample {
    use super::*;
    use crate::shell::sample::{ODD, Sample};
    use domain::access::{Role, Tier};
    use kernel::Id;

    pub(in super::super) fn person(left: bool) -> Person {
        let role = |current: bool| Given {
            id: Id::fresh(),
            role: Role::Administrator,
            tier: Tier::Occasional,
            team: ODD.into(),
            agency: "Council".into(),
            from_us: 1_790_000_000_000_000,
            to_us: (!current).then_some(1_795_000_000_000_000),
            current,
        };
        Person {
            id: Id::fresh(),
            name: ODD.into(),
            email: "a@example.org".into(),
            left_us: left.then_some(1_795_000_000_000_000),
            set_up: !left,
            roles: vec![role(true), role(false)],
        }
    }

    impl Sample for People {
        fn sample(p: Page) -> Self {
            let people = vec![person(false), person(true), Person { roles: Vec::new(), ..person(false) }];
            let waits = |may_agree| Waiting {
                id: Id::fresh(),
                staff: Id::fresh(),
                name: ODD.into(),
                role: Role::SafeguardingLead,
                team: ODD.into(),
                by: ODD.into(),
                expires_us: 1_795_000_000_000_000,
                may_agree,
            };
            let waiting = vec![waits(true), waits(false)];
            Self { p: p.titled("admin-title").private(), people, waiting, sent: Sent::default(), errors: Vec::new() }
        }

        fn states(p: Page) -> Vec<Self> {
            let wrong = |email: &str| Self {
                errors: vec![FieldError::new("name", "required", ""), FieldError::new("email", email, "")],
                sent: Sent { name: ODD.into(), email: ODD.into() },
                ..Self::sample(p.clone())
            };
            let none = Self { waiting: Vec::new(), ..Self::sample(p.clone()) };
            vec![wrong("malformed"), wrong("taken"), none, Self::sample(p.clone())]
        }
    }

    impl Sample for Link {
        fn sample(p: Page) -> Self {
            let address = "https://hearth.example.org/abc".to_owned();
            Self {
                p: p.titled("admin-link-title").private(),
                name: ODD.into(),
                address,
                back: "/workbench/admin".into(),
            }
        }
    }
}
