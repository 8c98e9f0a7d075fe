//! Who runs services, and which.

use super::{card::Card, read};
use crate::shell::{Page, PageResult, Render, Visit, framed};
use askama::Template;
use axum::extract::Path;
use domain::directory::{model::Organisation, organisation, vocabulary};
use kernel::Error;

#[derive(Template)]
#[template(path = "portal/directory/organisation.html")]
struct OrganisationPage {
    p: Page,
    o: Organisation,
    cards: Vec<Card>,
}

framed!(OrganisationPage);

/// `GET /organisations/{slug}`
pub async fn show(visit: Visit, Path(slug): Path<String>) -> PageResult {
    let vocabulary = vocabulary::load(&visit.cx).await?;
    let found = organisation::show(&visit.cx, &slug).await?.ok_or(Error::NotFound)?;
    let sensitive = found.services.iter().any(|e| read::is_sensitive(&vocabulary, &e.service.topics));
    let p = visit.page_titled(&found.organisation.name);
    let p = if sensitive { p.sensitive() } else { p };
    let cards = found.services.into_iter().map(|e| Card::of(&visit.words, &vocabulary, e)).collect();
    Ok(OrganisationPage { p, o: found.organisation, cards }.ok())
}

#[cfg(test)]
impl crate::shell::sample::Sample for OrganisationPage {
    fn sample(p: Page) -> Self {
        let o = super::sample::organisation();
        let cards = vec![super::sample::card(&p)];
        Self { p: p.named_after(&o.name), o, cards }
    }
}
