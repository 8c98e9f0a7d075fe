//! Looking for somebody, and writing them down when they are not there. What was typed is sent in the body, never in an
//! address that a browser keeps.

use super::{
    known, matched,
    typed::{Day, Faults, text},
};
use crate::{
    shell::{Page, PageResult, Render, Visit, framed},
    ui,
};
use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::Form;
use domain::family::{self, Address, Card, Create, Created, Details, PersonName, Wanted};
use kernel::{Error, FieldError, Id};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/families/search.html")]
struct FamilySearch {
    p: Page,
    sent: Sent,
    /// Who may be meant; `None` before anybody looked.
    cards: Option<Vec<Card>>,
    errors: Vec<FieldError>,
}

framed!(FamilySearch);

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
    #[serde(rename = "due-day")]
    due_day: String,
    #[serde(rename = "due-month")]
    due_month: String,
    #[serde(rename = "due-year")]
    due_year: String,
    house: String,
    postcode: String,
    nhs_number: String,
    confidential: String,
    not_them: Vec<String>,
}

impl Sent {
    fn born(&self) -> Day {
        Day { day: self.born_day.clone(), month: self.born_month.clone(), year: self.born_year.clone() }
    }

    fn due(&self) -> Day {
        Day { day: self.due_day.clone(), month: self.due_month.clone(), year: self.due_year.clone() }
    }

    fn wanted(&self) -> Result<Wanted, Vec<FieldError>> {
        let (born, due) = (self.born().read("born"), self.due().read("due"));
        let faults: Vec<FieldError> = [&born, &due].into_iter().filter_map(|read| read.clone().err()).collect();
        let (Ok(born), Ok(due)) = (born, due) else { return Err(faults) };
        let used = PersonName { given: self.given.trim().to_owned(), family: self.family.trim().to_owned() };
        let mut who = Details { used, born, due, ..Details::default() };
        who.identifiers.nhs_number = self.nhs_number.trim().to_owned();
        let address = (!self.house.trim().is_empty() || !self.postcode.trim().is_empty())
            .then(|| Address { lines: vec![self.house.trim().to_owned()], postcode: self.postcode.trim().to_owned() });
        Ok(Wanted { who, address })
    }
}

impl FamilySearch {
    fn faults(&self) -> Faults<'_> {
        Faults(&self.p, &self.errors)
    }

    fn input(&self, field: &str, value: &str, class: &str) -> ui::Input {
        text(&self.p, &self.errors, ("families", field), value, class)
    }

    fn born(&self) -> ui::DateInput {
        self.sent.born().boxes(&self.p, "born", "families-born", self.faults().at("born"))
    }

    fn due(&self) -> ui::DateInput {
        self.sent.due().boxes(&self.p, "due", "families-due", self.faults().at("due"))
    }

    fn confidential(&self) -> ui::Checkboxes {
        let choice = ui::Choice::new("yes", self.p.t("families-confidential"))
            .checked(self.sent.confidential == "yes")
            .hint(self.p.t("families-confidential-hint"));
        ui::Checkboxes::new("confidential", self.p.t("families-confidential-ask"), vec![choice])
    }

    /// What agrees, and what does not, one line each.
    fn why(&self, card: &Card) -> Vec<String> {
        matched::reasons(&self.p, &card.reasons)
    }

    /// What a further form must bring along.
    fn carried(&self) -> Vec<(&'static str, &str)> {
        let Sent { given, family, born_day, born_month, born_year, due_day, due_month, due_year, .. } = &self.sent;
        let Sent { house, postcode, nhs_number, .. } = &self.sent;
        vec![
            ("given", given),
            ("family", family),
            ("born-day", born_day),
            ("born-month", born_month),
            ("born-year", born_year),
            ("due-day", due_day),
            ("due-month", due_month),
            ("due-year", due_year),
            ("house", house),
            ("postcode", postcode),
            ("nhs_number", nhs_number),
        ]
    }
}

fn page(visit: &Visit, sent: Sent, cards: Option<Vec<Card>>, errors: Vec<FieldError>) -> FamilySearch {
    let p = visit.page("families-search-title").in_section("/workbench/families");
    FamilySearch { p, sent, cards, errors }
}

/// `GET /workbench/families/search`
pub async fn ask(visit: Visit) -> PageResult {
    Ok(page(&visit, Sent::default(), None, Vec::new()).ok())
}

/// `POST /workbench/families/search`
pub async fn find(visit: Visit, Form(sent): Form<Sent>) -> PageResult {
    let found = match sent.wanted() {
        Ok(wanted) => family::search(&visit.cx, wanted).await,
        Err(faults) => Err(Error::Invalid(faults)),
    };
    match found {
        Ok(cards) => Ok(page(&visit, sent, Some(cards), Vec::new()).ok()),
        Err(Error::Invalid(faults)) => Ok(page(&visit, sent, None, faults).respond(StatusCode::UNPROCESSABLE_ENTITY)),
        Err(other) => Err(other.into()),
    }
}

/// `POST /workbench/families/new`
pub async fn create(visit: Visit, Form(sent): Form<Sent>) -> PageResult {
    let not_them = sent.not_them.iter().map(|id| known(id)).collect::<Result<Vec<Id>, _>>()?;
    let created = match sent.wanted() {
        Ok(Wanted { who, address }) => {
            let confidential = sent.confidential == "yes";
            family::create(&visit.cx, Create { who, address, confidential, not_them }).await
        }
        Err(faults) => Err(Error::Invalid(faults)),
    };
    match created {
        Ok(Created::Yes(id)) => Ok(Redirect::to(&visit.href(&format!("/workbench/people/{id}"))).into_response()),
        Ok(Created::MayBeKnown(cards)) => Ok(page(&visit, sent, Some(cards), Vec::new()).respond(StatusCode::CONFLICT)),
        Err(Error::Invalid(faults)) => Ok(page(&visit, sent, None, faults).respond(StatusCode::UNPROCESSABLE_ENTITY)),
        Err(other) => Err(other.into()),
    }
}

#[cfg(test)]
impl crate::shell::sample::Sample for FamilySearch {
    fn sample(p: Page) -> Self {
        use crate::shell::sample::ODD;
        let card = |open, reasons| Card {
            id: Id::fresh(),
            name: ODD.into(),
            sure: open,
            reasons,
            open,
            teams: vec![ODD.into()],
        };
        let cards = Some(vec![card(true, matched::sample::reasons()), card(false, vec![])]);
        let sent = Sent { given: ODD.into(), ..Sent::default() };
        Self { p: p.titled("families-search-title").private(), sent, cards, errors: Vec::new() }
    }

    fn states(p: Page) -> Vec<Self> {
        let wrong = |field: &str, code: &str| FieldError::new(field, code, "");
        let errors = vec![
            wrong("given", "missing"),
            wrong("family", "too-long"),
            wrong("born", "impossible"),
            wrong("due", "date-malformed"),
            wrong("nhs_number", "check-digit"),
            wrong("postcode", "too-little"),
        ];
        vec![
            Self { cards: None, ..Self::sample(p.clone()) },
            Self { cards: Some(vec![]), ..Self::sample(p.clone()) },
            Self { cards: None, errors, ..Self::sample(p.clone()) },
            Self::sample(p),
        ]
    }
}
