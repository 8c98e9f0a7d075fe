//! A provider's draft on its way: sent, taken back, given up.

use super::{Draft, Move, State, rows as drafts};
use crate::{
    access::Role,
    directory::model::Service,
    interchange::{Codes, amend::amended},
    notify::{Notice, tell_role},
    upkeep::{Machine as _, who},
};
use data::{
    Cx,
    audit::{self, Deed},
};
use kernel::{Error, FieldError, Result};

/// Asks for the draft to be looked at. An entry nobody has approved yet can be sent as it is.
///
/// # Errors
/// `NotFound` when the entry is not the actor's or nothing waits; `Conflict` when it is sent already; `Invalid` when a
/// family would still ask who it is for or how to join; a database fault.
pub async fn send(cx: &Cx, slug: &str) -> Result<()> {
    go(cx, slug, Move::Send).await
}

/// Takes a sent draft back, to go on with it.
///
/// # Errors
/// `NotFound` when there is none of the actor's; `Conflict` when it is not sent; a database fault.
pub async fn take_back(cx: &Cx, slug: &str) -> Result<()> {
    go(cx, slug, Move::TakeBack).await
}

/// Gives a draft up: nothing of it lands.
///
/// # Errors
/// `NotFound` when there is none of the actor's; `Conflict` when it is over; a database fault.
pub async fn withdraw(cx: &Cx, slug: &str) -> Result<()> {
    go(cx, slug, Move::Withdraw).await
}

async fn go(cx: &Cx, slug: &str, by: Move) -> Result<()> {
    let slug = slug.to_owned();
    cx.act(|tx| async move {
        let keeper = who::keeper(&tx.cx, tx.conn()).await?;
        let stored = who::entry(&tx, keeper, &slug).await?;
        let found = drafts::of_service(&tx.cx, tx.conn(), stored.record.id).await?;
        let fresh = || Draft {
            id: tx.cx.fresh_id(),
            service: stored.record.id,
            state: State::Open,
            changes: Vec::new(),
            words: String::new(),
            made_by: keeper.id,
            sent_us: None,
            decided_us: None,
            version: 0,
        };
        let draft = match found {
            Some(draft) => draft,
            None if by == Move::Send && stored.record.visibility.pending => fresh(),
            None => return Err(Error::NotFound),
        };
        let state = draft.state.step(by)?;
        let sent_us = match by {
            Move::Send => {
                let codes = Codes::load(&tx.cx).await?;
                let after = amended(&stored.record, &draft.cells(), &codes).map_err(Error::Invalid)?;
                whole(&after).map_err(Error::Invalid)?;
                Some(tx.cx.now_us())
            }
            _ => None,
        };
        drafts::keep(&tx, &Draft { state, sent_us, ..draft }, None).await?;
        if by == Move::Send {
            tell_role(&tx, Role::RegisterEditor, Notice::ChangeSent).await?;
        }
        let action = match by {
            Move::Send => "draft.send",
            Move::TakeBack => "draft.take-back",
            _ => "draft.withdraw",
        };
        audit::record(&tx, Deed { action, kind: "service", target: stored.record.id, detail: "" }).await
    })
    .await
}

/// What every entry says: what it is, who it is for and how to join (CPS2024: 1).
fn whole(service: &Service) -> std::result::Result<(), Vec<FieldError>> {
    let asked = [
        ("summary", service.summary.is_empty(), "say in a sentence what it is"),
        ("eligibility", service.eligibility.text.is_empty(), "say who it is for"),
        ("join_ways", service.joining.ways.is_empty(), "say how a family joins"),
    ];
    let missing: Vec<FieldError> = asked
        .into_iter()
        .filter(|(_, empty, _)| *empty)
        .map(|(column, _, message)| FieldError::new(column, "required", message))
        .collect();
    if missing.is_empty() { Ok(()) } else { Err(missing) }
}
