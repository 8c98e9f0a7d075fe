//! Rows to and from ways between services.

use super::State;
use crate::{
    directory::{
        model::Service,
        rows::{self, BySlug},
    },
    upkeep::{Machine as _, who},
};
use data::{Cx, Tx, fault, tables::handover};
use kernel::{Error, Id, Result};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};
use std::collections::BTreeMap;

/// A way from one service to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    /// Its id.
    pub id: Id,
    /// The service families come from.
    pub from: Id,
    /// The service they go on to.
    pub to: Id,
    /// For whom, in plain words.
    pub criteria: String,
    /// Days in which the receiver answers.
    pub days: i32,
    /// Where it stands.
    pub state: State,
    /// Who proposed it.
    pub proposed_by: Id,
}

/// Which side of a way an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Families come from here.
    From,
    /// Families go on to here.
    To,
}

/// A way as one of its sides sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The way.
    pub handover: Handover,
    /// Which side this entry is.
    pub side: Side,
    /// The other entry's address.
    pub slug: String,
    /// The other entry's name.
    pub name: String,
    /// Whether it is this side that has to answer.
    pub to_answer: bool,
}

fn read(row: &handover::Model) -> Result<Handover> {
    Ok(Handover {
        id: Id(row.id),
        from: Id(row.from_id),
        to: Id(row.to_id),
        criteria: row.criteria.clone(),
        days: row.days,
        state: State::read(&row.state)?,
        proposed_by: Id(row.proposed_by),
    })
}

/// Ways from and to an entry that are proposed or agreed, with the entry's name, for whoever keeps it.
///
/// # Errors
/// `NotFound` when it is not the actor's; a database fault.
pub async fn of_entry(cx: &Cx, slug: &str) -> Result<(String, Vec<Way>)> {
    let keeper = who::keeper(cx, cx.read()).await?;
    let BySlug::Here(stored) = rows::by_slug::<Service>(cx, slug).await? else { return Err(Error::NotFound) };
    if !who::may_keep(cx, cx.read(), keeper, &stored.record).await? {
        return Err(Error::NotFound);
    }
    let me = stored.record.id;
    let touching = Condition::any().add(handover::Column::FromId.eq(me.0)).add(handover::Column::ToId.eq(me.0));
    let found = handover::Entity::find()
        .filter(handover::Column::PlaceId.eq(cx.place.0))
        .filter(handover::Column::State.is_in([State::Proposed.code(), State::Agreed.code()]))
        .filter(touching)
        .order_by_asc(handover::Column::AtUs)
        .order_by_asc(handover::Column::Id)
        .all(cx.read())
        .await
        .map_err(fault)?;
    let found: Vec<Handover> = found.iter().map(read).collect::<Result<_>>()?;
    let others: Vec<Id> = found.iter().map(|h| if h.from == me { h.to } else { h.from }).collect();
    let others: BTreeMap<Id, Service> =
        rows::many::<Service>(cx, &others).await?.into_iter().map(|s| (s.record.id, s.record)).collect();
    let ways = found.into_iter().filter_map(|handover| {
        let side = if handover.from == me { Side::From } else { Side::To };
        let other = others.get(if side == Side::From { &handover.to } else { &handover.from })?;
        let to_answer = handover.state == State::Proposed && handover.proposed_by != keeper.id;
        Some(Way { side, slug: other.slug.clone(), name: other.name.clone(), to_answer, handover })
    });
    Ok((stored.record.name, ways.collect()))
}

/// Whether such a way is proposed or agreed already. The entry it leads from is locked by the caller.
pub(super) async fn stands(tx: &Tx, from: Id, to: Id) -> Result<bool> {
    let found = handover::Entity::find()
        .filter(handover::Column::PlaceId.eq(tx.cx.place.0))
        .filter(handover::Column::FromId.eq(from.0))
        .filter(handover::Column::ToId.eq(to.0))
        .filter(handover::Column::State.is_in([State::Proposed.code(), State::Agreed.code()]))
        .one(tx.conn())
        .await
        .map_err(fault)?;
    Ok(found.is_some())
}

/// Keeps a new way.
pub(super) async fn add(tx: &Tx, new: &Handover) -> Result<()> {
    let row = handover::ActiveModel {
        place_id: Set(tx.cx.place.0),
        id: Set(new.id.0),
        from_id: Set(new.from.0),
        to_id: Set(new.to.0),
        criteria: Set(new.criteria.clone()),
        days: Set(new.days),
        state: Set(new.state.code().to_owned()),
        proposed_by: Set(new.proposed_by.0),
        at_us: Set(tx.cx.now_us()),
        decided_by: Set(None),
        decided_us: Set(None),
    };
    row.insert(tx.conn()).await.map_err(fault)?;
    Ok(())
}

/// The way, locked until the transaction ends.
pub(super) async fn locked(tx: &Tx, id: Id) -> Result<Handover> {
    let key = (tx.cx.place.0, id.0);
    let row = handover::Entity::find_by_id(key).lock_exclusive().one(tx.conn()).await.map_err(fault)?;
    read(&row.ok_or(Error::NotFound)?)
}

/// Keeps where a way stands now.
pub(super) async fn moved(tx: &Tx, id: Id, state: State, by: Id) -> Result<()> {
    let key = (tx.cx.place.0, id.0);
    let row = handover::Entity::find_by_id(key).one(tx.conn()).await.map_err(fault)?.ok_or(Error::NotFound)?;
    let mut row = row.into_active_model();
    row.state = Set(state.code().to_owned());
    (row.decided_by, row.decided_us) = (Set(Some(by.0)), Set(Some(tx.cx.now_us())));
    row.update(tx.conn()).await.map_err(fault)?;
    Ok(())
}
