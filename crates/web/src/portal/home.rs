//! The first page: one box, one button, six tiles.

use crate::shell::{Page, PageResult, Render, Visit};
use askama::Template;

#[derive(Template)]
#[template(path = "portal/home.html")]
struct Home {
    p: Page,
}

impl Render for Home {
    fn frame(&self) -> &Page {
        &self.p
    }
}

/// `GET /`
pub async fn home(visit: Visit) -> PageResult {
    Ok(Home { p: visit.page("home-title") }.ok())
}
