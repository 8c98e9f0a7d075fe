//! `GET /open-referral-uk/service_at_locations` and by id. Here, as the standard says, readers may send a
//! postcode; nothing of it is logged or kept.

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
use domain::{
    directory::{postcodes, vocabulary},
    interchange::{
        feed::{self, Near},
        oruk_out::Depth,
    },
};
use kernel::{Error, Id};
use std::sync::Arc;

/// Farthest a reader may ask around a postcode, in metres.
const FARTHEST: u32 = 200_000;

/// A page of services at locations, each with its location and service, or all of them as lines.
pub async fn list(State(app): State<App>, mut asked: Asked) -> ApiResult {
    let ground = ground(&app).await?;
    let mut wanted = listing(&app, &ground, &mut asked)?;
    wanted.filter.near = near(&app, &mut asked).await?;
    asked.done()?;
    let spots = wanted.filter.spots(&ground.roll);
    let (publisher, depth) = (Arc::new(ground.publisher), wanted.depth);
    answer::list(spots, wanted.slice, wanted.lines, move |part| {
        let (cx, publisher) = (app.cx.clone(), Arc::clone(&publisher));
        async move { feed::at_locations(&cx, &publisher, &part, depth).await }
    })
    .await
}

async fn near(app: &App, asked: &mut Asked) -> Result<Option<Near>, Error> {
    let proximity = asked.number("proximity", 0..=FARTHEST);
    let Some(text) = asked.text("postcode") else {
        if proximity.is_some() {
            asked.invalid("proximity", "postcode-needed", "send a postcode to measure from");
        }
        return Ok(None);
    };
    let vocabulary = vocabulary::load(&app.cx).await?;
    match postcodes::locate(&app.cx, &vocabulary, &text, "postcode").await {
        Ok(found) => Ok(Some(Near { centre: found.grid, area: found.outward, proximity })),
        Err(Error::Invalid(faults)) => {
            for fault in faults {
                asked.invalid("postcode", &fault.code, &fault.message);
            }
            Ok(None)
        }
        Err(other) => Err(other),
    }
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
