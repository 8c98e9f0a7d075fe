//! What is worth a look: records among those the actor may see that may be of one person, and two of them side by side.

use super::{
    Fact, State, Stop,
    propose::may_write,
    stops::{asking, clean, compare, may_decide},
};
use crate::family::{
    edges::About,
    gate::{Asking, answered},
    list::reached,
    matching::{Clean, Guard, Outcome, Pool, Reason, weigh},
    rows::{
        facts, join as rows,
        person::{self, Shown},
    },
};
use data::{Cx, Tx, audit::Deed};
use jiff::Timestamp;
use kernel::{Id, Result};
use policy::{Item, ItemClass, Purpose, action};

/// Two records that may be of one person.
#[derive(Debug, Clone)]
pub struct Likely {
    /// Both, with their names as used.
    pub both: [(Id, String); 2],
    /// Whether it is as good as certain.
    pub sure: bool,
    /// What agrees and what does not.
    pub reasons: Vec<Reason>,
    /// What warns.
    pub guards: Vec<Guard>,
    /// What somebody said of them already, for somebody else to decide.
    pub asked: Option<Id>,
}

/// One of two records side by side.
#[derive(Debug, Clone)]
pub struct Side {
    /// Its id.
    pub id: Id,
    /// What the reader may see of it.
    pub shown: Shown,
}

/// Two records side by side.
#[derive(Debug, Clone)]
pub struct Pair {
    /// The record that would stay, and the one that would go.
    pub sides: [Side; 2],
    /// What agrees and what does not.
    pub reasons: Vec<Reason>,
    /// What warns.
    pub guards: Vec<Guard>,
    /// What stops it.
    pub stops: Vec<Stop>,
}

/// What was said and done about two records.
#[derive(Debug, Clone)]
pub struct Joined {
    /// Its id.
    pub id: Id,
    /// The record that stays.
    pub kept: Id,
    /// Where it stands.
    pub state: State,
    /// Why they are one, or two.
    pub words: String,
    /// Facts that come from the record that goes.
    pub from_gone: Vec<Fact>,
    /// Who said so, by name, and when.
    pub asked: (String, Timestamp),
    /// Who decided.
    pub decided: Option<(String, Timestamp)>,
    /// Why it was wrong, who says so, and when.
    pub parting: Option<(String, String, Timestamp)>,
    /// Who undid it.
    pub parted: Option<(String, Timestamp)>,
    /// Both records, while they are two.
    pub pair: Option<Pair>,
    /// Whether the reader may decide.
    pub may_decide: bool,
    /// Whether the reader is the one who asked: somebody else decides.
    pub is_first: bool,
}

/// Records of the people the actor works with that may be of one person, likeliest first.
///
/// # Errors
/// `NotFound` for whoever is no member of staff; a database fault.
pub async fn likely(cx: &Cx) -> Result<Vec<Likely>> {
    answered(cx, |tx| async move {
        let asking = Asking::about(&tx, About::Anybody, Purpose::FamilySupport).await?;
        let filter = asking.filter(&tx);
        let mut items: Vec<Item> = person::facts(&tx, &reached(&filter)).await?;
        items.retain(|item| filter.admits(item) && asking.may(&tx, item, action::Write));
        let deed = Deed { action: "join.list", kind: "place", target: Id(tx.cx.place.0), detail: "" };
        asking.note(&tx, deed, true, ItemClass::Universal).await?;
        pairs(&tx, &items.iter().map(|item| item.id).collect::<Vec<_>>()).await.map(Some)
    })
    .await
}

