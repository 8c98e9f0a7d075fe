//! A person's row. Its content leaves only through a grant, and only as far as the grant's fields.

use super::{moment, read, seal, unseal, write};
use crate::family::{
    join::Known,
    model::{Details, Equality, Identifiers},
};
use data::{Tx, fault, tables::person};
use jiff::Timestamp;
use kernel::{Error, Id, Result};
use policy::{FieldMask, Grant, Item, ItemClass, RecordKind, action};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use serde::{Deserialize, Serialize};

/// What of a person a grant opened: what it did not open is not there.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// Names, birth, sex, pronouns, languages, interpreter and access needs.
    pub who: Option<Details>,
    /// Numbers on other lists.
    pub identifiers: Option<Identifiers>,
    /// Equality answers.
    pub equality: Option<Equality>,
    /// What to know before knocking.
    pub flags: Option<Vec<String>>,
    /// Their school.
    pub school: Option<String>,
    /// The record's version.
    pub version: i64,
    /// When it last changed.
    pub updated: Timestamp,
}

/// Where somebody can be found by day. Sealed.
#[derive(Default, Serialize, Deserialize)]
struct ByDay {
    school: String,
}

/// What decisions rest on, and none of the content.
fn item(place: kernel::PlaceId, id: Id, agency: Id, team: Id) -> Item {
    Item {
        id,
        place,
        kind: RecordKind::Person,
        class: ItemClass::Universal,
        subjects: vec![id],
        mentioned: vec![],
        agency,
        team,
        queue: None,
    }
}

/// Most records that stand for one another in a row.
const LONGEST: usize = 16;

/// The record that stands for this one since they were found to be of one person; itself when it stands alone.
pub async fn standing(tx: &Tx, id: Id) -> Result<Id> {
    use person::Column as C;
    let mut now = id;
    for _ in 0..LONGEST {
        let next: Option<Option<uuid::Uuid>> = person::Entity::find_by_id((tx.cx.place.0, now.0))
            .select_only()
            .column(C::MergedInto)
            .into_tuple()
            .one(tx.conn())
            .await
            .map_err(fault)?;
        match next.flatten() {
            Some(into) => now = Id(into),
            None => return Ok(now),
        }
    }
    Err(Error::internal("records that stand for one another in a circle"))
}

/// A record, and every record it stands for.
///
/// # Errors
/// A database fault.
pub async fn of_one_person(tx: &Tx, id: Id) -> Result<Vec<Id>> {
    use person::Column as C;
    let (mut all, mut last) = (vec![id], vec![id.0]);
    for _ in 0..LONGEST {
        last = person::Entity::find()
            .select_only()
            .column(C::Id)
            .filter(C::PlaceId.eq(tx.cx.place.0))
            .filter(C::MergedInto.is_in(last))
            .into_tuple()
            .all(tx.conn())
            .await
            .map_err(fault)?;
        if last.is_empty() {
            break;
        }
        all.extend(last.iter().copied().map(Id));
    }
    Ok(all)
}

/// The facts of one person's record.
pub async fn find(tx: &Tx, id: Id) -> Result<Option<Item>> {
    Ok(facts(tx, &[id]).await?.pop())
}

/// The facts of these people's records, without those that were merged away.
pub async fn facts(tx: &Tx, ids: &[Id]) -> Result<Vec<Item>> {
    use person::Column as C;
    let ids: Vec<_> = ids.iter().map(|id| id.0).collect();
    let rows: Vec<(uuid::Uuid, uuid::Uuid, uuid::Uuid)> = person::Entity::find()
        .select_only()
        .columns([C::Id, C::AgencyId, C::TeamId])
        .filter(C::PlaceId.eq(tx.cx.place.0))
        .filter(C::Id.is_in(ids))
        .filter(C::MergedInto.is_null())
        .order_by_asc(C::Id)
        .into_tuple()
        .all(tx.conn())
        .await
        .map_err(fault)?;
    Ok(rows.into_iter().map(|(id, agency, team)| item(tx.cx.place, Id(id), Id(agency), Id(team))).collect())
}

