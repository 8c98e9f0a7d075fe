//! `GET /open-referral-uk/organizations` and `/organizations/{id}`: not in the UK profile, given from HSDS.

use super::{answer, ask};
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
    feed::{self, FeedFilter},
    oruk_out::{Depth, Publisher, unstated, unstated_id},
};
use kernel::{Error, Id};
use serde_json::Value;
use std::sync::Arc;

/// A page of organisations; with `full_service`, each with its services.
pub async fn list(State(app): State<App>, mut asked: Asked) -> ApiResult {
    let ground = ask::ground(&app).await?;
    let (slice, _) = ask::slice(&mut asked);
    let (lines, full) = (ask::lines(&mut asked), asked.flag("full_service"));
    asked.done()?;
    let mut ids: Vec<Id> = ground.roll.organisations.iter().copied().collect();
    if ground.roll.entries.values().any(|e| e.organisation.is_none() && e.status.is_described()) {
        ids.push(unstated_id(&ground.publisher));
        ids.sort_unstable();
    }
    let (publisher, roll) = (Arc::new(ground.publisher), ground.roll);
    answer::list(ids, slice, lines, move |part| {
        let (app, publisher, roll) = (app.clone(), Arc::clone(&publisher), Arc::clone(&roll));
        async move {
            let mut found = load(&app, &publisher, &part).await?;
            if full {
                for (id, organisation) in part.iter().zip(&mut found) {
                    let theirs = FeedFilter { organisation: Some(*id), ..FeedFilter::default() }.services(&roll);
                    organisation["services"] = feed::services(&app.cx, &publisher, &theirs, Depth::Full).await?.into();
                }
            }
            Ok(found)
        }
    })
    .await
}

/// One organisation.
pub async fn one(State(app): State<App>, Path(id): Path<String>) -> ApiResult {
    let id: Id = id.parse().map_err(|_| Error::NotFound)?;
    let ground = ask::ground(&app).await?;
    let found = load(&app, &ground.publisher, &[id]).await?.pop();
    Ok(Json(found.ok_or(Error::NotFound)?).into_response())
}

async fn load(app: &App, publisher: &Publisher, ids: &[Id]) -> kernel::Result<Vec<Value>> {
    let mut found = feed::organisations(&app.cx, publisher, ids).await?;
    if let Some(at) = ids.iter().position(|id| *id == unstated_id(publisher)) {
        found.insert(at.min(found.len()), unstated(publisher));
    }
    Ok(found)
}
