//! `GET` and `POST /sign-in/once/{token}`: a link that opens once, by the press of a button.

use super::{
    super::{cookie, device::Asker},
    keep,
};
use crate::{
    shell::{Page, PageResult, Render, Visit, framed},
    ui,
};
use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use domain::account::link;

#[derive(Template)]
#[template(path = "workbench/sign-in/once.html")]
struct Once {
    p: Page,
    token: String,
    spent: bool,
}

framed!(Once);

/// Longest end of an address that can be a link's.
const LONGEST: usize = 64;

fn page(visit: &Visit, token: String, spent: bool) -> Once {
    let mut p = visit.page("sign-in-once-title").private();
    // What opens the link stands in no other link of the page.
    p.here = "/sign-in".to_owned();
    Once { p, token: token.chars().filter(char::is_ascii_alphanumeric).take(LONGEST).collect(), spent }
}

/// `GET /sign-in/once/{token}`: tells nobody whether the link is good.
pub async fn ask(visit: Visit, Path(token): Path<String>) -> PageResult {
    Ok(page(&visit, token, false).ok())
}

/// `POST /sign-in/once/{token}`
pub async fn open(visit: Visit, asker: Asker, Path(token): Path<String>) -> PageResult {
    let Some(opened) = link::open(&visit.cx, &token, &asker.device).await? else {
        return Ok(page(&visit, String::new(), true).respond(StatusCode::GONE));
    };
    if !opened.signed_in {
        let cookie = cookie::keep(&visit.app, opened.token);
        return Ok(([cookie], Redirect::to(&visit.href("/sign-in/set-up"))).into_response());
    }
    let cookies = keep(&visit, opened.token, opened.staff, &asker).await?;
    Ok((cookies, Redirect::to(&visit.href("/workbench"))).into_response())
}

#[cfg(test)]
impl crate::shell::sample::Sample for Once {
    fn sample(p: Page) -> Self {
        Self { p: p.titled("sign-in-once-title").private(), token: "abc123".into(), spent: false }
    }

    fn states(p: Page) -> Vec<Self> {
        vec![Self { spent: true, ..Self::sample(p.clone()) }, Self::sample(p)]
    }
}
