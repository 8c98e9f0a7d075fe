//! Hearth's own API under `/api/v1`, described by its OpenAPI document, and what the feed shares with it.

pub mod edge;
mod failure;
mod query;

pub use failure::{ApiResult, Failure};
pub use query::Asked;

use crate::route::Route;

/// Every call of the API.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
