//! A provider's desk: their organisations, each entry with what is due, and asking for an organisation.

use super::shared::{self, After};
use crate::{
    shell::{Page, PageError, PageResult, Render as _, Visit, framed},
    ui::{self, Ask as _},
};
use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::{Form, Query};
use domain::upkeep::{
    Machine as _,
    claim::{self, Ask, Part, State},
    entries::{self, Desk, Kept, Mine},
};
use kernel::{Error, FieldError, Id};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/upkeep/entries.html")]
struct Entries {
    p: Page,
    desk: Desk,
    banner: Option<ui::NotificationBanner>,
    sent: Sent,
    errors: Vec<FieldError>,
}

framed!(Entries);

/// What one of the forms sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    organisation: String,
    words: String,
    email: String,
    staff: String,
}

impl Entries {
    fn tasks(&self, kept: &Kept) -> ui::TaskList {
        let list = ui::TaskList { id_prefix: kept.organisation.slug.clone(), ..ui::TaskList::default() };
        kept.entries.iter().fold(list, |list, entry| {
            let href = self.p.href(format!("/workbench/entries/{}", entry.slug));
            list.task(self.p.data(&entry.name), href, self.due(entry))
        })
    }

    fn due(&self, entry: &Mine) -> ui::Content {
        match entry.due.first() {
            Some(due) => {
                let colour = if *due == entries::Due::WithEditor { "grey" } else { "yellow" };
                ui::Content::html(ui::Tag::new(self.p.t(format!("upkeep-due-{}", due.code()))).colour(colour))
            }
            None => ui::Content::html(self.p.t("upkeep-due-nothing")),
        }
    }

    fn state(&self, kept: &Kept) -> String {
        let part = if kept.claim.state == State::Held { kept.claim.part.code() } else { kept.claim.state.code() };
        self.p.plain(format!("upkeep-claim-{part}"))
    }

    fn leads(&self, kept: &Kept) -> bool {
        kept.claim.state == State::Held && kept.claim.part == Part::Lead
    }

    fn may_ask_again(&self, kept: &Kept) -> bool {
        kept.claim.state.may(claim::Move::AskAgain)
    }

    fn error(&self, field: &str) -> Option<ui::ErrorMessage> {
        let wrong = self.errors.iter().find(|e| e.field == field)?;
        Some(ui::ErrorMessage::new(self.p.plain("shell-error-word"), self.said(wrong)))
    }

    /// The question for a colleague's address. The one that was answered wrongly is the one an error leads to.
    fn colleague(&self, kept: &Kept) -> ui::Input {
        let asked = |k: &&Kept| self.sent.organisation.is_empty() || k.organisation.slug == self.sent.organisation;
        let wrong = self.desk.mine.iter().filter(|k| self.leads(k)).find(asked);
        let mine = wrong.is_some_and(|k| k.organisation.slug == kept.organisation.slug);
        let id = if mine { "email".to_owned() } else { format!("email-{}", kept.organisation.slug) };
        let error = self.error("email").filter(|_| mine);
        let input = ui::Input::new("email", self.p.t("upkeep-invite-email")).id(id).kind("email");
        let typed = if mine { self.sent.email.as_str() } else { "" };
        input.value(typed).hint(self.p.t("upkeep-invite-hint")).error(error)
    }

    fn said(&self, wrong: &FieldError) -> String {
        let key = match (wrong.field.as_str(), wrong.code.as_str()) {
            ("email", _) => "upkeep-error-email",
            ("organisation", _) => "upkeep-error-organisation",
            (_, "too-long") => "upkeep-error-words-long",
            _ => "upkeep-error-words",
        };
        self.p.plain(key)
    }

    fn summary(&self) -> ui::ErrorSummary {
        let summary = ui::ErrorSummary::new(self.p.plain("shell-error-title"));
        self.errors.iter().fold(summary, |all, e| all.error(&e.field, self.said(e)))
    }

