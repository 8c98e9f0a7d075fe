//! Rows to and from proofs.

use super::{Kind, Move, State, needed};
use crate::{
    directory::{model::Organisation, rows},
    upkeep::{Machine as _, people, who},
};
use data::{Cx, Tx, fault, tables::proof};
use jiff::civil::Date;
use kernel::{Error, Id, Result};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::BTreeMap;

/// Something an organisation showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// Its id.
    pub id: Id,
    /// Whose.
    pub organisation: Id,
    /// What it proves.
    pub kind: Kind,
    /// A number, a policy, or the post of whoever leads.
    pub said: String,
    /// Month of the training, as `2026-05`.
    pub month: String,
    /// Last day it holds.
    pub ends: Option<Date>,
    /// Where it stands.
    pub state: State,
    /// What the reviewer said.
    pub answer: String,
    /// Who gave it.
    pub given_by: Id,
    /// When, microseconds since 1970.
    pub at_us: i64,
}

/// A proof for an editor to check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The proof.
    pub proof: Proof,
    /// The organisation's name.
    pub organisation: String,
    /// Who gave it.
    pub by: String,
}

impl Proof {
    /// Whether it counts on that day.
    pub fn holds(&self, today: Date) -> bool {
        self.state == State::Checked && self.ends.is_none_or(|last| today <= last)
    }
}

/// Whether families may be told that somebody checked: every core kind holds today.
pub fn trusted(proofs: &[Proof], today: Date) -> bool {
    needed().all(|kind| proofs.iter().any(|p| p.kind == kind && p.holds(today)))
}

fn read(row: &proof::Model) -> Result<Proof> {
    let ends = row.expires_on.as_deref().map(str::parse).transpose().map_err(Error::internal)?;
    Ok(Proof {
        id: Id(row.id),
        organisation: Id(row.organisation_id),
        kind: Kind::of(&row.kind).ok_or_else(|| Error::internal(format!("no proof is called {}", row.kind)))?,
        said: row.said.clone(),
        month: row.month.clone(),
        ends,
        state: State::read(&row.state)?,
        answer: row.answer.clone(),
        given_by: Id(row.given_by),
        at_us: row.at_us,
    })
}

fn of_place(cx: &Cx) -> sea_orm::Select<proof::Entity> {
    proof::Entity::find()
        .filter(proof::Column::PlaceId.eq(cx.place.0))
        .order_by_desc(proof::Column::AtUs)
        .order_by_asc(proof::Column::Id)
}

/// Everything an organisation of the actor's showed, newest first.
///
/// # Errors
/// `NotFound` when it is not the actor's; a database fault.
pub async fn of_organisation(cx: &Cx, slug: &str) -> Result<(Organisation, Vec<Proof>)> {
    let keeper = who::keeper(cx, cx.read()).await?;
    let organisation = who::see_organisation(cx, keeper, slug).await?;
    let found = of_place(cx).filter(proof::Column::OrganisationId.eq(organisation.id.0));
    let found = found.all(cx.read()).await.map_err(fault)?;
    Ok((organisation, found.iter().map(read).collect::<Result<_>>()?))
}

/// What waits to be checked, the longest waiting first.
///
/// # Errors
/// `NotFound` when the actor may not; a database fault.
pub async fn queue(cx: &Cx) -> Result<Vec<Waiting>> {
    who::editor(cx, cx.read()).await?;
    let given = of_place(cx).filter(proof::Column::State.eq(State::Given.code()));
    let given = given.all(cx.read()).await.map_err(fault)?;
    let names = people::names(cx).await?;
    let organisations: BTreeMap<Id, String> =
        rows::all::<Organisation>(cx).await?.into_iter().map(|s| (s.record.id, s.record.name)).collect();
    let mut waiting = given
        .iter()
        .map(|row| {
            let proof = read(row)?;
            Ok(Waiting {
                organisation: organisations.get(&proof.organisation).cloned().unwrap_or_default(),
                by: names.get(&proof.given_by).cloned().unwrap_or_default(),
                proof,
            })
        })
        .collect::<Result<Vec<Waiting>>>()?;
    waiting.reverse();
    Ok(waiting)
}

/// Keeps a new proof; one of its kind that still waited is over.
pub(super) async fn add(tx: &Tx, new: &Proof) -> Result<()> {
    end_others(tx, new, State::Given).await?;
    let row = proof::ActiveModel {
        place_id: Set(tx.cx.place.0),
        id: Set(new.id.0),
        organisation_id: Set(new.organisation.0),
        kind: Set(new.kind.code.to_owned()),
        said: Set(new.said.clone()),
        month: Set(new.month.clone()),
        expires_on: Set(new.ends.map(|day| day.to_string())),
        state: Set(new.state.code().to_owned()),
        answer: Set(String::new()),
        given_by: Set(new.given_by.0),
        at_us: Set(new.at_us),
        decided_by: Set(None),
        decided_us: Set(None),
    };
    row.insert(tx.conn()).await.map_err(fault)?;
    Ok(())
}

/// The proof, locked until the transaction ends.
pub(super) async fn locked(tx: &Tx, id: Id) -> Result<Proof> {
    let key = (tx.cx.place.0, id.0);
    let row = proof::Entity::find_by_id(key).lock_exclusive().one(tx.conn()).await.map_err(fault)?;
    read(&row.ok_or(Error::NotFound)?)
}

/// Keeps where a proof stands now; a checked one takes the place of the one checked before.
pub(super) async fn decided(tx: &Tx, proof: &Proof, by: Id) -> Result<()> {
    if proof.state == State::Checked {
        end_others(tx, proof, State::Checked).await?;
    }
    let key = (tx.cx.place.0, proof.id.0);
    let row = proof::Entity::find_by_id(key).one(tx.conn()).await.map_err(fault)?.ok_or(Error::NotFound)?;
    let mut row = row.into_active_model();
    row.state = Set(proof.state.code().to_owned());
    row.answer = Set(proof.answer.clone());
    (row.decided_by, row.decided_us) = (Set(Some(by.0)), Set(Some(tx.cx.now_us())));
    row.update(tx.conn()).await.map_err(fault)?;
    Ok(())
}

/// Ends the others of its kind that stand there.
async fn end_others(tx: &Tx, proof: &Proof, state: State) -> Result<()> {
    let ended = state.step(Move::End)?;
    proof::Entity::update_many()
        .filter(proof::Column::PlaceId.eq(tx.cx.place.0))
        .filter(proof::Column::OrganisationId.eq(proof.organisation.0))
        .filter(proof::Column::Kind.eq(proof.kind.code))
        .filter(proof::Column::State.eq(state.code()))
        .filter(proof::Column::Id.ne(proof.id.0))
        .col_expr(proof::Column::State, sea_orm::sea_query::Expr::value(ended.code()))
        .exec(tx.conn())
        .await
        .map_err(fault)?;
    Ok(())
}
