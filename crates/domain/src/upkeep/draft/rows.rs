//! Rows to and from drafts.

use super::State;
use crate::{
    interchange::{Difference, amend::Cells},
    upkeep::Machine as _,
};
use data::{Cx, Tx, fault, tables::draft};
use kernel::{Error, Id, Result};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};

/// Changes that wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its id.
    pub id: Id,
    /// The entry.
    pub service: Id,
    /// Where it stands.
    pub state: State,
    /// What would change, each with what stood there when it was written.
    pub changes: Vec<Difference>,
    /// What the reviewer said.
    pub words: String,
    /// Who made it.
    pub made_by: Id,
    /// When it was sent, microseconds since 1970.
    pub sent_us: Option<i64>,
    /// When it was decided.
    pub decided_us: Option<i64>,
    /// Grows by one with every change.
    pub version: i64,
}

impl Draft {
    /// The cells it would set.
    pub fn cells(&self) -> Cells {
        self.changes.iter().map(|c| (c.column.clone(), c.after.clone())).collect()
    }
}

fn read(row: &draft::Model) -> Result<Draft> {
    Ok(Draft {
        id: Id(row.id),
        service: Id(row.service_id),
        state: State::read(&row.state)?,
        changes: serde_json::from_str(&row.doc).map_err(Error::internal)?,
        words: row.words.clone(),
        made_by: Id(row.made_by),
        sent_us: row.sent_us,
        decided_us: row.decided_us,
        version: row.version,
    })
}

fn of_place(cx: &Cx) -> sea_orm::Select<draft::Entity> {
    draft::Entity::find().filter(draft::Column::PlaceId.eq(cx.place.0))
}

fn open_states() -> impl Iterator<Item = &'static str> {
    use crate::upkeep::Machine;
    State::STATES.iter().filter(|(state, _)| state.is_open()).map(|(_, code)| *code)
}

/// Drafts that may still land, the longest sent first.
///
/// # Errors
/// A database fault.
pub(in crate::upkeep) async fn open(cx: &Cx, conn: &impl ConnectionTrait) -> Result<Vec<Draft>> {
    let rows = of_place(cx)
        .filter(draft::Column::State.is_in(open_states()))
        .order_by_asc(draft::Column::UpdatedUs)
        .order_by_asc(draft::Column::Id)
        .all(conn)
        .await
        .map_err(fault)?;
    let mut drafts: Vec<Draft> = rows.iter().map(read).collect::<Result<_>>()?;
    drafts.sort_by_key(|d| d.sent_us.unwrap_or(i64::MAX));
    Ok(drafts)
}

/// The one draft of an entry that may still land. Its entry is locked by the caller, so there is never a second.
pub(super) async fn of_service(cx: &Cx, conn: &impl ConnectionTrait, service: Id) -> Result<Option<Draft>> {
    let row = of_place(cx)
        .filter(draft::Column::ServiceId.eq(service.0))
        .filter(draft::Column::State.is_in(open_states()))
        .one(conn)
        .await
        .map_err(fault)?;
    row.as_ref().map(read).transpose()
}

/// The draft that was decided last, for telling its provider.
pub(super) async fn last_decided(cx: &Cx, service: Id) -> Result<Option<Draft>> {
    let row = of_place(cx)
        .filter(draft::Column::ServiceId.eq(service.0))
        .filter(draft::Column::DecidedUs.is_not_null())
        .order_by_desc(draft::Column::DecidedUs)
        .limit(1)
        .one(cx.read())
        .await
        .map_err(fault)?;
    row.as_ref().map(read).transpose()
}

/// Keeps a draft as it is now, one version on.
pub(super) async fn keep(tx: &Tx, draft: &Draft, decided_by: Option<Id>) -> Result<()> {
    let id = (tx.cx.place.0, draft.id.0);
    let before = draft::Entity::find_by_id(id).lock_exclusive().one(tx.conn()).await.map_err(fault)?;
    let version = before.as_ref().map_or(1, |row| row.version + 1);
    let known = before.is_some();
    let mut row = before.map_or_else(|| blank(tx, draft), IntoActiveModel::into_active_model);
    row.state = Set(draft.state.code().to_owned());
    row.doc = Set(serde_json::to_string(&draft.changes).map_err(Error::internal)?);
    row.words = Set(draft.words.clone());
    row.made_by = Set(draft.made_by.0);
    row.sent_us = Set(draft.sent_us);
    row.version = Set(version);
    row.updated_us = Set(tx.cx.now_us());
    if let Some(by) = decided_by {
        (row.decided_by, row.decided_us) = (Set(Some(by.0)), Set(Some(tx.cx.now_us())));
    }
    if known {
        row.update(tx.conn()).await.map_err(fault)?;
    } else {
        row.insert(tx.conn()).await.map_err(fault)?;
    }
    Ok(())
}

fn blank(tx: &Tx, draft: &Draft) -> draft::ActiveModel {
    draft::ActiveModel {
        place_id: Set(tx.cx.place.0),
        id: Set(draft.id.0),
        service_id: Set(draft.service.0),
        decided_by: Set(None),
        decided_us: Set(None),
        ..Default::default()
    }
}
