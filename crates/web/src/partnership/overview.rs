//! `GET /partnership`: what there is to read, and the answer in one sentence.

use super::figures::{counts_by_state, headline};
use crate::shell::{Page, PageResult, Render as _, Visit, framed};
use askama::Template;
use domain::insight::{gaps, supply::Only};

#[derive(Template)]
#[template(path = "partnership/overview.html")]
struct Overview {
    p: Page,
    headline: String,
    services: u32,
    states: Vec<(&'static str, usize)>,
}

framed!(Overview);

/// The first page of the partnership.
pub async fn overview(visit: Visit) -> PageResult {
    let found = gaps::gaps(&visit.cx, &visit.app.counts, &Only::default()).await?;
    let page = Overview {
        p: visit.page("partnership-title"),
        headline: headline(&visit.words, &found),
        services: found.count.all.services,
        states: counts_by_state(&found),
    };
    Ok(page.ok())
}

#[cfg(test)]
impl crate::shell::sample::Sample for Overview {
    fn sample(p: Page) -> Self {
        let found = super::sample::gaps();
        Self {
            headline: headline(&p.words, &found),
            services: found.count.all.services,
            states: counts_by_state(&found),
            p: p.titled("partnership-title"),
        }
    }
}
