//! An editor's answer to a proposed change.

use super::{Detail, Move, Proposal, rows as proposals};
use crate::{
    directory::{
        model::{Location, Organisation},
        rows,
    },
    interchange::{
        Codes,
        amend::{Cells, amended, sourced},
    },
    notify::{Notice, tell_staff},
    upkeep::{
        Machine as _,
        who::{self, Keeper},
        words::{needed, readable},
    },
};
use data::{
    Cx, Tx,
    audit::{self, Deed},
};
use kernel::{Error, Id, Result};

/// Most characters of an answer.
const LONGEST: usize = 1000;

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decide {
    /// Of which proposal.
    pub proposal: Id,
    /// Version of the public copy that was looked at.
    pub version: i64,
    /// Yes or no.
    pub right: bool,
    /// What its maker is told; needed for a no.
    pub answer: String,
}

/// Decides: what is right becomes the public copy.
///
/// # Errors
/// `NotFound` when the actor may not or there is none; `Conflict` when it was decided meanwhile, or the public copy is
/// not the one that was looked at; `Invalid` for one's own, and by field; a database fault.
pub async fn decide(cx: &Cx, decide: Decide) -> Result<()> {
    cx.act(|tx| async move {
        let editor = who::editor(&tx.cx, tx.conn()).await?;
        let proposal = proposals::locked(&tx, decide.proposal).await?;
        let state = proposal.state.step(if decide.right { Move::Approve } else { Move::Refuse })?;
        if proposal.made_by == editor.id {
            return Err(Error::invalid("", "own-work", "somebody else approves your own changes"));
        }
        let said = if decide.right { readable } else { needed };
        let answer = said("answer", &decide.answer, LONGEST)?;
        if decide.right {
            match proposal.kind.as_str() {
                "organisation" => land::<Organisation>(&tx, &proposal, decide.version).await?,
                _ => land::<Location>(&tx, &proposal, decide.version).await?,
            }
        }
        proposals::decided(&tx, proposal.id, state, answer, editor.id).await?;
        tell_staff(&tx, proposal.made_by, Notice::ChangeAnswered).await?;
        let action = if decide.right { "detail.approve" } else { "detail.refuse" };
        audit::record(&tx, Deed { action, kind: "proposal", target: proposal.target, detail: &proposal.kind }).await
    })
    .await
}

async fn land<D: Detail>(tx: &Tx, proposal: &Proposal, seen: i64) -> Result<()> {
    let stored = rows::get::<D>(&tx.cx, proposal.target).await?.ok_or(Error::NotFound)?;
    let slug = stored.record.slug().to_owned();
    let stored = rows::many_to_change::<D>(tx, &[slug]).await?.pop().ok_or(Error::NotFound)?;
    if stored.version != seen {
        return Err(Error::Conflict("the public copy changed meanwhile".to_owned()));
    }
    let codes = Codes::load(&tx.cx).await?;
    let cells: Cells = proposal.changes.iter().map(|c| (c.column.clone(), c.after.clone())).collect();
    let mut after = amended(&stored.record, &cells, &codes).map_err(Error::Invalid)?;
    let maker = Keeper { id: proposal.made_by, editor: false };
    sourced(&stored.record, &mut after, &super::source(&tx.cx, maker).await?, &codes);
    let after = after.settled(&tx.cx, &codes, &stored.record).await?;
    rows::save(tx, &after, &format!("a change by staff:{} approved", proposal.made_by)).await.map(drop)
}
