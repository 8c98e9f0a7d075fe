//! Writing records: one statement a chunk for new ones, so that a whole county's register lands in minutes.

use super::{Aggregate, load, users};
use data::{
    Tx,
    audit::{self, Deed},
    fault,
    tables::{record, record_version},
};
use kernel::{Error, FieldError, Id, Result};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use std::collections::{HashMap, HashSet};

/// Rows written by one statement.
const CHUNK: usize = 500;

/// What a save did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// It is new.
    Added,
    /// It differs from what was there.
    Changed,
    /// It was there already, word for word.
    Unchanged,
}

/// Saves one record.
///
/// # Errors
/// `Invalid` when its address is another record's, or when it may not be stored; `Conflict` when it
/// changed underneath; a database fault.
pub async fn save<A: Aggregate>(tx: &Tx, record: &A, why: &str) -> Result<Saved> {
    match save_all(tx, std::slice::from_ref(record), why).await?.pop() {
        Some(Ok(saved)) => Ok(saved),
        Some(Err(refused)) => Err(Error::Invalid(vec![refused])),
        None => Err(Error::internal("a save without an answer")),
    }
}

/// Saves many records and says of each what was done or why it was refused. Refused ones are left out and
/// the rest land.
///
/// # Errors
/// `Conflict` when one changed underneath; a database fault. Nothing of the transaction is then kept.
pub async fn save_all<A: Aggregate>(
    tx: &Tx,
    records: &[A],
    why: &str,
) -> Result<Vec<std::result::Result<Saved, FieldError>>> {
    let mut done = Vec::with_capacity(records.len());
    for chunk in records.chunks(CHUNK) {
        done.extend(save_chunk(tx, chunk, why).await?);
    }
    Ok(done)
}

struct Known {
    by_id: HashMap<Id, record::Model>,
    holders: HashMap<String, Id>,
}

async fn known<A: Aggregate>(tx: &Tx, records: &[A]) -> Result<Known> {
    let rows = load::of_kind::<A>(tx.cx.place)
        .filter(
            record::Column::Id
                .is_in(records.iter().map(|r| r.id().0))
                .or(record::Column::Slug.is_in(records.iter().map(A::slug))),
        )
        .order_by_asc(record::Column::Id)
        .lock_exclusive()
        .all(tx.conn())
        .await
        .map_err(fault)?;
    let holders = rows.iter().map(|r| (r.slug.clone(), Id(r.id))).collect();
    Ok(Known { by_id: rows.into_iter().map(|r| (Id(r.id), r)).collect(), holders })
}

async fn save_chunk<A: Aggregate>(
    tx: &Tx,
    records: &[A],
    why: &str,
) -> Result<Vec<std::result::Result<Saved, FieldError>>> {
    let mut known = known(tx, records).await?;
    let mut seen = HashSet::new();
    let (mut added, mut versions, mut changed, mut answers) = (vec![], vec![], vec![], vec![]);
    for record in records {
        if let Some(refused) = refuse(record, &known, &mut seen) {
            answers.push(Err(refused));
            continue;
        }
        let before = known.by_id.get(&record.id());
        if let Some(before) = before
            && before.deleted_us.is_none()
            && serde_json::from_str::<A>(&before.doc).is_ok_and(|was| was == *record)
        {
            answers.push(Ok(Saved::Unchanged));
            continue;
        }
        let doc = serde_json::to_string(record).map_err(Error::internal)?;
        versions.push(version_row(tx, A::KIND, record.id(), before.map_or(1, |b| b.version + 1), why, doc.clone()));
        match before {
            Some(before) => {
                overwrite(tx, before, record, doc).await?;
                changed.push(record.id());
                answers.push(Ok(Saved::Changed));
            }
            None => {
                added.push(new_row(tx, record, doc));
                answers.push(Ok(Saved::Added));
            }
        }
        known.holders.insert(record.slug().to_owned(), record.id());
    }
    if versions.is_empty() {
        return Ok(answers);
    }
    if !added.is_empty() {
        record::Entity::insert_many(added).exec_without_returning(tx.conn()).await.map_err(fault)?;
    }
    record_version::Entity::insert_many(versions).exec_without_returning(tx.conn()).await.map_err(fault)?;
    let touched: Vec<(Id, Saved)> = records
        .iter()
        .zip(&answers)
        .filter_map(|(r, a)| a.as_ref().ok().filter(|s| **s != Saved::Unchanged).map(|s| (r.id(), *s)))
        .collect();
    write_audit::<A>(tx, &touched, why).await?;
    let ids: Vec<Id> = touched.iter().map(|(id, _)| *id).collect();
    users::announce::<A>(tx, &ids, &changed).await?;
    Ok(answers)
}

