//! Signing in to work: address and password, then a code. A link that opens once begins it.

mod again;
mod code;
mod on;
mod once;
mod out;
mod passkey;
mod password;
mod set_up;

pub use again::again;
pub(super) use set_up::codes;

use super::{cookie, device::Asker, kept::Kept};
use crate::{
    route::{Face, Route},
    shell::{Page, PageError, PageResult, Render, Visit, back, framed},
    ui,
};
use askama::Template;
use axum::{
    http::{HeaderName, HeaderValue},
    response::{AppendHeaders, IntoResponse, Redirect, Response},
    routing::{get, post},
};
use domain::account::{Token, browser};
use kernel::Id;

/// Every page of signing in.
pub fn routes() -> Vec<Route> {
    let face = Face::Workbench;
    vec![
        Route::get(face, "/sign-in", || get(password::ask)),
        Route::post(face, "/sign-in", Some("sign-in.password"), || post(password::send)),
        Route::get(face, "/sign-in/code", || get(code::ask)),
        Route::post(face, "/sign-in/code", Some("sign-in"), || post(code::send)),
        Route::post(face, "/sign-in/passkey/ask", None, || post(passkey::ask)).on("/sign-in"),
        Route::post(face, "/sign-in/passkey", Some("sign-in"), || post(passkey::send)).on("/sign-in"),
        Route::get(face, "/sign-in/once/{token}", || get(once::ask)),
        Route::post(face, "/sign-in/once/{token}", Some("link.open"), || post(once::open)),
        Route::get(face, "/sign-in/set-up", || get(set_up::ask)),
        Route::post(face, "/sign-in/set-up", Some("account.set-up"), || post(set_up::send)),
        Route::get(face, "/sign-in/on", || get(on::go)),
        Route::get(face, "/sign-in/on/back", || get(on::come)),
        Route::post(face, "/sign-in/on/logout", Some("session.end-told"), || post(on::logout)).on("/sign-in"),
        Route::post(face, "/sign-out", Some("session.end"), || post(out::send)).on("/sign-in"),
    ]
}

#[derive(Template)]
#[template(path = "workbench/sign-in/kept.html")]
struct Waiting {
    p: Page,
    kept: Kept,
}

framed!(Waiting);

/// What the browser of somebody who has just signed in keeps from now on.
async fn keep(visit: &Visit, token: Token, staff: Id, asker: &Asker) -> Result<Cookies, PageError> {
    let fresh = browser::met(&visit.cx, staff, asker.known.as_deref()).await?;
    let session = cookie::keep(&visit.app, token);
    Ok(AppendHeaders(
        [Some(session), fresh.map(|token| cookie::be_known(&visit.app, token))].into_iter().flatten().collect(),
    ))
}

/// Cookies, none in place of another.
type Cookies = AppendHeaders<Vec<(HeaderName, HeaderValue)>>;

/// Once somebody is signed in: to the form that waits for them, or to the page they asked for.
async fn arrive(visit: &Visit, asker: &Asker, token: Token, staff: Id, sealed: &str, asked: &str) -> PageResult {
    let cookies = keep(visit, token, staff, asker).await?;
    let page = match Kept::open(&visit.app, sealed, staff) {
        Some(kept) => Waiting { p: visit.page("sign-in-kept-title").private(), kept }.ok(),
        None => Redirect::to(&visit.href(to_work(asked))).into_response(),
    };
    Ok((cookies, page).into_response())
}

/// The page asked for, when it is one for people who work here.
fn to_work(asked: &str) -> &str {
    let asked = back::local(asked, "/workbench");
    if super::guard::is_for_staff(asked.split('?').next().unwrap_or_default()) && !asked.starts_with("/sign-in") {
        asked
    } else {
        "/workbench"
    }
}

/// An answer that sends a browser whose session is over back to the beginning.
fn begin_again(visit: &Visit) -> Response {
    ([cookie::forget(&visit.app)], Redirect::to(&visit.href("/sign-in?over=1"))).into_response()
}

/// What is wrong with a try, in words.
fn wrong(p: &Page, key: &str, seconds: i64) -> String {
    p.plain_with(key, &[("seconds", &seconds.to_string())])
}

#[cfg(test)]
pub(crate) fn all_samples(lang: &str) -> Vec<crate::shell::sample::Shown> {
    let own = [
        samples(lang),
        password::samples(lang),
        code::samples(lang),
        once::samples(lang),
        on::samples(lang),
        set_up::samples(lang),
    ];
    own.into_iter().flatten().collect()
}

#[cfg(test)]
impl crate::shell::sample::Sample for Waiting {
    fn sample(p: Page) -> Self {
        let kept = Kept::sample(crate::shell::sample::ODD);
        Self { p: p.titled("sign-in-kept-title").private(), kept }
    }
}
