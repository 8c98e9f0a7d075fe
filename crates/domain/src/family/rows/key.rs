//! The keys people are looked up by when the same person is looked for.

use crate::family::matching::{Clean, keys};
use data::{Tx, fault, tables::person_key};
use kernel::{Id, Result};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::BTreeSet;

/// More people than this under one key are not looked at by it alone.
const CROWD: u64 = 200;

/// Puts the keys of a person in force.
pub async fn replace(tx: &Tx, person: Id, known: &Clean) -> Result<()> {
    use person_key::Column as C;
    person_key::Entity::delete_many()
        .filter(C::PlaceId.eq(tx.cx.place.0))
        .filter(C::PersonId.eq(person.0))
        .exec(tx.conn())
        .await
        .map_err(fault)?;
    let rows: Vec<_> = keys(known)
        .into_iter()
        .map(|key| person_key::ActiveModel {
            place_id: Set(tx.cx.place.0),
            key: Set(key.cast_signed()),
            person_id: Set(person.0),
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    person_key::Entity::insert_many(rows).exec_without_returning(tx.conn()).await.map_err(fault)?;
    Ok(())
}

/// Everybody who shares a key with what is looked for.
pub async fn sharing(tx: &Tx, wanted: &Clean) -> Result<Vec<Id>> {
    use person_key::Column as C;
    let mut found = BTreeSet::new();
    for key in keys(wanted) {
        let rows: Vec<uuid::Uuid> = person_key::Entity::find()
            .select_only()
            .column(C::PersonId)
            .filter(C::PlaceId.eq(tx.cx.place.0))
            .filter(C::Key.eq(key.cast_signed()))
            .limit(CROWD)
            .into_tuple()
            .all(tx.conn())
            .await
            .map_err(fault)?;
        found.extend(rows.into_iter().map(Id));
    }
    Ok(found.into_iter().collect())
}
