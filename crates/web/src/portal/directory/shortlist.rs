//! A visitor's own list: put on, take off, look at, side by side, and share by a code. No account.

use super::{
    kept::{self, Keep, MOST},
    listing::Listing,
    read,
};
use crate::{
    App,
    portal::{key, qr::Qr},
    say::{fact, label::Label},
    shell::{Page, PageError, PageResult, Render, Visit, back, framed},
    ui,
};
use askama::{Template, filters::Safe};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::{Form, PrivateCookieJar};
use domain::directory::{
    model::Service,
    shortlist,
    show::{Found, show},
    vocabulary::{self, Vocabulary},
};
use kernel::{Error, random::read_code};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "portal/directory/shortlist.html")]
struct ListPage {
    p: Page,
    entries: Vec<Entry>,
    key: String,
    /// What did not fit on the full list: its address and name.
    left_out: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "portal/directory/compare.html")]
struct Compare {
    p: Page,
    listings: Vec<Listing>,
}

#[derive(Template)]
#[template(path = "portal/directory/shared.html")]
struct Shared {
    p: Page,
    entries: Vec<Entry>,
    code: String,
    link: String,
    qr: Qr,
    until: String,
}

framed!(ListPage, Compare, Shared);

/// A service on a list, with the button that takes it off or puts it on.
struct Entry {
    l: Listing,
    keep: Keep,
}

impl ListPage {
    /// Most things on one list.
    fn most(&self) -> usize {
        MOST
    }
}

impl Compare {
    fn has_examples(&self) -> bool {
        self.listings.iter().any(Listing::has_examples)
    }

    /// The lines of a cell, or that they are not listed yet.
    fn or_unknown(&self, lines: Vec<String>) -> Vec<String> {
        if lines.is_empty() { vec![self.p.plain("compare-not-stated")] } else { lines }
    }

    fn labels(&self, labels: &[Label]) -> Safe<String> {
        if labels.is_empty() { self.p.t("compare-not-stated") } else { self.p.labels(labels) }
    }

    fn said(&self, keys: Vec<String>) -> Vec<String> {
        self.or_unknown(keys.iter().map(|key| self.p.plain(key)).collect())
    }

    fn when(&self, l: &Listing) -> Vec<String> {
        let at = |place: &str, said: &str| format!("{said}. {}", self.p.words.printed(place));
        let there = l.places.iter().flat_map(|place| place.times.iter().map(|t| at(&place.name, &t.said)));
        self.or_unknown(there.chain(l.times.iter().map(|t| t.said.clone())).collect())
    }

    fn cost(&self, l: &Listing) -> Vec<String> {
        self.or_unknown(l.cost.iter().cloned().collect())
    }

    fn wait(&self, l: &Listing) -> Vec<String> {
        let said = l.service.wait.as_ref().map(|wait| {
            let (weeks, on) = (wait.weeks.to_string(), fact::date(&self.p.words, wait.stated_on));
            self.p.plain_with("service-wait-weeks", &[("weeks", &weeks), ("date", &on)])
        });
        self.or_unknown(said.into_iter().collect())
    }
}

/// A service named by a button, and where to go back to.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Named {
    slug: String,
    back: String,
}

/// A code's own key, so that pressing twice makes one code.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Share {
    key: String,
}

async fn listings(visit: &Visit, vocabulary: &Vocabulary, slugs: &[String]) -> Result<Vec<Listing>, PageError> {
    let mut found = Vec::with_capacity(slugs.len());
    for slug in slugs {
        if let Found::Here(shown) = show(&visit.cx, slug).await? {
            found.push(Listing::of(&visit.words, vocabulary, *shown));
        }
    }
    Ok(found)
}

async fn entries(visit: &Visit, slugs: &[String], own: &[String], back: &str) -> Result<(bool, Vec<Entry>), PageError> {
    let vocabulary = vocabulary::load(&visit.cx).await?;
    let found = listings(visit, &vocabulary, slugs).await?;
    let sensitive = found.iter().any(|l| read::is_sensitive(&vocabulary, &l.service.topics));
    let entry = |l: Listing| {
        let (slug, name) = (l.service.slug.clone(), l.service.name.clone());
        Entry { keep: Keep { listed: own.contains(&slug), slug, name, back: back.to_owned() }, l }
    };
    Ok((sensitive, found.into_iter().map(entry).collect()))
}

fn frame(visit: &Visit, title: &'static str, sensitive: bool) -> Page {
    let p = visit.page(title);
    if sensitive { p.sensitive() } else { p }
}

/// `POST /shortlist/add`
pub async fn add(visit: Visit, State(app): State<App>, jar: PrivateCookieJar, Form(named): Form<Named>) -> PageResult {
    let Found::Here(shown) = show(&visit.cx, &named.slug).await? else { return Err(Error::NotFound.into()) };
    let mut slugs = kept::read(&jar);
    if !slugs.contains(&shown.service.slug) {
        if slugs.len() >= MOST {
            return Ok(full(&visit, &slugs, shown.service).await?.respond(StatusCode::UNPROCESSABLE_ENTITY));
        }
        slugs.push(shown.service.slug);
    }
    let to = visit.href(back::local(&named.back, "/shortlist"));
    Ok((kept::write(&app, jar, &slugs), Redirect::to(&to)).into_response())
}

