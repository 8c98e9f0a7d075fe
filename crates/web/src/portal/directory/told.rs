//! What became of a report, for whoever has its reference. No account, and their own words are not shown again.

use crate::{
    say::fact,
    shell::{Page, PageResult, Render as _, Visit, framed},
    ui::{self, Ask as _},
};
use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::Query;
use domain::upkeep::reports::{self, Told};
use jiff::Timestamp;
use kernel::{Error, clock::london, random::read_code};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "portal/directory/told.html")]
struct ToldPage {
    p: Page,
    told: Told,
}

#[derive(Template)]
#[template(path = "portal/directory/told-ask.html")]
struct ToldAsk {
    p: Page,
    typed: String,
    wrong: bool,
}

framed!(ToldPage, ToldAsk);

/// The reference somebody typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    #[serde(rename = "ref")]
    reference: String,
}

impl ToldPage {
    fn day(&self, at_us: &i64) -> String {
        let day = Timestamp::from_microsecond(*at_us).map(|at| at.to_zoned(london()).date()).unwrap_or_default();
        fact::date(&self.p.words, day)
    }
}

impl ToldAsk {
    fn question(&self) -> ui::Input {
        let wrong = || ui::ErrorMessage::new(self.p.plain("shell-error-word"), self.p.plain("told-error"));
        let question = ui::Input::new("ref", self.p.t("told-reference")).value(&self.typed).autocomplete("off");
        question.hint(self.p.t("told-reference-hint")).class("govuk-input--width-10").error(self.wrong.then(wrong))
    }

    fn summary(&self) -> ui::ErrorSummary {
        ui::ErrorSummary::new(self.p.plain("shell-error-title")).error("ref", self.p.plain("told-error"))
    }
}

/// `GET /reports`
pub async fn ask(visit: Visit, Query(typed): Query<Typed>) -> PageResult {
    if let Some(code) = read_code(&typed.reference) {
        return Ok(Redirect::to(&visit.href(&format!("/reports/{code}"))).into_response());
    }
    let wrong = !typed.reference.is_empty();
    let page = ToldAsk { p: visit.page("told-ask-title").own(), typed: typed.reference, wrong };
    Ok(page.respond(if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }))
}

/// `GET /reports/{reference}`
pub async fn show(visit: Visit, Path(reference): Path<String>) -> PageResult {
    match reports::told(&visit.cx, &reference).await {
        Ok(told) => Ok(ToldPage { p: visit.page("told-title").own(), told }.ok()),
        Err(Error::NotFound) => {
            let page = ToldAsk { p: visit.page("told-ask-title").own(), typed: String::new(), wrong: true };
            Ok(page.respond(StatusCode::NOT_FOUND))
        }
        Err(other) => Err(other.into()),
    }
}

#[cfg(test)]
mod samples_of_reports_told {
    use super::*;
    use crate::shell::sample::{ODD, Sample};

    impl Sample for ToldPage {
        fn sample(p: Page) -> Self {
            let at_us = 1_790_000_000_000_000;
            let answer = reports::Answer { outcome: "changed".into(), words: ODD.into(), by: String::new(), at_us };
            Self { p: p.titled("told-title").own(), told: Told { name: ODD.into(), at_us, answer: Some(answer) } }
        }

        fn states(p: Page) -> Vec<Self> {
            let waiting = Told { name: String::new(), at_us: 1_790_000_000_000_000, answer: None };
            vec![Self::sample(p.clone()), Self { told: waiting, ..Self::sample(p) }]
        }
    }

    impl Sample for ToldAsk {
        fn sample(p: Page) -> Self {
            Self { p: p.titled("told-ask-title").own(), typed: String::new(), wrong: false }
        }

        fn states(p: Page) -> Vec<Self> {
            vec![Self::sample(p.clone()), Self { typed: ODD.into(), wrong: true, ..Self::sample(p) }]
        }
    }
}
