//! An editor's answer to a claim.

use super::{Claim, LONGEST, Move, Part, State, rows};
use crate::{
    notify::{Notice, tell_staff},
    upkeep::{
        Machine as _, who,
        words::{needed, readable},
    },
};
use data::{
    Cx, Tx,
    audit::{self, Deed},
};
use kernel::{Error, Id, Result};

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decide {
    /// The organisation's address.
    pub organisation: String,
    /// Whose claim.
    pub staff: Id,
    /// Yes or no.
    pub grant: bool,
    /// What they are told; needed for a no.
    pub answer: String,
}

/// Decides a claim. When it goes to another than leads now, the one who led stays as a manager.
///
/// # Errors
/// `NotFound` when the actor may not or there is no such claim; `Conflict` when it was decided meanwhile; `Invalid` by
/// field, and for one's own claim; a database fault.
pub async fn decide(cx: &Cx, decide: Decide) -> Result<()> {
    cx.act(|tx| async move {
        let editor = who::editor(&tx.cx, tx.conn()).await?;
        let organisation = who::organisation(&tx, &decide.organisation).await?;
        let claims = rows::of(&tx, organisation.id).await?;
        let claim = claims.iter().find(|c| c.staff == decide.staff).ok_or(Error::NotFound)?;
        let state = claim.state.step(if decide.grant { Move::Grant } else { Move::Refuse })?;
        if claim.staff == editor.id {
            return Err(Error::invalid("", "own-work", "somebody else decides on your own claim"));
        }
        let said = if decide.grant { readable } else { needed };
        let answer = said("answer", &decide.answer, LONGEST)?;
        if decide.grant {
            step_down(&tx, &claims, editor.id).await?;
        }
        rows::keep(&tx, &Claim { state, answer, ..claim.clone() }, Some(editor.id)).await?;
        tell_staff(&tx, decide.staff, Notice::ClaimAnswered).await?;
        let action = if decide.grant { "claim.grant" } else { "claim.refuse" };
        let detail = format!("staff:{}", claim.staff);
        audit::record(&tx, Deed { action, kind: "organisation", target: organisation.id, detail: &detail }).await
    })
    .await
}

/// Whoever leads becomes a manager: there is one lead.
async fn step_down(tx: &Tx, claims: &[Claim], by: Id) -> Result<()> {
    for lead in claims.iter().filter(|c| c.state == State::Held && c.part == Part::Lead) {
        rows::keep(tx, &Claim { part: Part::Manager, ..lead.clone() }, Some(by)).await?;
    }
    Ok(())
}
