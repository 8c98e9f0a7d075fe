//! An organisation or a place as a form for those who keep it, and what waits of it for an editor.

use super::{
    entry::{Change, label},
    field::{self, Asking},
    shared::{self, After},
};
use crate::{
    shell::{Page, PageError, PageResult, Render as _, Visit, framed},
    ui::{self, Ask as _, Content},
};
use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::{Form, Query};
use domain::{
    directory::{
        model::{Location, Organisation},
        vocabulary::{self, Vocabulary},
    },
    interchange::amend::Cells,
    upkeep::{
        Machine as _, add,
        columns::Tier,
        detail::{self, Decide, Detail, State, Waiting},
        draft::Done,
    },
};
use kernel::{Error, FieldError, Id};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/upkeep/details.html")]
struct Details {
    p: Page,
    /// Where the form is sent.
    path: String,
    /// Its name as families see it; empty for a new place.
    name: String,
    banner: Option<ui::NotificationBanner>,
    errors: Vec<FieldError>,
    questions: Vec<Content>,
    live: String,
    waits: String,
    /// Code of where the last change stands; empty without one.
    state: &'static str,
    answer: String,
}

#[derive(Template)]
#[template(path = "workbench/upkeep/details-queue.html")]
struct DetailsQueue {
    p: Page,
    banner: Option<ui::NotificationBanner>,
    waiting: Vec<(Waiting, Vec<Change>)>,
    sent: Decided,
    errors: Vec<FieldError>,
}

framed!(Details, DetailsQueue);

/// What an editor sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Decided {
    proposal: String,
    version: i64,
    right: String,
    answer: String,
}

/// A record as its form shows it, for the page.
struct About<'a> {
    path: String,
    title: &'static str,
    form: Option<&'a detail::Form>,
    cells: &'a Cells,
}

impl Details {
    fn new<D: Detail>(p: Page, vocabulary: &Vocabulary, about: &About<'_>, errors: Vec<FieldError>) -> Self {
        let asking = Asking { p: &p, vocabulary, places: &[], cells: about.cells, errors: &errors };
        let asked = || D::ASKED.iter().filter(|(column, _)| about.cells.contains_key(*column));
        let questions = asked().map(|(column, _)| asking.question(column)).collect();
        let named = |wanted: Tier| {
            let labels = asked().filter(|(_, tier)| *tier == wanted).map(|(column, _)| label(&p, column));
            p.words.listed(&labels.collect::<Vec<_>>())
        };
        // What an editor changes, and a place nobody sees yet, waits for nobody.
        let tiers = about.form.is_some_and(|form| !form.editor);
        let (live, waits) = if tiers { (named(Tier::Live), named(Tier::Waits)) } else { Default::default() };
        let last = about.form.and_then(|form| form.last.as_ref());
        let told = last.filter(|last| matches!(last.state, State::Waiting | State::Refused));
        Self {
            path: about.path.clone(),
            name: about.form.map(|form| form.name.clone()).unwrap_or_default(),
            banner: None,
            questions,
            live,
            waits,
            state: told.map_or("", |last| last.state.code()),
            answer: told.map(|last| last.answer.clone()).unwrap_or_default(),
            errors,
            p,
        }
    }

    fn summary(&self) -> ui::ErrorSummary {
        let summary = ui::ErrorSummary::new(self.p.plain("shell-error-title"));
        self.errors.iter().fold(summary, |all, e| all.error(&e.field, field::said(&self.p, e)))
    }
}

impl DetailsQueue {
    fn labelled(&self, index: &usize) -> String {
        format!("change-{index}")
    }

    fn day(&self, waiting: &Waiting) -> String {
        shared::day(&self.p.words, waiting.proposal.at_us)
    }

    fn said(&self, wrong: &FieldError) -> String {
        match wrong.code.as_str() {
            "own-work" => self.p.plain("upkeep-error-own-work"),
            "too-long" => self.p.plain("upkeep-error-words-long"),
            "required" if wrong.field == "answer" => self.p.plain("upkeep-error-answer"),
            _ => field::said(&self.p, wrong),
        }
    }

    /// The question of a change; the one that was answered wrongly is the one an error leads to.
    fn answer(&self, waiting: &Waiting, index: &usize) -> ui::Textarea {
        let sent = waiting.proposal.id.to_string() == self.sent.proposal;
        let id = if sent { "answer".to_owned() } else { format!("answer-{index}") };
        let typed = if sent { self.sent.answer.as_str() } else { "" };
        let wrong = self.errors.first().filter(|_| sent).map(|wrong| self.said(wrong));
        let error = wrong.map(|said| ui::ErrorMessage::new(self.p.plain("shell-error-word"), said));
        let question = ui::Textarea::new("answer", self.p.t("upkeep-claim-answer")).id(id).rows(2);
        question.value(typed).hint(self.p.t("upkeep-claim-answer-hint")).error(error)
    }

