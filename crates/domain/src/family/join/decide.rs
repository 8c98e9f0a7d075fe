//! The second of two people: somebody else, who answers for the work and has just shown who they are.

use super::{
    Fact, State, fold,
    propose::{faults, may_write},
    state::Move,
    stops::{asking, compare, may_decide},
    unfold,
};
use crate::{
    account::{Live, Refusal, proved},
    family::{
        gate::{Asking, answered},
        matching::Clean,
        rows::{home, join as rows, key, person},
    },
    upkeep::Machine as _,
};
use data::{Cx, Tx, audit::Deed};
use jiff::Timestamp;
use kernel::{Error, Id, Result};
use policy::{ItemClass, action};

/// What the second says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Yes: joined, or parted again.
    Yes,
    /// No: it stays as it is.
    No,
}

/// Decides whether two records are joined, or whether joined ones are parted again.
///
/// # Errors
/// [`Refusal`]; within, `NotFound` when there is none, the actor may not, or was the first; `Invalid` when they are two
/// people after all; `Conflict` when either record changed meanwhile, somebody was quicker, or a later joining rests on
/// this one; a database fault.
pub async fn decide(cx: &Cx, live: &Live, id: Id, answer: Answer) -> Result<(), Refusal> {
    proved(cx, live).await?;
    answered(cx, |tx| async move {
        let Some(mut join) = rows::find(&tx, id).await? else { return Ok(None) };
        let asking = asking(&tx, [join.kept, join.gone]).await?;
        let by = (asking.who.id().ok_or(Error::NotFound)?, tx.cx.clock.now());
        let parting = matches!(join.state, State::Parting | State::Joined | State::Parted);
        let first = if parting { join.parting.map(|(first, _)| first) } else { Some(join.asked.0) };
        let verb = if parting { "join.part" } else { "join.decide" };
        if !may_change(&tx, &asking, &join, verb).await? {
            return Ok(None);
        }
        if !may_decide(&tx, &asking) || first == Some(by.0) {
            let deed = Deed { action: verb, kind: "person", target: join.kept, detail: "not-second" };
            asking.note(&tx, deed, false, ItemClass::Universal).await?;
            return Ok(None);
        }
        let way = match (parting, answer) {
            (false, Answer::Yes) => Move::Join,
            (false, Answer::No) => Move::Refuse,
            (true, Answer::Yes) => Move::Part,
            (true, Answer::No) => Move::Stay,
        };
        join.state = join.state.step(way)?;
        match way {
            Move::Join => join_them(&tx, &asking, &mut join, by).await?,
            Move::Part => part_them(&tx, &mut join, by).await?,
            Move::Refuse => {
                join.decided = Some(by);
                rows::update(&tx, &join, None).await?;
            }
            Move::Stay | Move::AskToPart => {
                join.parting = None;
                rows::update(&tx, &join, None).await?;
            }
        }
        Ok(Some(()))
    })
    .await
    .map_err(Refusal::from)
}

/// Says that joining two records was wrong; somebody else decides.
///
/// # Errors
/// `NotFound` when there is none or the actor may not; `Invalid` by field; `Conflict` when they are not joined; a
/// database fault.
pub async fn part(cx: &Cx, id: Id, words: String) -> Result<()> {
    answered(cx, |tx| async move {
        let Some(mut join) = rows::find(&tx, id).await? else { return Ok(None) };
        let asking = asking(&tx, [join.kept, join.gone]).await?;
        if !may_change(&tx, &asking, &join, "join.ask-to-part").await? {
            return Ok(None);
        }
        let faults = faults(&words);
        if !faults.is_empty() {
            return Err(Error::Invalid(faults));
        }
        join.state = join.state.step(Move::AskToPart)?;
        join.parting = Some((asking.who.id().ok_or(Error::NotFound)?, tx.cx.clock.now()));
        words.trim().clone_into(&mut join.doc.parting);
        rows::update(&tx, &join, None).await.map(Some)
    })
    .await
}

/// Whether the actor may write what the joining touches: both records while they are two, the one that stands for both
/// afterwards.
async fn may_change(tx: &Tx, asking: &Asking, join: &rows::Join, verb: &str) -> Result<bool> {
    if matches!(join.state, State::Asked | State::Apart) {
        return may_write(tx, asking, [join.kept, join.gone], verb).await;
    }
    let item = person::find(tx, join.kept).await?;
    Ok(asking.grant(tx, item.as_ref(), action::Write, (verb, join.kept)).await?.is_some())
}

async fn join_them(tx: &Tx, asking: &Asking, join: &mut rows::Join, by: (Id, Timestamp)) -> Result<()> {
    let [(kept, kept_version), (gone, gone_version)] = rows::both(tx, join).await?;
    if join.doc.seen != (kept_version, gone_version) {
        return Err(Error::Conflict("one of the records changed since they were compared".to_owned()));
    }
    let found = compare(tx, join.kept, join.gone, &asking.edges.restrictions).await?.ok_or(Error::NotFound)?;
    if let Some(stop) = found.stops.first() {
        return Err(Error::invalid("stops", stop.code(), "these are two people"));
    }
    let chosen: Vec<Fact> = join.doc.from_gone.iter().filter_map(|code| Fact::of(code)).collect();
    let joined = fold(&kept, &gone, &chosen);
    join.decided = Some(by);
    rows::move_all(tx, join).await?;
    rows::stand_in(tx, join, &joined, true).await?;
    let keys = home::compared(tx, join.kept, tx.cx.clock.today()).await?;
    key::replace(tx, join.kept, &Clean::from(&joined.who.entry(keys.as_ref()))).await?;
    rows::update(tx, join, Some(&rows::Before { kept, joined })).await
}

async fn part_them(tx: &Tx, join: &mut rows::Join, by: (Id, Timestamp)) -> Result<()> {
    let since = join.decided.map_or(Timestamp::MIN, |(_, at)| at);
    let rests = |later: &rows::Join| {
        later.id != join.id
            && matches!(later.state, State::Joined | State::Parting)
            && later.decided.is_some_and(|(_, at)| at >= since)
    };
    if rows::about(tx, &[join.kept, join.gone]).await?.iter().any(rests) {
        return Err(Error::Conflict("a later joining rests on this one".to_owned()));
    }
    let before = rows::before(tx, join.id).await?;
    let (now, _) = person::whole(tx, join.kept).await?;
    let after = unfold(&before.kept, &before.joined, &now);
    rows::ask_again(tx, join, since).await?;
    rows::move_back(tx, join).await?;
    rows::stand_in(tx, join, &after, false).await?;
    let address = home::compared(tx, join.kept, tx.cx.clock.today()).await?;
    key::replace(tx, join.kept, &Clean::from(&after.who.entry(address.as_ref()))).await?;
    join.parted = Some(by);
    rows::update(tx, join, None).await
}
