//! Data a place edits without a release (words, question sets, rules, demand), one active version a kind,
//! earlier ones kept.

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
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// Parsed versions a cache holds before it starts afresh.
const MOST_CACHED: usize = 64;

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
    cx.act(|tx| async move { put_in(&tx, &kind, &text).await }).await
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

/// By place and hash of the text.
type Parsed<T> = HashMap<(PlaceId, String), Arc<T>>;

/// Parsed copies of a kind's versions, so that a request costs one look at the stamp. Keyed by place and
/// content: two places, or two databases in one process, never see each other's.
#[derive(Debug)]
pub struct Cached<T> {
    kind: &'static str,
    parsed: Mutex<Option<Parsed<T>>>,
}

impl<T> Cached<T> {
    /// An empty cache for a kind; usable as a `static`.
    pub const fn new(kind: &'static str) -> Self {
        Self { kind, parsed: Mutex::new(None) }
    }

    /// The version in force and its parsed copy, made by `parse` from its text if not yet known. `None`
    /// when the place has none.
    ///
    /// # Errors
    /// What `parse` refuses, as `Internal` (it was accepted when put); a database fault.
    pub async fn get(
        &self,
        cx: &Cx,
        parse: impl FnOnce(&str) -> std::result::Result<T, Vec<FieldError>>,
    ) -> Result<Option<(i64, Arc<T>)>> {
        let Some((version, hash)) = stamp(cx, self.kind).await? else { return Ok(None) };
        let key = (cx.place, hash);
        if let Some(known) = self.known(&key) {
            return Ok(Some((version, known)));
        }
        let Some(found) = active(cx, self.kind).await? else { return Ok(None) };
        let parsed = Arc::new(parse(&found.text).map_err(|e| Error::internal(format!("{}: {e:?}", self.kind)))?);
        self.keep((cx.place, digest(&found.text)), &parsed);
        Ok(Some((found.version, parsed)))
    }

    fn known(&self, key: &(PlaceId, String)) -> Option<Arc<T>> {
        let parsed = self.parsed.lock().unwrap_or_else(PoisonError::into_inner);
        parsed.as_ref()?.get(key).map(Arc::clone)
    }

    fn keep(&self, key: (PlaceId, String), value: &Arc<T>) {
        let mut parsed = self.parsed.lock().unwrap_or_else(PoisonError::into_inner);
        let parsed = parsed.get_or_insert_default();
        if parsed.len() >= MOST_CACHED {
            parsed.clear();
        }
        parsed.insert(key, Arc::clone(value));
    }
}
