//! `GET /open-referral-uk/service_at_locations` and by id. Here, as the standard says, readers may send a
//! postcode; nothing of it is logged or kept.

use super::{answer, ask::{ground, listing}};
use crate::{
    App,
    api::{ApiResult, Asked},
};
use axum::{
    Json,
    extract::{Path, State},
    response::IntoResponse,
};
use domain::interchange::{feed, oruk_out::Depth};
use kernel::{Error, Id};
use std::sync::Arc;

/// A page of services at locations, each with its location and service, or all of them as lines.
pub async fn list(State(app): State<App>, mut asked: Asked) -> ApiResult {
    let ground = ground(&app).await?;
    let wanted = listing(&app, &ground, &mut asked)?;
    asked.done()?;
    let spots = wanted.filter.spots(&ground.roll);
    let (publisher, depth) = (Arc::new(ground.publisher), wanted.depth);
    answer::list(spots, wanted.slice, wanted.lines, move |part| {
        let (cx, publisher) = (app.cx.clone(), Arc::clone(&publisher));
        async move { feed::at_locations(&cx, &publisher, &part, depth).await }
    })
    .await
}

/// One service at one location.
pub async fn one(State(app): State<App>, Path(id): Path<String>) -> ApiResult {
    let id: Id = id.parse().map_err(|_| Error::NotFound)?;
    let ground = ground(&app).await?;
    let of = ground.roll.spots().find(|(_, _, spot)| spot.id == id).map(|(service, _, _)| service);
    let spot = (of.ok_or(Error::NotFound)?, id);
    let found = feed::at_locations(&app.cx, &ground.publisher, &[spot], Depth::Full).await?.pop();
    Ok(Json(found.ok_or(Error::NotFound)?).into_response())
}
