//! Rows to and from proposals.

use super::State;
use crate::{interchange::Difference, upkeep::Machine as _};
use data::{Cx, Tx, fault, tables::proposal};
use kernel::{Error, Id, Result};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};

/// Changes of an organisation or a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Its id.
    pub id: Id,
    /// Kind of record.
    pub kind: String,
    /// The record.
    pub target: Id,
    /// Where it stands.
    pub state: State,
    /// What would change, each with what stood there when it was written.
    pub changes: Vec<Difference>,
    /// What the editor said.
    pub answer: String,
    /// Who made it.
    pub made_by: Id,
    /// When, microseconds since 1970.
    pub at_us: i64,
}

fn read(row: &proposal::Model) -> Result<Proposal> {
    Ok(Proposal {
        id: Id(row.id),
        kind: row.kind.clone(),
        target: Id(row.target_id),
        state: State::read(&row.state)?,
        changes: serde_json::from_str(&row.doc).map_err(Error::internal)?,
        answer: row.answer.clone(),
        made_by: Id(row.made_by),
        at_us: row.at_us,
    })
}

fn of_place(cx: &Cx) -> sea_orm::Select<proposal::Entity> {
    proposal::Entity::find()
        .filter(proposal::Column::PlaceId.eq(cx.place.0))
        .order_by_desc(proposal::Column::AtUs)
        .order_by_asc(proposal::Column::Id)
}

/// What waits of a record, or else what was answered last. Its record is locked by a caller who changes it.
pub(super) async fn latest(cx: &Cx, conn: &impl ConnectionTrait, target: Id) -> Result<Option<Proposal>> {
    let of_it = of_place(cx).filter(proposal::Column::TargetId.eq(target.0));
    let told = of_it.filter(proposal::Column::State.ne(State::Replaced.code()));
    let mut told: Vec<Proposal> = told.all(conn).await.map_err(fault)?.iter().map(read).collect::<Result<_>>()?;
    // Newest first already, so the sort keeps that order among the answered.
    told.sort_by_key(|proposal| proposal.state != State::Waiting);
    Ok(told.into_iter().next())
}

/// What waits, the longest first.
pub(super) async fn waiting(cx: &Cx) -> Result<Vec<Proposal>> {
    let rows = of_place(cx).filter(proposal::Column::State.eq(State::Waiting.code()));
    let mut found: Vec<Proposal> = rows.all(cx.read()).await.map_err(fault)?.iter().map(read).collect::<Result<_>>()?;
    found.reverse();
    Ok(found)
}

/// One by id, locked until the transaction ends.
pub(super) async fn locked(tx: &Tx, id: Id) -> Result<Proposal> {
    let key = (tx.cx.place.0, id.0);
    let row = proposal::Entity::find_by_id(key).lock_exclusive().one(tx.conn()).await.map_err(fault)?;
    read(&row.ok_or(Error::NotFound)?)
}

/// Keeps a new one.
pub(super) async fn add(tx: &Tx, new: &Proposal) -> Result<()> {
    let row = proposal::ActiveModel {
        place_id: Set(tx.cx.place.0),
        id: Set(new.id.0),
        kind: Set(new.kind.clone()),
        target_id: Set(new.target.0),
        state: Set(new.state.code().to_owned()),
        doc: Set(serde_json::to_string(&new.changes).map_err(Error::internal)?),
        answer: Set(String::new()),
        made_by: Set(new.made_by.0),
        at_us: Set(new.at_us),
        decided_by: Set(None),
        decided_us: Set(None),
    };
    row.insert(tx.conn()).await.map_err(fault)?;
    Ok(())
}

/// Keeps where one stands now, with what was said to it.
pub(super) async fn decided(tx: &Tx, id: Id, state: State, answer: String, by: Id) -> Result<()> {
    let key = (tx.cx.place.0, id.0);
    let row = proposal::Entity::find_by_id(key).one(tx.conn()).await.map_err(fault)?.ok_or(Error::NotFound)?;
    let mut row = row.into_active_model();
    row.state = Set(state.code().to_owned());
    row.answer = Set(answer);
    (row.decided_by, row.decided_us) = (Set(Some(by.0)), Set(Some(tx.cx.now_us())));
    row.update(tx.conn()).await.map_err(fault)?;
    Ok(())
}