/// The person a grant to read is for, as far as it opens them.
pub async fn load(tx: &Tx, grant: &Grant<'_, action::Read>) -> Result<Shown> {
    let row = row(tx, grant.target().id, false).await?;
    let details: Details = read(&row.doc)?;
    let mask = grant.fields();
    let school = if mask.opens("school") { by_day(tx, &row)?.school } else { String::new() };
    Ok(Shown {
        identifiers: mask.opens("identifiers").then(|| details.identifiers.clone()),
        equality: mask.opens("equality").then(|| details.equality.clone()),
        flags: mask.opens("risk_flags").then(|| details.flags.clone()),
        school: mask.opens("school").then_some(school),
        version: row.version,
        updated: moment(row.updated_us)?,
        who: mask.opens("name").then(|| plain(details)),
    })
}

/// What class 1 holds of a person.
fn plain(details: Details) -> Details {
    Details { identifiers: Identifiers::default(), equality: Equality::default(), flags: Vec::new(), ..details }
}

/// Those of these people whom the filter admitted, with what class 1 holds of them. `admitted` is the filter's answer:
/// rows come only for items that were asked of it.
pub async fn listed(tx: &Tx, admitted: &[Item]) -> Result<Vec<(Id, Details)>> {
    use person::Column as C;
    let ids: Vec<_> = admitted.iter().map(|item| item.id.0).collect();
    let rows = person::Entity::find()
        .filter(C::PlaceId.eq(tx.cx.place.0))
        .filter(C::Id.is_in(ids))
        .order_by_asc(C::Id)
        .all(tx.conn())
        .await
        .map_err(fault)?;
    rows.iter().map(|row| Ok((Id(row.id), plain(read(&row.doc)?)))).collect()
}

/// What the matcher compares, of these people: it answers with reasons and never with what it compared.
pub async fn compared(tx: &Tx, ids: &[Id]) -> Result<Vec<(Id, Details)>> {
    use person::Column as C;
    let ids: Vec<_> = ids.iter().map(|id| id.0).collect();
    let rows = person::Entity::find()
        .filter(C::PlaceId.eq(tx.cx.place.0))
        .filter(C::Id.is_in(ids))
        .filter(C::MergedInto.is_null())
        .order_by_asc(C::Id)
        .all(tx.conn())
        .await
        .map_err(fault)?;
    rows.iter().map(|row| Ok((Id(row.id), read(&row.doc)?))).collect()
}

/// How many people are kept.
pub async fn count(tx: &Tx) -> Result<u32> {
    use sea_orm::PaginatorTrait;
    let all = person::Entity::find().filter(person::Column::PlaceId.eq(tx.cx.place.0));
    Ok(u32::try_from(all.count(tx.conn()).await.map_err(fault)?).unwrap_or(u32::MAX))
}

/// Keeps a new person.
pub async fn insert(tx: &Tx, item: &Item, details: &Details, school: &str) -> Result<()> {
    let now = tx.cx.now_us();
    person::ActiveModel {
        place_id: Set(tx.cx.place.0),
        id: Set(item.id.0),
        agency_id: Set(item.agency.0),
        team_id: Set(item.team.0),
        doc: Set(write(details)?),
        sealed: Set(sealed(tx, item.id, school)?),
        version: Set(1),
        created_us: Set(now),
        updated_us: Set(now),
        merged_into: Set(None),
    }
    .insert(tx.conn())
    .await
    .map_err(fault)?;
    Ok(())
}

/// A new person's record as decisions see it.
pub fn fresh(tx: &Tx, id: Id, agency: Id, team: Id) -> Item {
    item(tx.cx.place, id, agency, team)
}

