//! "Still right" by a link, without signing in. The page only asks; the button says it, as mail programs open links.

use crate::{
    shell::{Page, PageResult, Render as _, Visit, framed},
    ui,
};
use askama::Template;
use axum::{extract::Path, http::StatusCode};
use domain::upkeep::confirm::{self, Asked};
use kernel::Error;

#[derive(Template)]
#[template(path = "portal/directory/confirm.html")]
struct Confirm {
    p: Page,
    secret: String,
    asked: Option<Asked>,
    said: bool,
}

framed!(Confirm);

fn page(visit: &Visit, secret: String, asked: Option<Asked>, said: bool) -> Confirm {
    Confirm { p: visit.page("confirm-title").own(), secret, asked, said }
}

/// `GET /confirm/{secret}`
pub async fn ask(visit: Visit, Path(secret): Path<String>) -> PageResult {
    match confirm::asked(&visit.cx, &secret).await {
        Ok(asked) => Ok(page(&visit, secret, Some(asked), false).ok()),
        Err(Error::NotFound) => Ok(page(&visit, String::new(), None, false).respond(StatusCode::NOT_FOUND)),
        Err(other) => Err(other.into()),
    }
}

/// `POST /confirm/{secret}`
pub async fn say(visit: Visit, Path(secret): Path<String>) -> PageResult {
    match confirm::by_link(&visit.cx, &secret).await {
        Ok(asked) => Ok(page(&visit, String::new(), Some(asked), true).ok()),
        Err(Error::NotFound) => Ok(page(&visit, String::new(), None, false).respond(StatusCode::NOT_FOUND)),
        Err(other) => Err(other.into()),
    }
}

#[cfg(test)]
impl crate::shell::sample::Sample for Confirm {
    fn sample(p: Page) -> Self {
        let asked = Asked { slug: "stay-and-play".into(), name: crate::shell::sample::ODD.into() };
        Self { p: p.titled("confirm-title").own(), secret: "0123".into(), asked: Some(asked), said: false }
    }

    fn states(p: Page) -> Vec<Self> {
        let sample = || Self::sample(p.clone());
        vec![sample(), Self { said: true, ..sample() }, Self { asked: None, ..sample() }]
    }
}
