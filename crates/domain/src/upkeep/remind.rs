//! The review ladder climbed: whoever keeps an entry is told once on each rung, all of theirs in one message. After the
//! last rung nobody is told again; the entry ranks last until somebody looks.

use crate::{
    access::{Action, authorise},
    directory::{freshness::Rung, model::Service, rows},
    notify::{Notice, tell_staff},
    upkeep::claim::{self, State},
};
use data::{
    Cx, Tx, fault,
    tables::{place, reminder},
};
use kernel::{Id, Result};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::OnConflict};
use std::collections::{BTreeMap, BTreeSet};

/// Rungs on which keepers are told.
const TOLD: [Rung; 4] = [Rung::NeverReviewed, Rung::Due, Rung::Reminded, Rung::Urgent];

/// Tells keepers of entries that came to a further rung, and says how many people were told.
///
/// # Errors
/// `NotFound` when the actor may not; a database fault.
pub async fn run(cx: &Cx) -> Result<usize> {
    authorise(&cx.actor, Action::SendMail)?;
    cx.act(|tx| async move {
        // One process at a time, so that nobody is told twice.
        place::Entity::find_by_id(tx.cx.place.0).lock_exclusive().one(tx.conn()).await.map_err(fault)?;
        let today = tx.cx.clock.today();
        let claims = claim::all(&tx.cx, tx.conn()).await?;
        let held: Vec<_> = claims.into_iter().filter(|c| c.state == State::Held).collect();
        let told = told(&tx).await?;
        let (mut climbed, mut fresh, mut whom) = (Vec::new(), Vec::new(), BTreeSet::new());
        for service in rows::all::<Service>(&tx.cx).await?.into_iter().map(|stored| stored.record) {
            let keepers = || held.iter().filter(|c| Some(c.organisation) == service.organisation_id);
            let rung = Rung::on(&service.review, today);
            let before = told.get(&service.id).map(String::as_str);
            if rung == Rung::Fresh && before.is_some() {
                fresh.push(service.id);
            } else if TOLD.contains(&rung) && before != Some(rung.code()) && keepers().next().is_some() {
                whom.extend(keepers().map(|c| c.staff));
                climbed.push((service.id, rung));
            }
        }
        forget(&tx, &fresh).await?;
        note(&tx, &climbed).await?;
        for staff in &whom {
            tell_staff(&tx, *staff, Notice::ReviewDue).await?;
        }
        Ok(whom.len())
    })
    .await
}

/// The rung each entry's keepers were last told of.
async fn told(tx: &Tx) -> Result<BTreeMap<Id, String>> {
    let rows = reminder::Entity::find()
        .filter(reminder::Column::PlaceId.eq(tx.cx.place.0))
        .all(tx.conn())
        .await
        .map_err(fault)?;
    Ok(rows.into_iter().map(|row| (Id(row.service_id), row.rung)).collect())
}

/// Somebody looked: the ladder begins anew.
async fn forget(tx: &Tx, services: &[Id]) -> Result<()> {
    reminder::Entity::delete_many()
        .filter(reminder::Column::PlaceId.eq(tx.cx.place.0))
        .filter(reminder::Column::ServiceId.is_in(services.iter().map(|id| id.0)))
        .exec(tx.conn())
        .await
        .map_err(fault)?;
    Ok(())
}

async fn note(tx: &Tx, climbed: &[(Id, Rung)]) -> Result<()> {
    if climbed.is_empty() {
        return Ok(());
    }
    let rows = climbed.iter().map(|(service, rung)| reminder::ActiveModel {
        place_id: Set(tx.cx.place.0),
        service_id: Set(service.0),
        rung: Set(rung.code().to_owned()),
        at_us: Set(tx.cx.now_us()),
    });
    let met = OnConflict::columns([reminder::Column::PlaceId, reminder::Column::ServiceId])
        .update_columns([reminder::Column::Rung, reminder::Column::AtUs])
        .to_owned();
    reminder::Entity::insert_many(rows).on_conflict(met).exec_without_returning(tx.conn()).await.map_err(fault)?;
    Ok(())
}
