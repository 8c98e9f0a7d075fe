//! What waits for an editor: the queue, and one draft with its changed fields beside the public copy.

use super::{
    entry::{Change, changes, label, warnings},
    field, shared,
    shared::After,
};
use crate::{
    shell::{Page, PageError, PageResult, Render as _, Visit, framed},
    ui::{self, Ask as _},
};
use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::{Form, Query};
use domain::{
    directory::vocabulary::{self, Vocabulary},
    upkeep::draft::{self, Approve, Look, State, Waiting},
};
use kernel::{Error, FieldError};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/upkeep/queue.html")]
struct Queue {
    p: Page,
    banner: Option<ui::NotificationBanner>,
    waiting: Vec<Waiting>,
}

#[derive(Template)]
#[template(path = "workbench/upkeep/review.html")]
struct Review {
    p: Page,
    banner: Option<ui::NotificationBanner>,
    slug: String,
    name: String,
    by: String,
    day: String,
    new: bool,
    changes: Vec<Change>,
    warnings: Vec<(String, String)>,
    /// Versions of draft and public copy as they are shown here.
    draft: i64,
    public: i64,
    /// The public copy changed under it, and this page shows how.
    moved: bool,
    typed: String,
    errors: Vec<FieldError>,
}

framed!(Queue, Review);

/// What the forms send.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    draft: i64,
    public: i64,
    over: String,
    words: String,
}

impl Queue {
    fn day(&self, waiting: &Waiting) -> String {
        shared::day(&self.p.words, waiting.sent_us)
    }

    fn columns(&self, waiting: &Waiting) -> String {
        if waiting.new {
            return self.p.plain("upkeep-queue-new");
        }
        self.p.words.listed(&waiting.columns.iter().map(|c| label(&self.p, c)).collect::<Vec<_>>())
    }
}

impl Review {
    fn new(p: Page, vocabulary: &Vocabulary, places: &[(String, String)], look: &Look) -> Option<Self> {
        let draft = look.draft.as_ref().filter(|d| d.state == State::Sent)?;
        Some(Self {
            banner: None,
            slug: look.public.record.slug.clone(),
            name: look.public.record.name.clone(),
            by: look.made_by.clone(),
            day: shared::day(&p.words, draft.sent_us.unwrap_or_default()),
            new: look.public.record.visibility.pending,
            changes: changes(&p, vocabulary, places, look),
            warnings: warnings(&p, look),
            draft: draft.version,
            public: look.public.version,
            moved: look.moved() && !look.public.record.visibility.pending,
            typed: String::new(),
            errors: Vec::new(),
            p,
        })
    }

    fn said(&self, wrong: &FieldError) -> String {
        match (wrong.field.as_str(), wrong.code.as_str()) {
            (_, "own-work") => self.p.plain("upkeep-error-own-work"),
            ("words", "too-long") => self.p.plain("upkeep-error-words-long"),
            ("words", _) => self.p.plain("upkeep-error-send-back"),
            _ => field::said(&self.p, wrong),
        }
    }

    fn error(&self) -> Option<ui::ErrorMessage> {
        let wrong = self.errors.iter().find(|e| e.field == "words")?;
        Some(ui::ErrorMessage::new(self.p.plain("shell-error-word"), self.said(wrong)))
    }

    fn summary(&self) -> ui::ErrorSummary {
        let summary = ui::ErrorSummary::new(self.p.plain("shell-error-title"));
        self.errors.iter().fold(summary, |all, e| {
            let to = if e.field == "words" { "words" } else { "changes" };
            all.error(to, self.said(e))
        })
    }
}

/// `GET /workbench/review`
pub async fn queue(visit: Visit, Query(after): Query<After>) -> PageResult {
    let waiting = draft::queue(&visit.cx).await?;
    let p = visit.page("upkeep-review-title").in_section("/workbench/register");
    Ok(Queue { banner: shared::banner(&p, &after.done), p, waiting }.ok())
}