/// `POST /shortlist/remove`
pub async fn remove(
    visit: Visit,
    State(app): State<App>,
    jar: PrivateCookieJar,
    Form(named): Form<Named>,
) -> PageResult {
    let mut slugs = kept::read(&jar);
    slugs.retain(|slug| *slug != named.slug);
    let to = visit.href(back::local(&named.back, "/shortlist"));
    Ok((kept::write(&app, jar, &slugs), Redirect::to(&to)).into_response())
}

/// `GET /shortlist`
pub async fn list(visit: Visit, jar: PrivateCookieJar) -> PageResult {
    let own = kept::read(&jar);
    let (sensitive, entries) = entries(&visit, &own, &own, &visit.here).await?;
    let p = frame(&visit, "shortlist-title", sensitive).own();
    Ok(ListPage { p, entries, key: visit.cx.fresh_id().to_string(), left_out: None }.ok())
}

/// The full list, and what did not fit on it. Taking something off leads back to what was left out.
async fn full(visit: &Visit, own: &[String], left_out: Service) -> Result<ListPage, PageError> {
    let vocabulary = vocabulary::load(&visit.cx).await?;
    let back = format!("/services/{}", left_out.slug);
    let (sensitive, entries) = entries(visit, own, own, &back).await?;
    let p = frame(visit, "shortlist-title", sensitive || read::is_sensitive(&vocabulary, &left_out.topics)).own();
    Ok(ListPage { p, entries, key: visit.cx.fresh_id().to_string(), left_out: Some((left_out.slug, left_out.name)) })
}

/// `GET /compare`
pub async fn compare(visit: Visit, jar: PrivateCookieJar) -> PageResult {
    let vocabulary = vocabulary::load(&visit.cx).await?;
    let listings = listings(&visit, &vocabulary, &kept::read(&jar)).await?;
    let sensitive = listings.iter().any(|l| read::is_sensitive(&vocabulary, &l.service.topics));
    Ok(Compare { p: frame(&visit, "compare-title", sensitive).own(), listings }.ok())
}

/// `POST /shortlist/share`
pub async fn share(visit: Visit, jar: PrivateCookieJar, Form(share): Form<Share>) -> PageResult {
    let slugs = kept::read(&jar);
    if slugs.is_empty() {
        return Ok(Redirect::to(&visit.href("/shortlist")).into_response());
    }
    let code = match shortlist::save(&visit.cx, &share.key, slugs.clone()).await {
        Err(error) if key::is_spent(&error) => {
            shortlist::save(&visit.cx, &visit.cx.fresh_id().to_string(), slugs).await?
        }
        outcome => outcome?,
    };
    Ok(Redirect::to(&visit.href(&format!("/s/{code}"))).into_response())
}

/// `GET /s/{code}`
pub async fn shared(
    visit: Visit,
    State(app): State<App>,
    Path(code): Path<String>,
    jar: PrivateCookieJar,
) -> PageResult {
    let code = read_code(&code).ok_or(Error::NotFound)?;
    let saved = shortlist::open(&visit.cx, &code).await?;
    let (sensitive, entries) = entries(&visit, &saved.slugs, &kept::read(&jar), &visit.here).await?;
    let p = frame(&visit, "shortlist-shared-title", sensitive).own();
    let link = format!("{}/s/{code}", app.settings.base_url);
    let qr = Qr::new(&link, p.plain("shortlist-scan"));
    Ok(Shared { until: fact::date(&p.words, saved.until), p, entries, code, link, qr }.ok())
}

#[cfg(test)]
mod samples_of_lists {
    use super::*;
    use crate::{
        portal::directory::sample,
        shell::sample::{ODD, Sample},
    };

    fn entry(p: &Page) -> Entry {
        Entry { l: sample::listing(p), keep: sample::keep(true) }
    }

    impl Sample for ListPage {
        fn sample(p: Page) -> Self {
            let entries = vec![entry(&p)];
            Self { p: p.titled("shortlist-title").own(), entries, key: "key".into(), left_out: None }
        }

        fn states(p: Page) -> Vec<Self> {
            let left_out = Some(("one-more".to_owned(), ODD.to_owned()));
            let empty = Self { entries: Vec::new(), ..Self::sample(p.clone()) };
            vec![Self::sample(p.clone()), empty, Self { left_out, ..Self::sample(p) }]
        }
    }

    impl Sample for Compare {
        fn sample(p: Page) -> Self {
            let listings = vec![sample::listing(&p), sample::listing(&p)];
            Self { p: p.titled("compare-title").own(), listings }
        }

        fn states(p: Page) -> Vec<Self> {
            vec![Self::sample(p.clone()), Self { listings: Vec::new(), ..Self::sample(p) }]
        }
    }

    impl Sample for Shared {
        fn sample(p: Page) -> Self {
            let link = "https://hearth.example.org/s/ABCD-EFGH-JKMN".to_owned();
            let qr = Qr::new(&link, p.plain("shortlist-scan"));
            let (entries, until) = (vec![entry(&p)], fact::date(&p.words, jiff::civil::date(2027, 2, 22)));
            Self {
                p: p.titled("shortlist-shared-title").own(),
                entries,
                code: "ABCD-EFGH-JKMN".into(),
                link,
                qr,
                until,
            }
        }
    }
}
