//! One form of an organisation or a place: small things land at once, the rest waits.

use super::{
    Detail, Move, Proposal, State,
    columns::{known, tier},
    rows as proposals,
};
use crate::{
    access::Role,
    directory::{
        model::{Organisation, Provenance, ProvenanceKind},
        rows,
        slug::is_slug,
    },
    interchange::{
        Codes,
        amend::{Cells, amended, between, sourced},
    },
    notify::{Notice, tell_role},
    upkeep::{
        Machine as _, claim,
        columns::Tier,
        draft::{Done, EDITORS},
        who::{self, Keeper},
    },
};
use data::{
    Cx, Tx,
    audit::{self, Deed},
};
use kernel::{Error, Id, Result};

/// Saves what was filled in; what waited before is replaced by what waits now.
///
/// # Errors
/// `NotFound` when there is none, or it is somebody else's; `Invalid` by column; a database fault.
pub async fn save<D: Detail>(cx: &Cx, slug: &str, cells: Cells) -> Result<Done> {
    let slug = slug.to_owned();
    cx.act(|tx| async move {
        let keeper = who::keeper(&tx.cx, tx.conn()).await?;
        let stored = locked::<D>(&tx, keeper, &slug).await?;
        known::<D>(&cells)?;
        let closed = cells.keys().find(|column| stored.record.is_closed(column));
        if let Some(column) = closed {
            return Err(Error::invalid(column, "unknown-field", "this is not said on a form"));
        }
        let codes = Codes::load(&tx.cx).await?;
        let wanted = amended(&stored.record, &cells, &codes).map_err(Error::Invalid)?;
        let waits = |change: &crate::interchange::Difference| {
            !keeper.editor && tier::<D>(&change.column, &change.before, &change.after) != Tier::Live
        };
        let (waiting, live): (Vec<_>, Vec<_>) = between(&codes, &stored.record, &wanted).into_iter().partition(waits);
        let done = Done { live, waiting };
        land(&tx, keeper, &stored.record, &done, &codes).await?;
        propose::<D>(&tx, keeper, stored.record.id(), &done).await?;
        Ok(done)
    })
    .await
}

/// The record when it is the keeper's, locked until the transaction ends.
pub(super) async fn locked<D: Detail>(tx: &Tx, keeper: Keeper, slug: &str) -> Result<rows::Stored<D>> {
    if !is_slug(slug) {
        return Err(Error::NotFound);
    }
    let stored = rows::many_to_change::<D>(tx, &[slug.to_owned()]).await?.pop().ok_or(Error::NotFound)?;
    if stored.record.is_kept_by(&tx.cx, keeper).await? { Ok(stored) } else { Err(Error::NotFound) }
}

async fn land<D: Detail>(tx: &Tx, keeper: Keeper, public: &D, done: &Done, codes: &Codes) -> Result<()> {
    if done.live.is_empty() {
        return Ok(());
    }
    let now: Cells = done.live.iter().map(|change| (change.column.clone(), change.after.clone())).collect();
    let mut after = amended(public, &now, codes).map_err(Error::Invalid)?;
    sourced(public, &mut after, &source(&tx.cx, keeper).await?, codes);
    let after = after.settled(&tx.cx, codes, public).await?;
    rows::save(tx, &after, "changed in the workbench").await.map(drop)
}

async fn propose<D: Detail>(tx: &Tx, keeper: Keeper, target: Id, done: &Done) -> Result<()> {
    let before = proposals::latest(&tx.cx, tx.conn(), target).await?.filter(|p| p.state == State::Waiting);
    if before.as_ref().is_some_and(|before| before.changes == done.waiting) {
        return Ok(());
    }
    if let Some(before) = &before {
        let state = before.state.step(Move::Replace)?;
        proposals::decided(tx, before.id, state, String::new(), keeper.id).await?;
    }
    let deed = |action| Deed { action, kind: D::KIND, target, detail: "" };
    if done.waiting.is_empty() {
        return if before.is_some() { audit::record(tx, deed("detail.withdraw")).await } else { Ok(()) };
    }
    let proposal = Proposal {
        id: tx.cx.fresh_id(),
        kind: D::KIND.to_owned(),
        target,
        state: State::Waiting,
        changes: done.waiting.clone(),
        answer: String::new(),
        made_by: keeper.id,
        at_us: tx.cx.now_us(),
    };
    proposals::add(tx, &proposal).await?;
    tell_role(tx, Role::RegisterEditor, Notice::ChangeSent).await?;
    audit::record(tx, deed("detail.propose")).await
}

/// Whom a family may hold to it.
pub(in crate::upkeep) async fn source(cx: &Cx, keeper: Keeper) -> Result<Provenance> {
    let on = Some(cx.clock.today());
    if keeper.editor {
        return Ok(Provenance { kind: ProvenanceKind::Staff, source: EDITORS.to_owned(), on });
    }
    let held: Vec<Id> = claim::held_by(cx, cx.read(), keeper.id).await?.into_iter().collect();
    let mut names: Vec<String> =
        rows::many::<Organisation>(cx, &held).await?.into_iter().map(|stored| stored.record.name).collect();
    names.sort();
    Ok(Provenance { kind: ProvenanceKind::Provider, source: names.join(", "), on })
}
