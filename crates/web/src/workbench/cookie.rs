//! What a browser keeps of a session: a random id, until it closes. On the web only over an encrypted connection, and
//! bound to this very host.

use crate::App;
use axum::http::{HeaderMap, HeaderValue, header};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use domain::account::Token;

/// The name over an encrypted connection: browsers then keep to the rules that the prefix stands for.
const SECURE: &str = "__Host-hearth";
/// The name on the machine itself.
const LOCAL: &str = "hearth";

fn name(app: &App) -> &'static str {
    if is_secure(app) { SECURE } else { LOCAL }
}

fn is_secure(app: &App) -> bool {
    app.settings.base_url.starts_with("https:")
}

/// The id the browser sent, when it could be one.
pub fn read(app: &App, headers: &HeaderMap) -> Option<String> {
    let jar = CookieJar::from_headers(headers);
    let value = jar.get(name(app))?.value();
    (value.len() == 64 && value.bytes().all(|b| b.is_ascii_hexdigit())).then(|| value.to_owned())
}

/// What a browser keeps for half a year, so that its owner is told of others: it opens nothing.
const KNOWN: &str = "hearth-known";
const KNOWN_SECURE: &str = "__Host-hearth-known";
/// Seconds it is kept: half a year.
const KNOWN_SECONDS: u32 = 180 * 24 * 60 * 60;

/// What the browser keeps to be known by, when it could be that.
pub fn known(app: &App, headers: &HeaderMap) -> Option<String> {
    let jar = CookieJar::from_headers(headers);
    let value = jar.get(if is_secure(app) { KNOWN_SECURE } else { KNOWN })?.value();
    (value.len() == 64 && value.bytes().all(|b| b.is_ascii_hexdigit())).then(|| value.to_owned())
}

/// The header that makes the browser keep it.
pub fn be_known(app: &App, token: Token) -> (header::HeaderName, HeaderValue) {
    let (name, secure) = if is_secure(app) { (KNOWN_SECURE, "; Secure") } else { (KNOWN, "") };
    // Lax as above: whoever comes back from their organisation's page must bring it.
    let kept = format!("{name}={}; HttpOnly; SameSite=Lax{secure}; Path=/; Max-Age={KNOWN_SECONDS}", token.0);
    (header::SET_COOKIE, HeaderValue::from_str(&kept).unwrap_or_else(|_| HeaderValue::from_static("")))
}

/// The header that gives the browser its id.
pub fn keep(app: &App, token: Token) -> (header::HeaderName, HeaderValue) {
    set(&cookie(app, token.0))
}

/// The header that takes it away.
pub fn forget(app: &App) -> (header::HeaderName, HeaderValue) {
    let mut cookie = cookie(app, String::new());
    cookie.make_removal();
    set(&cookie)
}

fn cookie(app: &App, value: String) -> Cookie<'static> {
    // Lax, not Strict: a link in a colleague's message must find its reader signed in. Forms are guarded besides.
    Cookie::build((name(app), value)).path("/").http_only(true).secure(is_secure(app)).same_site(SameSite::Lax).build()
}

fn set(cookie: &Cookie<'_>) -> (header::HeaderName, HeaderValue) {
    let value = HeaderValue::from_str(&cookie.to_string());
    (header::SET_COOKIE, value.unwrap_or_else(|_| HeaderValue::from_static("")))
}
