//! Data a place edits without a release (words, question sets, rules, demand), one active version a kind,
//! earlier ones kept.

mod cached;

pub use cached::Cached;

use crate::access::{Action, authorise};
use data::{
    Cx, Tx,
    audit::{self, Deed},
    fault,
    tables::dataset,
};
use kernel::{Error, FieldError, Id, PlaceId, Result};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};
use sha2::{Digest, Sha256};

/// The version in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dataset {
    /// Grows by one with every change.
    pub version: i64,
    /// Its text as put.
    pub text: String,
}

/// What a put did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Put {
    /// The version now in force.
    pub version: i64,
    /// False when it was in force already.
    pub changed: bool,
}

/// Puts a new version in force, if `validate` accepts it and it differs from the one in force.
///
/// # Errors
/// `NotFound` when the actor may not; `Invalid` with what `validate` found; a database fault.
pub async fn put(
    cx: &Cx,
    kind: &str,
    text: &str,
    validate: impl FnOnce(&str) -> std::result::Result<(), Vec<FieldError>>,
) -> Result<Put> {
    authorise(&cx.actor, Action::ChangeData)?;
    validate(text).map_err(Error::Invalid)?;
    let (kind, text) = (kind.to_owned(), text.to_owned());
    let put = cx.act(|tx| async move { put_in(&tx, &kind, &text).await }).await?;
    cached::was_put();
    Ok(put)
}

/// As [`put`], in the caller's transaction and after its checks.
///
/// # Errors
/// A database fault.
pub async fn put_in(tx: &Tx, kind: &str, text: &str) -> Result<Put> {
    let place = tx.cx.place;
    let hash = digest(text);
    let newest = dataset::Entity::find()
        .filter(dataset::Column::PlaceId.eq(place.0))
        .filter(dataset::Column::Kind.eq(kind))
        .order_by_desc(dataset::Column::Version)
        .limit(1)
        .lock_exclusive()
        .one(tx.conn())
        .await
        .map_err(fault)?;
    if let Some(same) = newest.as_ref().filter(|n| n.active && n.hash == hash) {
        return Ok(Put { version: same.version, changed: false });
    }
    let version = newest.map_or(1, |n| n.version + 1);
    dataset::Entity::update_many()
        .filter(dataset::Column::PlaceId.eq(place.0))
        .filter(dataset::Column::Kind.eq(kind))
        .col_expr(dataset::Column::Active, Expr::value(false))
        .exec(tx.conn())
        .await
        .map_err(fault)?;
    let row = dataset::ActiveModel {
        place_id: Set(place.0),
        kind: Set(kind.to_owned()),
        version: Set(version),
        active: Set(true),
        hash: Set(hash),
        doc: Set(text.to_owned()),
        at_us: Set(tx.cx.now_us()),
        actor: Set(tx.cx.actor.label()),
    };
    dataset::Entity::insert(row).exec_without_returning(tx.conn()).await.map_err(fault)?;
    let detail = format!("version {version}");
    let target = Id::derived(place, "dataset", kind);
    audit::record(tx, Deed { action: "dataset.put", kind, target, detail: &detail }).await?;
    Ok(Put { version, changed: true })
}

/// The version in force, if there is one.
///
/// # Errors
/// A database fault.
pub async fn active(cx: &Cx, kind: &str) -> Result<Option<Dataset>> {
    let row = in_force(cx.place, kind).one(cx.read()).await.map_err(fault)?;
    Ok(row.map(|r| Dataset { version: r.version, text: r.doc }))
}

/// Version and hash of the one in force: enough to know whether a parsed copy is still right.
///
/// # Errors
/// A database fault.
pub async fn stamp(cx: &Cx, kind: &str) -> Result<Option<(i64, String)>> {
    in_force(cx.place, kind)
        .select_only()
        .column(dataset::Column::Version)
        .column(dataset::Column::Hash)
        .into_tuple()
        .one(cx.read())
        .await
        .map_err(fault)
}

fn in_force(place: PlaceId, kind: &str) -> sea_orm::Select<dataset::Entity> {
    dataset::Entity::find()
        .filter(dataset::Column::PlaceId.eq(place.0))
        .filter(dataset::Column::Kind.eq(kind))
        .filter(dataset::Column::Active.eq(true))
}

fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
}
