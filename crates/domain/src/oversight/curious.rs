//! What is worth asking about: emergencies nobody has judged yet, and sittings with signs in the last weeks.

use super::{
    asked,
    detect::{Facts, Flag, Look, Way, Worker, flags},
};
use crate::family::{self, glass::Waiting};
use data::{
    Cx, Tx,
    audit::Deed,
    fault,
    tables::{audit, staff},
};
use jiff::{SignedDuration, Timestamp};
use kernel::{Id, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{BTreeSet, HashMap};

/// How far back.
const SINCE: SignedDuration = SignedDuration::from_hours(45 * 24);
/// Most openings gone over: some weeks of a large place.
const MOST: u64 = 200_000;
/// Deeds on a record that only look.
const LOOKING: [&str; 4] = ["person.read", "contact.read", "agreement.read", "person.match"];

/// An opening in an emergency that waits for somebody to judge it.
#[derive(Debug, Clone)]
pub struct Due {
    /// Who opened it.
    pub name: String,
    /// When.
    pub at: Timestamp,
    /// The first moment the judging is late.
    pub due: Timestamp,
    /// It is late.
    pub late: bool,
}

/// All that is worth asking about.
#[derive(Debug, Clone)]
pub struct Worth {
    /// Openings in an emergency not judged yet, oldest first.
    pub emergencies: Vec<Due>,
    /// Sittings with signs, latest first.
    pub sittings: Vec<Asked>,
}

/// A sitting and who it was.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Their name.
    pub name: String,
    /// The sitting and its signs.
    pub flag: Flag,
}

/// Emergencies that wait to be judged, and sittings with signs. Nobody is judged by signs: a person asks.
///
/// # Errors
/// `NotFound` when the actor may not; a database fault.
pub async fn worth_asking(cx: &Cx) -> Result<Worth> {
    let deed = Deed { action: "audit.signs", kind: "place", target: Id(cx.place.0), detail: "" };
    asked(cx, deed, |tx| async move {
        let looks = looks(&tx).await?;
        let (names, workers) = workers(&tx).await?;
        let strange = looks.iter().filter(|look| look.way != Way::Known).map(|look| look.person);
        let own = workers.values().filter_map(|worker| worker.person);
        let people: BTreeSet<Id> = strange.chain(own).collect();
        let people: Vec<Id> = people.into_iter().collect();
        let facts = Facts::new(workers, family::likenesses(&tx, &people).await?);
        let name = |staff: &Id| names.get(staff).cloned().unwrap_or_default();
        let flags = flags(&looks, &facts).into_iter().rev();
        let sittings = flags.map(|flag| Asked { name: name(&flag.sitting.staff), flag }).collect();
        let due = |Waiting { by, at, due, late, .. }: Waiting| Due { name: by, at, due, late };
        let mut emergencies: Vec<Due> = family::glass::owed(&tx, |_| true).await?.into_iter().map(due).collect();
        emergencies.sort_by_key(|due| due.at);
        Ok(Worth { emergencies, sittings })
    })
    .await
}

async fn looks(tx: &Tx) -> Result<Vec<Look>> {
    use audit::Column as C;
    let since = tx.cx.clock.now().checked_sub(SINCE).map_or(0, Timestamp::as_microsecond);
    let rows = audit::Entity::find()
        .filter(C::PlaceId.eq(tx.cx.place.0))
        .filter(C::AtUs.gte(since))
        .filter(C::Kind.is_in(["person", "contact", "agreement"]))
        .filter(C::Actor.starts_with("staff:"))
        .order_by_desc(C::Seq)
        .limit(MOST)
        .all(tx.conn())
        .await
        .map_err(fault)?;
    Ok(rows.iter().filter_map(look).collect())
}

/// A row about a family as an opening; `None` for one that opens no record, such as a search or asking the audit.
fn look(row: &audit::Model) -> Option<Look> {
    let refused = row.decision == "deny";
    let way = match row.via.as_str() {
        _ if refused => Way::Refused,
        "relationship" => Way::Known,
        "duty" => Way::Duty,
        "share" => Way::Share,
        "break-glass" => Way::BreakGlass,
        _ => return None,
    };
    Some(Look {
        at: Timestamp::from_microsecond(row.at_us).ok()?,
        staff: row.actor.strip_prefix("staff:")?.parse().ok()?,
        person: Id(row.target_id),
        way,
        wrote: !refused && !LOOKING.contains(&row.action.as_str()),
    })
}

async fn workers(tx: &Tx) -> Result<(HashMap<Id, String>, HashMap<Id, Worker>)> {
    let rows = staff::Entity::find().filter(staff::Column::PlaceId.eq(tx.cx.place.0)).all(tx.conn()).await;
    let rows = rows.map_err(fault)?;
    let worker = |row: &staff::Model| {
        let surname = family::mark(row.name.split_whitespace().next_back().unwrap_or_default());
        (Id(row.id), Worker { surname, person: row.person_id.map(Id), ..Worker::default() })
    };
    let workers = rows.iter().map(worker).collect();
    Ok((rows.into_iter().map(|row| (Id(row.id), row.name)).collect(), workers))
}
