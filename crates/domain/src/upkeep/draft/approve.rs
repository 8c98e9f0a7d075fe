//! An editor makes a draft the public copy.

use super::{Draft, Move, rows as drafts, save::source};
use crate::{
    directory::{
        model::Service,
        rows::{self, Stored},
    },
    interchange::{
        Codes,
        amend::{amended, shown, sourced},
    },
    notify::{Notice, tell_staff},
    upkeep::{Machine as _, who},
};
use data::{
    Cx,
    audit::{self, Deed},
};
use kernel::{Error, Result};

/// What is approved, as the editor saw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approve {
    /// The entry's address.
    pub slug: String,
    /// Version of the draft that was looked at.
    pub draft: i64,
    /// Version of the public copy that was looked at.
    pub public: i64,
    /// The editor saw that the public copy changed since the draft was written, and approves all the same.
    pub over: bool,
}

/// Approves a draft: it lands, its review counts from today, an entry that was not public yet becomes so.
///
/// # Errors
/// `NotFound` when the actor may not or nothing waits; `Conflict` when the draft was changed or decided meanwhile, or
/// the public copy changed under it; `Invalid` for one's own draft, or by column; a database fault.
pub async fn approve(cx: &Cx, approve: Approve) -> Result<()> {
    cx.act(|tx| async move {
        let editor = who::editor(&tx.cx, tx.conn()).await?;
        let stored = who::entry(&tx, editor, &approve.slug).await?;
        let public = &stored.record;
        let found = drafts::of_service(&tx.cx, tx.conn(), public.id).await?;
        let draft = found.ok_or(Error::NotFound)?;
        let state = draft.state.step(Move::Approve)?;
        if draft.version != approve.draft {
            return Err(Error::Conflict("the draft changed meanwhile".to_owned()));
        }
        let codes = Codes::load(&tx.cx).await?;
        if moved(&stored, &draft, &codes) && !(approve.over && approve.public == stored.version) {
            return Err(Error::Conflict("the public copy changed meanwhile".to_owned()));
        }
        if draft.made_by == editor.id {
            return Err(Error::invalid("", "own-work", "somebody else approves your own changes"));
        }
        let mut after = amended(public, &draft.cells(), &codes).map_err(Error::Invalid)?;
        sourced(public, &mut after, &source(&tx.cx, false, public).await?, &codes);
        after.visibility.pending = false;
        after.review.last = Some(tx.cx.clock.today());
        after.review.next = None;
        rows::save(&tx, &after, &format!("a change by staff:{} approved", draft.made_by)).await?;
        tell_staff(&tx, draft.made_by, Notice::ChangeAnswered).await?;
        drafts::keep(&tx, &Draft { state, ..draft }, Some(editor.id)).await?;
        audit::record(&tx, Deed { action: "draft.approve", kind: "service", target: public.id, detail: "" }).await
    })
    .await
}

/// True when something the draft would replace is no longer what its writer saw.
fn moved(stored: &Stored<Service>, draft: &Draft, codes: &Codes) -> bool {
    draft.changes.iter().any(|change| shown(&stored.record, &change.column, codes) != change.before)
}
