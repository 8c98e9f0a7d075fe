//! `GET /workbench/guarded`: what was tried on the records somebody answers for.

use super::typed::moment;
use crate::shell::{Page, PageResult, Render as _, Visit, framed};
use askama::Template;
use domain::family::guarded::{Attempt, attempts};
use jiff::Timestamp;

#[derive(Template)]
#[template(path = "workbench/families/guarded.html")]
struct Guarded {
    p: Page,
    attempts: Vec<Attempt>,
}

framed!(Guarded);

impl Guarded {
    fn moment(&self, at: &Timestamp) -> String {
        moment(&self.p.words, *at)
    }

    /// What was tried: word key.
    fn tried(&self, attempt: &Attempt) -> &'static str {
        match attempt.action.as_str() {
            "person.match" => "families-guarded-search",
            "break-glass.open" if attempt.opened => "families-guarded-glass",
            _ if attempt.opened => "families-guarded-read",
            _ => "families-guarded-refused",
        }
    }
}

/// `GET /workbench/guarded`
pub async fn show(visit: Visit) -> PageResult {
    let attempts = attempts(&visit.cx).await?;
    Ok(Guarded { p: visit.page("families-guarded-title").in_section("/workbench/families"), attempts }.ok())
}

#[cfg(test)]
impl crate::shell::sample::Sample for Guarded {
    fn sample(p: Page) -> Self {
        use crate::shell::sample::ODD;
        let one = |action: &str, opened, name: &str| Attempt {
            name: name.into(),
            by: ODD.into(),
            action: action.into(),
            opened,
            at: Timestamp::UNIX_EPOCH,
        };
        let attempts = vec![
            one("person.match", false, ODD),
            one("break-glass.open", true, ""),
            one("person.read", true, ODD),
            one("person.read", false, ODD),
        ];
        Self { p: p.titled("families-guarded-title").private(), attempts }
    }

    fn states(p: Page) -> Vec<Self> {
        vec![Self { attempts: Vec::new(), ..Self::sample(p.clone()) }, Self::sample(p)]
    }
}
