//! A service's page: the one action first, then is it for us, what happens, when and where, and who said so.

use super::{
    kept::{self, Keep},
    listing::{Act, Listing},
    read,
};
use crate::{
    say::{fact, label::Label},
    shell::{Page, PageResult, Render, Visit, framed},
};
use askama::Template;
use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::IntoResponse,
};
use axum_extra::extract::PrivateCookieJar;
use domain::directory::{
    show::{Found, Shown, show},
    vocabulary::{self, Vocabulary},
};
use jiff::civil::Date;
use kernel::Error;

#[derive(Template)]
#[template(path = "portal/directory/service.html")]
struct ServicePage {
    p: Page,
    l: Listing,
    keep: Keep,
    /// Families may think they need a diagnosis; this says they do not.
    no_diagnosis: bool,
    score: u8,
    /// Word keys of what is not stated.
    missing: Vec<String>,
}

#[derive(Template)]
#[template(path = "portal/directory/gone.html")]
struct Gone {
    p: Page,
    name: String,
    topics: Vec<(String, Label)>,
}

framed!(ServicePage, Gone);

impl ServicePage {
    fn date(&self, on: &Date) -> String {
        fact::date(&self.p.words, *on)
    }
}

/// Topics about special needs, where families often think that they need a diagnosis first.
const OFTEN_DIAGNOSED: [&str; 5] = ["send", "autism", "adhd", "neurodevelopment", "disability"];

/// `GET /services/{slug}`
pub async fn service(visit: Visit, Path(slug): Path<String>, jar: PrivateCookieJar) -> PageResult {
    let vocabulary = vocabulary::load(&visit.cx).await?;
    match show(&visit.cx, &slug).await? {
        Found::Here(shown) => Ok(page(&visit, &vocabulary, *shown, &jar).ok()),
        Found::Moved(to) => {
            let to = visit.href(&format!("/services/{to}"));
            Ok((StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, to)]).into_response())
        }
        Found::Gone(service) => {
            let topics = read::topic_links(&visit.words, &vocabulary, &service.topics);
            let p = visit.page("service-gone");
            Ok(Gone { p, name: service.name.clone(), topics }.respond(StatusCode::GONE))
        }
        Found::Absent => Err(Error::NotFound.into()),
    }
}

fn page(visit: &Visit, vocabulary: &Vocabulary, shown: Shown, jar: &PrivateCookieJar) -> ServicePage {
    let mut p = visit.page_titled(&shown.service.name);
    if read::is_sensitive(vocabulary, &shown.service.topics) {
        p = p.sensitive();
    }
    let slug = shown.service.slug.clone();
    let special = shown.service.topics.iter().any(|t| OFTEN_DIAGNOSED.contains(&t.as_str()));
    ServicePage {
        keep: Keep { listed: kept::read(jar).contains(&slug), slug, name: String::new(), back: p.here.clone() },
        no_diagnosis: special && !shown.service.eligibility.diagnosis_needed,
        score: shown.completeness.score,
        missing: shown.completeness.gaps.iter().map(|gap| format!("fact-{}", gap.code())).collect(),
        l: Listing::of(&visit.words, vocabulary, shown),
        p,
    }
}
