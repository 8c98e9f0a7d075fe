//! A parent with a browser that keeps cookies, and no account.

use crate::client::{kept as kept_request, whole};
use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};
use testkit::TestPlace;
use tower::ServiceExt;
use web::{App, Settings};

/// A parent at the demonstration place.
pub struct Parent {
    router: Router,
    cookies: Mutex<BTreeMap<String, String>>,
    /// The place.
    pub place: TestPlace,
    app: App,
}

/// What reads passkeys at the address of the tests.
fn passkeys() -> Arc<dyn kernel::passkey::Passkeys> {
    let passkeys = platform::passkey::WebAuthn::new("https://hearth.example.org").expect("an address");
    Arc::new(passkeys.expect("an address with a name"))
}

/// What the browser shows.
pub struct Page {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Parent {
    /// At ten on a Tuesday morning.
    pub async fn arrives() -> Self {
        let place = TestPlace::demo().await;
        let cx = place.cx();
        Self::with(place, cx).await
    }

    /// At another moment, for example `2026-11-28T23:30[Europe/London]`.
    pub async fn arrives_at(moment: &str) -> Self {
        let place = TestPlace::demo().await;
        let cx = place.at(moment);
        Self::with(place, cx).await
    }

    async fn with(place: TestPlace, cx: domain::Cx) -> Self {
        let settings =
            Settings { base_url: "https://hearth.example.org".into(), exit_url: "https://example.org/away".into() };
        let index = Arc::new(place.index().await);
        let app = App::new(cx, index, settings, &[7; 64]).with_passkeys(passkeys());
        Self { router: web::router(app.clone()), cookies: Mutex::default(), place, app }
    }

    /// The same, where people of an organisation sign in at its own page.
    pub fn with_sign_on(mut self, provider: Arc<dyn kernel::sign_on::SignOn>) -> Self {
        self.app = self.app.with_sign_on(provider);
        self.router = web::router(self.app.clone());
        self
    }

    /// Another browser at the same place, with nothing in it.
    pub async fn another(&self) -> Self {
        let app = self.app.clone();
        let place = self.place.share();
        Self { router: web::router(app.clone()), cookies: Mutex::default(), place, app }
    }

    /// What the browser keeps under that name, or empty text.
    pub fn cookie(&self, name: &str) -> String {
        self.cookies.lock().expect("cookies").get(name).cloned().unwrap_or_default()
    }

    /// Puts something into the browser.
    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().expect("cookies").insert(name.to_owned(), value.to_owned());
    }

    /// The same place looked at from another moment, with the same cookies.
    pub async fn later(&self, moment: &str) -> Self {
        let settings =
            Settings { base_url: "https://hearth.example.org".into(), exit_url: "https://example.org/away".into() };
        let index = Arc::new(self.place.index().await);
        let app = App::new(self.place.at(moment), index, settings, &[7; 64]).with_passkeys(passkeys());
        let cookies = Mutex::new(self.cookies.lock().expect("cookies").clone());
        Self { router: web::router(app.clone()), cookies, place: self.place.share(), app }
    }

    /// The same browser at another place of the same server and secret.
    pub async fn at_place(&self, place: kernel::PlaceId) -> Self {
        let settings =
            Settings { base_url: "https://hearth.example.org".into(), exit_url: "https://example.org/away".into() };
        let index = Arc::new(self.place.index().await);
        let app = App::new(self.place.cx().with_place(place), index, settings, &[7; 64]);
        let cookies = Mutex::new(self.cookies.lock().expect("cookies").clone());
        Self { router: web::router(app.clone()), cookies, place: self.place.share(), app }
    }

    /// What was looked for so far, as the log keeps it.
    pub async fn looks(&self) -> Vec<domain::directory::log::Look> {
        self.app.looks.settle().await;
        domain::directory::log::since(&self.place.cx(), 0).await.expect("the log")
    }

    /// Opens an address.
    pub async fn get(&self, path: &str) -> Page {
        self.send(Request::get(path), Body::empty()).await
    }

