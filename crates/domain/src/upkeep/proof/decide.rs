//! An editor checks what an organisation showed.

use super::{Move, Proof, rows};
use crate::upkeep::{
    Machine as _, who,
    words::{needed, readable},
};
use data::{
    Cx,
    audit::{self, Deed},
};
use kernel::{Error, Id, Result};

/// Most characters of an answer.
const LONGEST: usize = 1000;

/// Says of a proof that it is right, or why it could not be confirmed.
///
/// # Errors
/// `NotFound` when the actor may not or there is none; `Conflict` when it was decided meanwhile; `Invalid` for one's own,
/// and for a no without words; a database fault.
pub async fn decide(cx: &Cx, proof: Id, right: bool, answer: &str) -> Result<()> {
    let answer = answer.to_owned();
    cx.act(|tx| async move {
        let editor = who::editor(&tx.cx, tx.conn()).await?;
        let proof = rows::locked(&tx, proof).await?;
        let state = proof.state.step(if right { Move::Check } else { Move::Refuse })?;
        if proof.given_by == editor.id {
            return Err(Error::invalid("", "own-work", "somebody else checks what you gave"));
        }
        let said = if right { readable } else { needed };
        let answer = said("answer", &answer, LONGEST)?;
        let proof = Proof { state, answer, ..proof };
        rows::decided(&tx, &proof, editor.id).await?;
        let action = if right { "proof.check" } else { "proof.refuse" };
        let (kind, target) = ("organisation", proof.organisation);
        audit::record(&tx, Deed { action, kind, target, detail: proof.kind.code }).await
    })
    .await
}
