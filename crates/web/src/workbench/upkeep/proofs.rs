//! What an organisation showed to be trusted with families: giving it, and checking it.

use super::shared::{self, After};
use crate::{
    say::fact,
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
use domain::upkeep::{
    Machine as _,
    proof::{self, Give, KINDS, Proof, Waiting},
};
use jiff::civil::Date;
use kernel::{Error, FieldError, Id};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/upkeep/proofs.html")]
struct Proofs {
    p: Page,
    banner: Option<ui::NotificationBanner>,
    slug: String,
    name: String,
    proofs: Vec<Proof>,
    trusted: bool,
    today: Date,
    sent: Sent,
    errors: Vec<FieldError>,
}

#[derive(Template)]
#[template(path = "workbench/upkeep/proofs-queue.html")]
struct ProofsQueue {
    p: Page,
    banner: Option<ui::NotificationBanner>,
    waiting: Vec<Waiting>,
    sent: Decided,
    errors: Vec<FieldError>,
}

framed!(Proofs, ProofsQueue);

/// What the form of an organisation sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    kind: String,
    said: String,
    month: String,
    ends: String,
}

/// What the form of an editor sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Decided {
    proof: String,
    right: String,
    answer: String,
}

/// A proof's value and days, in words.
fn said(p: &Page, proof: &Proof) -> String {
    let month = (!proof.month.is_empty()).then(|| p.plain_with("proof-trained", &[("month", &proof.month)]));
    let ends = proof.ends.map(|on| p.plain_with("proof-ends-on", &[("date", &fact::date(&p.words, on))]));
    let all: Vec<String> = [Some(proof.said.clone()), month, ends].into_iter().flatten().collect();
    p.words.listed(&all)
}

fn error_key(wrong: &FieldError) -> &'static str {
    match (wrong.field.as_str(), wrong.code.as_str()) {
        (_, "own-work") => "upkeep-error-own-work",
        ("kind", _) => "proof-error-kind",
        ("said", "number-malformed") => "proof-error-number",
        ("said" | "answer", "too-long") => "upkeep-error-words-long",
        ("said", _) => "proof-error-said",
        (_, "over") => "proof-error-over",
        (_, "date-future") => "proof-error-future",
        ("month", _) => "proof-error-month",
        ("ends", _) => "proof-error-ends",
        _ => "upkeep-error-answer",
    }
}

fn summary(p: &Page, errors: &[FieldError]) -> ui::ErrorSummary {
    let summary = ui::ErrorSummary::new(p.plain("shell-error-title"));
    errors.iter().fold(summary, |all, e| {
        let to = if e.field.is_empty() { "answer" } else { &e.field };
        all.error(to, p.plain(error_key(e)))
    })
}

impl Proofs {
    fn line(&self, proof: &Proof) -> String {
        said(&self.p, proof)
    }

    /// Where it stands; one that was right once may be over.
    fn state(&self, proof: &Proof) -> &'static str {
        match proof.state {
            proof::State::Checked if !proof.holds(self.today) => "over",
            other => other.code(),
        }
    }

    fn error(&self, field: &str) -> Option<ui::ErrorMessage> {
        let wrong = self.errors.iter().find(|e| e.field == field)?;
        Some(ui::ErrorMessage::new(self.p.plain("shell-error-word"), self.p.plain(error_key(wrong))))
    }

    fn kinds(&self) -> ui::Radios {
        let choice = |kind: &proof::Kind| ui::Choice::new(kind.code, self.p.t(format!("proof-kind-{}", kind.code)));
        let radios = ui::Radios::new("kind", self.p.t("proof-kind"), KINDS.iter().map(choice).collect());
        radios.value(&self.sent.kind).error(self.error("kind"))
    }

    fn asked(&self, field: &'static str, value: &str) -> ui::Input {
        let input = ui::Input::new(field, self.p.t(format!("proof-{field}"))).value(value).autocomplete("off");
        input.hint(self.p.t(format!("proof-{field}-hint"))).error(self.error(field))
    }

    fn summary(&self) -> ui::ErrorSummary {
        summary(&self.p, &self.errors)
    }
}

impl ProofsQueue {
    fn line(&self, waiting: &Waiting) -> String {
        said(&self.p, &waiting.proof)
    }

    fn day(&self, waiting: &Waiting) -> String {
        shared::day(&self.p.words, waiting.proof.at_us)
    }

    /// The question of a proof; the one that was answered wrongly is the one an error leads to.
    fn answer(&self, waiting: &Waiting, index: &usize) -> ui::Textarea {
        let sent = waiting.proof.id.to_string() == self.sent.proof;
        let id = if sent { "answer".to_owned() } else { format!("answer-{index}") };
        let typed = if sent { self.sent.answer.as_str() } else { "" };
        let wrong = self.errors.first().filter(|_| sent).map(error_key);
        let error = wrong.map(|key| ui::ErrorMessage::new(self.p.plain("shell-error-word"), self.p.plain(key)));
        let question = ui::Textarea::new("answer", self.p.t("upkeep-claim-answer")).id(id).rows(2);
        question.value(typed).hint(self.p.t("upkeep-claim-answer-hint")).error(error)
    }

