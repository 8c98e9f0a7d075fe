//! `/workbench/people/{id}/edit`: who somebody is, as far as whoever looks may change it.

use super::{
    known,
    languages::Languages,
    typed::{Day, Faults, text},
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
use domain::family::{Answer, Details, Edit, Seen, edit, show};
use kernel::{Error, FieldError, Id};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/families/edit.html")]
struct Editing {
    p: Page,
    id: Id,
    sent: Sent,
    /// Languages a place knows, by code.
    languages: Languages,
    /// Whether the numbers of other lists are open.
    numbers: bool,
    /// Whether the equality answers are open.
    equality: bool,
    errors: Vec<FieldError>,
    changed: bool,
}

framed!(Editing);

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    seen: i64,
    given: String,
    family: String,
    #[serde(rename = "born-day")]
    born_day: String,
    #[serde(rename = "born-month")]
    born_month: String,
    #[serde(rename = "born-year")]
    born_year: String,
    pronouns: String,
    interpreter: String,
    access_needs: String,
    nhs_number: String,
    upn: String,
    hub_card: String,
    ethnicity: String,
    ethnicity_said: String,
    religion: String,
    religion_said: String,
    disability: String,
    disability_said: String,
}

fn codes(answer: &Answer) -> (String, String) {
    match answer {
        Answer::NotAsked => ("not-asked".into(), String::new()),
        Answer::PreferNotToSay => ("prefer-not".into(), String::new()),
        Answer::Said(said) => ("said".into(), said.clone()),
    }
}

fn answer(code: &str, said: &str) -> Answer {
    match code {
        "prefer-not" => Answer::PreferNotToSay,
        "said" => Answer::Said(said.trim().to_owned()),
        _ => Answer::NotAsked,
    }
}

impl Sent {
    fn of(who: &Details, seen: &Seen) -> Self {
        let born = Day::of(who.born);
        let numbers = seen.shown.identifiers.clone().unwrap_or_default();
        let equality = seen.shown.equality.clone().unwrap_or_default();
        let (ethnicity, ethnicity_said) = codes(&equality.ethnicity);
        let (religion, religion_said) = codes(&equality.religion);
        let (disability, disability_said) = codes(&equality.disability);
        Self {
            seen: seen.shown.version,
            given: who.used.given.clone(),
            family: who.used.family.clone(),
            born_day: born.day,
            born_month: born.month,
            born_year: born.year,
            pronouns: who.pronouns.clone(),
            interpreter: who.interpreter.clone().unwrap_or_default(),
            access_needs: who.access_needs.clone(),
            nhs_number: numbers.nhs_number,
            upn: numbers.upn,
            hub_card: numbers.hub_card,
            ethnicity,
            ethnicity_said,
            religion,
            religion_said,
            disability,
            disability_said,
        }
    }

    fn born(&self) -> Day {
        Day { day: self.born_day.clone(), month: self.born_month.clone(), year: self.born_year.clone() }
    }

    /// What was typed over what is kept; what the form does not ask stays.
    fn over(&self, kept: Details, flags: Vec<String>) -> Result<Details, FieldError> {
        let mut who = Details { born: self.born().read("born")?, flags, ..kept };
        who.used.given.clone_from(&self.given);
        who.used.family.clone_from(&self.family);
        who.pronouns = self.pronouns.trim().to_owned();
        who.interpreter = Some(self.interpreter.clone()).filter(|code| !code.is_empty());
        who.access_needs = self.access_needs.trim().to_owned();
        who.identifiers.nhs_number.clone_from(&self.nhs_number);
        who.identifiers.upn.clone_from(&self.upn);
        who.identifiers.hub_card = self.hub_card.trim().to_owned();
        who.equality.ethnicity = answer(&self.ethnicity, &self.ethnicity_said);
        who.equality.religion = answer(&self.religion, &self.religion_said);
        who.equality.disability = answer(&self.disability, &self.disability_said);
        Ok(who)
    }
}

