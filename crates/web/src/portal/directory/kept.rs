//! The list a visitor keeps without an account: addresses in an encrypted cookie that ends with the browser.

use crate::App;
use axum_extra::extract::{
    PrivateCookieJar,
    cookie::{Cookie, SameSite},
};

const COOKIE: &str = "hearth-list";

/// Most services on one list: more would not fit side by side, or in a cookie.
pub const MOST: usize = 20;

/// A button that puts a service on the list or takes it off.
#[derive(Debug, Clone)]
pub struct Keep {
    /// The service.
    pub slug: String,
    /// Its name, for people who hear many such buttons on one page.
    pub name: String,
    /// It is on the list.
    pub listed: bool,
    /// The page to come back to.
    pub back: String,
}

impl Keep {
    /// Where the button sends.
    pub fn path(&self) -> &'static str {
        if self.listed { "/shortlist/remove" } else { "/shortlist/add" }
    }

    /// Word key of the button.
    pub fn word(&self) -> &'static str {
        if self.listed { "service-remove" } else { "service-add" }
    }
}

/// What is on the list; a cookie that cannot be read is an empty list.
pub fn read(jar: &PrivateCookieJar) -> Vec<String> {
    let found = jar.get(COOKIE).and_then(|cookie| serde_json::from_str::<Vec<String>>(cookie.value()).ok());
    found.unwrap_or_default()
}

/// The same jar with another list; an empty one removes the cookie.
pub fn write(app: &App, jar: PrivateCookieJar, slugs: &[String]) -> PrivateCookieJar {
    let value = serde_json::to_string(slugs).unwrap_or_default();
    let cookie = Cookie::build((COOKIE, value))
        .path("/")
        .http_only(true)
        .secure(app.settings.base_url.starts_with("https:"))
        .same_site(SameSite::Strict)
        .build();
    if slugs.is_empty() { jar.remove(cookie) } else { jar.add(cookie) }
}
