//! `GET /open-referral-uk/services` and `/services/{id}`.

use super::{
    answer,
    ask::{ground, listing},
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
use domain::interchange::{
    feed,
    oruk_out::{Depth, moment},
};
use jiff::Timestamp;
use kernel::{Error, Id};
use std::sync::Arc;

/// A page of services with their organisation, or all of them as lines.
pub async fn list(State(app): State<App>, mut asked: Asked) -> ApiResult {
    let ground = ground(&app).await?;
    let wanted = listing(&app, &ground, &mut asked)?;
    asked.done()?;
    let ids = wanted.filter.services(&ground.roll);
    if wanted.minimal {
        let dated = |id: Id| {
            let at = ground.roll.entries.get(&id).map_or(0, |e| e.modified_us);
            (id, moment(Timestamp::from_microsecond(at).unwrap_or_default()))
        };
        return Ok(answer::minimal(&wanted, ids.into_iter().map(dated).collect()));
    }
    let (publisher, depth) = (Arc::new(ground.publisher), wanted.depth);
    answer::list(ids, wanted.slice, wanted.lines, move |part| {
        let (cx, publisher) = (app.cx.clone(), Arc::clone(&publisher));
        async move { feed::services(&cx, &publisher, &part, depth).await }
    })
    .await
}

/// One service with everything under it.
pub async fn one(State(app): State<App>, Path(id): Path<String>) -> ApiResult {
    let id: Id = id.parse().map_err(|_| Error::NotFound)?;
    let ground = ground(&app).await?;
    let found = feed::services(&app.cx, &ground.publisher, &[id], Depth::Full).await?.pop();
    Ok(Json(found.ok_or(Error::NotFound)?).into_response())
}
