//! Giving a claim up, or taking it away.

use super::{Claim, Move, Part, State, rows};
use crate::upkeep::{Machine as _, who};
use data::{
    Cx,
    audit::{self, Deed},
};
use kernel::{Error, Id, Result};

/// Ends someone's claim: their own, a colleague's when they lead, anyone's when they edit the register.
///
/// # Errors
/// `NotFound` when it is none of these; `Conflict` when it had ended; a database fault.
pub async fn end(cx: &Cx, organisation: &str, staff: Id) -> Result<()> {
    let organisation = organisation.to_owned();
    cx.act(|tx| async move {
        let keeper = who::keeper(&tx.cx, tx.conn()).await?;
        let organisation = who::organisation(&tx, &organisation).await?;
        let claims = rows::of(&tx, organisation.id).await?;
        let leads = claims.iter().any(|c| c.staff == keeper.id && c.part == Part::Lead && c.state == State::Held);
        let claim = claims.iter().find(|c| c.staff == staff).ok_or(Error::NotFound)?;
        if !(keeper.editor || keeper.id == staff || (leads && claim.part == Part::Manager)) {
            return Err(Error::NotFound);
        }
        let state = claim.state.step(Move::End)?;
        rows::keep(&tx, &Claim { state, ..claim.clone() }, Some(keeper.id)).await?;
        let detail = format!("staff:{staff}");
        let (kind, target) = ("organisation", organisation.id);
        audit::record(&tx, Deed { action: "claim.end", kind, target, detail: &detail }).await
    })
    .await
}
