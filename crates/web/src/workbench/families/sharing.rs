//! `/workbench/people/{id}/sharing`: deciding to tell somebody something of a person, or not to.

use super::{
    known,
    typed::{Faults, area, text},
};
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
use domain::family::{self, DecideShare, ShareDecision, Why};
use kernel::{Error, FieldError, Id};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/families/sharing.html")]
struct Sharing {
    p: Page,
    person: Id,
    /// Whether the reader may decide to share; not to is open to whoever may write.
    may_share: bool,
    sent: Sent,
    errors: Vec<FieldError>,
}

framed!(Sharing);

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    decision: String,
    recipient: String,
    what: String,
    reason: String,
    telling: String,
}

impl Sent {
    fn input(&self, person: Id) -> Result<DecideShare, Vec<FieldError>> {
        let choose = |field: &str| FieldError::new(field, "choose", "choose one");
        let decision = ShareDecision::of(&self.decision).ok_or_else(|| choose("decision"));
        let telling = match self.telling.as_str() {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err(choose("telling")),
        };
        match (decision, telling) {
            (Ok(decision), Ok(telling_raises_risk)) => {
                let [recipient, what, reason] =
                    [&self.recipient, &self.what, &self.reason].map(|text| text.trim().to_owned());
                Ok(DecideShare { person, decision, why: Why { recipient, what, reason, telling_raises_risk } })
            }
            (decision, telling) => Err([decision.err(), telling.err()].into_iter().flatten().collect()),
        }
    }
}

impl Sharing {
    fn faults(&self) -> Faults<'_> {
        Faults(&self.p, &self.errors)
    }

    fn decisions(&self) -> ui::Radios {
        let offered = ShareDecision::ALL.iter().filter(|one| self.may_share || **one == ShareDecision::Kept);
        let choice = |one: &ShareDecision| {
            let word = |tail: &str| self.p.t(format!("families-sharing-{}{tail}", one.code()));
            ui::Choice::new(one.code(), word("")).hint(word("-hint"))
        };
        ui::Radios::new("decision", self.p.t("families-sharing-decision"), offered.map(choice).collect())
            .value(&self.sent.decision)
            .error(self.faults().at("decision"))
    }

    fn telling(&self) -> ui::Radios {
        let choice = |code: &str| ui::Choice::new(code, self.p.t(format!("families-sharing-telling-{code}")));
        ui::Radios::new("telling", self.p.t("families-sharing-telling"), ["yes", "no"].map(choice).to_vec())
            .value(&self.sent.telling)
            .error(self.faults().at("telling"))
    }

    fn line(&self, field: &str, value: &str) -> ui::Input {
        text(&self.p, &self.errors, ("families-sharing", field), value, "govuk-input--width-20")
    }

    fn reason(&self) -> ui::Textarea {
        area(&self.p, &self.errors, ("families-sharing", "reason"), &self.sent.reason)
    }
}

async fn page(visit: &Visit, id: &str, sent: Sent, errors: Vec<FieldError>) -> Result<Sharing, PageError> {
    let found = family::agreements(&visit.cx, known(id)?).await?;
    if !found.may_share && !found.may_edit {
        return Err(Error::NotFound.into());
    }
    let p = visit.page("families-sharing-title").in_section("/workbench/families");
    Ok(Sharing { p, person: found.person, may_share: found.may_share, sent, errors })
}

/// `GET /workbench/people/{id}/sharing`
pub async fn ask(visit: Visit, Path(id): Path<String>) -> PageResult {
    Ok(page(&visit, &id, Sent::default(), Vec::new()).await?.ok())
}

/// `POST /workbench/people/{id}/sharing`
pub async fn decide(visit: Visit, Path(id): Path<String>, Form(sent): Form<Sent>) -> PageResult {
    let decided = match sent.input(known(&id)?) {
        Ok(input) => family::decide_share(&visit.cx, input).await,
        Err(faults) => Err(Error::Invalid(faults)),
    };
    match decided {
        Ok(_) => {
            let back = format!("/workbench/people/{}/agreements#shares", known(&id)?);
            Ok(Redirect::to(&visit.href(&back)).into_response())
        }
        Err(Error::Invalid(errors)) => {
            Ok(page(&visit, &id, sent, errors).await?.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other.into()),
    }
}

#[cfg(test)]
impl crate::shell::sample::Sample for Sharing {
    fn sample(p: Page) -> Self {
        let p = p.titled("families-sharing-title").private();
        Self { p, person: Id::fresh(), may_share: true, sent: Sent::default(), errors: Vec::new() }
    }

    fn states(p: Page) -> Vec<Self> {
        let wrong = |field: &str, code: &str| FieldError::new(field, code, "");
        let errors = vec![
            wrong("decision", "no-current-agreement"),
            wrong("recipient", "missing"),
            wrong("what", "too-long"),
            wrong("reason", "too-short"),
            wrong("telling", "choose"),
        ];
        vec![
            Self { errors, ..Self::sample(p.clone()) },
            Self { may_share: false, ..Self::sample(p.clone()) },
            Self::sample(p),
        ]
    }
}
