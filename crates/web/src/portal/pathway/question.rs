//! One question a page: every one may be skipped, and going back always works.

use super::{
    answer::{Given, given, take},
    kept, say_error,
};
use crate::{
    App,
    say::label,
    shell::{Page, PageError, PageResult, Render, Visit, Words, framed},
    ui::{self, Ask as _},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::{Form, PrivateCookieJar};
use domain::{
    directory::vocabulary::{List, Vocabulary},
    pathway::{
        self, Answers,
        questions::{Choices, Question},
    },
};
use kernel::{Error, FieldError};
use std::sync::Arc;

/// Groups of choices that make a question too long to show whole on a phone.
const LONG: usize = 3;

#[derive(Template)]
#[template(path = "portal/pathway/question.html")]
struct Asked {
    p: Page,
    vocabulary: Arc<Vocabulary>,
    question: Question,
    number: usize,
    of: usize,
    given: Given,
    errors: Vec<FieldError>,
}

framed!(Asked);

impl Asked {
    async fn new(visit: &Visit, number: usize, given: impl FnOnce(&Question) -> Given) -> Result<Self, PageError> {
        let questions = pathway::ask(&visit.cx).await?;
        let question =
            number.checked_sub(1).and_then(|at| questions.questions.get(at)).cloned().ok_or(Error::NotFound)?;
        Ok(Self {
            p: visit.page("shell-neutral-title").sensitive().in_section("/pathway"),
            vocabulary: domain::directory::vocabulary::load(&visit.cx).await?,
            given: given(&question),
            question,
            number,
            of: questions.questions.len(),
            errors: Vec::new(),
        })
    }

    fn heading(&self) -> String {
        self.p.plain(format!("pathway-{}", self.question.key))
    }

    fn hint(&self) -> Option<String> {
        let key = format!("pathway-{}-hint", self.question.key);
        Words::exists(&key).then(|| self.p.plain(&key))
    }

    fn back(&self) -> String {
        let path = if self.number > 1 { format!("/pathway/{}", self.number - 1) } else { "/pathway".to_owned() };
        self.p.href(&path)
    }

    fn last(&self) -> bool {
        self.number == self.of
    }

    fn error(&self, field: &str) -> Option<ui::ErrorMessage> {
        say_error(&self.p, &self.errors, field)
    }

    fn choices(&self, choices: &Choices) -> Vec<ui::Choice> {
        choices.options.iter().map(|o| ui::Choice::new(&o.code, self.option(choices, &o.code, &o.words))).collect()
    }

    /// What a choice is called: its own words, or the place's name for the code.
    fn option(&self, choices: &Choices, code: &str, words: &str) -> ui::Content {
        let key = format!("pathway-{words}");
        if !words.is_empty() && Words::exists(&key) {
            return self.p.t(key).into();
        }
        let list = match choices.field.as_str() {
            "stage" => List::Stages,
            "worries" => List::Topics,
            "about" => List::Groups,
            _ => List::Modes,
        };
        self.p.label(&label::of(&self.p.words, &self.vocabulary, list, code)).into()
    }

    fn legend(&self, choices: &Choices) -> String {
        match choices.heading.as_str() {
            "" => self.p.plain(format!("pathway-choices-{}", choices.field)),
            heading => self.p.plain(format!("pathway-{heading}")),
        }
    }

    /// The first group of a field carries its name, so that errors lead there; further ones their heading's.
    fn id(&self, choices: &Choices) -> String {
        let first = self.question.choices.iter().find(|c| c.field == choices.field);
        if first.is_some_and(|c| c.heading == choices.heading) {
            choices.field.clone()
        } else {
            format!("group-{}", choices.heading)
        }
    }

    /// The error of a field stands at its first group.
    fn error_at(&self, choices: &Choices) -> Option<ui::ErrorMessage> {
        if self.id(choices) == choices.field { self.error(&choices.field) } else { None }
    }

    /// The boxes to fill in: own words stand before the choices, the others after.
    fn fields(&self, own_words: bool) -> impl Iterator<Item = &String> {
        self.question.fields.iter().filter(move |field| (*field == "words") == own_words)
    }

    /// Many choices in several groups, which then unfold one at a time on a phone.
    fn is_long(&self) -> bool {
        self.question.choices.len() >= LONG && self.question.choices.iter().all(|c| c.many)
    }

    fn is_open(&self, choices: &Choices) -> bool {
        let given = self.given.all(&choices.field);
        self.error_at(choices).is_some() || choices.options.iter().any(|o| given.contains(&o.code))
    }

    fn languages(&self) -> &[domain::directory::vocabulary::Term] {
        self.vocabulary.terms(List::Languages)
    }

    fn summary(&self) -> ui::ErrorSummary {
        let summary = ui::ErrorSummary::new(self.p.plain("shell-error-title"));
        self.errors.iter().fold(summary, |all, e| all.error(&e.field, self.p.t(super::error_key(&e.code))))
    }
}

/// `GET /pathway/{n}`
pub async fn question(
    visit: Visit,
    State(app): State<App>,
    Path(number): Path<usize>,
    jar: PrivateCookieJar,
) -> PageResult {
    let answers = kept::read(&app.cx, &jar).unwrap_or_default();
    Ok(Asked::new(&visit, number, |q| given(q, &answers)).await?.ok())
}

/// `POST /pathway/{n}`
pub async fn answer(
    visit: Visit,
    State(app): State<App>,
    Path(number): Path<usize>,
    jar: PrivateCookieJar,
    Form(pairs): Form<Vec<(String, String)>>,
) -> PageResult {
    let typed = Given::from_pairs(pairs);
    let mut answers = kept::read(&app.cx, &jar).unwrap_or_default();
    let page = Asked::new(&visit, number, |_| typed.clone()).await?;
    let taken = if typed.skipped() {
        take(&mut answers, &page.question, &Given::default());
        Vec::new()
    } else {
        let mut wrong = take(&mut answers, &page.question, &typed);
        wrong.extend(check(&visit, &mut answers).await?);
        wrong
    };
    if !taken.is_empty() {
        return Ok(Asked { errors: taken, ..page }.respond(StatusCode::UNPROCESSABLE_ENTITY));
    }
    let to = if page.last() { "/pathway/plan".to_owned() } else { format!("/pathway/{}", number + 1) };
    Ok((kept::write(&app, jar, answers), Redirect::to(&visit.href(&to))).into_response())
}

/// What the capability finds wrong with the answers so far.
async fn check(visit: &Visit, answers: &mut Answers) -> Result<Vec<FieldError>, Error> {
    match pathway::check(&visit.cx, answers).await {
        Ok(()) => Ok(Vec::new()),
        Err(Error::Invalid(mut wrong)) => {
            // The page asks for years; the capability checks months.
            wrong.iter_mut().filter(|e| e.field == "age_months").for_each(|e| e.field = "age".to_owned());
            Ok(wrong)
        }
        Err(other) => Err(other),
    }
}

#[cfg(test)]
impl crate::shell::sample::Sample for Asked {
    fn sample(p: Page) -> Self {
        Self::states(p).remove(0)
    }

    /// Every question of the demonstration place, as asked and with every box wrong.
    fn states(p: Page) -> Vec<Self> {
        let read = include_str!("../../../../../demo/pathway/questions.toml");
        let questions: pathway::questions::Questions = toml::from_str(read).expect("the questions");
        let all = questions.questions;
        let page = |at: usize, errors| Self {
            p: p.clone().sensitive().in_section("/pathway"),
            vocabulary: Arc::new(testkit::vocabulary()),
            question: all[at].clone(),
            number: at + 1,
            of: all.len(),
            given: Given::from_pairs(vec![("words".into(), crate::shell::sample::ODD.into())]),
            errors,
        };
        let wrong = |field: &String| FieldError::new(field, "unknown-code", "");
        let every = |question: &Question| {
            question.fields.iter().chain(question.choices.iter().map(|c| &c.field)).map(wrong).collect()
        };
        let asked = (0..all.len()).map(|at| page(at, Vec::new()));
        asked.chain((0..all.len()).map(|at| page(at, every(&all[at])))).collect()
    }
}
