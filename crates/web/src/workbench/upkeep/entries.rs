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
    claim::{self, Ask, Invite, Part, State},
    detail,
    entries::{self, Desk, Kept, Mine},
};
use kernel::{Error, FieldError, Id};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/upkeep/entries.html")]
struct Entries {
    p: Page,
    desk: Desk,
    places: Vec<detail::Mine>,
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
    name: String,
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

    /// The questions for a colleague's name and address. The form that was answered wrongly is the one an error leads to.
    fn colleague(&self, kept: &Kept) -> [ui::Input; 2] {
        let asked = |k: &&Kept| self.sent.organisation.is_empty() || k.organisation.slug == self.sent.organisation;
        let wrong = self.desk.mine.iter().filter(|k| self.leads(k)).find(asked);
        let mine = wrong.is_some_and(|k| k.organisation.slug == kept.organisation.slug);
        let question = |field: &'static str, typed: &str| {
            let id = if mine { field.to_owned() } else { format!("{field}-{}", kept.organisation.slug) };
            let input = ui::Input::new(field, self.p.t(format!("upkeep-invite-{field}"))).id(id).autocomplete("off");
            let input = input.hint(self.p.t(format!("upkeep-invite-{field}-hint")));
            input.value(if mine { typed } else { "" }).error(self.error(field).filter(|_| mine))
        };
        [question("email", &self.sent.email).kind("email"), question("name", &self.sent.name)]
    }

    fn said(&self, wrong: &FieldError) -> String {
        let key = match (wrong.field.as_str(), wrong.code.as_str()) {
            ("email", "malformed") => "upkeep-error-invite-email",
            ("email", _) => "upkeep-error-email",
            ("name", _) => "upkeep-error-colleague",
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
    let places = detail::mine(&visit.cx).await?;
    Ok(Entries { p, desk, places, banner: None, sent: Sent::default(), errors: Vec::new() })
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
    let (organisation, email, name) = (sent.organisation.clone(), sent.email.clone(), sent.name.clone());
    let outcome = claim::invite(&visit.cx, Invite { organisation, email, name }).await;
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
        let places = vec![detail::Mine { slug: "willow-hall".into(), name: crate::shell::sample::ODD.into() }];
        Self { p, desk, places, banner: None, sent: Sent::default(), errors: Vec::new() }
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
            wrong("email", "malformed"),
            wrong("name", "required"),
            Self { desk: empty, places: Vec::new(), ..Self::sample(p.clone()) },
        ]
    }
}
