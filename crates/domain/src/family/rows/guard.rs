//! Who answers for which records, and what was tried on them.

use super::moment;
use data::{
    Tx, fault,
    tables::{audit, restriction},
};
use jiff::Timestamp;
use kernel::{Actor, Id, Result};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeSet;

const DAY_US: i64 = 24 * 3_600 * 1_000_000;
/// Most attempts told at once.
const MOST: u64 = 200;

/// One attempt as the audit has it.
pub struct Tried {
    /// On which record.
    pub target: Id,
    /// By whom, when by staff.
    pub by: Option<Id>,
    /// Verb.
    pub action: String,
    /// Whether it was allowed.
    pub opened: bool,
    /// When.
    pub at: Timestamp,
}

fn live(tx: &Tx) -> Condition {
    use restriction::Column as C;
    let now = tx.cx.now_us();
    let open_end = Condition::any().add(C::ToUs.is_null()).add(C::ToUs.gt(now));
    Condition::all().add(C::PlaceId.eq(tx.cx.place.0)).add(C::FromUs.lte(now)).add(open_end)
}

/// Whose records a member of staff answers for.
pub async fn of(tx: &Tx, staff: Id) -> Result<Vec<Id>> {
    let rows = restriction::Entity::find()
        .filter(live(tx))
        .filter(restriction::Column::GuardianId.eq(staff.0))
        .all(tx.conn())
        .await
        .map_err(fault)?;
    Ok(rows.into_iter().map(|row| Id(row.person_id)).collect::<BTreeSet<_>>().into_iter().collect())
}

/// Who answers for somebody's records.
pub async fn who_answers(tx: &Tx, person: Id) -> Result<BTreeSet<Id>> {
    let rows = restriction::Entity::find()
        .filter(live(tx))
        .filter(restriction::Column::PersonId.eq(person.0))
        .all(tx.conn())
        .await
        .map_err(fault)?;
    Ok(rows.into_iter().filter_map(|row| row.guardian_id.map(Id)).collect())
}

/// What others than the guardian were refused on these records, or opened in an emergency, newest first.
pub async fn tried(tx: &Tx, people: &[Id], guardian: Id, days: i64) -> Result<Vec<Tried>> {
    use audit::Column as C;
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let told = Condition::any().add(C::Decision.eq("deny")).add(C::Via.eq("break-glass"));
    let rows = audit::Entity::find()
        .filter(C::PlaceId.eq(tx.cx.place.0))
        .filter(C::TargetId.is_in(people.iter().map(|id| id.0)))
        .filter(C::AtUs.gte(tx.cx.now_us() - days * DAY_US))
        .filter(C::Actor.ne(Actor::Staff { id: guardian }.label()))
        .filter(told)
        .order_by_desc(C::Seq)
        .limit(MOST)
        .all(tx.conn())
        .await
        .map_err(fault)?;
    let by = |actor: &str| actor.strip_prefix("staff:").and_then(|id| id.parse().ok());
    rows.into_iter()
        .map(|row| {
            let (target, by, opened) = (Id(row.target_id), by(&row.actor), row.decision == "allow");
            Ok(Tried { target, by, action: row.action, opened, at: moment(row.at_us)? })
        })
        .collect()
}
