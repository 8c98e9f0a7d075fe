//! `/workbench/reviews`: what others opened in an emergency, to be judged by somebody of another line.

use super::{known, typed::moment};
use crate::{
    shell::{Page, PageResult, Render as _, Visit, framed},
    ui,
};
use askama::Template;
use axum::response::{IntoResponse, Redirect};
use axum_extra::extract::Form;
use domain::family::glass::{self, Verdict, Waiting};
use jiff::Timestamp;
use kernel::Error;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/families/reviews.html")]
struct Reviews {
    p: Page,
    waiting: Vec<Waiting>,
}

framed!(Reviews);

impl Reviews {
    fn moment(&self, at: &Timestamp) -> String {
        moment(&self.p.words, *at)
    }
}

/// `GET /workbench/reviews`
pub async fn show(visit: Visit) -> PageResult {
    let waiting = glass::waiting(&visit.cx).await?;
    Ok(Reviews { p: visit.page("families-reviews-title").in_section("/workbench/families"), waiting }.ok())
}

/// A judgement.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    opening: String,
    verdict: String,
}

/// `POST /workbench/reviews`
pub async fn judge(visit: Visit, Form(sent): Form<Sent>) -> PageResult {
    let verdict = match sent.verdict.as_str() {
        "accepted" => Verdict::Accepted,
        "rejected" => Verdict::Rejected,
        _ => return Err(Error::invalid("verdict", "unknown-code", "accepted or rejected").into()),
    };
    glass::judge(&visit.cx, known(&sent.opening)?, verdict).await?;
    Ok(Redirect::to(&visit.href("/workbench/reviews")).into_response())
}

#[cfg(test)]
impl crate::shell::sample::Sample for Reviews {
    fn sample(p: Page) -> Self {
        let waiting = glass::Reason::ALL.iter().map(|&reason| Waiting {
            id: kernel::Id::fresh(),
            by: crate::shell::sample::ODD.into(),
            reason,
            words: crate::shell::sample::ODD.into(),
            at: Timestamp::UNIX_EPOCH,
            due: Timestamp::UNIX_EPOCH,
            late: true,
        });
        Self { p: p.titled("families-reviews-title").private(), waiting: waiting.collect() }
    }

    fn states(p: Page) -> Vec<Self> {
        vec![Self { waiting: Vec::new(), ..Self::sample(p.clone()) }, Self::sample(p)]
    }
}
