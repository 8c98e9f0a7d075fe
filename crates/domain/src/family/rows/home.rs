//! Where people live. Addresses are sealed, and opened only for a grant that opens class 5.

use super::{day, seal, unseal};
use crate::family::model::{Address, Stay};
use data::{
    Tx, fault,
    tables::{home, stay},
};
use jiff::civil::Date;
use kernel::{Id, Result};
use policy::{Grant, action};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;

/// The stays of the person a grant is for, latest first; with addresses when it opens them.
pub async fn of(tx: &Tx, grant: &Grant<'_, action::Read>) -> Result<Vec<Stay>> {
    let opens = grant.fields().opens("address");
    stays(tx, grant.target().id, |_| opens).await
}

/// Where somebody lives on `day`, for the matcher; never a confidential address, because a match would tell it.
pub async fn compared(tx: &Tx, person: Id, day: Date) -> Result<Option<Address>> {
    let stays = stays(tx, person, |confidential| !confidential).await?;
    let lives = |stay: &Stay| stay.from.is_none_or(|from| from <= day) && stay.to.is_none_or(|to| day < to);
    Ok(stays.into_iter().find(lives).and_then(|stay| stay.address))
}

async fn stays(tx: &Tx, person: Id, opens: impl Fn(bool) -> bool) -> Result<Vec<Stay>> {
    let rows = stay::Entity::find()
        .filter(stay::Column::PlaceId.eq(tx.cx.place.0))
        .filter(stay::Column::PersonId.eq(person.0))
        .order_by_desc(stay::Column::FromDay)
        .all(tx.conn())
        .await
        .map_err(fault)?;
    let homes = home::Entity::find()
        .filter(home::Column::PlaceId.eq(tx.cx.place.0))
        .filter(home::Column::Id.is_in(rows.iter().map(|row| row.home_id)))
        .all(tx.conn())
        .await
        .map_err(fault)?;
    let homes: HashMap<_, _> = homes.into_iter().map(|home| (home.id, home)).collect();
    rows.into_iter()
        .filter_map(|row| homes.get(&row.home_id).map(|home| (row, home)))
        .map(|(row, home)| {
            let address = opens(home.confidential).then(|| unseal(tx, Id(home.id), &home.sealed)).transpose()?;
            Ok(Stay {
                home: Id(home.id),
                address,
                confidential: home.confidential,
                from: day(row.from_day)?,
                to: day(row.to_day)?,
                source: row.source,
            })
        })
        .collect()
}

/// Keeps a home, sealed.
pub async fn insert(tx: &Tx, id: Id, address: &Address, confidential: bool) -> Result<()> {
    home::ActiveModel {
        place_id: Set(tx.cx.place.0),
        id: Set(id.0),
        sealed: Set(seal(tx, id, address)?),
        confidential: Set(confidential),
    }
    .insert(tx.conn())
    .await
    .map_err(fault)?;
    Ok(())
}

/// Keeps that somebody lives or lived there.
pub async fn move_in(tx: &Tx, id: Id, person: Id, stay: &Stay) -> Result<()> {
    stay::ActiveModel {
        place_id: Set(tx.cx.place.0),
        id: Set(id.0),
        home_id: Set(stay.home.0),
        person_id: Set(person.0),
        from_day: Set(stay.from.map(|day| day.to_string())),
        to_day: Set(stay.to.map(|day| day.to_string())),
        source: Set(stay.source.clone()),
    }
    .insert(tx.conn())
    .await
    .map_err(fault)?;
    Ok(())
}
