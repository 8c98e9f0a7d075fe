//! What keeps two records apart whatever anybody says, and who may say otherwise where it does not.

use crate::family::{
    edges::About,
    gate::Asking,
    matching::{Clean, Guard, Match, Pool, weigh},
    model::Details,
    rows::{home, join as rows, person},
};
use data::Tx;
use kernel::{Id, Result, coded};
use policy::{Restriction, RestrictionKind, Role};

coded! {
    /// Why two records are never joined as they stand. Where it is a slip, the slip is mended first.
    Stop {
        /// Born fourteen years apart or more.
        ParentAndChild = "parent-and-child",
        /// They have two checked numbers of one kind.
        NumbersDiffer = "numbers-differ",
        /// They are tied to one another as family.
        Tied = "tied",
        /// An order or a safety plan keeps one from the other.
        KeptApart = "kept-apart",
    }
}

/// How two records compare.
pub(super) struct Compared {
    /// What agrees, what does not, and what warns.
    pub(super) found: Match,
    /// What stops it.
    pub(super) stops: Vec<Stop>,
}

/// Compares two records.
pub(super) async fn compare(tx: &Tx, one: Id, other: Id, restrictions: &[Restriction]) -> Result<Option<Compared>> {
    let known = person::compared(tx, &[one, other]).await?;
    let of = |id: Id| known.iter().find(|(known, _)| *known == id).map(|(_, details)| details);
    let (Some(a), Some(b)) = (of(one), of(other)) else { return Ok(None) };
    let pool = Pool::of_size(person::count(tx).await?);
    let found = weigh(&clean(tx, one, a).await?, &clean(tx, other, b).await?, &pool);
    let mut stops = by_weight(&found);
    if rows::are_tied(tx, one, other).await? {
        stops.push(Stop::Tied);
    }
    if keeps_apart(restrictions, one, other, tx.cx.clock.now()) {
        stops.push(Stop::KeptApart);
    }
    Ok(Some(Compared { found, stops }))
}

/// What the matcher compares of a record.
pub(super) async fn clean(tx: &Tx, id: Id, details: &Details) -> Result<Clean> {
    let address = home::compared(tx, id, tx.cx.clock.today()).await?;
    Ok(Clean::from(&details.entry(address.as_ref())))
}

fn by_weight(found: &Match) -> Vec<Stop> {
    let stop = |guard: &Guard| match guard {
        Guard::ParentAndChild => Some(Stop::ParentAndChild),
        Guard::NumbersDiffer => Some(Stop::NumbersDiffer),
        Guard::Twins | Guard::FirstNameDiffers | Guard::BirthDateDiffers | Guard::NoBirthDate | Guard::OneList => None,
    };
    found.guards.iter().filter_map(stop).collect()
}

fn keeps_apart(restrictions: &[Restriction], one: Id, other: Id, now: jiff::Timestamp) -> bool {
    restrictions.iter().filter(|r| r.span.holds(now)).any(|r| match (r.target, &r.kind) {
        (policy::Target::Person(of), RestrictionKind::NonDisclosure { against }) => {
            (of == one && *against == other) || (of == other && *against == one)
        }
        _ => false,
    })
}

/// Whether something closes either record to somebody: then a safeguarding lead is the second who decides.
pub(super) fn is_guarded(asking: &Asking, now: jiff::Timestamp) -> bool {
    asking.edges.restrictions.iter().any(|restriction| restriction.span.holds(now))
}

/// Whether the actor may be the second: a manager or a safeguarding lead; the latter where a record is guarded.
pub(super) fn may_decide(tx: &Tx, asking: &Asking) -> bool {
    let guarded = is_guarded(asking, tx.cx.clock.now());
    asking.current(tx).any(|a| a.role == Role::SafeguardingLead || (!guarded && a.role == Role::TeamManager))
}

/// Who asks, with the facts about both.
pub(super) async fn asking(tx: &Tx, people: [Id; 2]) -> Result<Asking> {
    Asking::about(tx, About::People(&people), policy::Purpose::FamilySupport).await
}
