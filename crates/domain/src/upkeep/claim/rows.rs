//! Rows to and from claims.

use super::State;
use crate::upkeep::Machine as _;
use data::{Cx, Tx, fault, tables::claim};
use kernel::{Error, Id, Result};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};
use std::collections::BTreeSet;

/// What a keeper is to an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Answers for its entries and invites others.
    Lead,
    /// Keeps its entries.
    Manager,
}

/// One person's claim on one organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The organisation.
    pub organisation: Id,
    /// Who.
    pub staff: Id,
    /// As what.
    pub part: Part,
    /// Where it stands.
    pub state: State,
    /// Why they ask.
    pub words: String,
    /// What was said to it.
    pub answer: String,
    /// When they asked, microseconds since 1970.
    pub asked_us: i64,
}

/// How an organisation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// Nobody keeps its entries.
    Unclaimed,
    /// Somebody asked to.
    Asked,
    /// Somebody does.
    Claimed,
    /// Somebody does, and another asks to lead.
    Disputed,
}

impl Part {
    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Manager => "manager",
        }
    }
}

impl Standing {
    /// Every standing, in the order people ask for them.
    pub const ALL: [Self; 4] = [Self::Unclaimed, Self::Asked, Self::Claimed, Self::Disputed];

    /// Its code, and the end of its word key.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unclaimed => "unclaimed",
            Self::Asked => "asked",
            Self::Claimed => "claimed",
            Self::Disputed => "disputed",
        }
    }
}

/// How an organisation stands by the claims of the place.
pub fn standing(claims: &[Claim], organisation: Id) -> Standing {
    let of = |state| claims.iter().any(|c| c.organisation == organisation && c.state == state);
    match (of(State::Held), of(State::Asked)) {
        (false, false) => Standing::Unclaimed,
        (false, true) => Standing::Asked,
        (true, false) => Standing::Claimed,
        (true, true) => Standing::Disputed,
    }
}

fn read(row: &claim::Model) -> Result<Claim> {
    let part = match row.part.as_str() {
        "lead" => Part::Lead,
        "manager" => Part::Manager,
        other => return Err(Error::internal(format!("no part is called {other}"))),
    };
    Ok(Claim {
        organisation: Id(row.organisation_id),
        staff: Id(row.staff_id),
        part,
        state: State::read(&row.state)?,
        words: row.words.clone(),
        answer: row.answer.clone(),
        asked_us: row.asked_us,
    })
}

/// Every claim of the place, oldest first.
///
/// # Errors
/// A database fault.
pub async fn all(cx: &Cx, conn: &impl ConnectionTrait) -> Result<Vec<Claim>> {
    let rows = claim::Entity::find()
        .filter(claim::Column::PlaceId.eq(cx.place.0))
        .order_by_asc(claim::Column::AskedUs)
        .order_by_asc(claim::Column::StaffId)
        .all(conn)
        .await
        .map_err(fault)?;
    rows.iter().map(read).collect()
}

/// Organisations whose entries that person keeps.
///
/// # Errors
/// A database fault.
pub async fn held_by(cx: &Cx, conn: &impl ConnectionTrait, staff: Id) -> Result<BTreeSet<Id>> {
    let rows = claim::Entity::find()
        .filter(claim::Column::PlaceId.eq(cx.place.0))
        .filter(claim::Column::StaffId.eq(staff.0))
        .filter(claim::Column::State.eq(State::Held.code()))
        .all(conn)
        .await
        .map_err(fault)?;
    Ok(rows.into_iter().map(|row| Id(row.organisation_id)).collect())
}

/// Claims on one organisation. Its own row is locked by the caller, so none comes or goes meanwhile.
pub(super) async fn of(tx: &Tx, organisation: Id) -> Result<Vec<Claim>> {
    let rows = claim::Entity::find()
        .filter(claim::Column::PlaceId.eq(tx.cx.place.0))
        .filter(claim::Column::OrganisationId.eq(organisation.0))
        .order_by_asc(claim::Column::StaffId)
        .all(tx.conn())
        .await
        .map_err(fault)?;
    rows.iter().map(read).collect()
}

/// Keeps a claim as it is now; `decided_by` when somebody decided just now.
pub(super) async fn keep(tx: &Tx, claim: &Claim, decided_by: Option<Id>) -> Result<()> {
    let id = (tx.cx.place.0, claim.organisation.0, claim.staff.0);
    let before = claim::Entity::find_by_id(id).one(tx.conn()).await.map_err(fault)?;
    let mut row = before.clone().map_or_else(|| blank(tx, claim), IntoActiveModel::into_active_model);
    row.part = Set(claim.part.code().to_owned());
    row.state = Set(claim.state.code().to_owned());
    row.words = Set(claim.words.clone());
    row.answer = Set(claim.answer.clone());
    row.asked_us = Set(claim.asked_us);
    if let Some(by) = decided_by {
        (row.decided_by, row.decided_us) = (Set(Some(by.0)), Set(Some(tx.cx.now_us())));
    }
    if before.is_some() {
        row.update(tx.conn()).await.map_err(fault)?;
    } else {
        row.insert(tx.conn()).await.map_err(fault)?;
    }
    Ok(())
}

fn blank(tx: &Tx, claim: &Claim) -> claim::ActiveModel {
    claim::ActiveModel {
        place_id: Set(tx.cx.place.0),
        organisation_id: Set(claim.organisation.0),
        staff_id: Set(claim.staff.0),
        decided_by: Set(None),
        decided_us: Set(None),
        ..Default::default()
    }
}
