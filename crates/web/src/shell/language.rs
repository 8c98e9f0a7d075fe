//! A language is a path prefix: `/ar/search` is the page `/search` in Arabic; English has none.

use super::words;
use axum::http::{Request, Uri};
use kernel::Language;

/// Takes the prefix off the path and remembers it beside the request.
pub fn take_prefix<B>(mut request: Request<B>) -> Request<B> {
    let path = request.uri().path();
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    let known = words::languages().iter().find(|l| l.code == first && l.code != "en");
    let language = Language(known.map_or("en", |l| l.code.as_str()).to_owned());
    if known.is_some() {
        let rest = &path[1 + first.len()..];
        let rest = if rest.is_empty() { "/" } else { rest };
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
