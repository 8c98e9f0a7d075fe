//! Where a family says in its own words what is going on, or chooses to be asked.

use super::{kept, say_error};
use crate::{
    App,
    shell::{Page, PageResult, Render, Visit, framed},
    ui::{self, Ask as _},
};
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::{Form, PrivateCookieJar};
use domain::{
    directory::shortlist,
    pathway::{self, Answers, answers::MOST_WORDS},
};
use kernel::{Error, FieldError, random::read_code};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "portal/pathway/start.html")]
struct Start {
    p: Page,
    words: String,
    code: String,
    errors: Vec<FieldError>,
}

framed!(Start);

impl Start {
    fn new(visit: &Visit) -> Self {
        let p = visit.page("shell-neutral-title").sensitive().in_section("/pathway");
        Self { p, words: String::new(), code: String::new(), errors: Vec::new() }
    }

    fn summary(&self) -> ui::ErrorSummary {
        let summary = ui::ErrorSummary::new(self.p.plain("shell-error-title"));
        self.errors.iter().fold(summary, |all, e| all.error(&e.field, self.p.t(super::error_key(&e.code))))
    }

    fn error(&self, field: &str) -> Option<ui::ErrorMessage> {
        say_error(&self.p, &self.errors, field)
    }
}

/// What the first page sends.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Told {
    words: String,
    go: String,
}

/// A code typed to open a plan or list.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Typed {
    code: String,
}

/// `GET /pathway`
pub async fn start(visit: Visit, State(app): State<App>, jar: PrivateCookieJar) -> PageResult {
    let mut page = Start::new(&visit);
    page.words = kept::read(&app.cx, &jar).map(|a| a.words).unwrap_or_default();
    Ok(page.ok())
}

/// `POST /pathway`: straight to a plan, or to the questions.
pub async fn tell(visit: Visit, State(app): State<App>, jar: PrivateCookieJar, Form(told): Form<Told>) -> PageResult {
    if told.words.chars().count() > MOST_WORDS {
        let errors = vec![FieldError::new("words", "too-long", "too many characters")];
        return Ok(Start { words: told.words, errors, ..Start::new(&visit) }.respond(StatusCode::UNPROCESSABLE_ENTITY));
    }
    let words = told.words.trim().to_owned();
    let to = if told.go == "questions" || words.is_empty() { "/pathway/1" } else { "/pathway/plan" };
    let before = kept::read(&app.cx, &jar).unwrap_or_default();
    // New words are a new story: what was answered about an earlier one does not belong to it.
    let answers = if before.words == words { before } else { Answers { words, ..Answers::default() } };
    Ok((kept::write(&app, jar, answers), Redirect::to(&visit.href(to))).into_response())
}

/// `POST /pathway/open`: a code someone was given, of a plan or of a list.
pub async fn open(visit: Visit, Form(typed): Form<Typed>) -> PageResult {
    match address(&visit, &typed.code).await? {
        Some(path) => Ok(Redirect::to(&visit.href(&path)).into_response()),
        None => {
            let errors = vec![FieldError::new("code", "code-wrong", "not one of our codes")];
            let page = Start { code: typed.code, errors, ..Start::new(&visit) };
            Ok(page.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

/// Where a code leads, while what it opens is kept.
async fn address(visit: &Visit, typed: &str) -> Result<Option<String>, Error> {
    let Some(code) = read_code(typed) else { return Ok(None) };
    match pathway::open(&visit.cx, &code).await {
        Ok(_) => return Ok(Some(format!("/p/{code}"))),
        Err(Error::NotFound) => {}
        Err(other) => return Err(other),
    }
    match shortlist::open(&visit.cx, &code).await {
        Ok(_) => Ok(Some(format!("/s/{code}"))),
        Err(Error::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

#[cfg(test)]
impl crate::shell::sample::Sample for Start {
    fn sample(p: Page) -> Self {
        let words = crate::shell::sample::ODD.to_owned();
        Self { p: p.sensitive().in_section("/pathway"), words, code: String::new(), errors: Vec::new() }
    }

    fn states(p: Page) -> Vec<Self> {
        let errors = vec![FieldError::new("words", "too-long", ""), FieldError::new("code", "code-wrong", "")];
        let wrong = Self { errors, code: "typed".into(), ..Self::sample(p.clone()) };
        vec![Self::sample(p), wrong]
    }
}
