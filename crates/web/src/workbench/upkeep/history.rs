//! Every version of an entry, newest first.

use super::{entry::label, field, shared};
use crate::shell::{Page, PageResult, Render as _, Visit, framed};
use askama::Template;
use axum::extract::Path;
use domain::{
    directory::vocabulary::{self, Vocabulary},
    upkeep::history::{self, Version},
};

#[derive(Template)]
#[template(path = "workbench/upkeep/history.html")]
struct History {
    p: Page,
    slug: String,
    name: String,
    versions: Vec<Told>,
}

framed!(History);

/// One version in words.
struct Told {
    number: i64,
    day: String,
    by: String,
    why: String,
    changes: Vec<(String, String, String)>,
}

impl Told {
    fn new(p: &Page, vocabulary: &Vocabulary, places: &[(String, String)], version: Version) -> Self {
        let told = |column: &str, value: &str| field::told(p, vocabulary, places, column, value);
        let changes = version.changes.iter();
        let changes = changes.map(|c| (label(p, &c.column), told(&c.column, &c.before), told(&c.column, &c.after)));
        Self {
            number: version.number,
            day: shared::day(&p.words, version.at_us),
            by: version.by,
            why: version.why,
            changes: changes.collect(),
        }
    }
}

/// `GET /workbench/entries/{slug}/history`
pub async fn show(visit: Visit, Path(slug): Path<String>) -> PageResult {
    let (name, versions) = history::history(&visit.cx, &slug).await?;
    let vocabulary = vocabulary::load(&visit.cx).await?;
    let places = shared::places(&visit.cx).await?;
    let p = visit.page("upkeep-history-title").in_section("/workbench/entries");
    let versions = versions.into_iter().map(|v| Told::new(&p, &vocabulary, &places, v)).collect();
    Ok(History { p, slug, name, versions }.ok())
}

#[cfg(test)]
impl crate::shell::sample::Sample for History {
    fn sample(p: Page) -> Self {
        use crate::shell::sample::ODD;
        use domain::interchange::Difference;
        let change = |column: &str, before: &str, after: &str| Difference {
            column: column.into(),
            before: before.into(),
            after: after.into(),
        };
        let changes = vec![change("summary", "", ODD), change("creche", "no", "yes"), change("evidence_note", ODD, "")];
        let version = Version { number: 2, at_us: 1_790_000_000_000_000, by: ODD.into(), why: ODD.into(), changes };
        let p = p.titled("upkeep-history-title").private();
        let versions = vec![Told::new(&p, &testkit::vocabulary(), &[], version)];
        Self { p, slug: "stay-and-play".into(), name: ODD.into(), versions }
    }
}