/// Changes who somebody is within the fields a grant to write opens; the rest stays as it was. `seen` is the version
/// the change was made on. Gives the whole back, for the keys it is found by.
pub async fn update(
    tx: &Tx,
    grant: &Grant<'_, action::Write>,
    seen: i64,
    change: impl FnOnce(&mut Details),
) -> Result<Details> {
    let row = row(tx, grant.target().id, true).await?;
    if row.version != seen {
        return Err(Error::Conflict("somebody changed this record meanwhile".to_owned()));
    }
    let before: Details = read(&row.doc)?;
    let mut after = before.clone();
    change(&mut after);
    let after = kept_within(grant.fields(), before, after);
    let version = row.version + 1;
    let mut row = row.into_active_model();
    row.doc = Set(write(&after)?);
    row.version = Set(version);
    row.updated_us = Set(tx.cx.now_us());
    row.update(tx.conn()).await.map_err(fault)?;
    Ok(after)
}

/// All a record says, with its version: for joining it with another. Locked until the transaction ends.
pub async fn whole(tx: &Tx, id: Id) -> Result<(Known, i64)> {
    let row = row(tx, id, true).await?;
    Ok((Known { who: read(&row.doc)?, school: by_day(tx, &row)?.school }, row.version))
}

/// Makes a record say this, because it was joined with another or parted from it.
pub async fn overwrite(tx: &Tx, id: Id, says: &Known) -> Result<()> {
    let row = row(tx, id, true).await?;
    let version = row.version + 1;
    let mut row = row.into_active_model();
    row.doc = Set(write(&says.who)?);
    row.sealed = Set(sealed(tx, id, &says.school)?);
    row.version = Set(version);
    row.updated_us = Set(tx.cx.now_us());
    row.update(tx.conn()).await.map(drop).map_err(fault)
}

/// Lets another record stand for this one, or lets it stand alone again.
pub async fn stands_for(tx: &Tx, id: Id, by: Option<Id>) -> Result<()> {
    let mut row = row(tx, id, true).await?.into_active_model();
    row.merged_into = Set(by.map(|by| by.0));
    row.update(tx.conn()).await.map(drop).map_err(fault)
}

/// `after` where the mask opens it, `before` elsewhere.
fn kept_within(mask: FieldMask, before: Details, after: Details) -> Details {
    let (names, born) = (mask.opens("name"), mask.opens("born"));
    let pick = |open: bool, new: Details, old: &Details| if open { new } else { old.clone() };
    let chosen = pick(names, after.clone(), &before);
    Details {
        born: if born { after.born } else { before.born },
        due: if born { after.due } else { before.due },
        languages: if mask.opens("languages") { after.languages } else { before.languages },
        interpreter: if mask.opens("languages") { after.interpreter } else { before.interpreter },
        access_needs: if mask.opens("access_needs") { after.access_needs } else { before.access_needs },
        identifiers: if mask.opens("identifiers") { after.identifiers } else { before.identifiers },
        equality: if mask.opens("equality") { after.equality } else { before.equality },
        flags: if mask.opens("risk_flags") { after.flags } else { before.flags },
        ..chosen
    }
}

async fn row(tx: &Tx, id: Id, to_change: bool) -> Result<person::Model> {
    let mut row = person::Entity::find_by_id((tx.cx.place.0, id.0));
    if to_change {
        row = row.lock_exclusive();
    }
    let row = row.one(tx.conn()).await.map_err(fault)?;
    row.ok_or_else(|| Error::internal("a record went away inside its transaction"))
}

fn by_day(tx: &Tx, row: &person::Model) -> Result<ByDay> {
    if row.sealed.is_empty() { Ok(ByDay::default()) } else { unseal(tx, Id(row.id), &row.sealed) }
}

fn sealed(tx: &Tx, id: Id, school: &str) -> Result<Vec<u8>> {
    if school.is_empty() { Ok(Vec::new()) } else { seal(tx, id, &ByDay { school: school.to_owned() }) }
}
