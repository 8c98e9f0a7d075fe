//! `/workbench/people/{id}/closings`: to whom a person's records are closed, closing them, and opening them again.

use super::{
    known,
    typed::{Faults, area, on_day},
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
use domain::family::{
    RestrictionKind,
    closing::{self, Close, Closed, Closings},
};
use jiff::Timestamp;
use kernel::{Error, FieldError, Id};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/families/closings.html")]
struct ClosedTo {
    p: Page,
    found: Closings,
    now: Timestamp,
    sent: Sent,
    errors: Vec<FieldError>,
}

framed!(ClosedTo);

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    kind: String,
    against: String,
    staff: String,
    open_to: Vec<String>,
    guardian: String,
    reason: String,
}

/// Kinds of closing, by their codes in forms.
const KINDS: [&str; 3] = ["non-disclosure", "staff-conflict", "sealed"];

impl Sent {
    fn input(&self, person: Id) -> Result<Close, FieldError> {
        let choose = |field: &str| FieldError::new(field, "choose", "choose one");
        let id = |field: &str, text: &str| text.parse::<Id>().map_err(|_| choose(field));
        let kind = match self.kind.as_str() {
            "non-disclosure" => RestrictionKind::NonDisclosure { against: id("against", &self.against)? },
            "staff-conflict" => RestrictionKind::StaffConflict { staff: id("staff", &self.staff)? },
            "sealed" => {
                let open_to = self.open_to.iter().map(|text| id("open_to", text)).collect::<Result<_, _>>()?;
                RestrictionKind::Sealed { open_to }
            }
            _ => return Err(choose("kind")),
        };
        let guardian = if self.guardian.is_empty() { None } else { Some(id("guardian", &self.guardian)?) };
        Ok(Close { person, kind, guardian, reason: self.reason.clone() })
    }
}

impl ClosedTo {
    fn faults(&self) -> Faults<'_> {
        Faults(&self.p, &self.errors)
    }

    fn counts(&self, one: &Closed) -> bool {
        one.counts(self.now)
    }

    fn code(&self, one: &Closed) -> &'static str {
        match one.kind {
            RestrictionKind::NonDisclosure { .. } => "non-disclosure",
            RestrictionKind::StaffConflict { .. } => "staff-conflict",
            RestrictionKind::Sealed { .. } => "sealed",
        }
    }

    /// Whom it names: to whom it is closed, or for a sealed record to whom it stays open.
    fn whom(&self, one: &Closed) -> String {
        let name = |all: &[(Id, String)], id: &Id| {
            all.iter().find(|(known, _)| known == id).map(|(_, name)| name.clone()).unwrap_or_default()
        };
        match &one.kind {
            RestrictionKind::NonDisclosure { against } => name(&self.found.relatives, against),
            RestrictionKind::StaffConflict { staff } => name(&self.found.colleagues, staff),
            RestrictionKind::Sealed { open_to } => {
                let names: Vec<String> = open_to.iter().map(|id| name(&self.found.colleagues, id)).collect();
                self.p.words.listed(&names)
            }
        }
    }

    fn span(&self, one: &Closed) -> String {
        let day = |key: &str, at| self.p.plain_with(key, &[("day", &on_day(&self.p.words, at))]);
        let to = one.span.to.map(|to| day("families-until", to)).unwrap_or_default();
        format!("{} {to}", day("families-since", one.span.from)).trim().to_owned()
    }

    fn kinds(&self) -> ui::Radios {
        let choice = |code: &&str| {
            let word = |tail: &str| self.p.t(format!("families-closing-{code}{tail}"));
            ui::Choice::new(code, word("")).hint(word("-hint"))
        };
        ui::Radios::new("kind", self.p.t("families-closing-kind"), KINDS.iter().map(choice).collect())
            .value(&self.sent.kind)
            .error(self.faults().at("kind"))
    }

    fn select(&self, field: &str, of: &[(Id, String)], value: &str) -> ui::Select {
        let empty = ui::Select::new(field, self.p.t(format!("families-closing-{field}")))
            .item("", self.p.plain("families-closing-nobody"));
        of.iter().fold(empty, |select, (id, name)| select.item(id, name)).value(value).error(self.faults().at(field))
    }

    fn open_to(&self) -> ui::Checkboxes {
        let choice = |(id, name): &(Id, String)| ui::Choice::new(id, name.as_str());
        ui::Checkboxes::new(
            "open_to",
            self.p.t("families-closing-open_to"),
            self.found.colleagues.iter().map(choice).collect(),
        )
        .values(self.sent.open_to.clone())
        .small()
        .hint(self.p.t("families-closing-open_to-hint"))
        .error(self.faults().at("open_to"))
    }

    fn reason(&self) -> ui::Textarea {
        area(&self.p, &self.errors, ("families-closing", "reason"), &self.sent.reason)
    }
}

