//! A language is a path prefix: `/ar/search` is the page `/search` in Arabic; English has none.

use super::words;
use axum::http::{Request, Uri};
use kernel::Language;

/// A path's language, `None` for English, and the path without it.
pub fn parts(path: &str) -> (Option<&'static str>, &str) {
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    let Some(known) = words::languages().iter().find(|l| l.code == first && l.code != "en") else {
        return (None, path);
    };
    let rest = path.trim_start_matches('/').get(first.len()..).unwrap_or_default();
    (Some(&known.code), if rest.is_empty() { "/" } else { rest })
}

/// Takes the prefix off the path and remembers it beside the request.
pub fn take_prefix<B>(mut request: Request<B>) -> Request<B> {
    let (known, rest) = parts(request.uri().path());
    let language = Language(known.unwrap_or("en").to_owned());
    if known.is_some() {
        let target = match request.uri().query() {
            Some(query) => format!("{rest}?{query}"),
            None => rest.to_owned(),
        };
        if let Ok(uri) = target.parse::<Uri>() {
            *request.uri_mut() = uri;
        }
    }
    request.extensions_mut().insert(language);
    request
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(uri: &str) -> (String, String) {
        let request = take_prefix(Request::builder().uri(uri).body(()).expect("a request"));
        let language = request.extensions().get::<Language>().expect("a language").0.clone();
        (request.uri().to_string(), language)
    }

    #[test]
    fn a_known_prefix_is_a_language() {
        assert_eq!(taken("/ar/search?q=sleep"), ("/search?q=sleep".into(), "ar".into()));
        assert_eq!(taken("/ar"), ("/".into(), "ar".into()));
    }

    #[test]
    fn anything_else_is_a_path() {
        assert_eq!(taken("/arrows"), ("/arrows".into(), "en".into()));
        assert_eq!(taken("/en/search"), ("/en/search".into(), "en".into()));
        assert_eq!(taken("/"), ("/".into(), "en".into()));
    }
}
