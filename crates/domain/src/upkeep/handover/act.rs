//! Proposing a way, answering, ending it.

use super::{Handover, Move, State, rows};
use crate::{
    directory::{model::Service, rows as records},
    upkeep::{
        Machine as _, claim,
        who::{self, Keeper},
        words::needed,
    },
};
use data::{
    Cx, Tx,
    audit::{self, Deed},
};
use kernel::{Error, Id, Result};

/// Most characters of for whom it is.
pub const LONGEST: usize = 1000;
/// Most days a receiver may take to answer.
const SLOWEST: i32 = 120;

/// What is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Propose {
    /// Address of the entry families come from.
    pub from: String,
    /// Address of the entry they go on to.
    pub to: String,
    /// For whom, in plain words.
    pub criteria: String,
    /// Days in which the receiver answers.
    pub days: i32,
}

/// Proposes a way. The keeper of either side may; the other side answers.
///
/// # Errors
/// `NotFound` when neither side is the actor's; `Invalid` by field; `Conflict` when there is such a way; a database
/// fault.
pub async fn propose(cx: &Cx, propose: Propose) -> Result<Id> {
    cx.act(|tx| async move {
        let keeper = who::keeper(&tx.cx, tx.conn()).await?;
        let both = [propose.from.clone(), propose.to.clone()];
        let found = records::many_to_change::<Service>(&tx, &both).await?;
        let at = |slug: &str| found.iter().map(|s| &s.record).find(|s| s.slug == slug);
        let unknown = || Error::invalid("to", "unknown-code", "there is no such service");
        let (Some(from), Some(to)) = (at(&propose.from), at(&propose.to)) else { return Err(unknown()) };
        if !keeps_one(&tx, keeper, from, to).await? {
            return Err(Error::NotFound);
        }
        if rows::stands(&tx, from.id, to.id).await? {
            return Err(Error::Conflict("there is such a way".to_owned()));
        }
        if from.id == to.id {
            return Err(unknown());
        }
        let criteria = needed("criteria", &propose.criteria, LONGEST)?;
        if !(1..=SLOWEST).contains(&propose.days) {
            return Err(Error::invalid("days", "days-impossible", format!("write 1 to {SLOWEST} days")));
        }
        let handover = Handover {
            id: tx.cx.fresh_id(),
            from: from.id,
            to: to.id,
            criteria,
            days: propose.days,
            state: State::Proposed,
            proposed_by: keeper.id,
        };
        rows::add(&tx, &handover).await?;
        let (kind, target) = ("service", from.id);
        audit::record(&tx, Deed { action: "handover.propose", kind, target, detail: &to.slug }).await?;
        Ok(handover.id)
    })
    .await
}

/// Answers a proposal, which somebody else made.
///
/// # Errors
/// `NotFound` when neither side is the actor's; `Conflict` when it was answered; `Invalid` for one's own; a database
/// fault.
pub async fn decide(cx: &Cx, way: Id, agree: bool) -> Result<()> {
    go(cx, way, if agree { Move::Agree } else { Move::Decline }).await
}

/// Ends a way.
///
/// # Errors
/// `NotFound` when neither side is the actor's; `Conflict` when it had ended; a database fault.
pub async fn end(cx: &Cx, way: Id) -> Result<()> {
    go(cx, way, Move::End).await
}

async fn go(cx: &Cx, way: Id, by: Move) -> Result<()> {
    cx.act(|tx| async move {
        let keeper = who::keeper(&tx.cx, tx.conn()).await?;
        let way = rows::locked(&tx, way).await?;
        let found = records::many::<Service>(&tx.cx, &[way.from, way.to]).await?;
        let at = |id: Id| found.iter().map(|s| &s.record).find(|s| s.id == id);
        let (Some(from), Some(to)) = (at(way.from), at(way.to)) else { return Err(Error::NotFound) };
        if !keeps_one(&tx, keeper, from, to).await? {
            return Err(Error::NotFound);
        }
        let answers = answers(&tx, keeper, &way, [from, to]).await?;
        if by != Move::End && !answers && way.proposed_by != keeper.id {
            return Err(Error::NotFound);
        }
        let state = way.state.step(by)?;
        if by != Move::End && way.proposed_by == keeper.id {
            return Err(Error::invalid("", "own-work", "somebody else answers what you proposed"));
        }
        rows::moved(&tx, way.id, state, keeper.id).await?;
        let action = match by {
            Move::Agree => "handover.agree",
            Move::Decline => "handover.decline",
            Move::End => "handover.end",
        };
        audit::record(&tx, Deed { action, kind: "service", target: way.from, detail: &to.slug }).await
    })
    .await
}

/// Whether the keeper speaks for the side that did not propose.
async fn answers(tx: &Tx, keeper: Keeper, way: &Handover, sides: [&Service; 2]) -> Result<bool> {
    let proposers = claim::held_by(&tx.cx, tx.conn(), way.proposed_by).await?;
    let theirs = |side: &Service| side.organisation_id.is_some_and(|id| proposers.contains(&id));
    for side in sides.into_iter().filter(|side| !theirs(side)) {
        if who::may_keep(&tx.cx, tx.conn(), keeper, side).await? {
            return Ok(true);
        }
    }
    // Whoever keeps both sides has a colleague answer.
    Ok(sides.into_iter().all(theirs))
}

async fn keeps_one(tx: &Tx, keeper: Keeper, from: &Service, to: &Service) -> Result<bool> {
    Ok(who::may_keep(&tx.cx, tx.conn(), keeper, from).await? || who::may_keep(&tx.cx, tx.conn(), keeper, to).await?)
}
