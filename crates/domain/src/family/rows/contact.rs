//! How people may be reached. Sealed, opened through a grant, or for the outbound gate alone.

use super::{seal, unseal};
use crate::family::{codes::Channel, model::SafeContact};
use data::{Tx, fault, tables::contact};
use jiff::Timestamp;
use kernel::{Error, Id, Result};
use policy::{Grant, Item, ItemClass, RecordKind, action};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

/// How somebody may be reached, as decisions see it: a record of its own about that person.
pub fn item(person: &Item) -> Item {
    Item { kind: RecordKind::Contact, class: ItemClass::Targeted, ..person.clone() }
}

/// Every channel of the person a grant to read is for, with its version.
pub async fn of(tx: &Tx, grant: &Grant<'_, action::Read>) -> Result<Vec<(SafeContact, i64)>> {
    all(tx, grant.target().id).await
}

/// What the outbound gate needs to know of one channel. Nobody else asks.
pub async fn for_sending(tx: &Tx, person: Id, channel: Channel) -> Result<Option<SafeContact>> {
    Ok(all(tx, person).await?.into_iter().map(|(contact, _)| contact).find(|contact| contact.channel == channel))
}

async fn all(tx: &Tx, person: Id) -> Result<Vec<(SafeContact, i64)>> {
    let rows = of_person(tx, person).await?;
    rows.into_iter().map(|row| Ok((unseal(tx, Id(row.id), &row.sealed)?, row.version))).collect()
}

/// The same with the id of each, for joining two records.
pub async fn with_ids(tx: &Tx, person: Id) -> Result<Vec<(Id, SafeContact)>> {
    let rows = of_person(tx, person).await?;
    rows.into_iter().map(|row| Ok((Id(row.id), unseal(tx, Id(row.id), &row.sealed)?))).collect()
}

async fn of_person(tx: &Tx, person: Id) -> Result<Vec<contact::Model>> {
    contact::Entity::find()
        .filter(contact::Column::PlaceId.eq(tx.cx.place.0))
        .filter(contact::Column::PersonId.eq(person.0))
        .order_by_asc(contact::Column::Channel)
        .all(tx.conn())
        .await
        .map_err(fault)
}

/// Ends now what was said of each channel that was changed after `since`, so that it is asked again.
pub async fn expire_changed(tx: &Tx, person: Id, since: Timestamp) -> Result<()> {
    let changed = |row: &contact::Model| row.updated_us > since.as_microsecond();
    for row in of_person(tx, person).await?.into_iter().filter(changed) {
        let said: SafeContact = unseal(tx, Id(row.id), &row.sealed)?;
        write(tx, person, &SafeContact { expires: Some(tx.cx.clock.now()), ..said }, None).await?;
    }
    Ok(())
}

/// The id of a channel that was never spoken of.
fn id(person: Id, tx: &Tx, channel: Channel) -> Id {
    Id::derived(tx.cx.place, "contact", &format!("{person}/{}", channel.code()))
}

/// Keeps what somebody said of one channel. `seen` is the version it was said on, 0 for a new one.
pub async fn put(tx: &Tx, grant: &Grant<'_, action::Write>, contact: &SafeContact, seen: i64) -> Result<()> {
    write(tx, grant.target().id, contact, Some(seen)).await
}

/// Keeps it whatever was there: for loading files.
pub async fn overwrite(tx: &Tx, person: Id, contact: &SafeContact) -> Result<()> {
    write(tx, person, contact, None).await
}

async fn write(tx: &Tx, person: Id, contact: &SafeContact, seen: Option<i64>) -> Result<()> {
    let there = of_person(tx, person).await?.into_iter().find(|row| row.channel == contact.channel.code());
    // A row keeps its id when its person's record is joined with another.
    let id = there.as_ref().map_or_else(|| id(person, tx, contact.channel), |row| Id(row.id));
    let version = there.as_ref().map_or(0, |row| row.version);
    if seen.is_some_and(|seen| seen != version) {
        return Err(Error::Conflict("somebody changed this meanwhile".to_owned()));
    }
    let sealed = seal(tx, id, contact)?;
    let Some(row) = there else {
        let row = contact::ActiveModel {
            place_id: Set(tx.cx.place.0),
            id: Set(id.0),
            person_id: Set(person.0),
            channel: Set(contact.channel.code().to_owned()),
            sealed: Set(sealed),
            version: Set(1),
            updated_us: Set(tx.cx.now_us()),
        };
        return row.insert(tx.conn()).await.map(drop).map_err(fault);
    };
    let mut row = row.into_active_model();
    row.sealed = Set(sealed);
    row.version = Set(version + 1);
    row.updated_us = Set(tx.cx.now_us());
    row.update(tx.conn()).await.map(drop).map_err(fault)
}
