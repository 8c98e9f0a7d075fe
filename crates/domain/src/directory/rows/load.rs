//! Reading records. Records that were deleted are left out unless a listing asks for tombstones.

use super::{Aggregate, redirect};
use crate::directory::slug::is_slug;
use data::{Cx, Tx, fault, tables::record};
use kernel::{Error, Id, PlaceId, Result};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use std::collections::HashMap;

/// Ids asked for at once: well under either engine's limit on parameters.
const CHUNK: usize = 500;

/// A record with what the store knows about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored<A> {
    /// The record.
    pub record: A,
    /// Grows by one with every change.
    pub version: i64,
    /// When last changed, microseconds since 1970.
    pub updated_us: i64,
    /// When deleted, for tombstones.
    pub deleted_us: Option<i64>,
}

/// What stands at a public address.
#[derive(Debug, Clone, PartialEq)]
pub enum BySlug<A> {
    /// The record.
    Here(Box<Stored<A>>),
    /// It moved: look at this address.
    Moved(String),
    /// There was one, and it was deleted.
    Gone(Box<Stored<A>>),
    /// Nothing was ever here.
    Absent,
}

pub(super) fn of_kind<A: Aggregate>(place: PlaceId) -> Select<record::Entity> {
    record::Entity::find().filter(record::Column::PlaceId.eq(place.0)).filter(record::Column::Kind.eq(A::KIND))
}

pub(super) fn live<A: Aggregate>(place: PlaceId) -> Select<record::Entity> {
    of_kind::<A>(place).filter(record::Column::DeletedUs.is_null())
}

pub(super) fn stored<A: Aggregate>(row: &record::Model) -> Result<Stored<A>> {
    let record =
        serde_json::from_str(&row.doc).map_err(|e| Error::internal(format!("{} {}: {e}", row.kind, row.id)))?;
    Ok(Stored { record, version: row.version, updated_us: row.updated_us, deleted_us: row.deleted_us })
}

pub(super) async fn fetch<A: Aggregate>(
    select: Select<record::Entity>,
    conn: &impl ConnectionTrait,
) -> Result<Vec<Stored<A>>> {
    select.all(conn).await.map_err(fault)?.iter().map(stored).collect()
}

/// One record by id.
///
/// # Errors
/// A database fault.
pub async fn get<A: Aggregate>(cx: &Cx, id: Id) -> Result<Option<Stored<A>>> {
    Ok(many(cx, &[id]).await?.pop())
}

/// Records by id, in no particular order; missing ones are left out.
///
/// # Errors
/// A database fault.
pub async fn many<A: Aggregate>(cx: &Cx, ids: &[Id]) -> Result<Vec<Stored<A>>> {
    let mut found = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let wanted = live::<A>(cx.place).filter(record::Column::Id.is_in(chunk.iter().map(|i| i.0)));
        found.extend(fetch(wanted, cx.read()).await?);
    }
    Ok(found)
}

/// Records by public address, in no particular order; missing ones are left out.
///
/// # Errors
/// A database fault.
pub async fn many_by_slug<A: Aggregate>(cx: &Cx, slugs: &[String]) -> Result<Vec<Stored<A>>> {
    let mut found = Vec::with_capacity(slugs.len());
    for chunk in slugs.chunks(CHUNK) {
        found.extend(fetch(live::<A>(cx.place).filter(record::Column::Slug.is_in(chunk)), cx.read()).await?);
    }
    Ok(found)
}

/// As [`many_by_slug`], locked until the caller's transaction ends.
///
/// # Errors
/// A database fault.
pub async fn many_to_change<A: Aggregate>(tx: &Tx, slugs: &[String]) -> Result<Vec<Stored<A>>> {
    let mut found = Vec::with_capacity(slugs.len());
    for chunk in slugs.chunks(CHUNK) {
        let wanted = live::<A>(tx.cx.place).filter(record::Column::Slug.is_in(chunk));
        found.extend(fetch(wanted.order_by_asc(record::Column::Id).lock_exclusive(), tx.conn()).await?);
    }
    Ok(found)
}

