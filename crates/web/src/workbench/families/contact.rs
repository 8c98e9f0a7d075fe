//! `/workbench/people/{id}/contact/{channel}`: asking how somebody may be reached by one channel, and asking again.

use super::{
    known,
    typed::{Faults, text},
};
use crate::{
    shell::{Page, PageError, PageResult, Render, Visit, framed},
    ui::{self, Ask as _},
};
use askama::{Template, filters::Safe};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::Form;
use domain::family::{Channel, ContactDraft, Day, Hours, Permission, SafeContact, contacts, set_contact};
use jiff::{Timestamp, civil::Time};
use kernel::{Error, FieldError, Id};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/families/contact.html")]
struct Contact {
    p: Page,
    person: Id,
    channel: Channel,
    sent: Sent,
    errors: Vec<FieldError>,
    /// Somebody changed it while it was asked: what they kept is shown again.
    changed: bool,
}

framed!(Contact);

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    allowed: String,
    value: String,
    days: Vec<String>,
    from: String,
    to: String,
    voicemail: String,
    name_service: String,
    shared_with: String,
    ask_for: String,
    code_phrase: String,
    seen: i64,
}

impl Sent {
    fn of((said, seen): &(SafeContact, i64)) -> Self {
        let yes = |so: bool| if so { "yes" } else { "no" }.to_owned();
        let clock = |at: Option<Time>| at.map(|at| at.strftime("%H:%M").to_string()).unwrap_or_default();
        Self {
            allowed: if said.allowed == Permission::Never { "never" } else { "yes" }.to_owned(),
            value: said.value.clone(),
            days: said.days.iter().map(|day| day.code().to_owned()).collect(),
            from: clock(said.hours.map(|hours| hours.from)),
            to: clock(said.hours.map(|hours| hours.to)),
            voicemail: yes(said.voicemail),
            name_service: yes(said.name_service),
            shared_with: said.shared_with.clone(),
            ask_for: said.ask_for.clone(),
            code_phrase: said.code_phrase.clone(),
            seen: *seen,
        }
    }

    fn read(&self, channel: Channel) -> Result<SafeContact, Vec<FieldError>> {
        let mut faults = Vec::new();
        let allowed = match self.allowed.as_str() {
            "yes" => Permission::Yes,
            "never" => Permission::Never,
            _ => {
                faults.push(FieldError::new("allowed", "choose", "say whether it may be used"));
                Permission::Never
            }
        };
        let hours = hours(&self.from, &self.to).unwrap_or_else(|fault| {
            faults.push(fault);
            None
        });
        if !faults.is_empty() {
            return Err(faults);
        }
        let text = |text: &String| text.trim().to_owned();
        Ok(SafeContact {
            channel,
            value: text(&self.value),
            allowed,
            days: self.days.iter().filter_map(|code| Day::of(code)).collect(),
            hours,
            voicemail: self.voicemail == "yes",
            name_service: self.name_service == "yes",
            shared_with: text(&self.shared_with),
            ask_for: text(&self.ask_for),
            code_phrase: text(&self.code_phrase),
            // The action stamps both.
            confirmed: Timestamp::UNIX_EPOCH,
            expires: None,
        })
    }
}

/// Both hours, or neither.
fn hours(from: &str, to: &str) -> Result<Option<Hours>, FieldError> {
    let (from, to) = (from.trim(), to.trim());
    if from.is_empty() && to.is_empty() {
        return Ok(None);
    }
    let read = |text: &str| Time::strptime("%H:%M", text).ok();
    match (read(from), read(to)) {
        (Some(from), Some(to)) => Ok(Some(Hours { from, to })),
        _ => Err(FieldError::new("from", "hours", "both hours, like 09:30")),
    }
}

