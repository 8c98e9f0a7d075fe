//! `GET` and `POST /workbench/audit`: rows of the audit by record, by colleague and by time; and which record is somebody's
//! who asks who looked at it. What they said of themselves is posted and never stands in an address.

use super::moment;
use crate::{
    shell::{Page, PageError, PageResult, Render, Visit, framed, visit::encoded},
    ui::{self, Ask as _},
};
use askama::Template;
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::{Form, Query};
use domain::{
    family::PersonName,
    oversight::{self, Ask, By, Known, Only, Page as Found, Row},
};
use jiff::{Timestamp, civil::Date};
use kernel::{Error, FieldError, Id};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/oversight/search.html")]
struct WhoLooked {
    p: Page,
    wish: Wish,
    sent: Sent,
    colleagues: Vec<(Id, String)>,
    found: Option<Found>,
    errors: Vec<FieldError>,
}

framed!(WhoLooked);

/// What the address asks for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    person: String,
    staff: String,
    from: String,
    to: String,
    only: String,
    before: String,
}

/// What the form about somebody sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    given: String,
    family: String,
    born: String,
    nhs_number: String,
}

/// Deeds with a word of their own; any other is shown by its code.
const DEEDS: [&str; 34] = [
    "join.propose",
    "join.apart",
    "join.decide",
    "join.ask-to-part",
    "join.part",
    "join.look",
    "share.decide",
    "basis.set",
    "restriction.read",
    "restriction.set",
    "restriction.lift",
    "audit.shares",
    "audit.shares-export",
    "person.read",
    "person.search",
    "person.match",
    "person.create",
    "person.edit",
    "contact.read",
    "contact.set",
    "agreement.read",
    "agreement.give",
    "agreement.withdraw",
    "break-glass.ask",
    "break-glass.open",
    "break-glass.review",
    "message.release",
    "page.refuse",
    "sign-in",
    "audit.search",
    "audit.find",
    "audit.signs",
    "audit.export",
    "session.end",
];
/// What is asked, unchanged, as a file.
const FILE: &[(&str, &str)] = &[];
const ONLY: [&str; 2] = ["refused", "emergency"];

impl Wish {
    fn ask(&self) -> Result<Ask, Vec<FieldError>> {
        let mut wrong = Vec::new();
        let ask = Ask {
            person: read(&mut wrong, "person", &self.person),
            staff: read(&mut wrong, "staff", &self.staff),
            from: read(&mut wrong, "from", &self.from),
            to: read(&mut wrong, "to", &self.to),
            only: match self.only.as_str() {
                "refused" => Only::Refused,
                "emergency" => Only::Emergency,
                _ => Only::All,
            },
            before: read(&mut wrong, "before", &self.before),
        };
        if ask.from.zip(ask.to).is_some_and(|(from, to)| to < from) {
            wrong.push(FieldError::new("to", "before-start", "the last day is before the first"));
        }
        if wrong.is_empty() { Ok(ask) } else { Err(wrong) }
    }

    /// The address of this wish with other values.
    fn address(&self, other: &[(&str, &str)]) -> String {
        let own = [("person", &self.person), ("staff", &self.staff), ("from", &self.from), ("to", &self.to)];
        let own = own.into_iter().chain([("only", &self.only)]).map(|(name, value)| (name, value.as_str()));
        let kept = own.filter(|(name, _)| other.iter().all(|(changed, _)| changed != name));
        let all = kept.chain(other.iter().copied()).filter(|(_, value)| !value.trim().is_empty());
        let parts: Vec<String> = all.map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        format!("/workbench/audit{}?{}", if other == FILE { "/rows.csv" } else { "" }, parts.join("&"))
    }
}

fn read<T: std::str::FromStr>(wrong: &mut Vec<FieldError>, field: &str, typed: &str) -> Option<T> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let read = typed.parse().ok();
    if read.is_none() {
        let code = if ["from", "to", "born"].contains(&field) { "date-malformed" } else { "unknown-code" };
        wrong.push(FieldError::new(field, code, "cannot be read"));
    }
    read
}

impl WhoLooked {
    fn colleagues(&self) -> ui::Select {
        let anyone = ui::Select::new("staff", self.p.t("audit-staff")).item("", self.p.plain("audit-anyone"));
        let all = self.colleagues.iter().fold(anyone, |select, (id, name)| select.item(id, name));
        all.value(&self.wish.staff).error(self.error("staff"))
    }

    fn only(&self) -> ui::Select {
        let all = ui::Select::new("only", self.p.t("audit-only")).item("", self.p.plain("audit-only-all"));
        let word = |code: &str| self.p.plain(format!("audit-only-{code}"));
        ONLY.into_iter().fold(all, |select, code| select.item(code, word(code))).value(&self.wish.only)
    }

    fn day(&self, field: &'static str, value: &str) -> ui::Input {
        let input = ui::Input::new(field, self.p.t(format!("audit-{field}"))).value(value).kind("date");
        input.class("govuk-input--width-10").error(self.error(field))
    }

    fn text(&self, field: &'static str, value: &str) -> ui::Input {
        ui::Input::new(field, self.p.t(format!("audit-{field}")))
            .value(value)
            .autocomplete("off")
            .error(self.error(field))
    }

    fn error(&self, field: &str) -> Option<ui::ErrorMessage> {
        let wrong = self.errors.iter().find(|e| e.field == field)?;
        Some(ui::ErrorMessage::new(self.p.plain("shell-error-word"), self.said(wrong)))
    }

    fn said(&self, wrong: &FieldError) -> String {
        self.p.plain(format!("audit-error-{}", wrong.code))
    }

