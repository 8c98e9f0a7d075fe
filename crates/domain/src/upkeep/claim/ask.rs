//! Asking to keep an organisation's entries.

use super::{Claim, Move, Part, State, rows};
use crate::{
    access::Role,
    notify::{Notice, tell_role},
    upkeep::{Machine as _, who, words::needed},
};
use data::{
    Cx,
    audit::{self, Deed},
};
use kernel::Result;

/// Most characters of a reason.
pub const LONGEST: usize = 1000;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The organisation's address.
    pub organisation: String,
    /// How they belong to it, for the editor to check.
    pub words: String,
}

/// Asks to lead an organisation's entries; an editor decides.
///
/// # Errors
/// `NotFound` when the actor may not or there is no such organisation; `Conflict` when they asked already or have it;
/// `Invalid` by field; a database fault.
pub async fn ask(cx: &Cx, ask: Ask) -> Result<()> {
    cx.act(|tx| async move {
        let keeper = who::keeper(&tx.cx, tx.conn()).await?;
        let organisation = who::organisation(&tx, &ask.organisation).await?;
        let mine = rows::of(&tx, organisation.id).await?.into_iter().find(|c| c.staff == keeper.id);
        let state = mine.map_or(Ok(State::Asked), |claim| claim.state.step(Move::AskAgain))?;
        let words = needed("words", &ask.words, LONGEST)?;
        let claim = Claim {
            organisation: organisation.id,
            staff: keeper.id,
            part: Part::Lead,
            state,
            words,
            answer: String::new(),
            asked_us: tx.cx.now_us(),
        };
        rows::keep(&tx, &claim, None).await?;
        tell_role(&tx, Role::RegisterEditor, Notice::ClaimAsked).await?;
        let detail = organisation.slug.as_str();
        audit::record(&tx, Deed { action: "claim.ask", kind: "organisation", target: organisation.id, detail }).await
    })
    .await
}
