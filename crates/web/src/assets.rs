//! Style sheets, scripts and icons: made by `cargo run -p assets`, held in the binary, kept by browsers.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};

use axum::{
    body::Bytes,
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::Embed;

/// Where assets are served; the route table has this pattern.
pub const PATTERN: &str = "/assets/{name}";

#[derive(Embed)]
#[folder = "../../target/hearth-assets"]
#[allow_missing = true]
struct Folder;

static STORE: LazyLock<Store> = LazyLock::new(Store::load);

#[derive(Default)]
struct Store {
    /// Logical name to address.
    addresses: BTreeMap<String, String>,
    files: HashMap<String, File>,
}

struct File {
    plain: Bytes,
    gzipped: Option<Bytes>,
    kind: &'static str,
}

/// What came to fetch a file: which spelling it can read and which it already has.
struct Wish<'a> {
    gzip: bool,
    held: &'a str,
}

impl Store {
    fn load() -> Self {
        let Some(manifest) = Folder::get("manifest.json") else { return Self::default() };
        let names: BTreeMap<String, String> = serde_json::from_slice(&manifest.data).unwrap_or_default();
        let files = names.values().filter_map(|hashed| Some((hashed.clone(), File::read(hashed)?))).collect();
        let addresses = names.into_iter().map(|(name, hashed)| (name, format!("/assets/{hashed}"))).collect();
        Self { addresses, files }
    }
}

impl File {
    fn read(hashed: &str) -> Option<Self> {
        let bytes = |name: &str| Folder::get(name).map(|file| into_bytes(file.data));
        Some(Self { plain: bytes(hashed)?, gzipped: bytes(&format!("{hashed}.gz")), kind: kind_of(hashed) })
    }

    /// The name holds a hash of the content, so it is its own entity tag and never goes stale.
    fn answer(&self, name: &str, wish: &Wish<'_>) -> Response {
        let (body, coding) = match (&self.gzipped, wish.gzip) {
            (Some(gzipped), true) => (gzipped, Some("gzip")),
            _ => (&self.plain, None),
        };
        let tag = format!("\"{name}{}\"", coding.map_or("", |_| "-gz"));
        let mut headers = HeaderMap::new();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.kind));
        let held = wish.held.split(',').any(|one| one.trim() == tag);
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            headers.insert(header::ETAG, tag);
        }
        if held {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        if let Some(coding) = coding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
        }
        (headers, body.clone()).into_response()
    }
}

fn into_bytes(data: Cow<'static, [u8]>) -> Bytes {
    match data {
        Cow::Borrowed(held) => Bytes::from_static(held),
        Cow::Owned(read) => Bytes::from(read),
    }
}

fn kind_of(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    }
}

/// Says at start-up what to do when the files were never made.
///
/// # Errors
/// When the style sheet is missing; the message names the command that makes it.
pub fn check() -> anyhow::Result<()> {
    anyhow::ensure!(
        STORE.addresses.contains_key("hearth.css"),
        "style sheets are missing: run `npm ci --ignore-scripts && cargo run -p assets`, then build again"
    );
    Ok(())
}

/// The address of an asset by its logical name, such as `hearth.js`. Empty when there is none.
#[must_use]
pub fn asset_url(name: &str) -> &'static str {
    STORE.addresses.get(name).map_or("", String::as_str)
}

/// The address of the style sheet for a reading direction, `ltr` or `rtl`.
#[must_use]
pub fn stylesheet(dir: &str) -> &'static str {
    asset_url(if dir == "rtl" { "hearth.rtl.css" } else { "hearth.css" })
}

/// Answers for one file.
pub async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let read = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let wish = Wish { gzip: accepts_gzip(read(header::ACCEPT_ENCODING)), held: read(header::IF_NONE_MATCH) };
    STORE.files.get(&name).map_or_else(|| StatusCode::NOT_FOUND.into_response(), |file| file.answer(&name, &wish))
}

fn accepts_gzip(accepted: &str) -> bool {
    accepted.split(',').any(|one| {
        let mut parts = one.split(';').map(str::trim);
        parts.next() == Some("gzip") && !parts.any(|part| part == "q=0" || part == "q=0.0")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> File {
        File {
            plain: Bytes::from_static(b".a{}"),
            gzipped: Some(Bytes::from_static(b"zipped")),
            kind: kind_of("hearth.1a.css"),
        }
    }

    #[test]
    fn gzip_goes_to_those_who_read_it() {
        let zipped = file().answer("hearth.1a.css", &Wish { gzip: true, held: "" });
        assert_eq!(zipped.headers()[header::CONTENT_ENCODING], "gzip");
        assert_eq!(zipped.headers()[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
        let plain = file().answer("hearth.1a.css", &Wish { gzip: false, held: "" });
        assert!(!plain.headers().contains_key(header::CONTENT_ENCODING));
        assert_eq!(plain.headers()[header::CONTENT_TYPE], "text/css; charset=utf-8");
        assert_ne!(zipped.headers()[header::ETAG], plain.headers()[header::ETAG]);
    }

    #[test]
    fn a_copy_already_held_is_not_sent_again() {
        let held = file().answer("hearth.1a.css", &Wish { gzip: true, held: "\"x\", \"hearth.1a.css-gz\"" });
        assert_eq!(held.status(), StatusCode::NOT_MODIFIED);
    }

    #[test]
    fn refusing_gzip_is_respected() {
        assert!(accepts_gzip("br, gzip"));
        assert!(accepts_gzip("gzip;q=0.5"));
        assert!(!accepts_gzip("gzip;q=0"));
        assert!(!accepts_gzip("x-gzip"));
        assert!(!accepts_gzip(""));
    }

    #[tokio::test]
    async fn an_unknown_file_is_not_found() {
        let answer = serve(Path("../Cargo.toml".to_owned()), HeaderMap::new()).await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND);
    }
}