fn refuse<A: Aggregate>(record: &A, known: &Known, seen: &mut HashSet<Id>) -> Option<FieldError> {
    if !seen.insert(record.id()) {
        return Some(FieldError::new("slug", "repeated", "this record was given twice"));
    }
    if known.holders.get(record.slug()).is_some_and(|&holder| holder != record.id()) {
        let message = format!("the address {} belongs to another record", record.slug());
        return Some(FieldError::new("slug", "slug-taken", message));
    }
    record.refuse()
}

fn new_row<A: Aggregate>(tx: &Tx, record: &A, doc: String) -> record::ActiveModel {
    record::ActiveModel {
        place_id: Set(tx.cx.place.0),
        kind: Set(A::KIND.to_owned()),
        id: Set(record.id().0),
        slug: Set(record.slug().to_owned()),
        name: Set(record.name().to_owned()),
        doc: Set(doc),
        version: Set(1),
        updated_us: Set(tx.cx.now_us()),
        deleted_us: Set(None),
    }
}

fn version_row(tx: &Tx, kind: &str, id: Id, version: i64, why: &str, doc: String) -> record_version::ActiveModel {
    record_version::ActiveModel {
        place_id: Set(tx.cx.place.0),
        kind: Set(kind.to_owned()),
        record_id: Set(id.0),
        version: Set(version),
        at_us: Set(tx.cx.now_us()),
        actor: Set(tx.cx.actor.label()),
        why: Set(why.to_owned()),
        doc: Set(doc),
    }
}

async fn overwrite<A: Aggregate>(tx: &Tx, before: &record::Model, record: &A, doc: String) -> Result<()> {
    let done = at_version(before)
        .col_expr(record::Column::Slug, Expr::value(record.slug()))
        .col_expr(record::Column::Name, Expr::value(record.name()))
        .col_expr(record::Column::Doc, Expr::value(doc))
        .col_expr(record::Column::DeletedUs, Expr::value(None::<i64>))
        .col_expr(record::Column::Version, Expr::value(before.version + 1))
        .col_expr(record::Column::UpdatedUs, Expr::value(tx.cx.now_us()))
        .exec(tx.conn())
        .await
        .map_err(fault)?;
    landed(done.rows_affected, before)
}

/// Only the row as it was read: with [`landed`], the version check.
fn at_version(before: &record::Model) -> sea_orm::UpdateMany<record::Entity> {
    record::Entity::update_many()
        .filter(record::Column::PlaceId.eq(before.place_id))
        .filter(record::Column::Kind.eq(&before.kind))
        .filter(record::Column::Id.eq(before.id))
        .filter(record::Column::Version.eq(before.version))
}

fn landed(rows: u64, before: &record::Model) -> Result<()> {
    if rows == 1 { Ok(()) } else { Err(Error::Conflict(format!("{} {} changed underneath", before.kind, before.slug))) }
}

async fn write_audit<A: Aggregate>(tx: &Tx, touched: &[(Id, Saved)], why: &str) -> Result<()> {
    let (add, change) = (format!("{}.add", A::KIND), format!("{}.change", A::KIND));
    let deeds: Vec<Deed<'_>> = touched
        .iter()
        .map(|(id, saved)| Deed {
            action: if *saved == Saved::Added { &add } else { &change },
            kind: A::KIND,
            target: *id,
            detail: why,
        })
        .collect();
    audit::record_all(tx, &deeds).await
}

/// Deletes a record: a tombstone stays, so that feeds can say it is gone. False when there was none.
///
/// # Errors
/// `Conflict` when it changed underneath; a database fault.
pub async fn delete<A: Aggregate>(tx: &Tx, id: Id, why: &str) -> Result<bool> {
    let row = load::of_kind::<A>(tx.cx.place)
        .filter(record::Column::Id.eq(id.0))
        .filter(record::Column::DeletedUs.is_null())
        .lock_exclusive()
        .one(tx.conn())
        .await
        .map_err(fault)?;
    let Some(row) = row else { return Ok(false) };
    let now = tx.cx.now_us();
    let done = at_version(&row)
        .col_expr(record::Column::DeletedUs, Expr::value(Some(now)))
        .col_expr(record::Column::UpdatedUs, Expr::value(now))
        .col_expr(record::Column::Version, Expr::value(row.version + 1))
        .exec(tx.conn())
        .await
        .map_err(fault)?;
    landed(done.rows_affected, &row)?;
    let version = version_row(tx, A::KIND, id, row.version + 1, why, row.doc.clone());
    record_version::Entity::insert(version).exec_without_returning(tx.conn()).await.map_err(fault)?;
    let action = format!("{}.delete", A::KIND);
    audit::record(tx, Deed { action: &action, kind: A::KIND, target: id, detail: why }).await?;
    users::announce::<A>(tx, &[id], &[id]).await?;
    Ok(true)
}
