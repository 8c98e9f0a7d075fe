//! `/workbench/people/{id}/basis`: saying what in law allows one use of a person's information.

use super::{
    known,
    typed::{Faults, text},
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
use domain::family::{self, Ground, Grounds, Purpose};
use kernel::{Error, FieldError, Id};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/families/basis.html")]
struct LawfulBasis {
    p: Page,
    person: Id,
    sent: Sent,
    errors: Vec<FieldError>,
}

framed!(LawfulBasis);

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    purpose: String,
    article: String,
    condition: String,
    assessment: String,
}

impl LawfulBasis {
    fn faults(&self) -> Faults<'_> {
        Faults(&self.p, &self.errors)
    }

    fn purposes(&self) -> ui::Radios {
        let choice = |one: &Purpose| ui::Choice::new(one.code(), self.p.t(format!("families-purpose-{}", one.code())));
        ui::Radios::new("purpose", self.p.t("families-basis-purpose"), Purpose::ALL.iter().map(choice).collect())
            .value(&self.sent.purpose)
            .error(self.faults().at("purpose"))
    }

    fn line(&self, field: &str, value: &str) -> ui::Input {
        text(&self.p, &self.errors, ("families-basis", field), value, "govuk-input--width-20")
            .hint(self.p.t(format!("families-basis-{field}-hint")))
    }
}

async fn page(visit: &Visit, id: &str, sent: Sent, errors: Vec<FieldError>) -> Result<LawfulBasis, PageError> {
    let found = family::agreements(&visit.cx, known(id)?).await?;
    if !found.may_edit {
        return Err(Error::NotFound.into());
    }
    let p = visit.page("families-basis-title").in_section("/workbench/families");
    Ok(LawfulBasis { p, person: found.person, sent, errors })
}

/// `GET /workbench/people/{id}/basis`
pub async fn ask(visit: Visit, Path(id): Path<String>) -> PageResult {
    Ok(page(&visit, &id, Sent::default(), Vec::new()).await?.ok())
}

/// `POST /workbench/people/{id}/basis`
pub async fn keep(visit: Visit, Path(id): Path<String>, Form(sent): Form<Sent>) -> PageResult {
    let person = known(&id)?;
    let kept = match Purpose::of(&sent.purpose) {
        Some(purpose) => {
            let [article, condition, assessment] =
                [&sent.article, &sent.condition, &sent.assessment].map(|text| text.trim().to_owned());
            let grounds = Grounds { article, condition, assessment };
            family::ground(&visit.cx, Ground { person, purpose, grounds }).await
        }
        None => Err(Error::invalid("purpose", "choose", "choose one")),
    };
    match kept {
        Ok(_) => {
            let back = format!("/workbench/people/{person}/agreements#basis");
            Ok(Redirect::to(&visit.href(&back)).into_response())
        }
        Err(Error::Invalid(errors)) => {
            Ok(page(&visit, &id, sent, errors).await?.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other.into()),
    }
}

#[cfg(test)]
impl crate::shell::sample::Sample for LawfulBasis {
    fn sample(p: Page) -> Self {
        let p = p.titled("families-basis-title").private();
        Self { p, person: Id::fresh(), sent: Sent::default(), errors: Vec::new() }
    }

    fn states(p: Page) -> Vec<Self> {
        let wrong = |field: &str, code: &str| FieldError::new(field, code, "");
        let errors = vec![wrong("purpose", "choose"), wrong("article", "missing"), wrong("condition", "too-long")];
        vec![Self { errors, ..Self::sample(p.clone()) }, Self::sample(p)]
    }
}
