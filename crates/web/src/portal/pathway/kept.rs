//! A family's answers between pages: in this browser only, encrypted, until it closes and for half an hour at
//! most. Never in an address.

use crate::App;
use axum_extra::extract::{
    PrivateCookieJar,
    cookie::{Cookie, SameSite},
};
use domain::{Cx, pathway::Answers};
use serde::{Deserialize, Serialize};

const COOKIE: &str = "hearth-answers";

/// Minutes answers last after the last one was given.
const MINUTES: i64 = 30;

#[derive(Serialize, Deserialize)]
struct Kept {
    at_us: i64,
    answers: Answers,
}

/// What was answered so far; `None` when nothing was, or too long ago.
pub fn read(cx: &Cx, jar: &PrivateCookieJar) -> Option<Answers> {
    let kept: Kept = serde_json::from_str(jar.get(COOKIE)?.value()).ok()?;
    let age_us = cx.now_us() - kept.at_us;
    (0..MINUTES * 60_000_000).contains(&age_us).then_some(kept.answers)
}

/// The same jar with these answers.
pub fn write(app: &App, jar: PrivateCookieJar, answers: Answers) -> PrivateCookieJar {
    let kept = Kept { at_us: app.cx.now_us(), answers };
    let Ok(value) = serde_json::to_string(&kept) else { return jar };
    jar.add(cookie(app, value))
}

/// The same jar without any.
pub fn wipe(app: &App, jar: PrivateCookieJar) -> PrivateCookieJar {
    jar.remove(cookie(app, String::new()))
}

fn cookie(app: &App, value: String) -> Cookie<'static> {
    Cookie::build((COOKIE, value))
        .path("/")
        .http_only(true)
        .secure(app.settings.base_url.starts_with("https:"))
        .same_site(SameSite::Strict)
        .build()
}
