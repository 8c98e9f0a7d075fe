//! `/workbench/people/{id}/agreements`: what a family agreed to, beside why in law, beside what was shared and what was not.

use super::{
    known,
    typed::{Day, Faults, moment, on_day},
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
use domain::family::{self, Agreed, AgreementDraft, AgreementPage, AgreementScope, Capacity, WithdrawAgreement};
use jiff::Timestamp;
use kernel::{Error, FieldError};
use serde::Deserialize;

/// The wording a family is given now, by its version.
const WORDING: &str = "taking-part-2026-04";

#[derive(Template)]
#[template(path = "workbench/families/agreements.html")]
struct Agreements {
    p: Page,
    page: AgreementPage,
    now: Timestamp,
    sent: Sent,
    errors: Vec<FieldError>,
}

framed!(Agreements);

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    scopes: Vec<String>,
    given_by: String,
    capacity: String,
    note: String,
    #[serde(rename = "last-day")]
    last_day: String,
    #[serde(rename = "last-month")]
    last_month: String,
    #[serde(rename = "last-year")]
    last_year: String,
}

impl Sent {
    fn last(&self) -> Day {
        Day { day: self.last_day.clone(), month: self.last_month.clone(), year: self.last_year.clone() }
    }

    fn draft(&self) -> Result<AgreementDraft, FieldError> {
        let capacity = Capacity::of(&self.capacity)
            .ok_or_else(|| FieldError::new("capacity", "choose", "say in what capacity they agree"))?;
        Ok(AgreementDraft {
            scopes: self.scopes.iter().filter_map(|code| AgreementScope::of(code)).collect(),
            wording: WORDING.to_owned(),
            given_by: self.given_by.trim().to_owned(),
            capacity,
            note: self.note.trim().to_owned(),
        })
    }
}

impl Agreements {
    fn faults(&self) -> Faults<'_> {
        Faults(&self.p, &self.errors)
    }

    fn day(&self, at: &Timestamp) -> String {
        on_day(&self.p.words, *at)
    }

    fn moment(&self, at: &Timestamp) -> String {
        moment(&self.p.words, *at)
    }

    /// How an agreement stands: word key.
    fn state(&self, agreed: &Agreed) -> &'static str {
        match agreed.withdrawn {
            Some(_) => "families-agreed-withdrawn",
            None if agreed.counts(self.now) => "families-agreed-counts",
            None => "families-agreed-over",
        }
    }

    fn scopes(&self) -> ui::Checkboxes {
        let choice = |scope: &AgreementScope| {
            ui::Choice::new(scope.code(), self.p.t(format!("families-scope-{}", scope.code())))
        };
        ui::Checkboxes::new(
            "scopes",
            self.p.t("families-agreed-scopes"),
            AgreementScope::ALL.iter().map(choice).collect(),
        )
        .values(self.sent.scopes.clone())
        .hint(self.p.t("families-agreed-scopes-hint"))
        .error(self.faults().at("scopes"))
    }

    fn capacities(&self) -> ui::Radios {
        let choice = |of: &Capacity| ui::Choice::new(of.code(), self.p.t(format!("families-capacity-{}", of.code())));
        ui::Radios::new("capacity", self.p.t("families-agreed-capacity"), Capacity::ALL.iter().map(choice).collect())
            .value(&self.sent.capacity)
            .error(self.faults().at("capacity"))
    }

    fn given_by(&self) -> ui::Input {
        ui::Input::new("given_by", self.p.t("families-agreed-given_by"))
            .value(&self.sent.given_by)
            .autocomplete("off")
            .error(self.faults().at("given_by"))
    }

    fn note(&self) -> ui::Textarea {
        ui::Textarea::new("note", self.p.t("families-agreed-note"))
            .rows(3)
            .value(&self.sent.note)
            .hint(self.p.t("families-agreed-note-hint"))
            .error(self.faults().at("note"))
    }

    fn last(&self) -> ui::DateInput {
        self.sent.last().boxes(&self.p, "last", "families-agreed-last", self.faults().at("last"))
    }
}

async fn page(visit: &Visit, id: &str, sent: Sent, errors: Vec<FieldError>) -> Result<Agreements, PageError> {
    let page = family::agreements(&visit.cx, known(id)?).await?;
    let p = visit.page("families-agreed-title").in_section("/workbench/families");
    Ok(Agreements { p, page, now: visit.cx.clock.now(), sent, errors })
}

