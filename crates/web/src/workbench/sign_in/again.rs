//! A session ran out: sign in again, and go on where it stopped. A form that was sent is kept for its owner.

use super::{
    super::{guard, kept::Kept},
    password::{Notice, Password},
};
use crate::{
    App,
    shell::{PageError, Render, Visit},
};
use axum::{
    RequestExt,
    extract::Request,
    http::{Method, StatusCode},
    response::{IntoResponse, Response},
};
use kernel::{Id, Result};

/// The answer to a request of somebody whose session ran out.
pub async fn again(app: &App, mut request: Request, staff: Id) -> Response {
    if request.method() != Method::POST {
        return guard::to_sign_in(&request);
    }
    let Ok(visit) = request.extract_parts_with_state::<Visit, App>(app).await;
    match page(app, visit, request, staff).await {
        Ok(page) => page.respond(StatusCode::UNAUTHORIZED),
        Err(error) => PageError(error).into_response(),
    }
}

async fn page(app: &App, visit: Visit, request: Request, staff: Id) -> Result<Password> {
    let path = request.uri().path_and_query().map_or_else(|| "/workbench".to_owned(), ToString::to_string);
    let kept = match guard::body_of(request).await {
        Some(body) => Kept::new(app, staff, path, body).seal(app)?,
        None => String::new(),
    };
    let notice = if kept.is_empty() { Notice::Over } else { Notice::Kept };
    let (email, error) = Default::default();
    let p = visit.page("sign-in-title").private();
    // What was typed waits inside this page, and would not come along to another's.
    let on = kept.is_empty() && app.sign_on.is_some();
    let passkeys = app.passkeys.is_some();
    Ok(Password { p, notice, email, back: "/workbench".to_owned(), kept, error, on, passkeys })
}
