//! An editor asks for something else.

use super::{Draft, Move, rows as drafts};
use crate::{
    notify::{Notice, tell_staff},
    upkeep::{Machine as _, who, words::needed},
};
use data::{
    Cx,
    audit::{self, Deed},
};
use kernel::{Error, Result};

/// Most characters of what is said to a provider.
pub const LONGEST: usize = 2000;

/// Sends a draft back with words; its provider goes on from there.
///
/// # Errors
/// `NotFound` when the actor may not or nothing waits; `Conflict` when it was decided or taken back meanwhile;
/// `Invalid` when nothing was said; a database fault.
pub async fn send_back(cx: &Cx, slug: &str, words: &str) -> Result<()> {
    let (slug, words) = (slug.to_owned(), words.to_owned());
    cx.act(|tx| async move {
        let editor = who::editor(&tx.cx, tx.conn()).await?;
        let stored = who::entry(&tx, editor, &slug).await?;
        let draft = drafts::of_service(&tx.cx, tx.conn(), stored.record.id).await?.ok_or(Error::NotFound)?;
        let state = draft.state.step(Move::SendBack)?;
        let words = needed("words", &words, LONGEST)?;
        tell_staff(&tx, draft.made_by, Notice::ChangeAnswered).await?;
        drafts::keep(&tx, &Draft { state, words, ..draft }, Some(editor.id)).await?;
        let (kind, target) = ("service", stored.record.id);
        audit::record(&tx, Deed { action: "draft.send-back", kind, target, detail: "" }).await
    })
    .await
}