    fn summary(&self) -> ui::ErrorSummary {
        let summary = ui::ErrorSummary::new(self.p.plain("shell-error-title"));
        self.errors.iter().fold(summary, |all, e| all.error("answer", self.said(e)))
    }
}

/// Cells of everything the kind is asked for, from a form.
fn read<D: Detail>(sent: &[(String, String)]) -> Cells {
    let columns = D::ASKED.iter().map(|(column, _)| *column);
    let columns = columns.filter(|column| field::is_list(column) || sent.iter().any(|(name, _)| name == column));
    columns.map(|column| (column.to_owned(), field::cell(column, sent))).collect()
}

async fn page<D: Detail>(
    visit: &Visit,
    slug: &str,
    kind: &'static str,
    typed: Option<Cells>,
    errors: Vec<FieldError>,
) -> Result<Details, PageError> {
    let form = detail::form::<D>(&visit.cx, slug).await?;
    let vocabulary = vocabulary::load(&visit.cx).await?;
    let (path, title) = match kind {
        "places" => (format!("/workbench/places/{slug}"), "upkeep-place-title"),
        _ => (format!("/workbench/organisations/{slug}/details"), "upkeep-details-title"),
    };
    let cells = typed.unwrap_or_else(|| form.cells.clone());
    let about = About { path, title, form: Some(&form), cells: &cells };
    let p = visit.page(about.title).in_section("/workbench/entries");
    Ok(Details::new::<D>(p, &vocabulary, &about, errors))
}

async fn save<D: Detail>(visit: &Visit, slug: &str, kind: &'static str, sent: &[(String, String)]) -> PageResult {
    let cells = read::<D>(sent);
    match detail::save::<D>(&visit.cx, slug, cells.clone()).await {
        Ok(done) => {
            let end = if kind == "places" { "" } else { "/details" };
            let to = format!("/workbench/{kind}/{slug}{end}?done={}", code(&done));
            Ok(Redirect::to(&visit.href(&to)).into_response())
        }
        Err(Error::Invalid(errors)) => {
            let page = page::<D>(visit, slug, kind, Some(cells), errors).await?;
            Ok(page.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other.into()),
    }
}

/// What to say of it.
fn code(done: &Done) -> &'static str {
    match (done.live.is_empty(), done.waiting.is_empty()) {
        (true, true) => "nothing",
        (false, true) => "live",
        (true, false) => "proposed",
        (false, false) => "proposed-both",
    }
}

/// `GET /workbench/organisations/{slug}/details`
pub async fn organisation(visit: Visit, Path(slug): Path<String>, Query(after): Query<After>) -> PageResult {
    let mut page = page::<Organisation>(&visit, &slug, "organisations", None, Vec::new()).await?;
    page.banner = shared::banner(&page.p, &after.done);
    Ok(page.ok())
}

/// `POST /workbench/organisations/{slug}/details`
pub async fn save_organisation(
    visit: Visit,
    Path(slug): Path<String>,
    Form(sent): Form<Vec<(String, String)>>,
) -> PageResult {
    save::<Organisation>(&visit, &slug, "organisations", &sent).await
}

/// `GET /workbench/places/{slug}`
pub async fn place(visit: Visit, Path(slug): Path<String>, Query(after): Query<After>) -> PageResult {
    let mut page = page::<Location>(&visit, &slug, "places", None, Vec::new()).await?;
    page.banner = shared::banner(&page.p, &after.done);
    Ok(page.ok())
}

/// `POST /workbench/places/{slug}`
pub async fn save_place(visit: Visit, Path(slug): Path<String>, Form(sent): Form<Vec<(String, String)>>) -> PageResult {
    save::<Location>(&visit, &slug, "places", &sent).await
}

async fn new_page(visit: &Visit, cells: &Cells, errors: Vec<FieldError>) -> Result<Details, PageError> {
    let vocabulary = vocabulary::load(&visit.cx).await?;
    let about = About { path: "/workbench/places".into(), title: "upkeep-place-new-title", form: None, cells };
    let p = visit.page(about.title).in_section("/workbench/entries");
    Ok(Details::new::<Location>(p, &vocabulary, &about, errors))
}

/// `GET /workbench/places`
pub async fn ask_place(visit: Visit) -> PageResult {
    let cells = Location::ASKED.iter().map(|(column, _)| ((*column).to_owned(), String::new())).collect();
    Ok(new_page(&visit, &cells, Vec::new()).await?.ok())
}