/// What stands at a public address, or where it moved to.
///
/// # Errors
/// A database fault.
pub async fn by_slug<A: Aggregate>(cx: &Cx, slug: &str) -> Result<BySlug<A>> {
    // What cannot be an address is not asked for: PostgreSQL refuses some of it.
    if !is_slug(slug) {
        return Ok(BySlug::Absent);
    }
    let row = of_kind::<A>(cx.place).filter(record::Column::Slug.eq(slug)).one(cx.read()).await.map_err(fault)?;
    let row = row.as_ref().map(stored).transpose()?;
    if let Some(there) = row.as_ref().filter(|r| r.deleted_us.is_none()) {
        return Ok(BySlug::Here(Box::new(there.clone())));
    }
    if let Some(to) = redirect(cx, slug).await? {
        return Ok(BySlug::Moved(to));
    }
    Ok(row.map_or(BySlug::Absent, |gone| BySlug::Gone(Box::new(gone))))
}

/// Up to `limit` records by id, from just after `after`.
///
/// # Errors
/// A database fault.
pub async fn page<A: Aggregate>(cx: &Cx, after: Option<Id>, limit: u64) -> Result<Vec<Stored<A>>> {
    let mut select = live::<A>(cx.place);
    if let Some(after) = after {
        select = select.filter(record::Column::Id.gt(after.0));
    }
    fetch(select.order_by_asc(record::Column::Id).limit(limit), cx.read()).await
}

/// As [`many`], and deleted ones too, as tombstones.
///
/// # Errors
/// A database fault.
pub async fn many_with_tombstones<A: Aggregate>(cx: &Cx, ids: &[Id]) -> Result<Vec<Stored<A>>> {
    let mut found = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let wanted = of_kind::<A>(cx.place).filter(record::Column::Id.is_in(chunk.iter().map(|i| i.0)));
        found.extend(fetch(wanted, cx.read()).await?);
    }
    Ok(found)
}

/// As [`page`], and deleted ones too, as tombstones.
///
/// # Errors
/// A database fault.
pub async fn page_with_tombstones<A: Aggregate>(cx: &Cx, after: Option<Id>, limit: u64) -> Result<Vec<Stored<A>>> {
    let mut select = of_kind::<A>(cx.place);
    if let Some(after) = after {
        select = select.filter(record::Column::Id.gt(after.0));
    }
    fetch(select.order_by_asc(record::Column::Id).limit(limit), cx.read()).await
}

/// Every record by name: for kinds a place has few of.
///
/// # Errors
/// A database fault.
pub async fn all<A: Aggregate>(cx: &Cx) -> Result<Vec<Stored<A>>> {
    Ok(by_name(fetch(live::<A>(cx.place), cx.read()).await?))
}

/// Sorted here and not by the database: the two engines order letters differently.
pub(super) fn by_name<A: Aggregate>(mut found: Vec<Stored<A>>) -> Vec<Stored<A>> {
    found.sort_by_cached_key(|s| (s.record.name().to_lowercase(), s.record.id()));
    found
}

/// How many there are.
///
/// # Errors
/// A database fault.
pub async fn count<A: Aggregate>(cx: &Cx) -> Result<u64> {
    live::<A>(cx.place).count(cx.read()).await.map_err(fault)
}

/// The id behind each public address of a kind, deleted ones included.
///
/// # Errors
/// A database fault.
pub async fn ids_by_slug<A: Aggregate>(cx: &Cx) -> Result<HashMap<String, Id>> {
    let rows: Vec<(String, uuid::Uuid)> = of_kind::<A>(cx.place)
        .select_only()
        .column(record::Column::Slug)
        .column(record::Column::Id)
        .into_tuple()
        .all(cx.read())
        .await
        .map_err(fault)?;
    Ok(rows.into_iter().map(|(slug, id)| (slug, Id(id))).collect())
}