async fn page(visit: &Visit, id: &str, sent: Sent, errors: Vec<FieldError>) -> Result<ClosedTo, PageError> {
    let found = closing::closings(&visit.cx, known(id)?).await?;
    let p = visit.page("families-closing-title").in_section("/workbench/families");
    Ok(ClosedTo { p, found, now: visit.cx.clock.now(), sent, errors })
}

fn path(id: &str) -> Result<String, PageError> {
    Ok(format!("/workbench/people/{}/closings", known(id)?))
}

/// `GET /workbench/people/{id}/closings`
pub async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    Ok(page(&visit, &id, Sent::default(), Vec::new()).await?.ok())
}

/// `POST /workbench/people/{id}/closings`
pub async fn close(visit: Visit, Path(id): Path<String>, Form(sent): Form<Sent>) -> PageResult {
    let done = match sent.input(known(&id)?) {
        Ok(input) => closing::close(&visit.cx, input).await,
        Err(fault) => Err(Error::Invalid(vec![fault])),
    };
    match done {
        Ok(_) => Ok(Redirect::to(&visit.href("/workbench/families")).into_response()),
        Err(Error::Invalid(errors)) => {
            Ok(page(&visit, &id, sent, errors).await?.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other.into()),
    }
}

/// Which closing.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Which {
    closing: String,
}

/// `POST /workbench/people/{id}/closings/end`
pub async fn lift(visit: Visit, Path(id): Path<String>, Form(which): Form<Which>) -> PageResult {
    let path = path(&id)?;
    match closing::lift(&visit.cx, &visit.staff()?.live, known(&id)?, known(&which.closing)?).await {
        Ok(()) => Ok(Redirect::to(&visit.href(&path)).into_response()),
        Err(refusal) => refused(&visit, refusal, &path),
    }
}

#[cfg(test)]
impl crate::shell::sample::Sample for ClosedTo {
    fn sample(p: Page) -> Self {
        use crate::shell::sample::ODD;
        use domain::family::Span;
        let (relative, colleague) = (Id::fresh(), Id::fresh());
        let one = |kind, to| Closed {
            id: Id::fresh(),
            kind,
            reason: ODD.into(),
            guardian: ODD.into(),
            span: Span { from: Timestamp::UNIX_EPOCH, to },
        };
        let all = vec![
            one(RestrictionKind::NonDisclosure { against: relative }, None),
            one(RestrictionKind::StaffConflict { staff: colleague }, None),
            one(RestrictionKind::Sealed { open_to: vec![colleague] }, Some(Timestamp::UNIX_EPOCH)),
        ];
        let (colleagues, relatives) = (vec![(colleague, ODD.into())], vec![(relative, ODD.into())]);
        let found = Closings { person: Id::fresh(), all, colleagues, relatives };
        let now = "2026-11-24T10:00:00Z".parse().expect("a moment");
        let p = p.titled("families-closing-title").private();
        Self { p, found, now, sent: Sent::default(), errors: Vec::new() }
    }

    fn states(p: Page) -> Vec<Self> {
        let wrong = |field: &str, code: &str| FieldError::new(field, code, "");
        let errors = vec![
            wrong("kind", "choose"),
            wrong("against", "choose"),
            wrong("staff", "choose"),
            wrong("open_to", "guardian-too"),
            wrong("guardian", "choose"),
            wrong("reason", "too-short"),
        ];
        let mut none = Self::sample(p.clone());
        none.found.all = Vec::new();
        vec![Self { errors, ..Self::sample(p.clone()) }, none, Self::sample(p)]
    }
}