/// `POST /workbench/places`
pub async fn add_place(visit: Visit, Form(sent): Form<Vec<(String, String)>>) -> PageResult {
    let mut cells = read::<Location>(&sent);
    for (column, _) in Location::ASKED {
        cells.entry((*column).to_owned()).or_default();
    }
    match add::place(&visit.cx, cells.clone()).await {
        Ok(_) => Ok(Redirect::to(&visit.href("/workbench/entries?done=place")).into_response()),
        Err(Error::Invalid(errors)) => {
            Ok(new_page(&visit, &cells, errors).await?.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other.into()),
    }
}

async fn queue_page(visit: &Visit) -> Result<DetailsQueue, PageError> {
    let vocabulary = vocabulary::load(&visit.cx).await?;
    let p = visit.page("upkeep-details-queue-title").in_section("/workbench/register");
    let waiting = detail::queue(&visit.cx).await?;
    let waiting = waiting.into_iter().map(|waits| (changes(&p, &vocabulary, &waits), waits));
    let waiting = waiting.map(|(changes, waits)| (waits, changes)).collect();
    Ok(DetailsQueue { p, banner: None, waiting, sent: Decided::default(), errors: Vec::new() })
}

fn changes(p: &Page, vocabulary: &Vocabulary, waits: &Waiting) -> Vec<Change> {
    let told = |column: &str, value: &str| field::told(p, vocabulary, &[], column, value);
    let each = waits.changes.iter().map(|c| Change {
        label: label(p, &c.column),
        now: told(&c.column, &c.now),
        after: told(&c.column, &c.after),
        moved: c.now != c.before,
    });
    each.collect()
}

/// `GET /workbench/details`
pub async fn queue(visit: Visit, Query(after): Query<After>) -> PageResult {
    let mut page = queue_page(&visit).await?;
    page.banner = shared::banner(&page.p, &after.done);
    Ok(page.ok())
}

/// `POST /workbench/details`
pub async fn decide(visit: Visit, Form(sent): Form<Decided>) -> PageResult {
    let proposal: Id = sent.proposal.parse().map_err(|_| Error::NotFound)?;
    let (version, right, answer) = (sent.version, sent.right == "yes", sent.answer.clone());
    match detail::decide(&visit.cx, Decide { proposal, version, right, answer }).await {
        Ok(()) => Ok(Redirect::to(&visit.href("/workbench/details?done=decided")).into_response()),
        Err(Error::Invalid(errors)) => {
            let page = DetailsQueue { sent, errors, ..queue_page(&visit).await? };
            Ok(page.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(Error::Conflict(_)) => {
            let mut page = queue_page(&visit).await?;
            page.banner = Some(shared::quicker(&page.p));
            Ok(page.respond(StatusCode::CONFLICT))
        }
        Err(other) => Err(other.into()),
    }
}

#[cfg(test)]
mod samples_of_details {
    use super::*;
    use crate::{shell::sample::Sample, workbench::upkeep::sample};

    fn details<D: Detail>(p: Page, form: Option<&detail::Form>, errors: Vec<FieldError>) -> Details {
        let cells: Cells = D::ASKED.iter().map(|(column, _)| ((*column).to_owned(), String::new())).collect();
        let title = "upkeep-details-title";
        let about = About { path: "/workbench/organisations/willow/details".into(), title, form, cells: &cells };
        Details::new::<D>(p.titled(title).private(), &testkit::vocabulary(), &about, errors)
    }

    impl Sample for Details {
        fn sample(p: Page) -> Self {
            let form = sample::form(Some(State::Waiting), false);
            details::<Organisation>(p, Some(&form), Vec::new())
        }

        fn states(p: Page) -> Vec<Self> {
            let (refused, editors) = (sample::form(Some(State::Refused), false), sample::form(None, true));
            let wrong = vec![FieldError::new("postcode", "postcode-malformed", "")];
            vec![
                Self::sample(p.clone()),
                details::<Organisation>(p.clone(), Some(&refused), Vec::new()),
                details::<Organisation>(p.clone(), Some(&editors), vec![FieldError::new("name", "required", "")]),
                details::<Location>(p.clone(), None, wrong),
                Self { banner: shared::banner(&p, "proposed"), ..Self::sample(p) },
            ]
        }
    }

    impl Sample for DetailsQueue {
        fn sample(p: Page) -> Self {
            let p = p.titled("upkeep-details-queue-title").private();
            let waits = sample::proposed();
            let waiting = vec![(waits.clone(), changes(&p, &testkit::vocabulary(), &waits))];
            Self { p, banner: None, waiting, sent: Decided::default(), errors: Vec::new() }
        }

        fn states(p: Page) -> Vec<Self> {
            let page = Self::sample(p.clone());
            let sent = Decided { proposal: page.waiting[0].0.proposal.id.to_string(), ..Decided::default() };
            let wrong = |field: &str, code: &str| Self {
                errors: vec![FieldError::new(field, code, "")],
                sent: sent.clone(),
                ..Self::sample(p.clone())
            };
            let none = Self { waiting: Vec::new(), banner: Some(shared::quicker(&p)), ..Self::sample(p.clone()) };
            vec![
                page,
                wrong("answer", "required"),
                wrong("", "own-work"),
                wrong("answer", "too-long"),
                none,
                wrong("postcode", "postcode-malformed"),
            ]
        }
    }
}
