//! `/workbench/people/{id}/around`: writing down who belongs to somebody, and that it is over.

use super::{
    known,
    typed::{Day, Faults},
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
use domain::family::{self, Relation, Seen, TieDraft, show};
use kernel::{Error, FieldError, Id};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/families/around.html")]
struct Around {
    p: Page,
    id: Id,
    name: String,
    /// Ties that hold: which, with whom, what they are.
    held: Vec<Held>,
    /// Whom the reader sees, by id and name.
    others: Vec<(Id, String)>,
    sent: Sent,
    errors: Vec<FieldError>,
}

framed!(Around);

/// A tie that holds, as a line.
struct Held {
    id: Id,
    name: String,
    relation: String,
}

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    other: String,
    relation: String,
    responsibility: String,
    #[serde(rename = "since-day")]
    since_day: String,
    #[serde(rename = "since-month")]
    since_month: String,
    #[serde(rename = "since-year")]
    since_year: String,
    source: String,
}

/// What somebody is to the one the page is about, or the other way round: how the two ends stand in a tie.
struct Way {
    relation: Relation,
    /// The tie is read from the one the page is about.
    outward: bool,
}

impl Way {
    /// Every way there is, the mutual ones once.
    fn all() -> impl Iterator<Item = Self> {
        Relation::ALL.iter().flat_map(|&relation| {
            let inward = Self { relation, outward: false };
            [Some(inward), (!relation.is_mutual()).then_some(Self { relation, outward: true })].into_iter().flatten()
        })
    }

    fn code(&self) -> String {
        format!("{}{}", self.relation.code(), if self.outward { "-to" } else { "" })
    }
}

impl Sent {
    fn since(&self) -> Day {
        Day { day: self.since_day.clone(), month: self.since_month.clone(), year: self.since_year.clone() }
    }

    fn draft(&self, about: Id) -> Result<TieDraft, Vec<FieldError>> {
        let choose = |field: &str| FieldError::new(field, "choose", "choose one");
        let other = self.other.parse::<Id>().map_err(|_| choose("other"));
        let way = Way::all().find(|way| way.code() == self.relation).ok_or_else(|| choose("relation"));
        match (other, way, self.since().read("since")) {
            (Ok(other), Ok(Way { relation, outward }), Ok(from)) => {
                let (person, other) = if outward { (about, other) } else { (other, about) };
                let responsibility = self.responsibility == "yes";
                Ok(TieDraft { person, other, relation, responsibility, from, source: self.source.clone() })
            }
            (other, way, from) => Err([other.err(), way.err(), from.err()].into_iter().flatten().collect()),
        }
    }
}

impl Around {
    fn faults(&self) -> Faults<'_> {
        Faults(&self.p, &self.errors)
    }

    fn other(&self) -> ui::Select {
        let none = ui::Select::new("other", self.p.t("families-tie-other")).item("", self.p.plain("families-tie-none"));
        let all = self.others.iter().fold(none, |select, (id, name)| select.item(id, name));
        all.value(&self.sent.other).hint(self.p.t("families-tie-other-hint")).error(self.faults().at("other"))
    }

    fn relation(&self) -> ui::Select {
        let label = self.p.t1("families-tie-relation", "name", &self.name);
        let none = ui::Select::new("relation", label).item("", self.p.plain("families-tie-none"));
        let words = |way: &Way| self.p.plain(format!("families-relation-{}", way.code()));
        let all = Way::all().fold(none, |select, way| select.item(way.code(), words(&way)));
        all.value(&self.sent.relation).error(self.faults().at("relation"))
    }

    fn responsibility(&self) -> ui::Radios {
        let choices = ["yes", "no"]
            .map(|choice| ui::Choice::new(choice, self.p.t(format!("families-tie-responsibility-{choice}"))));
        ui::Radios::new("responsibility", self.p.t("families-responsibility"), choices.into())
            .value(if self.sent.responsibility.is_empty() { "no" } else { &self.sent.responsibility })
            .hint(self.p.t("families-tie-responsibility-hint"))
            .error(self.faults().at("responsibility"))
    }

    fn since(&self) -> ui::DateInput {
        self.sent.since().boxes(&self.p, "since", "families-tie-since", self.faults().at("since"))
    }

    fn source(&self) -> ui::Input {
        ui::Input::new("source", self.p.t("families-source"))
            .value(&self.sent.source)
            .autocomplete("off")
            .error(self.faults().at("source"))
    }
}