    /// Sends a form from one of our own pages.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        self.post_raw(path, Bytes::from(body.join("&"))).await
    }

    /// Sends any bytes as a form.
    pub async fn post_raw(&self, path: &str, body: Bytes) -> Page {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request, Body::from(body)).await
    }

    /// Sends a form and opens where it leads.
    pub async fn press(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let answer = self.post(path, fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", answer.body);
        self.get(answer.location()).await
    }

    /// Sends a request as it is.
    pub async fn send(&self, request: axum::http::request::Builder, body: Body) -> Page {
        let kept: Vec<String> =
            self.cookies.lock().expect("cookies").iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = if kept.is_empty() { request } else { request.header(header::COOKIE, kept.join("; ")) };
        let (asked, request) = kept_request(request.body(body).expect("a request")).await;
        let before = if kept.is_empty() { 0 } else { self.place.audited().await };
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let (name, rest) = cookie.to_str().expect("a cookie").split_once('=').expect("a cookie's name");
            let value = rest.split(';').next().unwrap_or_default().to_owned();
            let mut jar = self.cookies.lock().expect("cookies");
            if rest.contains("Max-Age=0") {
                jar.remove(name)
            } else {
                jar.insert(name.to_owned(), value)
            };
        }
        let bytes = to_bytes(body, 64 << 20).await.expect("a body");
        let answer = whole(&parts.headers, &bytes);
        if kept.is_empty() {
            TestPlace::keeps_every_canary(&asked, &answer);
        } else {
            self.place.keeps_canaries(before, &asked, &answer).await;
        }
        Page { status: parts.status, headers: parts.headers, body: String::from_utf8(bytes.to_vec()).expect("text") }
    }
}

impl Page {
    /// A header, or empty text.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
    }

    /// Where it sends the browser.
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// The title of the browser's tab.
    pub fn title(&self) -> &str {
        self.between("<title>", "</title>")
    }

    /// The first text between two marks.
    pub fn between(&self, from: &str, to: &str) -> &str {
        let start = self.body.find(from).unwrap_or_else(|| panic!("no {from} in {}", self.body)) + from.len();
        self.body[start..].split(to).next().unwrap_or_default()
    }

    /// The page without its frame, for reading when a test fails.
    fn main(&self) -> &str {
        self.body.split("<main").nth(1).unwrap_or(&self.body)
    }

    /// Services linked to, in order, each once.
    pub fn services(&self) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for rest in self.body.split("href=\"/services/").skip(1) {
            let slug = rest.split(['"', '/']).next().unwrap_or_default().to_owned();
            if !found.contains(&slug) {
                found.push(slug);
            }
        }
        found
    }

    /// Every address on the page: of links, of forms, of what is loaded.
    pub fn addresses(&self) -> Vec<String> {
        let html = scraper::Html::parse_document(&self.body);
        let carrying = scraper::Selector::parse("[href], [action], [src]").expect("a selector");
        let named = |e: scraper::ElementRef<'_>| {
            ["href", "action", "src"].into_iter().filter_map(|name| e.value().attr(name).map(str::to_owned)).collect()
        };
        html.select(&carrying).flat_map(|e| -> Vec<String> { named(e) }).collect()
    }

    /// Fails if any of these stands in the tab's title, in where it sends the browser or in an address of the page.
    pub fn never_addresses(&self, texts: &[&str]) -> &Self {
        let title = if self.body.contains("<title>") { self.title() } else { "" };
        let places = [title.to_owned(), self.location().to_owned()].into_iter().chain(self.addresses());
        for place in places {
            let read = place.replace(['+', '\u{2068}', '\u{2069}'], " ").replace("%20", " ").to_lowercase();
            for text in texts {
                assert!(!read.contains(&text.to_lowercase()), "{text:?} stands in {place:?}");
            }
        }
        self
    }

    /// True when search engines are told to leave it alone, in the page and beside it.
    pub fn is_kept_from_search_engines(&self) -> bool {
        let told = self.header("x-robots-tag").contains("noindex");
        let says = self.body.contains("<meta name=\"robots\" content=\"noindex, nofollow\">");
        assert_eq!(told, says, "page and header agree");
        told
    }

    /// Fails unless the text is there.
    pub fn says(&self, text: &str) -> &Self {
        assert!(self.body.contains(text), "nothing says {text:?} in {}", self.main());
        self
    }

    /// Fails if the text is there.
    pub fn never_says(&self, text: &str) -> &Self {
        assert!(!self.body.contains(text), "something says {text:?} in {}", self.main());
        self
    }

    /// The value of a hidden field.
    pub fn hidden(&self, name: &str) -> &str {
        self.between(&format!("name=\"{name}\" value=\""), "\"")
    }
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}