    fn choice(&self) -> ui::Select {
        let none = ui::Select::new("organisation", self.p.t("upkeep-ask-organisation"))
            .item("", self.p.plain("upkeep-ask-choose"));
        let again = self.desk.mine.iter().filter(|k| self.may_ask_again(k));
        let again = again.map(|k| (&k.organisation.slug, &k.organisation.name));
        let free = self.desk.others.iter().map(|(slug, name)| (slug, name)).chain(again);
        free.fold(none, |select, (slug, name)| select.item(slug, name))
            .value(&self.sent.organisation)
            .error(self.error("organisation"))
    }
}

async fn page(visit: &Visit) -> Result<Entries, PageError> {
    let p = visit.page("upkeep-entries-title").in_section("/workbench/entries");
    let desk = entries::desk(&visit.cx).await?;
    Ok(Entries { p, desk, banner: None, sent: Sent::default(), errors: Vec::new() })
}

/// `GET /workbench/entries`
pub async fn show(visit: Visit, Query(after): Query<After>) -> PageResult {
    let mut page = page(&visit).await?;
    page.banner = shared::banner(&page.p, &after.done);
    Ok(page.ok())
}

async fn answer(visit: &Visit, sent: Sent, outcome: kernel::Result<()>, done: &str) -> PageResult {
    match outcome {
        Ok(()) => Ok(Redirect::to(&visit.href(&format!("/workbench/entries?done={done}"))).into_response()),
        Err(Error::Invalid(errors)) => {
            let page = Entries { sent, errors, ..page(visit).await? };
            Ok(page.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(Error::Conflict(_)) => {
            let mut page = page(visit).await?;
            page.banner = Some(shared::quicker(&page.p));
            Ok(page.respond(StatusCode::CONFLICT))
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /workbench/entries/ask`
pub async fn ask(visit: Visit, Form(sent): Form<Sent>) -> PageResult {
    let outcome = if sent.organisation.is_empty() {
        Err(Error::invalid("organisation", "required", "choose an organisation"))
    } else {
        let ask = Ask { organisation: sent.organisation.clone(), words: sent.words.clone() };
        claim::ask(&visit.cx, ask).await
    };
    answer(&visit, sent, outcome, "asked").await
}

/// `POST /workbench/entries/invite`
pub async fn invite(visit: Visit, Form(sent): Form<Sent>) -> PageResult {
    let outcome = claim::invite(&visit.cx, &sent.organisation, &sent.email).await;
    answer(&visit, sent, outcome, "invited").await
}

/// `POST /workbench/entries/end`
pub async fn end(visit: Visit, Form(sent): Form<Sent>) -> PageResult {
    let staff: Id = sent.staff.parse().map_err(|_| Error::NotFound)?;
    let outcome = claim::end(&visit.cx, &sent.organisation, staff).await;
    answer(&visit, sent, outcome, "ended").await
}

#[cfg(test)]
impl crate::shell::sample::Sample for Entries {
    fn sample(p: Page) -> Self {
        let desk = crate::workbench::upkeep::sample::desk();
        let p = p.titled("upkeep-entries-title").private().in_section("/workbench/entries");
        Self { p, desk, banner: None, sent: Sent::default(), errors: Vec::new() }
    }

    fn states(p: Page) -> Vec<Self> {
        let wrong = |field: &str, code: &str| Self {
            errors: vec![FieldError::new(field, code, "")],
            ..Self::sample(p.clone())
        };
        let empty = Desk { mine: Vec::new(), others: Vec::new(), editor: true };
        vec![
            Self::sample(p.clone()),
            wrong("organisation", "required"),
            wrong("words", "required"),
            wrong("words", "too-long"),
            wrong("email", "unknown-code"),
            Self { banner: shared::banner(&p, "asked"), ..Self::sample(p.clone()) },
            Self { desk: empty, ..Self::sample(p.clone()) },
        ]
    }
}
