//! Hearth's own API under `/api/v1`, described by its OpenAPI document, and what the feed shares with it.

mod body;
mod card;
mod describe;
pub mod edge;
mod failure;
mod gaps;
mod kept;
mod pathway;
mod query;
mod service;
mod services;

pub use describe::openapi;
pub use failure::{ApiResult, Failure};
pub use gaps::only;
pub use kept::Answers;
pub use query::Asked;

use crate::route::{Face, Route};
use axum::routing::{get, post};

/// Every call of the API.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get(Face::Api, "/api/v1/services", || get(services::list)),
        Route::get(Face::Api, "/api/v1/services/{slug}", || get(service::one)),
        Route::post(Face::Api, "/api/v1/pathway", None, || post(pathway::plan)),
        Route::get(Face::Api, "/api/v1/gaps", || get(gaps::gaps)),
        Route::get(Face::Api, "/api/v1/openapi.json", || get(describe::openapi_json)),
    ]
}
