//! The first of two people: says that two records are of one person and why, or that they are of two.

use super::{
    Fact, State, from_gone,
    stops::{asking, compare},
};
use crate::family::{
    gate::{Asking, answered},
    rows::{join as rows, person},
};
use data::{Cx, Tx};
use kernel::{Error, FieldError, Id, Result};
use policy::action;

/// Fewest and most characters of a reason.
const WORDS: std::ops::RangeInclusive<usize> = 10..=1_000;

/// Two records that are of one person.
#[derive(Debug, Clone)]
pub struct Propose {
    /// The record that stays.
    pub kept: Id,
    /// The record it will stand for too.
    pub gone: Id,
    /// Facts to be taken from the record that goes.
    pub from_gone: Vec<Fact>,
    /// Why they are one person.
    pub words: String,
    /// What warns, such as twins, was looked at and is not so.
    pub looked: bool,
}

/// Two records that are of two people.
#[derive(Debug, Clone)]
pub struct Apart {
    /// The one.
    pub one: Id,
    /// The other.
    pub other: Id,
    /// Why.
    pub words: String,
}

/// Says that two records are of one person; somebody else decides.
///
/// # Errors
/// `NotFound` when either is not there or the actor may not write it; `Invalid` by field; `Conflict` when it was said
/// already; a database fault.
pub async fn propose(cx: &Cx, input: Propose) -> Result<Id> {
    answered(cx, |tx| async move {
        let asking = asking(&tx, [input.kept, input.gone]).await?;
        if !may_write(&tx, &asking, [input.kept, input.gone], "join.propose").await? {
            return Ok(None);
        }
        let Some(found) = compare(&tx, input.kept, input.gone, &asking.edges.restrictions).await? else {
            return Ok(None);
        };
        let mut faults = faults(&input.words);
        faults.extend(found.stops.iter().map(|stop| FieldError::new("stops", stop.code(), "these are two people")));
        if !found.found.guards.is_empty() && !input.looked {
            faults.push(FieldError::new("looked", "look-first", "look at what warns first"));
        }
        if !faults.is_empty() {
            return Err(Error::Invalid(faults));
        }
        let mut join = said(&tx, &asking, (input.kept, input.gone), State::Asked, input.words).await?;
        let [(kept, kept_version), (gone, gone_version)] = rows::both(&tx, &join).await?;
        join.doc.seen = (kept_version, gone_version);
        let facts = from_gone(&kept, &gone, &input.from_gone);
        join.doc.from_gone = facts.into_iter().map(|fact| fact.code().to_owned()).collect();
        rows::insert(&tx, &join).await?;
        Ok(Some(join.id))
    })
    .await
}

/// Says that two records are of two people, so that nobody is asked again.
///
/// # Errors
/// As [`propose`].
pub async fn apart(cx: &Cx, input: Apart) -> Result<()> {
    answered(cx, |tx| async move {
        let both = [input.one, input.other];
        let asking = asking(&tx, both).await?;
        if !may_write(&tx, &asking, both, "join.apart").await? {
            return Ok(None);
        }
        let faults = faults(&input.words);
        if !faults.is_empty() {
            return Err(Error::Invalid(faults));
        }
        let mut join = said(&tx, &asking, (input.one, input.other), State::Apart, input.words).await?;
        join.decided = Some(join.asked);
        rows::insert(&tx, &join).await.map(Some)
    })
    .await
}

/// Whether the actor may write both records, each written down.
pub(super) async fn may_write(tx: &Tx, asking: &Asking, both: [Id; 2], verb: &str) -> Result<bool> {
    let mut may = both[0] != both[1];
    for id in both {
        let item = person::find(tx, id).await?;
        may &= asking.grant(tx, item.as_ref(), action::Write, (verb, id)).await?.is_some();
    }
    Ok(may)
}

async fn said(tx: &Tx, asking: &Asking, (kept, gone): (Id, Id), state: State, words: String) -> Result<rows::Join> {
    let open = |join: &rows::Join| {
        matches!(join.state, State::Asked) && [kept, gone].contains(&join.kept) && [kept, gone].contains(&join.gone)
    };
    if rows::about(tx, &[kept, gone]).await?.iter().any(open) {
        return Err(Error::Conflict("somebody said so already".to_owned()));
    }
    let by = asking.who.id().ok_or(Error::NotFound)?;
    let doc = rows::Doc { words: words.trim().to_owned(), ..rows::Doc::default() };
    let asked = (by, tx.cx.clock.now());
    let id = tx.cx.fresh_id();
    Ok(rows::Join { id, kept, gone, state, doc, asked, decided: None, parting: None, parted: None })
}

/// What is wrong with a reason.
pub(super) fn faults(words: &str) -> Vec<FieldError> {
    match words.trim().chars().count() {
        few if few < *WORDS.start() => vec![FieldError::new("words", "too-short", "say why in a sentence")],
        many if many > *WORDS.end() => vec![FieldError::new("words", "too-long", "use 1,000 characters or fewer")],
        _ => Vec::new(),
    }
}