impl Contact {
    fn faults(&self) -> Faults<'_> {
        Faults(&self.p, &self.errors)
    }

    fn asked(&self) -> Safe<String> {
        self.p.t(format!("families-reach-ask-{}", self.channel.code()))
    }

    fn is_phone(&self) -> bool {
        self.channel == Channel::Phone
    }

    fn has_value(&self) -> bool {
        matches!(self.channel, Channel::Phone | Channel::Text | Channel::Email)
    }

    fn radios(&self, field: &str, choices: &[&str], value: &str) -> ui::Radios {
        let choices =
            choices.iter().map(|choice| ui::Choice::new(choice, self.p.t(format!("families-reach-{field}-{choice}"))));
        ui::Radios::new(field, self.p.t(format!("families-reach-{field}")), choices.collect())
            .value(value)
            .error(self.faults().at(field))
    }

    fn days(&self) -> ui::Checkboxes {
        let day = |day: &Day| ui::Choice::new(day.code(), self.p.t(format!("shell-day-{}", day.code())));
        ui::Checkboxes::new("days", self.p.t("families-reach-days"), Day::ALL.iter().map(day).collect())
            .values(self.sent.days.clone())
            .small()
            .hint(self.p.t("families-reach-days-hint"))
    }

    fn input(&self, field: &str, value: &str, class: &str) -> ui::Input {
        text(&self.p, &self.errors, ("families-reach", field), value, class)
    }
}

async fn page(visit: &Visit, id: &str, channel: &str) -> Result<(Contact, Option<SafeContact>), PageError> {
    let channel = Channel::of(channel).ok_or(Error::NotFound)?;
    let found = contacts(&visit.cx, known(id)?).await?;
    if !found.may_edit {
        return Err(Error::NotFound.into());
    }
    let kept = found.said.iter().find(|(said, _)| said.channel == channel);
    let sent = kept.map(Sent::of).unwrap_or_default();
    let p = visit.page("families-reach-title").in_section("/workbench/families");
    let page = Contact { p, person: found.person, channel, sent, errors: Vec::new(), changed: false };
    Ok((page, kept.map(|(said, _)| said.clone())))
}

/// `GET /workbench/people/{id}/contact/{channel}`
pub async fn ask(visit: Visit, Path((id, channel)): Path<(String, String)>) -> PageResult {
    Ok(page(&visit, &id, &channel).await?.0.ok())
}

/// `POST /workbench/people/{id}/contact/{channel}`
pub async fn save(visit: Visit, Path((id, channel)): Path<(String, String)>, Form(sent): Form<Sent>) -> PageResult {
    let person = known(&id)?;
    let code = Channel::of(&channel).ok_or(Error::NotFound)?;
    let done = match sent.read(code) {
        Ok(said) => set_contact(&visit.cx, ContactDraft { person, said, seen: sent.seen }).await,
        Err(faults) => Err(Error::Invalid(faults)),
    };
    match done {
        Ok(()) => Ok(Redirect::to(&visit.href(&format!("/workbench/people/{person}#contact"))).into_response()),
        Err(Error::Invalid(errors)) => {
            let (page, _) = page(&visit, &id, &channel).await?;
            Ok(Contact { sent, errors, ..page }.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(Error::Conflict(_)) => {
            let (page, _) = page(&visit, &id, &channel).await?;
            Ok(Contact { changed: true, ..page }.respond(StatusCode::CONFLICT))
        }
        Err(other) => Err(other.into()),
    }
}

#[cfg(test)]
impl crate::shell::sample::Sample for Contact {
    fn sample(p: Page) -> Self {
        let said = super::person::sample::said(Channel::Phone, Permission::Yes);
        let (person, sent) = (Id::fresh(), Sent::of(&(said, 1)));
        let p = p.titled("families-reach-title").private();
        Self { p, person, channel: Channel::Phone, sent, errors: Vec::new(), changed: false }
    }

    fn states(p: Page) -> Vec<Self> {
        let wrong = |field: &str, code: &str| FieldError::new(field, code, "");
        let errors = vec![
            wrong("allowed", "choose"),
            wrong("value", "phone"),
            wrong("from", "hours"),
            wrong("ask_for", "too-long"),
        ];
        let more = vec![wrong("value", "email"), wrong("from", "order")];
        let mut states: Vec<Self> =
            Channel::ALL.iter().map(|&channel| Self { channel, ..Self::sample(p.clone()) }).collect();
        states.push(Self { errors, ..Self::sample(p.clone()) });
        states.push(Self { errors: more, changed: true, ..Self::sample(p) });
        states
    }
}