/// The draft as it is now; `None` when nothing of it waits any more.
async fn page(visit: &Visit, slug: &str) -> Result<Option<Review>, PageError> {
    let look = draft::look(&visit.cx, slug).await?;
    if !look.keeper.editor {
        return Err(Error::NotFound.into());
    }
    let vocabulary = vocabulary::load(&visit.cx).await?;
    let places = shared::places(&visit.cx).await?;
    let p = visit.page("upkeep-look-title").in_section("/workbench/register");
    Ok(Review::new(p, &vocabulary, &places, &look))
}

/// `GET /workbench/review/{slug}`
pub async fn show(visit: Visit, Path(slug): Path<String>) -> PageResult {
    Ok(page(&visit, &slug).await?.ok_or(Error::NotFound)?.ok())
}

/// `POST /workbench/review/{slug}/approve`
pub async fn approve(visit: Visit, Path(slug): Path<String>, Form(sent): Form<Sent>) -> PageResult {
    let over = sent.over == "yes";
    let approve = Approve { slug: slug.clone(), draft: sent.draft, public: sent.public, over };
    let outcome = draft::approve(&visit.cx, approve).await;
    answer(&visit, &slug, sent, outcome, "approved").await
}

/// `POST /workbench/review/{slug}/send-back`
pub async fn send_back(visit: Visit, Path(slug): Path<String>, Form(sent): Form<Sent>) -> PageResult {
    let outcome = draft::send_back(&visit.cx, &slug, &sent.words).await;
    answer(&visit, &slug, sent, outcome, "sent-back").await
}

async fn answer(visit: &Visit, slug: &str, sent: Sent, outcome: kernel::Result<()>, done: &str) -> PageResult {
    let (errors, status) = match outcome {
        Ok(()) => return Ok(Redirect::to(&visit.href(&format!("/workbench/review?done={done}"))).into_response()),
        Err(Error::Invalid(errors)) => (errors, StatusCode::UNPROCESSABLE_ENTITY),
        Err(Error::Conflict(_)) => (Vec::new(), StatusCode::CONFLICT),
        Err(other) => return Err(other.into()),
    };
    let Some(page) = page(visit, slug).await? else {
        let p = visit.page("upkeep-review-title").in_section("/workbench/register");
        let queue = Queue { banner: Some(shared::quicker(&p)), p, waiting: draft::queue(&visit.cx).await? };
        return Ok(queue.respond(StatusCode::CONFLICT));
    };
    let banner = (status == StatusCode::CONFLICT).then(|| shared::quicker(&page.p));
    Ok(Review { banner, errors, typed: sent.words, ..page }.respond(status))
}

#[cfg(test)]
mod samples_of_reviews {
    use super::*;
    use crate::{
        shell::sample::{ODD, Sample},
        workbench::upkeep::sample,
    };

    impl Sample for Queue {
        fn sample(p: Page) -> Self {
            let waiting = Waiting {
                slug: "stay-and-play".into(),
                name: ODD.into(),
                made_by: ODD.into(),
                sent_us: 1_790_000_000_000_000,
                columns: vec!["summary".into(), "cost".into()],
                new: false,
            };
            let new = Waiting { new: true, slug: "new-group".into(), ..waiting.clone() };
            Self { p: p.titled("upkeep-review-title").private(), banner: None, waiting: vec![waiting, new] }
        }

        fn states(p: Page) -> Vec<Self> {
            let banner = shared::banner(&p, "approved");
            vec![Self::sample(p.clone()), Self { waiting: Vec::new(), banner, ..Self::sample(p) }]
        }
    }

    impl Sample for Review {
        fn sample(p: Page) -> Self {
            let look = sample::look(Some(State::Sent));
            let p = p.titled("upkeep-look-title").private();
            Self::new(p, &testkit::vocabulary(), &sample::places(), &look).expect("a sent draft")
        }

        fn states(p: Page) -> Vec<Self> {
            let wrong = |field: &str, code: &str| Self {
                errors: vec![FieldError::new(field, code, "")],
                ..Self::sample(p.clone())
            };
            vec![
                Self::sample(p.clone()),
                wrong("words", "required"),
                wrong("words", "too-long"),
                wrong("", "own-work"),
                wrong("cost", "cost-malformed"),
                Self { moved: true, banner: Some(shared::quicker(&p)), ..Self::sample(p.clone()) },
                Self { new: true, ..Self::sample(p.clone()) },
            ]
        }
    }
}
