//! Giving and ending roles. Only an administrator gives one, never to themselves, and shows first who they are; an
//! administrator who is given another role still sees no record.

use super::{
    rows,
    rules::rules,
    second::{self, Given},
    session::{Live, Refusal, note},
};
use crate::access::{self, Action, authorise_staff};
use ::policy::{
    Assignment, Edges, Facts, Item, ItemClass, Principal, Purpose, RecordKind, Role, Span, Staff, Tier, action, appoint,
};
use data::{
    Cx, Tx, fault,
    tables::{assignment, team},
};
use jiff::{Timestamp, civil::Date};
use kernel::{Actor, Error, FieldError, Id, Result, clock::london};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QuerySelect};

/// What is to be given.
#[derive(Debug, Clone, Default)]
pub struct Input {
    /// Code of the role.
    pub role: String,
    /// The team's id.
    pub team: String,
    /// Code of the tier.
    pub tier: String,
    /// First day, `YYYY-MM-DD`; empty is today.
    pub from: String,
    /// Last day, `YYYY-MM-DD`; empty is none.
    pub to: String,
}

/// A role as it was understood.
struct Read {
    role: Role,
    tier: Tier,
    team: Id,
    from: Timestamp,
    to: Option<Timestamp>,
}

/// Refuses what is risky to whoever has not shown lately who they are.
///
/// # Errors
/// [`Refusal::ProveFirst`]; a database fault.
pub async fn proved(cx: &Cx, live: &Live) -> Result<(), Refusal> {
    if live.is_proved(cx, &rules(cx).await?.rules) { Ok(()) } else { Err(Refusal::ProveFirst) }
}

/// Gives somebody a role, or asks a second person to agree to it.
///
/// # Errors
/// [`Refusal`]; within, `NotFound` when the actor may not, they are the one, or nobody of that id works here; `Invalid`
/// by field; `Conflict` when they have that role in that team already.
pub async fn give(cx: &Cx, live: &Live, who: Id, input: Input) -> Result<Given, Refusal> {
    proved(cx, live).await?;
    let given = cx.act(|tx| async move {
        let by = authorise_staff(&tx, Action::ManageStaff).await?;
        let to = of(&tx, who).await?;
        let read = read(&tx, &input).await?;
        let row = team::Entity::find_by_id((tx.cx.place.0, read.team.0)).one(tx.conn()).await.map_err(fault)?;
        let row = row.filter(|row| row.away_us.is_none());
        let row = row.ok_or_else(|| Error::invalid("team", "unknown-code", "there is no such team"))?;
        let assignment = Assignment {
            place: tx.cx.place,
            agency: Id(row.agency_id),
            team: read.team,
            role: read.role,
            tier: read.tier,
            span: Span { from: read.from, to: read.to },
        };
        let held = |a: &Assignment| {
            a.role == assignment.role && a.team == assignment.team && a.span.to.is_none_or(|to| to > read.from)
        };
        if to.assignments.iter().any(held) {
            return Err(Error::Conflict("they have this role there already".to_owned()));
        }
        appointed(&tx, &by, &to, assignment)?;
        let detail = format!("{} {}", read.role.code(), row.slug);
        if second::is_needed(&tx, read.role).await? {
            second::ask(&tx, &by, who, &assignment).await?;
            note(&tx, who, "role.ask", &detail).await?;
            return Ok(Given::Waits);
        }
        write(&tx, who, &assignment).await?;
        note(&tx, who, "role.give", &detail).await?;
        Ok(Given::Now)
    });
    Ok(given.await?)
}

/// Asks the policy, which alone decides who may appoint whom.
pub(super) fn appointed(tx: &Tx, by: &Staff, to: &Staff, assignment: Assignment) -> Result<()> {
    let (place, now) = (tx.cx.place, tx.cx.clock.now());
    let edges = Edges::none(place, now);
    let item = Item {
        id: Id(place.0),
        place,
        kind: RecordKind::Listing,
        class: ItemClass::Public,
        subjects: Vec::new(),
        mentioned: Vec::new(),
        agency: assignment.agency,
        team: assignment.team,
        queue: None,
    };
    let facts = Facts { edges: &edges, item: &item, purpose: Purpose::ServiceImprovement };
    let grant = ::policy::authorise(&Principal::Staff(by.clone()), action::Administer, facts, now);
    let grant = grant.map_err(|_| Error::NotFound)?;
    appoint(&grant, to, assignment).map(drop).map_err(|_| Error::NotFound)
}