impl Editing {
    fn faults(&self) -> Faults<'_> {
        Faults(&self.p, &self.errors)
    }

    fn input(&self, field: &str, value: &str, class: &str) -> ui::Input {
        text(&self.p, &self.errors, ("families", field), value, class)
    }

    fn born(&self) -> ui::DateInput {
        self.sent.born().boxes(&self.p, "born", "families-born", self.faults().at("born"))
    }

    fn interpreter(&self) -> ui::Select {
        let none = ui::Select::new("interpreter", self.p.t("families-interpreter"))
            .item("", self.p.plain("families-interpreter-none"));
        let all = self.languages.all().iter().fold(none, |select, (code, name)| select.item(code, name));
        all.value(&self.sent.interpreter).error(self.faults().at("interpreter"))
    }

    fn question(&self, field: &str, value: &str) -> ui::Radios {
        let choices = ["said", "prefer-not", "not-asked"]
            .map(|code| ui::Choice::new(code, self.p.t(format!("families-answer-{code}"))));
        ui::Radios::new(field, self.p.t(format!("families-{field}")), choices.into()).value(value)
    }
}

async fn page(visit: &Visit, id: &str) -> Result<(Editing, Details, Vec<String>), PageError> {
    let seen = show(&visit.cx, known(id)?).await?;
    let Some(who) = seen.shown.who.clone().filter(|_| seen.may_edit) else { return Err(Error::NotFound.into()) };
    let page = Editing {
        p: visit.page("families-edit-title").in_section("/workbench/families"),
        id: seen.id,
        sent: Sent::of(&who, &seen),
        languages: Languages::told(visit).await?,
        numbers: seen.shown.identifiers.is_some(),
        equality: seen.shown.equality.is_some(),
        errors: Vec::new(),
        changed: false,
    };
    Ok((page, who, seen.shown.flags.unwrap_or_default()))
}

/// `GET /workbench/people/{id}/edit`
pub async fn ask(visit: Visit, Path(id): Path<String>) -> PageResult {
    Ok(page(&visit, &id).await?.0.ok())
}

/// `POST /workbench/people/{id}/edit`
pub async fn save(visit: Visit, Path(id): Path<String>, Form(sent): Form<Sent>) -> PageResult {
    let (page, kept, flags) = page(&visit, &id).await?;
    let done = match sent.over(kept, flags) {
        Ok(who) => edit(&visit.cx, Edit { id: page.id, seen: sent.seen, who }).await,
        Err(fault) => Err(Error::Invalid(vec![fault])),
    };
    match done {
        Ok(()) => Ok(Redirect::to(&visit.href(&format!("/workbench/people/{}", page.id))).into_response()),
        Err(Error::Invalid(errors)) => Ok(Editing { sent, errors, ..page }.respond(StatusCode::UNPROCESSABLE_ENTITY)),
        Err(Error::Conflict(_)) => Ok(Editing { changed: true, ..page }.respond(StatusCode::CONFLICT)),
        Err(other) => Err(other.into()),
    }
}

#[cfg(test)]
impl crate::shell::sample::Sample for Editing {
    fn sample(p: Page) -> Self {
        use crate::shell::sample::ODD;
        let sent =
            Sent { given: ODD.into(), interpreter: "ar".into(), religion: "prefer-not".into(), ..Sent::default() };
        let languages = Languages::sample();
        let p = p.titled("families-edit-title").private();
        Self { p, id: Id::fresh(), sent, languages, numbers: true, equality: true, errors: Vec::new(), changed: false }
    }

    fn states(p: Page) -> Vec<Self> {
        let wrong = |field: &str, code: &str| FieldError::new(field, code, "");
        let errors = vec![wrong("given", "missing"), wrong("born", "impossible"), wrong("upn", "check-digit")];
        vec![
            Self { errors, changed: true, ..Self::sample(p.clone()) },
            Self { numbers: false, equality: false, ..Self::sample(p.clone()) },
            Self::sample(p),
        ]
    }
}
