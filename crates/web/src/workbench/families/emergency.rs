//! `/workbench/families/emergency`: opening a record in an emergency. Who is meant is typed exactly, and the answer is one and
//! the same whether there is such a record or not.

use super::typed::{Day, Faults, text};
use crate::{
    shell::{Page, PageResult, Render, Visit, framed},
    ui::{self, Ask as _},
    workbench::account::refused,
};
use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::{Form, Query};
use domain::{
    account::{Refusal, proved},
    family::{
        PersonName,
        glass::{self, Break, Reason},
    },
};
use kernel::{Error, FieldError};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/families/emergency.html")]
struct Emergency {
    p: Page,
    sent: Sent,
    asked: bool,
    errors: Vec<FieldError>,
}

framed!(Emergency);

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    given: String,
    family: String,
    #[serde(rename = "born-day")]
    born_day: String,
    #[serde(rename = "born-month")]
    born_month: String,
    #[serde(rename = "born-year")]
    born_year: String,
    nhs_number: String,
    reason: String,
    words: String,
}

/// Whether it was just asked.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct After {
    asked: String,
}

impl Emergency {
    fn faults(&self) -> Faults<'_> {
        Faults(&self.p, &self.errors)
    }

    fn input(&self, field: &str, value: &str, class: &str) -> ui::Input {
        text(&self.p, &self.errors, ("families", field), value, class)
    }

    fn born(&self) -> ui::DateInput {
        self.sent.born().boxes(&self.p, "born", "families-born", self.faults().at("born"))
    }

    fn reasons(&self) -> ui::Radios {
        let choice =
            |reason: &Reason| ui::Choice::new(reason.code(), self.p.t(format!("families-glass-{}", reason.code())));
        ui::Radios::new("reason", self.p.t("families-glass-reason"), Reason::ALL.iter().map(choice).collect())
            .value(&self.sent.reason)
            .error(self.faults().at("reason"))
    }

    fn words(&self) -> ui::Textarea {
        ui::Textarea::new("words", self.p.t("families-glass-words"))
            .rows(4)
            .value(&self.sent.words)
            .hint(self.p.t("families-glass-words-hint"))
            .error(self.faults().at("words"))
    }
}

impl Sent {
    fn born(&self) -> Day {
        Day { day: self.born_day.clone(), month: self.born_month.clone(), year: self.born_year.clone() }
    }
}

fn page(visit: &Visit, sent: Sent, asked: bool, errors: Vec<FieldError>) -> Emergency {
    Emergency { p: visit.page("families-glass-title").in_section("/workbench/families"), sent, asked, errors }
}

/// `GET /workbench/families/emergency`
pub async fn ask(visit: Visit, Query(after): Query<After>) -> PageResult {
    // Asked before anything is typed, so that nothing typed is lost.
    if let Err(refusal) = proved(&visit.cx, &visit.staff()?.live).await {
        return refused(&visit, refusal, "/workbench/families/emergency");
    }
    Ok(page(&visit, Sent::default(), after.asked == "yes", Vec::new()).ok())
}

/// `POST /workbench/families/emergency`
pub async fn open(visit: Visit, Form(sent): Form<Sent>) -> PageResult {
    let opened = match sent.born().read("born") {
        Ok(born) => {
            let name = PersonName { given: sent.given.trim().to_owned(), family: sent.family.trim().to_owned() };
            let Sent { nhs_number, reason, words, .. } = sent.clone();
            glass::open(&visit.cx, &visit.staff()?.live, Break { name, born, nhs_number, reason, words }).await
        }
        Err(fault) => Err(Error::Invalid(vec![fault]).into()),
    };
    match opened {
        Ok(()) => Ok(Redirect::to(&visit.href("/workbench/families/emergency?asked=yes")).into_response()),
        Err(Refusal::Other(Error::Invalid(errors))) => {
            Ok(page(&visit, sent, false, errors).respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(refusal) => refused(&visit, refusal, "/workbench/families/emergency"),
    }
}

#[cfg(test)]
impl crate::shell::sample::Sample for Emergency {
    fn sample(p: Page) -> Self {
        let sent = Sent { given: crate::shell::sample::ODD.into(), ..Sent::default() };
        Self { p: p.titled("families-glass-title").private(), sent, asked: false, errors: Vec::new() }
    }

    fn states(p: Page) -> Vec<Self> {
        let wrong = |field: &str, code: &str| FieldError::new(field, code, "");
        let errors = vec![wrong("reason", "choose-why"), wrong("words", "too-short"), wrong("born", "exactly")];
        vec![
            Self { asked: true, ..Self::sample(p.clone()) },
            Self { errors, ..Self::sample(p.clone()) },
            Self::sample(p),
        ]
    }
}
