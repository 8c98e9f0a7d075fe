//! `/workbench/joins/{id}`: what somebody said of two records, for somebody else to decide; and undoing it.

use super::{
    known,
    languages::Languages,
    pair::table,
    typed::{Faults, moment},
};
use crate::{
    shell::{Page, PageError, PageResult, Render, Visit, framed},
    ui::{self, Ask as _, Table},
    workbench::account::refused,
};
use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::Form;
use domain::{
    account::Refusal,
    family::join::{self, Answer, Joined, State},
};
use jiff::Timestamp;
use kernel::{Error, FieldError};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/families/joined.html")]
struct JoinedRecords {
    p: Page,
    join: Joined,
    languages: Languages,
    words: String,
    errors: Vec<FieldError>,
    /// Either record changed since: it is compared anew.
    changed: bool,
}

framed!(JoinedRecords);

impl JoinedRecords {
    fn faults(&self) -> Faults<'_> {
        Faults(&self.p, &self.errors)
    }

    fn table(&self) -> Option<Table> {
        self.join.pair.as_ref().map(|pair| table(&self.p, &self.languages, pair))
    }

    /// Word key of where it stands.
    fn state(&self) -> &'static str {
        match self.join.state {
            State::Asked => "families-join-asked",
            State::Apart => "families-join-apart",
            State::Joined => "families-join-joined",
            State::Parting => "families-join-parting",
            State::Parted => "families-join-parted",
        }
    }

    fn by(&self, key: &str, who: &str, at: &Timestamp) -> askama::filters::Safe<String> {
        self.p.words.html(key, &[("who", who), ("when", &moment(&self.p.words, *at))])
    }

    fn is_joined(&self) -> bool {
        self.join.state == State::Joined
    }

    /// Word keys of yes and no.
    fn answers(&self) -> (&'static str, &'static str) {
        match self.join.state {
            State::Parting => ("families-join-part-yes", "families-join-part-no"),
            _ => ("families-join-yes", "families-join-no"),
        }
    }

    fn ask(&self) -> ui::Textarea {
        ui::Textarea::new("words", self.p.t("families-join-part-words"))
            .rows(3)
            .value(&self.words)
            .error(self.faults().at("words"))
    }
}

async fn page(visit: &Visit, id: &str) -> Result<JoinedRecords, PageError> {
    let join = join::joined(&visit.cx, known(id)?).await?;
    let p = visit.page("families-join-title").in_section("/workbench/families");
    let languages = Languages::told(visit).await?;
    Ok(JoinedRecords { p, join, languages, words: String::new(), errors: Vec::new(), changed: false })
}

/// `GET /workbench/joins/{id}`
pub async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    Ok(page(&visit, &id).await?.ok())
}

fn path(id: &str) -> Result<String, PageError> {
    Ok(format!("/workbench/joins/{}", known(id)?))
}

/// What the second says.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    answer: String,
    words: String,
}

/// `POST /workbench/joins/{id}`
pub async fn decide(visit: Visit, Path(id): Path<String>, Form(sent): Form<Sent>) -> PageResult {
    let answer = match sent.answer.as_str() {
        "yes" => Answer::Yes,
        "no" => Answer::No,
        _ => return Err(Error::invalid("answer", "unknown-code", "yes or no").into()),
    };
    match join::decide(&visit.cx, &visit.staff()?.live, known(&id)?, answer).await {
        Ok(()) => Ok(Redirect::to(&visit.href(&path(&id)?)).into_response()),
        Err(Refusal::Other(Error::Conflict(_))) => {
            Ok(JoinedRecords { changed: true, ..page(&visit, &id).await? }.respond(StatusCode::CONFLICT))
        }
        Err(refusal) => refused(&visit, refusal, &path(&id)?),
    }
}

/// `POST /workbench/joins/{id}/part`
pub async fn part(visit: Visit, Path(id): Path<String>, Form(sent): Form<Sent>) -> PageResult {
    match join::part(&visit.cx, known(&id)?, sent.words.clone()).await {
        Ok(()) => Ok(Redirect::to(&visit.href(&path(&id)?)).into_response()),
        Err(Error::Invalid(errors)) => Ok(JoinedRecords { errors, words: sent.words, ..page(&visit, &id).await? }
            .respond(StatusCode::UNPROCESSABLE_ENTITY)),
        Err(other) => Err(other.into()),
    }
}

#[cfg(test)]
impl crate::shell::sample::Sample for JoinedRecords {
    fn sample(p: Page) -> Self {
        use crate::shell::sample::ODD;
        let at: Timestamp = "2026-11-24T10:00:00Z".parse().expect("a moment");
        let join = Joined {
            id: kernel::Id::fresh(),
            kept: kernel::Id::fresh(),
            state: State::Asked,
            words: ODD.into(),
            from_gone: domain::family::join::Fact::ALL.to_vec(),
            asked: (ODD.into(), at),
            decided: Some((ODD.into(), at)),
            parting: Some((ODD.into(), ODD.into(), at)),
            parted: Some((ODD.into(), at)),
            pair: Some(super::pair::sample::pair()),
            may_decide: true,
            is_first: false,
        };
        let p = p.titled("families-join-title").private();
        Self { p, join, languages: Languages::sample(), words: String::new(), errors: Vec::new(), changed: false }
    }

    fn states(p: Page) -> Vec<Self> {
        let at = |state| {
            let mut page = Self::sample(p.clone());
            page.join.state = state;
            page
        };
        let mut first = at(State::Asked);
        (first.join.may_decide, first.join.is_first, first.changed) = (false, true, true);
        let mut one = at(State::Joined);
        (one.join.pair, one.join.may_decide) = (None, false);
        one.errors = vec![FieldError::new("words", "too-short", "")];
        let mut over = at(State::Parted);
        over.join.may_decide = false;
        let mut two = at(State::Apart);
        two.join.may_decide = false;
        vec![first, one, at(State::Parting), over, two, Self::sample(p.clone())]
    }
}