async fn page(visit: &Visit, id: &str, sent: Sent, errors: Vec<FieldError>) -> Result<Around, PageError> {
    let seen = show(&visit.cx, known(id)?).await?;
    let Some(name) = seen.shown.who.as_ref().map(|who| who.used.whole()).filter(|_| seen.may_edit) else {
        return Err(Error::NotFound.into());
    };
    let listed = family::list(&visit.cx).await?;
    let others = listed.into_iter().filter(|one| one.id != seen.id).map(|one| (one.id, one.who.used.whole())).collect();
    let p = visit.page("families-tie-title").in_section("/workbench/families");
    let held = held(&p, &seen, visit.cx.clock.today());
    Ok(Around { p, id: seen.id, name, held, others, sent, errors })
}

fn held(p: &Page, seen: &Seen, today: jiff::civil::Date) -> Vec<Held> {
    let own = seen.ties.iter().filter(|tie| tie.to.is_none() && tie.holds(today));
    let own = own.filter_map(|tie| {
        let outward = tie.person == seen.id && !tie.relation.is_mutual();
        let other = match (tie.person == seen.id, tie.other == seen.id) {
            (true, _) => tie.other,
            (_, true) => tie.person,
            _ => return None,
        };
        let name = seen.relatives.iter().find(|one| one.id == other)?.who.used.whole();
        let relation = p.plain(format!("families-relation-{}", Way { relation: tie.relation, outward }.code()));
        Some(Held { id: tie.id, name, relation })
    });
    own.collect()
}

/// `GET /workbench/people/{id}/around`
pub async fn ask(visit: Visit, Path(id): Path<String>) -> PageResult {
    Ok(page(&visit, &id, Sent::default(), Vec::new()).await?.ok())
}

async fn answer(visit: &Visit, id: &str, sent: Sent, done: Result<(), Error>) -> PageResult {
    match done {
        Ok(()) => Ok(Redirect::to(&visit.href(&format!("/workbench/people/{}#around", known(id)?))).into_response()),
        Err(Error::Invalid(errors)) => {
            Ok(page(visit, id, sent, errors).await?.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /workbench/people/{id}/around`
pub async fn add(visit: Visit, Path(id): Path<String>, Form(sent): Form<Sent>) -> PageResult {
    let done = match sent.draft(known(&id)?) {
        Ok(draft) => family::tie(&visit.cx, draft).await,
        Err(faults) => Err(Error::Invalid(faults)),
    };
    answer(&visit, &id, sent, done).await
}

/// Which tie.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Which {
    tie: String,
}

/// `POST /workbench/people/{id}/around/end`
pub async fn end(visit: Visit, Path(id): Path<String>, Form(which): Form<Which>) -> PageResult {
    let done = family::untie(&visit.cx, known(&id)?, known(&which.tie)?, visit.cx.clock.today()).await;
    answer(&visit, &id, Sent::default(), done).await
}

#[cfg(test)]
impl crate::shell::sample::Sample for Around {
    fn sample(p: Page) -> Self {
        use crate::shell::sample::ODD;
        let held = Way::all()
            .map(|way| Held {
                id: Id::fresh(),
                name: ODD.into(),
                relation: p.plain(format!("families-relation-{}", way.code())),
            })
            .collect();
        let others = vec![(Id::fresh(), ODD.to_owned())];
        let p = p.titled("families-tie-title").private();
        let sent = Sent { source: ODD.into(), relation: "parent-to".into(), ..Sent::default() };
        Self { p, id: Id::fresh(), name: ODD.into(), held, others, sent, errors: Vec::new() }
    }

    fn states(p: Page) -> Vec<Self> {
        let wrong = |field: &str, code: &str| FieldError::new(field, code, "");
        let errors = vec![
            wrong("other", "already-tied"),
            wrong("relation", "too-young"),
            wrong("responsibility", "not-theirs"),
            wrong("since", "impossible"),
            wrong("source", "missing"),
        ];
        let more = vec![wrong("other", "themselves")];
        vec![
            Self { errors, ..Self::sample(p.clone()) },
            Self { errors: more, held: vec![], others: vec![], ..Self::sample(p.clone()) },
            Self::sample(p),
        ]
    }
}
