//! Nobody comes to a page that is not theirs. Without an account, every path below `/workbench` leads to signing in, whether
//! it is a page or not; signed in, a page that is not theirs is not there. A form that meets a session which ran out is
//! kept, sealed, until its owner has signed in again.

use super::{cookie, kept, sign_in};
use crate::{
    App,
    route::{Permission, permission},
    shell::{PageError, visit::encoded},
};
use axum::{
    body::Body,
    extract::{MatchedPath, Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use domain::account::{
    Live, Member, member,
    session::{self, Seen},
    upstream,
};
use kernel::{Actor, Error, Language};
use std::sync::Arc;

/// Where people who work here are.
const WORK: &str = "/workbench";
/// Where they sign in.
const SIGN_IN: &str = "/sign-in";

/// Whether a path, without its language, is for people who work here: never kept by a browser or a search engine.
pub fn is_for_staff(path: &str) -> bool {
    [WORK, SIGN_IN]
        .iter()
        .any(|start| path.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// Lets a request on, or not.
pub async fn check(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let pattern = request.extensions().get::<MatchedPath>().map(|pattern| pattern.as_str().to_owned());
    let needed = match &pattern {
        Some(pattern) => permission(request.method(), pattern),
        None if is_work(request.uri().path()) => Permission::SignedIn,
        None => Permission::Public,
    };
    if needed == Permission::Public {
        return next.run(request).await;
    }
    let token = cookie::read(&app, request.headers());
    let seen = match seen(&app, token).await {
        Ok(seen) => seen,
        Err(error) => return PageError(error).into_response(),
    };
    let member = match seen {
        Arrived::Member(member) => member,
        Arrived::Lapsed(staff) => return sign_in::again(&app, request, staff).await,
        Arrived::Nobody => return to_sign_in(&request),
    };
    if let Permission::May(action) = needed
        && !member.may(action)
    {
        let cx = app.cx.with_actor(Actor::Staff { id: member.id() });
        let noted = member::refused(&cx, pattern.as_deref().unwrap_or(WORK)).await;
        return PageError(noted.err().unwrap_or(Error::NotFound)).into_response();
    }
    // Browsers say where a form comes from; a form that says nothing comes from no page of ours.
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if !reads && !says_its_origin(&request) {
        return StatusCode::FORBIDDEN.into_response();
    }
    request.extensions_mut().insert(member);
    next.run(request).await
}

fn is_work(path: &str) -> bool {
    path.strip_prefix(WORK).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether the browser says from where the request was made; from where it may be is judged before, for every form.
fn says_its_origin(request: &Request) -> bool {
    request.headers().contains_key("sec-fetch-site") || request.headers().contains_key(header::ORIGIN)
}

enum Arrived {
    Member(Arc<Member>),
    Lapsed(kernel::Id),
    Nobody,
}

async fn seen(app: &App, token: Option<String>) -> kernel::Result<Arrived> {
    let Some(token) = token else { return Ok(Arrived::Nobody) };
    match session::look(&app.cx, &token).await? {
        Seen::Live(live) => {
            if let Some(provider) = &app.sign_on
                && !upstream::recheck(&app.cx, &app.vault, provider.as_ref(), &live).await?
            {
                return Ok(Arrived::Nobody);
            }
            Ok(member::of(&app.cx, live).await?.map_or(Arrived::Nobody, |m| Arrived::Member(Arc::new(m))))
        }
        Seen::Lapsed(staff) => Ok(Arrived::Lapsed(staff)),
        Seen::Nothing => Ok(Arrived::Nobody),
    }
}

/// The session a browser has, on pages that anyone may open: those of signing in.
pub async fn live(app: &App, headers: &axum::http::HeaderMap) -> kernel::Result<Option<Live>> {
    let Some(token) = cookie::read(app, headers) else { return Ok(None) };
    match session::look(&app.cx, &token).await? {
        Seen::Live(live) => Ok(Some(live)),
        Seen::Lapsed(_) | Seen::Nothing => Ok(None),
    }
}

/// To the page for signing in, which leads back to what was asked for when that is a page.
pub fn to_sign_in(request: &Request) -> Response {
    let language = request.extensions().get::<Language>().cloned().unwrap_or_default();
    let asked = match *request.method() {
        Method::GET | Method::HEAD => request.uri().path_and_query().map_or(WORK, |asked| asked.as_str()),
        _ => WORK,
    };
    let to = format!("{SIGN_IN}?back={}", encoded(asked));
    Redirect::to(&crate::shell::visit::in_language(&language.0, &to)).into_response()
}

/// Marks an answer so that no browser, proxy or search engine keeps it.
pub fn keep_private(response: &mut Response) {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow"));
}

/// The body of a form, when it is one and short enough to be kept.
pub(super) async fn body_of(request: Request<Body>) -> Option<String> {
    let form = request.headers().get(header::CONTENT_TYPE)?.as_bytes().starts_with(kept::FORM);
    let bytes = axum::body::to_bytes(request.into_body(), kept::MOST).await.ok()?;
    form.then(|| String::from_utf8(bytes.to_vec()).ok()).flatten()
}
