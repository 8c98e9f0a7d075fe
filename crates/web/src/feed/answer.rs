//! Lists as the feed answers them: a page, or everything line by line, never all in memory at once.

use super::ask::Listing;
use crate::api::Failure;
use axum::{
    Json,
    body::Body,
    http::header,
    response::{IntoResponse, Response},
};
use domain::interchange::oruk_out::{FeedPage, Slice};
use futures::{Stream, StreamExt, stream};
use serde_json::Value;
use std::{future::Future, sync::Arc};

/// Items loaded at a time for an answer without pages.
const CHUNK: usize = 200;

/// A page of a list, or all of it as lines. `load` turns part of the list into objects.
pub async fn list<T, F, Fut>(all: Vec<T>, slice: Slice, lines: bool, load: F) -> Result<Response, Failure>
where
    T: Clone + Send + Sync + 'static,
    F: Fn(Vec<T>) -> Fut + Send + 'static,
    Fut: Future<Output = kernel::Result<Vec<Value>>> + Send + 'static,
{
    if !lines {
        let contents = load(slice.of(&all).to_vec()).await?;
        return Ok(Json(FeedPage::new(all.len(), slice, contents)).into_response());
    }
    let body = chunks(all).then(move |part| {
        let loading = load(part);
        async move { loading.await.map(|items| items.iter().map(|item| format!("{item}\n")).collect::<String>()) }
    });
    Ok(streamed("application/x-ndjson", body.map(|part| part.map_err(failed))))
}

/// Ids and dates only: one page of everything unless the reader asked for pages.
pub fn minimal(listing: &Listing, all: Vec<(kernel::Id, String)>) -> Response {
    let slice = if listing.paged { listing.slice } else { Slice { page: 1, per_page: all.len().max(1) } };
    let shown = slice.of(&all).to_vec();
    let mut frame = FeedPage::new(all.len(), slice, Vec::new());
    (frame.size, frame.empty) = (shown.len(), shown.is_empty());
    let frame = serde_json::to_string(&frame).unwrap_or_default();
    let head = frame.trim_end_matches("]}").to_owned();
    let items = chunks(shown).enumerate().map(|(at, part)| {
        let objects: Vec<String> = part
            .iter()
            .map(|(id, on)| format!(r#"{{"id":"{id}","last_modified":"{on}","modified_date":"{on}"}}"#))
            .collect();
        format!("{}{}", if at == 0 { "" } else { "," }, objects.join(","))
    });
    let whole = stream::iter([head]).chain(items).chain(stream::iter(["]}".to_owned()]));
    streamed("application/json", whole.map(Ok))
}

fn chunks<T: Clone + Send + Sync + 'static>(all: Vec<T>) -> impl Stream<Item = Vec<T>> + Send {
    let all: Arc<[T]> = all.into();
    stream::iter((0..all.len()).step_by(CHUNK)).map(move |from| all[from..(from + CHUNK).min(all.len())].to_vec())
}

/// The connection is cut: a reader must not take half a list for the whole.
fn failed(cause: kernel::Error) -> std::io::Error {
    tracing::error!(%cause, "a streamed list broke off");
    std::io::Error::other("the list broke off")
}

fn streamed(kind: &'static str, body: impl Stream<Item = Result<String, std::io::Error>> + Send + 'static) -> Response {
    ([(header::CONTENT_TYPE, kind)], Body::from_stream(body)).into_response()
}