    fn summary(&self) -> ui::ErrorSummary {
        summary(&self.p, &self.errors)
    }
}

async fn page(visit: &Visit, slug: &str) -> Result<Proofs, PageError> {
    let (organisation, proofs) = proof::of_organisation(&visit.cx, slug).await?;
    let today = visit.cx.clock.today();
    Ok(Proofs {
        p: visit.page("proof-title").in_section("/workbench/entries"),
        banner: None,
        slug: organisation.slug,
        name: organisation.name,
        trusted: proof::trusted(&proofs, today),
        proofs,
        today,
        sent: Sent::default(),
        errors: Vec::new(),
    })
}

/// `GET /workbench/organisations/{slug}`
pub async fn show(visit: Visit, Path(slug): Path<String>, Query(after): Query<After>) -> PageResult {
    let mut page = page(&visit, &slug).await?;
    page.banner = shared::banner(&page.p, &after.done);
    Ok(page.ok())
}

/// `POST /workbench/organisations/{slug}`
pub async fn give(visit: Visit, Path(slug): Path<String>, Form(sent): Form<Sent>) -> PageResult {
    let Sent { kind, said, month, ends } = sent.clone();
    match proof::give(&visit.cx, Give { organisation: slug.clone(), kind, said, month, ends }).await {
        Ok(_) => Ok(Redirect::to(&visit.href(&format!("/workbench/organisations/{slug}?done=given"))).into_response()),
        Err(Error::Invalid(errors)) => {
            let page = Proofs { sent, errors, ..page(&visit, &slug).await? };
            Ok(page.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other.into()),
    }
}

async fn queue_page(visit: &Visit) -> Result<ProofsQueue, PageError> {
    let waiting = proof::queue(&visit.cx).await?;
    let p = visit.page("proof-queue-title").in_section("/workbench/register");
    Ok(ProofsQueue { p, banner: None, waiting, sent: Decided::default(), errors: Vec::new() })
}

/// `GET /workbench/proofs`
pub async fn queue(visit: Visit, Query(after): Query<After>) -> PageResult {
    let mut page = queue_page(&visit).await?;
    page.banner = shared::banner(&page.p, &after.done);
    Ok(page.ok())
}

/// `POST /workbench/proofs`
pub async fn decide(visit: Visit, Form(sent): Form<Decided>) -> PageResult {
    let id: Id = sent.proof.parse().map_err(|_| Error::NotFound)?;
    match proof::decide(&visit.cx, id, sent.right == "yes", &sent.answer).await {
        Ok(()) => Ok(Redirect::to(&visit.href("/workbench/proofs?done=decided")).into_response()),
        Err(Error::Invalid(errors)) => {
            let page = ProofsQueue { sent, errors, ..queue_page(&visit).await? };
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
mod samples_of_proofs {
    use super::*;
    use crate::{
        shell::sample::{ODD, Sample},
        workbench::upkeep::sample,
    };
    use domain::upkeep::proof::State;

    impl Sample for Proofs {
        fn sample(p: Page) -> Self {
            let proofs = sample::proofs();
            let (slug, today) = ("willow-families".into(), jiff::civil::date(2026, 11, 24));
            let (p, name, sent) = (p.titled("proof-title").private(), ODD.into(), Sent::default());
            Self { p, banner: None, slug, name, proofs, trusted: true, today, sent, errors: Vec::new() }
        }

        fn states(p: Page) -> Vec<Self> {
            let wrong = |field: &str, code: &str| Self {
                errors: vec![FieldError::new(field, code, "")],
                ..Self::sample(p.clone())
            };
            let faults = [
                ("kind", "unknown-code"),
                ("said", "required"),
                ("said", "number-malformed"),
                ("said", "too-long"),
                ("month", "date-malformed"),
                ("month", "date-future"),
                ("ends", "date-malformed"),
                ("ends", "over"),
            ];
            let wrong = faults.map(|(field, code)| wrong(field, code));
            let empty = Self { proofs: Vec::new(), trusted: false, ..Self::sample(p.clone()) };
            [Self::sample(p.clone()), empty].into_iter().chain(wrong).collect()
        }
    }

    impl Sample for ProofsQueue {
        fn sample(p: Page) -> Self {
            let given = sample::proofs().into_iter().filter(|proof| proof.state == State::Given);
            let waiting = given.map(|proof| Waiting { proof, organisation: ODD.into(), by: ODD.into() }).collect();
            let p = p.titled("proof-queue-title").private();
            Self { p, banner: None, waiting, sent: Decided::default(), errors: Vec::new() }
        }

        fn states(p: Page) -> Vec<Self> {
            let page = Self::sample(p.clone());
            let sent = Decided { proof: page.waiting[0].proof.id.to_string(), ..Decided::default() };
            let wrong = |code: &str, field: &str| Self {
                errors: vec![FieldError::new(field, code, "")],
                sent: sent.clone(),
                ..Self::sample(p.clone())
            };
            let empty = Self { waiting: Vec::new(), banner: shared::banner(&p, "decided"), ..Self::sample(p.clone()) };
            vec![page, wrong("required", "answer"), wrong("own-work", ""), empty]
        }
    }
}