/// `GET /workbench/people/{id}/agreements`
pub async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    Ok(page(&visit, &id, Sent::default(), Vec::new()).await?.ok())
}

fn back(visit: &Visit, id: &str) -> PageResult {
    Ok(Redirect::to(&visit.href(&format!("/workbench/people/{}/agreements", known(id)?))).into_response())
}

/// `POST /workbench/people/{id}/agreements`
pub async fn give(visit: Visit, Path(id): Path<String>, Form(sent): Form<Sent>) -> PageResult {
    let given = match (sent.draft(), sent.last().read("last")) {
        (Ok(draft), Ok(last)) => family::give(&visit.cx, known(&id)?, draft, last).await.map(drop),
        (draft, last) => Err(Error::Invalid([draft.err(), last.err()].into_iter().flatten().collect())),
    };
    match given {
        Ok(()) => back(&visit, &id),
        Err(Error::Invalid(errors)) => {
            Ok(page(&visit, &id, sent, errors).await?.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other.into()),
    }
}

/// Which agreement.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Which {
    agreement: String,
}

/// `POST /workbench/people/{id}/agreements/end`
pub async fn withdraw(visit: Visit, Path(id): Path<String>, Form(which): Form<Which>) -> PageResult {
    let input = WithdrawAgreement { person: known(&id)?, agreement: known(&which.agreement)? };
    family::withdraw(&visit.cx, input).await?;
    back(&visit, &id)
}

#[cfg(test)]
impl crate::shell::sample::Sample for Agreements {
    fn sample(p: Page) -> Self {
        use crate::shell::sample::ODD;
        use domain::family::{BasisRow, DecisionRow, Grounds, Purpose, ShareDecision, Why};
        use kernel::Id;
        let now: Timestamp = "2026-11-24T10:00:00Z".parse().expect("a moment");
        let draft = |capacity| AgreementDraft {
            scopes: AgreementScope::ALL.to_vec(),
            wording: ODD.into(),
            given_by: ODD.into(),
            capacity,
            note: ODD.into(),
        };
        let (given, id) = (Timestamp::UNIX_EPOCH, Id::fresh());
        let mut agreed: Vec<Agreed> = Capacity::ALL
            .iter()
            .map(|&of| Agreed { id, draft: draft(of), given, expires: None, withdrawn: None })
            .collect();
        agreed.push(Agreed { withdrawn: Some(now), ..agreed[0].clone() });
        agreed.push(Agreed { expires: Some(given), ..agreed[0].clone() });
        let grounds = Grounds { article: ODD.into(), condition: ODD.into(), assessment: ODD.into() };
        let bases = Purpose::ALL.iter().map(|&purpose| BasisRow {
            id,
            purpose,
            grounds: grounds.clone(),
            from: now,
            to: Some(now),
        });
        let why = Why { recipient: ODD.into(), what: ODD.into(), reason: ODD.into(), telling_raises_risk: true };
        let decisions = ShareDecision::ALL.iter().map(|&decision| DecisionRow {
            id,
            decision,
            why: why.clone(),
            by: ODD.into(),
            at: now,
        });
        let (bases, decisions) = (bases.collect(), decisions.collect());
        let page = AgreementPage { person: id, agreed, bases, decisions, may_edit: true, may_share: true };
        Self { p: p.titled("families-agreed-title").private(), page, now, sent: Sent::default(), errors: Vec::new() }
    }

    fn states(p: Page) -> Vec<Self> {
        let wrong = |field: &str, code: &str| FieldError::new(field, code, "");
        let errors = vec![
            wrong("scopes", "missing"),
            wrong("capacity", "choose"),
            wrong("given_by", "missing"),
            wrong("note", "too-long"),
            wrong("last", "past"),
        ];
        let mut closed = Self::sample(p.clone());
        closed.page = AgreementPage {
            agreed: vec![],
            bases: vec![],
            decisions: vec![],
            may_edit: false,
            may_share: false,
            ..closed.page
        };
        vec![Self { errors, ..Self::sample(p.clone()) }, closed, Self::sample(p)]
    }
}
