//! `GET /sign-in/on` and `GET /sign-in/on/back`: signing in at one's own organisation, and coming back from there.

use super::{super::device::Asker, keep as keep_known, to_work};
use crate::{
    App,
    shell::{Page, PageResult, Render, Visit, framed},
    ui,
};
use askama::Template;
use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::{
    Form, PrivateCookieJar, Query,
    cookie::{Cookie, SameSite},
};
use domain::account::{sign_on, upstream};
use kernel::{Error, sign_on::Begun};
use serde::{Deserialize, Serialize};
use serde_json::json;

#[derive(Template)]
#[template(path = "workbench/sign-in/on.html")]
struct On {
    p: Page,
    /// The organisation's page does not answer; otherwise its answer was not to be taken.
    away: bool,
}

framed!(On);

/// Keeps a visit until the browser comes back.
const COOKIE: &str = "hearth-on";
/// Minutes a visit may last.
const MINUTES: i64 = 10;

#[derive(Serialize, Deserialize)]
struct Going {
    at_us: i64,
    begun: Begun,
    back: String,
}

fn keep(app: &App, value: String) -> Cookie<'static> {
    // Lax: the browser must bring it when the organisation sends it back.
    Cookie::build((COOKIE, value))
        .path("/sign-in/on")
        .http_only(true)
        .secure(app.settings.base_url.starts_with("https:"))
        .same_site(SameSite::Lax)
        .build()
}

fn failed(visit: &Visit, away: bool) -> Response {
    let status = if away { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::FORBIDDEN };
    On { p: visit.page("sign-on-title").private(), away }.respond(status)
}

/// What an address may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    back: String,
    afresh: String,
}

/// `GET /sign-in/on`
pub async fn go(visit: Visit, jar: PrivateCookieJar, Query(asked): Query<Asked>) -> PageResult {
    let provider = visit.app.sign_on.clone().ok_or(Error::NotFound)?;
    let begun = match provider.begin(!asked.afresh.is_empty()).await {
        Ok(begun) => begun,
        Err(Error::Unavailable(cause)) => {
            tracing::warn!(%cause, "the sign-on provider does not answer");
            return Ok(failed(&visit, true));
        }
        Err(other) => return Err(other.into()),
    };
    let address = begun.address.clone();
    let going = Going { at_us: visit.cx.now_us(), begun, back: to_work(&asked.back).to_owned() };
    let value = serde_json::to_string(&going).map_err(Error::internal)?;
    Ok((jar.add(keep(&visit.app, value)), Redirect::to(&address)).into_response())
}

/// What comes back.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Answer {
    code: String,
    state: String,
}

/// `GET /sign-in/on/back`
pub async fn come(visit: Visit, asker: Asker, jar: PrivateCookieJar, Query(answer): Query<Answer>) -> PageResult {
    let provider = visit.app.sign_on.clone().ok_or(Error::NotFound)?;
    let going = jar.get(COOKIE).and_then(|kept| serde_json::from_str::<Going>(kept.value()).ok());
    // Whatever comes of it, the visit is over: its answer counts once.
    let jar = jar.remove(keep(&visit.app, String::new()));
    let now = visit.cx.now_us();
    let mine = |going: &Going| {
        let in_time = (0..MINUTES * 60_000_000).contains(&(now - going.at_us));
        in_time && !answer.state.is_empty() && going.begun.state == answer.state
    };
    let Some(going) = going.filter(mine) else { return Ok((jar, failed(&visit, false)).into_response()) };
    let shown = match provider.finish(&going.begun, &answer.code).await {
        Ok(shown) => shown,
        Err(Error::Unavailable(cause)) => {
            tracing::warn!(%cause, "the sign-on provider does not answer");
            return Ok((jar, failed(&visit, true)).into_response());
        }
        Err(_) => return Ok((jar, failed(&visit, false)).into_response()),
    };
    match sign_on::arrive(&visit.cx, &visit.app.vault, shown, &asker.device).await? {
        Some((token, staff)) => {
            // Added, not put in place: the jar's own header takes the visit away.
            let cookies = keep_known(&visit, token, staff, &asker).await?;
            Ok((jar, cookies, Redirect::to(&visit.href(&going.back))).into_response())
        }
        None => Ok((jar, failed(&visit, false)).into_response()),
    }
}

/// What an organisation sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Ended {
    logout_token: String,
}

/// `POST /sign-in/on/logout`: the organisation says that a session ended there. It is signed by the organisation, so
/// nothing else says who asks.
pub async fn logout(visit: Visit, Form(sent): Form<Ended>) -> PageResult {
    let provider = visit.app.sign_on.clone().ok_or(Error::NotFound)?;
    let heard = match provider.told(&sent.logout_token).await {
        Ok(ended) => upstream::told(&visit.cx, ended).await?,
        Err(Error::NotFound) => false,
        Err(other) => return Err(other.into()),
    };
    let status = if heard { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    Ok((status, Json(json!({ "heard": heard }))).into_response())
}

#[cfg(test)]
impl crate::shell::sample::Sample for On {
    fn sample(p: Page) -> Self {
        Self { p: p.titled("sign-on-title").private(), away: false }
    }

    fn states(p: Page) -> Vec<Self> {
        vec![Self { away: true, ..Self::sample(p.clone()) }, Self::sample(p)]
    }
}
