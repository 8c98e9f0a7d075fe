//! A provider's entry as the public would see it, with everything that still waits.

use super::listing::{Act, Listing};
use crate::{
    say::fact,
    shell::{Page, PageResult, Render as _, Visit, framed},
};
use askama::Template;
use axum::extract::Path;
use domain::{
    directory::{
        show::Shown,
        vocabulary::{self, Vocabulary},
    },
    upkeep::draft,
};
use jiff::civil::Date;

#[derive(Template)]
#[template(path = "portal/directory/preview.html")]
struct Preview {
    p: Page,
    l: Listing,
    no_diagnosis: bool,
    score: u8,
    missing: Vec<String>,
}

framed!(Preview);

impl Preview {
    fn new(p: Page, vocabulary: &Vocabulary, shown: Shown) -> Self {
        Self {
            no_diagnosis: super::service::no_diagnosis(&shown.service),
            score: shown.completeness.score,
            missing: shown.completeness.gaps.iter().map(|gap| format!("fact-{}", gap.code())).collect(),
            l: Listing::of(&p.words, vocabulary, shown),
            p,
        }
    }

    fn date(&self, on: &Date) -> String {
        fact::date(&self.p.words, *on)
    }
}

/// `GET /workbench/entries/{slug}/preview`
pub async fn show(visit: Visit, Path(slug): Path<String>) -> PageResult {
    let shown = draft::preview(&visit.cx, &slug).await?;
    let vocabulary = vocabulary::load(&visit.cx).await?;
    let p = visit.page("upkeep-preview-title").in_section("/workbench/entries");
    Ok(Preview::new(p, &vocabulary, shown).ok())
}

#[cfg(test)]
impl crate::shell::sample::Sample for Preview {
    fn sample(p: Page) -> Self {
        let shown = crate::portal::directory::sample::shown();
        Self::new(p.titled("upkeep-preview-title").private(), &testkit::vocabulary(), shown)
    }
}
