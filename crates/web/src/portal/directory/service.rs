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
    model::Service,
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
    fn new(p: Page, vocabulary: &Vocabulary, shown: Shown, listed: bool) -> Self {
        let p = if read::is_sensitive(vocabulary, &shown.service.topics) { p.sensitive() } else { p };
        let slug = shown.service.slug.clone();
        Self {
            keep: Keep { listed, slug, name: String::new(), back: p.here.clone() },
            no_diagnosis: no_diagnosis(&shown.service),
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

/// Topics about special needs, where families often think that they need a diagnosis first.
const OFTEN_DIAGNOSED: [&str; 5] = ["send", "autism", "adhd", "neurodevelopment", "disability"];

/// Whether to say that nobody needs a diagnosis first.
pub(super) fn no_diagnosis(service: &Service) -> bool {
    let special = service.topics.iter().any(|t| OFTEN_DIAGNOSED.contains(&t.as_str()));
    special && !service.eligibility.diagnosis_needed
}

/// `GET /services/{slug}`
pub async fn service(visit: Visit, Path(slug): Path<String>, jar: PrivateCookieJar) -> PageResult {
    let vocabulary = vocabulary::load(&visit.cx).await?;
    match show(&visit.cx, &slug).await? {
        Found::Here(shown) => {
            let listed = kept::read(&jar).contains(&shown.service.slug);
            let p = visit.page_titled(&shown.service.name);
            Ok(ServicePage::new(p, &vocabulary, *shown, listed).ok())
        }
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

#[cfg(test)]
mod samples_of_services {
    use super::*;
    use crate::{
        portal::directory::sample,
        shell::sample::{ODD, Sample},
    };
    use domain::directory::model::JoinWay;

    /// The page of the sample service, changed.
    fn page(p: Page, change: impl FnOnce(&mut Service)) -> ServicePage {
        let mut shown = sample::shown();
        change(&mut shown.service);
        ServicePage::new(p.named_after(ODD), &testkit::vocabulary(), shown, false)
    }

    impl Sample for ServicePage {
        fn sample(p: Page) -> Self {
            page(p, |_| {})
        }

        fn states(p: Page) -> Vec<Self> {
            let by = |way| move |s: &mut Service| s.joining.ways = vec![way];
            let bare = |s: &mut Service| {
                *s = testkit::ServiceBuilder::new("bare").build();
                s.joining.ways = vec![JoinWay::SelfJoin];
            };
            vec![
                Self::sample(p.clone()),
                page(p.clone(), by(JoinWay::SelfJoin)),
                page(p.clone(), by(JoinWay::Professional)),
                page(p.clone(), bare),
                page(p, |s| s.topics = vec!["domestic-abuse".into()]),
            ]
        }
    }

    impl Sample for Gone {
        fn sample(p: Page) -> Self {
            let topics = read::topic_links(&p.words, &testkit::vocabulary(), &["sleep".to_owned()]);
            Self { p: p.titled("service-gone"), name: ODD.into(), topics }
        }
    }
}
