//! One entry for whoever keeps it: what is due, what waits, and its parts as a task list.

use super::{
    field,
    shared::{self, After},
};
use crate::{
    say::fact,
    shell::{Page, PageError, PageResult, Render as _, Visit, Words, framed},
    ui,
};
use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::Query;
use domain::{
    directory::{
        freshness::Rung,
        vocabulary::{self, Vocabulary},
    },
    upkeep::{
        Machine as _,
        columns::{SECTIONS, SORTING, section_of},
        confirm,
        draft::{self, Look, State},
    },
};
use kernel::{Error, FieldError};

#[derive(Template)]
#[template(path = "workbench/upkeep/entry.html")]
struct Entry {
    p: Page,
    slug: String,
    name: String,
    banner: Option<ui::NotificationBanner>,
    errors: Vec<FieldError>,
    /// Code of where its draft stands; empty without one.
    state: &'static str,
    /// When it was sent.
    sent: String,
    /// What an editor said.
    words: String,
    /// Not approved yet at all.
    new: bool,
    editor: bool,
    fresh: String,
    changes: Vec<Change>,
    warnings: Vec<(String, String)>,
    tasks: ui::TaskList,
    /// A link that confirms once, just made.
    link: String,
}

framed!(Entry);

/// A changed column in words.
#[derive(Debug, Clone)]
pub(super) struct Change {
    pub(super) label: String,
    pub(super) now: String,
    pub(super) after: String,
    /// The public copy changed under it.
    pub(super) moved: bool,
}

/// The changed columns in words.
pub(super) fn changes(p: &Page, vocabulary: &Vocabulary, places: &[(String, String)], look: &Look) -> Vec<Change> {
    let told = |column: &str, value: &str| field::told(p, vocabulary, places, column, value);
    look.changes
        .iter()
        .map(|c| Change {
            label: label(p, &c.column),
            now: told(&c.column, &c.now),
            after: told(&c.column, &c.after),
            moved: c.now != c.before && !look.public.record.visibility.pending,
        })
        .collect()
}

/// The name of a column.
pub(super) fn label(p: &Page, column: &str) -> String {
    let key = format!("upkeep-field-{column}");
    if Words::exists(&key) { p.plain(key) } else { column.replace('_', " ") }
}

/// What a reader would stumble over, each with where.
pub(super) fn warnings(p: &Page, look: &Look) -> Vec<(String, String)> {
    let said = |w: &domain::upkeep::lint::Warning| {
        let key =
            if w.say.is_empty() { format!("upkeep-lint-{}", w.stumble.code()) } else { "upkeep-lint-say".to_owned() };
        (label(p, w.column), p.plain_with(key, &[("found", &w.found), ("say", &w.say)]))
    };
    look.warnings.iter().map(said).collect()
}

impl Entry {
    fn new(
        p: Page,
        vocabulary: &Vocabulary,
        places: &[(String, String)],
        look: &Look,
        today: jiff::civil::Date,
    ) -> Self {
        let record = &look.public.record;
        let state = look.draft.as_ref().map(|d| d.state);
        let sent = look.draft.as_ref().and_then(|d| d.sent_us).map(|at| shared::day(&p.words, at));
        Self {
            slug: record.slug.clone(),
            name: record.name.clone(),
            banner: None,
            errors: Vec::new(),
            state: state.map_or("", |s| s.code()),
            sent: sent.unwrap_or_default(),
            words: look
                .draft
                .as_ref()
                .filter(|d| d.state == State::Returned)
                .map(|d| d.words.clone())
                .unwrap_or_default(),
            new: record.visibility.pending,
            editor: look.keeper.editor,
            fresh: fresh(&p, record.review.last, Rung::on(&record.review, today)),
            changes: changes(&p, vocabulary, places, look),
            warnings: warnings(&p, look),
            tasks: tasks(&p, look),
            link: String::new(),
            p,
        }
    }

    fn summary(&self) -> ui::ErrorSummary {
        let summary = ui::ErrorSummary::new(self.p.plain("shell-error-title"));
        self.errors.iter().fold(summary, |all, e| {
            let part = section_of(&e.field).and_then(|part| SECTIONS.iter().position(|s| *s == part));
            all.error(format!("task-list-{}-status", part.unwrap_or_default() + 1), field::said(&self.p, e))
        })
    }
}

/// When somebody last looked, and whether it is time again.
fn fresh(p: &Page, last: Option<jiff::civil::Date>, rung: Rung) -> String {
    match last {
        Some(on) => p.plain_with(format!("upkeep-rung-{}", rung.code()), &[("date", &fact::date(&p.words, on))]),
        None => p.plain("upkeep-rung-never"),
    }
}

