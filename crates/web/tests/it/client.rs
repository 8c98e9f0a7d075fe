//! A visitor without an account.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use platform::search::Indexes;
use serde_json::Value;
use std::sync::Arc;
use testkit::TestPlace;
use tower::ServiceExt;
use web::{App, Settings};

/// Asks a server that runs in the test itself.
pub struct Client {
    router: Router,
    /// The place behind it.
    pub place: TestPlace,
    app: App,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Client {
    /// Over an empty register.
    pub async fn new() -> Self {
        Self::over(TestPlace::new().await)
    }

    /// Over the demonstration place, its index built.
    pub async fn demo() -> Self {
        let place = TestPlace::demo().await;
        let index = place.index().await;
        Self::with(place, index)
    }

    /// Over the demonstration place in an SQLite file, whatever the engine of the tests.
    pub async fn demo_in_a_file() -> Self {
        let place = TestPlace::demo_in_a_file().await;
        let index = place.index().await;
        Self::with(place, index)
    }

    /// Over a register, before anything was indexed.
    pub fn over(place: TestPlace) -> Self {
        Self::with(place, Indexes::in_memory())
    }

    fn with(place: TestPlace, index: Indexes) -> Self {
        let settings =
            Settings { base_url: "https://hearth.example.org".into(), exit_url: "https://example.org".into() };
        let app = App::new(place.cx(), Arc::new(index), settings, &[7; 64]);
        Self { router: web::router(app.clone()), place, app }
    }

    /// Waits until everything looked for so far stands in the log.
    pub async fn settled(&self) {
        self.app.looks.settle().await;
    }

    /// Sends a request.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let (asked, request) = kept(request).await;
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 64 << 20).await.expect("a body");
        TestPlace::keeps_every_canary(&asked, &whole(&parts.headers, &bytes));
        let body = String::from_utf8(bytes.to_vec()).expect("text");
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// Opens an address.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).expect("a request")).await
    }

    /// Opens an address that must answer JSON with 200.
    pub async fn json(&self, path: &str) -> Value {
        let answer = self.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
        answer.json()
    }
}

/// What a request says, its address and its body, and the request.
pub async fn kept(request: Request<Body>) -> (Vec<u8>, Request<Body>) {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, 64 << 20).await.expect("a body");
    let said = [parts.uri.to_string().as_bytes(), b" ", &body].concat();
    (said, Request::from_parts(parts, Body::from(body)))
}

/// Everything an answer says, in its headers too.
pub fn whole(headers: &HeaderMap, body: &[u8]) -> Vec<u8> {
    let headers = headers.iter().flat_map(|(name, value)| [name.as_str().as_bytes(), b": ", value.as_bytes(), b"\n"]);
    headers.chain([body]).collect::<Vec<_>>().concat()
}

impl Answer {
    /// The body as JSON.
    pub fn json(&self) -> Value {
        assert_eq!(self.header(header::CONTENT_TYPE.as_str()), "application/json", "{}", self.body);
        serde_json::from_str(&self.body).expect("JSON")
    }

    /// A header, or empty text.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
    }

    /// The field and code of each error.
    pub fn errors(&self) -> Vec<(String, String)> {
        let text = |v: &Value| v.as_str().expect("text").to_owned();
        let all = self.json();
        let list = all["errors"].as_array().expect("a list of errors").clone();
        list.iter()
            .map(|e| {
                assert!(!text(&e["message"]).is_empty());
                (text(&e["field"]), text(&e["code"]))
            })
            .collect()
    }
}
