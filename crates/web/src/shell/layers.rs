//! What every request passes through, outermost first: request id, panic guard, compression, headers,
//! what programs are told, time limit, error pages, cross-site guard, readable text, body limit, who may, language.

use super::{cross_site, errors, headers, language, readable, visit};
use crate::{App, api::edge, workbench::guard};
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    http::{HeaderName, StatusCode},
    middleware::{Next, from_fn, from_fn_with_state},
    response::Response,
};
use kernel::Language;
use std::time::Duration;
use tower::{ServiceBuilder, util::MapRequestLayer};
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::CompressionLayer,
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
    timeout::TimeoutLayer,
};

/// Forms and API bodies: more than any of ours needs.
const MOST_BYTES: usize = 64 * 1024;

/// Puts the layers around the routes. The language comes off the path before routing.
pub fn around(routes: Router<App>, app: App) -> Router {
    let id = HeaderName::from_static("x-request-id");
    let routed = routes
        .layer(from_fn_with_state(app.clone(), guard::check))
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .with_state(app.clone())
        .layer(from_fn(|request, next| readable::only(MOST_BYTES, request, next)))
        .layer(from_fn(cross_site::refuse))
        .layer(from_fn_with_state(app, write_errors));
    let inner = ServiceBuilder::new().layer(MapRequestLayer::new(language::take_prefix)).service(routed);
    Router::new().fallback_service(inner).layer(
        ServiceBuilder::new()
            .layer(SetRequestIdLayer::new(id.clone(), MakeRequestUuid))
            .layer(PropagateRequestIdLayer::new(id))
            .layer(CompressionLayer::new())
            .layer(from_fn(headers::add))
            .layer(from_fn(edge::dress))
            .layer(CatchPanicLayer::new())
            .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(20))),
    )
}

async fn write_errors(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let here = visit::opens(request.method(), request.uri(), request.extensions());
    let language = request.extensions().get::<Language>().cloned().unwrap_or_default();
    let response = next.run(request).await;
    if edge::is_for_programs(&path) {
        return response;
    }
    let private = guard::is_for_staff(&path);
    // A page that is not there and one that is somebody else's must not differ by a letter.
    let here = if private { "/workbench" } else { &here };
    let mut response = errors::write_page(&app.cx, &language, here, response).await;
    if private {
        guard::keep_private(&mut response);
    }
    response
}
