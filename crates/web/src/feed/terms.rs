//! `GET /open-referral-uk/taxonomies` and `/taxonomy_terms`, and each by id.

use super::{
    answer,
    ask::{ground, lines, slice},
};
use crate::{
    App,
    api::{ApiResult, Asked},
};
use axum::{
    Json,
    extract::{Path, State},
    response::IntoResponse,
};
use kernel::{Error, Id};
use serde_json::Value;

/// A page of the lists of codes.
pub async fn taxonomies(State(app): State<App>, mut asked: Asked) -> ApiResult {
    let publisher = ground(&app).await?.publisher;
    let ((slice, _), lines) = (slice(&mut asked), lines(&mut asked));
    asked.done()?;
    let all: Vec<Value> = publisher.terms.taxonomies().iter().map(|t| publisher.taxonomy(t)).collect();
    answer::list(all, slice, lines, async |part| Ok(part)).await
}

/// One list of codes.
pub async fn taxonomy(State(app): State<App>, Path(id): Path<String>) -> ApiResult {
    let id: Id = id.parse().map_err(|_| Error::NotFound)?;
    let publisher = ground(&app).await?.publisher;
    let found = publisher.terms.taxonomies().iter().find(|t| publisher.taxonomy_id(&t.kind) == id);
    Ok(Json(publisher.taxonomy(found.ok_or(Error::NotFound)?)).into_response())
}

/// A page of codes; `taxonomy_id`, `parent_id` and `top_only` narrow it.
pub async fn list(State(app): State<App>, mut asked: Asked) -> ApiResult {
    let publisher = ground(&app).await?.publisher;
    let ((slice, _), lines) = (slice(&mut asked), lines(&mut asked));
    let (of, under) = (asked.value::<Id>("taxonomy_id", "a UUID"), asked.value::<Id>("parent_id", "a UUID"));
    let top_only = asked.flag("top_only");
    asked.done()?;
    let all: Vec<Value> = publisher
        .terms
        .terms()
        .iter()
        .filter(|t| of.is_none_or(|id| publisher.taxonomy_id(&t.kind) == id))
        .filter(|t| !top_only || t.parent.is_none())
        .filter(|t| under.is_none_or(|id| t.parent.as_deref().is_some_and(|p| publisher.term_id(&t.kind, p) == id)))
        .map(|t| publisher.term(t))
        .collect();
    answer::list(all, slice, lines, async |part| Ok(part)).await
}

/// One code.
pub async fn one(State(app): State<App>, Path(id): Path<String>) -> ApiResult {
    let id: Id = id.parse().map_err(|_| Error::NotFound)?;
    let publisher = ground(&app).await?.publisher;
    let found = publisher.terms.terms().iter().find(|t| publisher.term_id(&t.kind, &t.code) == id);
    Ok(Json(publisher.term(found.ok_or(Error::NotFound)?)).into_response())
}