async fn pairs(tx: &Tx, ids: &[Id]) -> Result<Vec<Likely>> {
    let (said, pool) = (rows::about(tx, ids).await?, Pool::of_size(person::count(tx).await?));
    let mut known: Vec<(Id, String, Clean)> = Vec::new();
    for (id, details) in person::compared(tx, ids).await? {
        known.push((id, details.used.whole(), clean(tx, id, &details).await?));
    }
    let mut found = Vec::new();
    for (at, (one, one_name, a)) in known.iter().enumerate() {
        for (other, other_name, b) in known.iter().skip(at + 1) {
            let between = |join: &&rows::Join| [join.kept, join.gone].iter().all(|id| id == one || id == other);
            let newest = said.iter().find(between);
            let settled = newest.is_some_and(|join| matches!(join.state, State::Apart | State::Parted));
            let asked = newest.filter(|join| join.state == State::Asked).map(|join| join.id);
            let weighed = weigh(a, b, &pool);
            if asked.is_none() && (settled || weighed.outcome == Outcome::Not) {
                continue;
            }
            let both = [(*one, one_name.clone()), (*other, other_name.clone())];
            let sure = weighed.outcome == Outcome::Link;
            let likely = Likely { both, sure, reasons: weighed.reasons, guards: weighed.guards, asked };
            found.push((weighed.bits, likely));
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    Ok(found.into_iter().map(|(_, likely)| likely).collect())
}

/// Two records side by side, as far as the actor may see each.
///
/// # Errors
/// `NotFound` when either is not there or the actor may not write it; a database fault.
pub async fn pair(cx: &Cx, kept: Id, gone: Id) -> Result<Pair> {
    answered(cx, |tx| async move {
        let asking = asking(&tx, [kept, gone]).await?;
        if !may_write(&tx, &asking, [kept, gone], "join.look").await? {
            return Ok(None);
        }
        beside(&tx, &asking, kept, gone).await
    })
    .await
}

async fn beside(tx: &Tx, asking: &Asking, kept: Id, gone: Id) -> Result<Option<Pair>> {
    let mut sides = Vec::new();
    for id in [kept, gone] {
        let item = person::find(tx, id).await?;
        let Some(grant) = asking.grant(tx, item.as_ref(), action::Read, ("person.read", id)).await? else {
            return Ok(None);
        };
        sides.push(Side { id, shown: person::load(tx, &grant).await? });
    }
    let Some(found) = compare(tx, kept, gone, &asking.edges.restrictions).await? else { return Ok(None) };
    let Ok(sides) = <[Side; 2]>::try_from(sides) else { return Ok(None) };
    Ok(Some(Pair { sides, reasons: found.found.reasons, guards: found.found.guards, stops: found.stops }))
}

/// What was said and done about two records.
///
/// # Errors
/// `NotFound` when there is none or the actor may not write them; a database fault.
pub async fn joined(cx: &Cx, id: Id) -> Result<Joined> {
    answered(cx, |tx| async move {
        let Some(join) = rows::find(&tx, id).await? else { return Ok(None) };
        let asking = asking(&tx, [join.kept, join.gone]).await?;
        let are_two = matches!(join.state, State::Asked | State::Apart | State::Parted);
        let pair = if are_two { beside(&tx, &asking, join.kept, join.gone).await? } else { None };
        let item = person::find(&tx, join.kept).await?;
        let grant = asking.grant(&tx, item.as_ref(), action::Write, ("join.read", join.kept)).await?;
        if grant.is_none() || (are_two && pair.is_none()) {
            return Ok(None);
        }
        let first = if join.state == State::Asked { Some(join.asked.0) } else { join.parting.map(|(by, _)| by) };
        let is_first = first.is_some() && first == asking.who.id();
        let open = matches!(join.state, State::Asked | State::Parting);
        let named = |said: Option<(Id, Timestamp)>| named(&tx, said);
        Ok(Some(Joined {
            id,
            kept: join.kept,
            state: join.state,
            words: join.doc.words,
            from_gone: join.doc.from_gone.iter().filter_map(|code| Fact::of(code)).collect(),
            asked: (facts::staff_name(&tx, join.asked.0).await?, join.asked.1),
            decided: named(join.decided).await?,
            parting: named(join.parting).await?.map(|(by, at)| (join.doc.parting, by, at)),
            parted: named(join.parted).await?,
            pair,
            may_decide: open && !is_first && may_decide(&tx, &asking),
            is_first,
        }))
    })
    .await
}

async fn named(tx: &Tx, said: Option<(Id, Timestamp)>) -> Result<Option<(String, Timestamp)>> {
    match said {
        Some((by, at)) => Ok(Some((facts::staff_name(tx, by).await?, at))),
        None => Ok(None),
    }
}

/// The newest joining that stands for this record, to be looked at from its page.
pub(in crate::family) async fn stands(tx: &Tx, id: Id) -> Result<Option<Id>> {
    let stands = |join: &rows::Join| join.kept == id && matches!(join.state, State::Joined | State::Parting);
    Ok(rows::about(tx, &[id]).await?.into_iter().find(stands).map(|join| join.id))
}
