//! The description of the API: one OpenAPI document, made from the handlers themselves.

use super::{gaps, pathway, service, services};
use axum::{Json, response::IntoResponse};
use utoipa::OpenApi;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Hearth",
        version = "1",
        description = "What a place offers families: find services, get a short plan, see what is missing. \
                       Open, without keys. Errors are always {\"errors\":[{field, code, message}]}: 400 for what \
                       cannot be read, 422 for what can be read but is not acceptable.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0"),
    ),
    paths(services::list, service::one, pathway::plan, gaps::gaps, openapi_json)
)]
struct Document;

/// The whole document.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Document::openapi()
}

/// This document.
#[utoipa::path(
    get, path = "/api/v1/openapi.json", operation_id = "openapi", tag = "Description",
    responses((status = 200, description = "The OpenAPI document", body = Object))
)]
pub async fn openapi_json() -> impl IntoResponse {
    Json(openapi())
}
