//! The search index through its port: words, filters, counts, order, and surviving a crash.
#![expect(missing_docs, clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod crash;
mod damage;
mod model;
mod words;

use kernel::search::{Change, Document, Page, Point, Query, SearchIndex};
use kernel::{Id, PlaceId};
use platform::search::Indexes;

pub fn place() -> PlaceId {
    PlaceId::derived("testplace")
}

pub fn service(slug: &str) -> Document {
    Document {
        id: Id::derived(place(), "service", slug),
        slug: slug.into(),
        name: slug.replace('-', " "),
        organisation: String::new(),
        body: String::new(),
        tags: vec![],
        from_months: None,
        to_months: None,
        points: vec![],
        freshness: 1.0,
        card: format!("{{\"slug\":\"{slug}\"}}"),
    }
}

pub fn point(easting: i32, northing: i32) -> Point {
    Point { easting, northing }
}

pub fn put(documents: impl IntoIterator<Item = Document>) -> Vec<Change> {
    documents.into_iter().map(|d| Change::Put(Box::new(d))).collect()
}

pub fn filled(documents: impl IntoIterator<Item = Document>) -> Indexes {
    let indexes = Indexes::in_memory();
    indexes.apply(place(), put(documents), 1).unwrap();
    indexes
}

pub fn slugs(page: &Page) -> Vec<&str> {
    page.hits.iter().map(|h| h.slug.as_str()).collect()
}

pub fn text(words: &str) -> Query {
    Query { text: words.into(), limit: 20, ..Query::default() }
}