fn tasks(p: &Page, look: &Look) -> ui::TaskList {
    let parts = SECTIONS.into_iter().chain(look.keeper.editor.then_some(SORTING));
    parts.fold(ui::TaskList::default(), |list, part| {
        let waits = look.changes.iter().any(|c| section_of(&c.column) == Some(part));
        let status = if waits { "upkeep-task-waits" } else { "upkeep-task-open" };
        let href = p.href(format!("/workbench/entries/{}/{part}", look.public.record.slug));
        list.task(p.t(format!("upkeep-part-{part}")), href, p.t(status))
    })
}

async fn page(visit: &Visit, slug: &str) -> Result<Entry, PageError> {
    let look = draft::look(&visit.cx, slug).await?;
    let vocabulary = vocabulary::load(&visit.cx).await?;
    let places = shared::places(&visit.cx).await?;
    let p = visit.page("upkeep-entry-title").in_section("/workbench/entries");
    Ok(Entry::new(p, &vocabulary, &places, &look, visit.cx.clock.today()))
}

/// `GET /workbench/entries/{slug}`
pub async fn show(visit: Visit, Path(slug): Path<String>, Query(after): Query<After>) -> PageResult {
    let mut page = page(&visit, &slug).await?;
    page.banner = shared::banner(&page.p, &after.done);
    Ok(page.ok())
}

/// What a button asks for, by the end of its address.
async fn act(visit: &Visit, slug: &str, deed: &str) -> kernel::Result<&'static str> {
    let cx = &visit.cx;
    match deed {
        "send" => draft::send(cx, slug).await.map(|()| "sent"),
        "take-back" => draft::take_back(cx, slug).await.map(|()| "taken-back"),
        "withdraw" => draft::withdraw(cx, slug).await.map(|()| "withdrawn"),
        "still-right" => confirm::still_right(cx, slug).await.map(|()| "confirmed"),
        _ => Err(Error::NotFound),
    }
}

/// `POST /workbench/entries/{slug}/do/{deed}`
pub async fn press(visit: Visit, Path((slug, deed)): Path<(String, String)>) -> PageResult {
    match act(&visit, &slug, &deed).await {
        Ok(done) => Ok(Redirect::to(&visit.href(&format!("/workbench/entries/{slug}?done={done}"))).into_response()),
        Err(Error::Invalid(errors)) => {
            let page = Entry { errors, ..page(&visit, &slug).await? };
            Ok(page.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(Error::Conflict(_)) => {
            let mut page = page(&visit, &slug).await?;
            page.banner = Some(shared::quicker(&page.p));
            Ok(page.respond(StatusCode::CONFLICT))
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /workbench/entries/{slug}/link`: the link is shown this once.
pub async fn link(visit: Visit, Path(slug): Path<String>) -> PageResult {
    let secret = confirm::link(&visit.cx, &slug).await?;
    let base = &visit.app.settings.base_url;
    let page = Entry { link: format!("{base}/confirm/{secret}"), ..page(&visit, &slug).await? };
    Ok(page.ok())
}

#[cfg(test)]
mod samples_of_entries {
    use super::*;
    use crate::{shell::sample::Sample, workbench::upkeep::sample};

    fn entry(p: Page, look: &Look) -> Entry {
        let p = p.titled("upkeep-entry-title").private().in_section("/workbench/entries");
        Entry::new(p, &testkit::vocabulary(), &sample::places(), look, jiff::civil::date(2026, 11, 24))
    }

    impl Sample for Entry {
        fn sample(p: Page) -> Self {
            entry(p, &sample::look(Some(State::Open)))
        }

        fn states(p: Page) -> Vec<Self> {
            let in_state = |state| entry(p.clone(), &sample::look(state));
            let mut all: Vec<Self> =
                [None, Some(State::Open), Some(State::Sent), Some(State::Returned)].map(in_state).into();
            let done = shared::banner(&p, "sent");
            all.push(Self {
                banner: done,
                link: "https://hearth.example.org/confirm/0123".into(),
                ..Self::sample(p.clone())
            });
            let errors = vec![FieldError::new("summary", "required", ""), FieldError::new("join_ways", "required", "")];
            all.push(Self { errors, new: true, editor: true, ..Self::sample(p.clone()) });
            all.push(Self { banner: Some(shared::quicker(&p)), ..Self::sample(p) });
            all
        }
    }
}