    fn summary(&self) -> ui::ErrorSummary {
        let summary = ui::ErrorSummary::new(self.p.plain("shell-error-title"));
        self.errors.iter().fold(summary, |all, e| all.error(&e.field, self.said(e)))
    }

    fn at(&self, row: &Row) -> String {
        Timestamp::from_microsecond(row.at_us).map(moment).unwrap_or_default()
    }

    /// Word key of a deed; `None` for one without a word.
    fn deed(&self, row: &Row) -> Option<String> {
        DEEDS.contains(&row.action.as_str()).then(|| format!("audit-deed-{}", row.action.replace('.', "-")))
    }

    /// Where all about that record, or all by that colleague, stands.
    fn about(&self, id: &Id) -> String {
        self.p.href(self.wish.address(&[("person", &id.to_string())]))
    }

    fn by(&self, id: &Id) -> String {
        self.p.href(self.wish.address(&[("staff", &id.to_string())]))
    }

    fn without_person(&self) -> String {
        self.p.href(self.wish.address(&[("person", "")]))
    }

    /// The same as a file.
    fn file(&self) -> String {
        self.p.href(self.wish.address(FILE))
    }

    fn earlier(&self, before: &i64) -> String {
        self.p.href(self.wish.address(&[("before", &before.to_string())]))
    }
}

async fn page(visit: &Visit, wish: Wish, sent: Sent, errors: Vec<FieldError>) -> Result<WhoLooked, PageError> {
    let (found, errors) = match wish.ask() {
        Ok(ask) if errors.is_empty() => (Some(oversight::search(&visit.cx, ask).await?), errors),
        Ok(_) => (None, errors),
        Err(wrong) => (None, wrong),
    };
    let colleagues = oversight::colleagues(&visit.cx).await?;
    let p = visit.page("audit-title").in_section("/workbench/audit");
    Ok(WhoLooked { p, wish, sent, colleagues, found, errors })
}

/// `GET /workbench/audit`
pub async fn show(visit: Visit, Query(wish): Query<Wish>) -> PageResult {
    let page = page(&visit, wish, Sent::default(), Vec::new()).await?;
    let status = if page.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(page.respond(status))
}

/// `GET /workbench/audit/rows.csv`
pub async fn file(visit: Visit, Query(wish): Query<Wish>) -> PageResult {
    let ask = wish.ask().map_err(Error::Invalid)?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"who-looked.csv\""),
    ];
    Ok((headers, oversight::export(&visit.cx, ask).await?).into_response())
}

/// `POST /workbench/audit`
pub async fn find(visit: Visit, Form(sent): Form<Sent>) -> PageResult {
    let mut wrong = Vec::new();
    let born: Option<Date> = read(&mut wrong, "born", &sent.born);
    let name = PersonName { given: sent.given.trim().to_owned(), family: sent.family.trim().to_owned() };
    if wrong.is_empty() {
        let known = Known { name, born, nhs_number: sent.nhs_number.trim().to_owned() };
        wrong = match oversight::find(&visit.cx, known).await {
            Ok(Some(id)) => {
                return Ok(Redirect::to(&visit.href(&format!("/workbench/audit?person={id}"))).into_response());
            }
            Ok(None) => vec![FieldError::new("born", "nobody", "there is no record of exactly that")],
            Err(Error::Invalid(wrong)) => wrong,
            Err(other) => return Err(other.into()),
        };
    }
    Ok(page(&visit, Wish::default(), sent, wrong).await?.respond(StatusCode::UNPROCESSABLE_ENTITY))
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::shell::sample::{ODD, Sample};

    fn row(by: By, action: &str, person: bool) -> Row {
        let id = Id::fresh();
        Row {
            seq: 7,
            at_us: 1_795_000_000_000_000,
            by,
            roles: vec!["practitioner".into()],
            via: if person { "relationship".into() } else { String::new() },
            purpose: if person { "family-support".into() } else { String::new() },
            action: action.into(),
            kind: "person".into(),
            person: person.then_some(id),
            refused: !person,
        }
    }

    impl Sample for WhoLooked {
        fn sample(p: Page) -> Self {
            let rows = vec![
                row(By::Staff(Id::fresh(), ODD.into()), "person.read", true),
                row(By::System("import".into()), "families.import", false),
                row(By::Public, "page.refuse", false),
            ];
            let found = Some(Found { rows, earlier: Some(7) });
            let wish = Wish { person: Id::fresh().to_string(), only: "refused".into(), ..Wish::default() };
            let (colleagues, errors) = (vec![(Id::fresh(), ODD.to_owned())], Vec::new());
            Self { p: p.titled("audit-title").private(), wish, sent: Sent::default(), colleagues, found, errors }
        }

        fn states(p: Page) -> Vec<Self> {
            let none = Self {
                found: Some(Found { rows: Vec::new(), earlier: None }),
                wish: Wish::default(),
                ..Self::sample(p.clone())
            };
            let wrong =
                [("born", "nobody"), ("from", "date-malformed"), ("to", "before-start"), ("staff", "unknown-code")];
            let errors = wrong.into_iter().map(|(field, code)| FieldError::new(field, code, "")).collect();
            let missing = vec![FieldError::new("born", "missing", "")];
            let sent = Sent { given: ODD.into(), family: ODD.into(), born: ODD.into(), nhs_number: ODD.into() };
            vec![
                Self::sample(p.clone()),
                none,
                Self { errors, sent, found: None, ..Self::sample(p.clone()) },
                Self { errors: missing, found: None, ..Self::sample(p) },
            ]
        }
    }
}