pub(super) async fn write(tx: &Tx, who: Id, given: &Assignment) -> Result<()> {
    assignment::ActiveModel {
        place_id: Set(tx.cx.place.0),
        id: Set(tx.cx.fresh_id().0),
        staff_id: Set(who.0),
        team_id: Set(given.team.0),
        role: Set(given.role.code().to_owned()),
        tier: Set(given.tier.code().to_owned()),
        from_us: Set(given.span.from.as_microsecond()),
        to_us: Set(given.span.to.map(Timestamp::as_microsecond)),
    }
    .insert(tx.conn())
    .await
    .map_err(fault)?;
    Ok(())
}

/// Ends a role now. Nobody ends their own: the last administrator would be gone.
///
/// # Errors
/// [`Refusal`]; within, `NotFound` when the actor may not or there is no such role that still counts.
pub async fn end(cx: &Cx, live: &Live, who: Id, role: Id) -> Result<(), Refusal> {
    proved(cx, live).await?;
    let ended = cx.act(|tx| async move {
        let by = authorise_staff(&tx, Action::ManageStaff).await?;
        let now = tx.cx.now_us();
        let found = assignment::Entity::find_by_id((tx.cx.place.0, role.0)).lock_exclusive().one(tx.conn()).await;
        let found = found.map_err(fault)?.filter(|row| row.staff_id == who.0 && by.id != who);
        let row = found.filter(|row| row.to_us.is_none_or(|to| now < to)).ok_or(Error::NotFound)?;
        let code = row.role.clone();
        let ends = row.from_us.max(now);
        let mut row = assignment::ActiveModel::from(row);
        row.to_us = Set(Some(ends));
        row.update(tx.conn()).await.map_err(fault)?;
        note(&tx, who, "role.end", &code).await
    });
    Ok(ended.await?)
}

/// Somebody who works here, as the policy knows them.
pub(super) async fn of(tx: &Tx, who: Id) -> Result<Staff> {
    rows::staff_by_id(&tx.cx, tx.conn(), who).await?.ok_or(Error::NotFound)?;
    access::staff(&tx.cx.with_actor(Actor::Staff { id: who }), tx.conn()).await
}

async fn read(tx: &Tx, input: &Input) -> Result<Read> {
    let now = tx.cx.clock.now();
    let mut faults = Vec::new();
    let role = Role::of(&input.role).or_else(|| unknown(&mut faults, "role"));
    let tier = Tier::of(&input.tier).or_else(|| unknown(&mut faults, "tier"));
    let team = input.team.parse::<Id>().ok().or_else(|| unknown(&mut faults, "team"));
    let from = day(&mut faults, "from", &input.from);
    let to = day(&mut faults, "to", &input.to);
    // The last day counts until it is over.
    let to = to.and_then(|day| day.tomorrow().ok()).and_then(midnight);
    let from = from.and_then(midnight).unwrap_or(now);
    if to.is_some_and(|to| to <= from) {
        faults.push(FieldError::new("to", "before-start", "the last day is before the first"));
    }
    match (role, tier, team) {
        (Some(role), Some(tier), Some(team)) if faults.is_empty() => Ok(Read { role, tier, team, from, to }),
        _ => Err(Error::Invalid(faults)),
    }
}

fn unknown<T>(faults: &mut Vec<FieldError>, field: &str) -> Option<T> {
    faults.push(FieldError::new(field, "unknown-code", "choose one of the list"));
    None
}

fn day(faults: &mut Vec<FieldError>, field: &str, text: &str) -> Option<Date> {
    let text = text.trim();
    let day = text.parse::<Date>().ok();
    if day.is_none() && !text.is_empty() {
        faults.push(FieldError::new(field, "date-malformed", "write the day as 2026-11-24"));
    }
    day
}

fn midnight(day: Date) -> Option<Timestamp> {
    day.to_zoned(london()).ok().map(|zoned| zoned.timestamp())
}
