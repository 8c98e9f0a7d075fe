//! Waiting times as they were stated, one after another: their trend, and whether the last is still worth anything.

use crate::{
    directory::{
        model::Service,
        rows::{self, BySlug},
    },
    upkeep::who,
};
use data::{Cx, Tx, fault, tables::wait_post};
use jiff::{Timestamp, civil::Date};
use kernel::{Error, Id, Result, clock::london};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// Days a stated wait is worth something; families are told its date all the time.
pub const HOLDS_DAYS: i32 = 90;
/// Points of a trend, the newest.
const POINTS: usize = 12;

/// One stated wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Post {
    /// The day.
    pub on: Date,
    /// Whole weeks.
    pub weeks: u32,
}

/// The waits of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trend {
    /// The entry's name.
    pub name: String,
    /// Oldest first.
    pub posts: Vec<Post>,
    /// True when the last is too old to go by.
    pub stale: bool,
}

/// True when a wait stated that day is too old to go by.
pub fn is_stale(stated_on: Date, today: Date) -> bool {
    stated_on.until(today).is_ok_and(|span| span.get_days() > HOLDS_DAYS)
}

/// Notes a wait that was stated just now, beside the entry's own.
pub(super) async fn note(tx: &Tx, service: Id, weeks: &str) -> Result<()> {
    let weeks =
        weeks.trim().parse().map_err(|_| Error::invalid("wait_weeks", "wait-impossible", "write whole weeks"))?;
    let row = wait_post::ActiveModel {
        place_id: Set(tx.cx.place.0),
        id: Set(tx.cx.fresh_id().0),
        service_id: Set(service.0),
        weeks: Set(weeks),
        at_us: Set(tx.cx.now_us()),
        actor: Set(tx.cx.actor.label()),
    };
    row.insert(tx.conn()).await.map_err(fault)?;
    Ok(())
}

/// The waits of an entry, for whoever keeps it.
///
/// # Errors
/// `NotFound` when it is not the actor's; a database fault.
pub async fn trend(cx: &Cx, slug: &str) -> Result<Trend> {
    let keeper = who::keeper(cx, cx.read()).await?;
    let BySlug::Here(stored) = rows::by_slug::<Service>(cx, slug).await? else { return Err(Error::NotFound) };
    if !who::may_keep(cx, cx.read(), keeper, &stored.record).await? {
        return Err(Error::NotFound);
    }
    let noted = wait_post::Entity::find()
        .filter(wait_post::Column::PlaceId.eq(cx.place.0))
        .filter(wait_post::Column::ServiceId.eq(stored.record.id.0))
        .order_by_asc(wait_post::Column::AtUs)
        .order_by_asc(wait_post::Column::Id)
        .all(cx.read())
        .await
        .map_err(fault)?;
    let mut posts = noted.iter().map(read).collect::<Result<Vec<Post>>>()?;
    let stated = stored.record.wait.as_ref().filter(|_| !stored.record.is_example("wait"));
    if let Some(first) = stated.filter(|w| posts.iter().all(|p| p.on > w.stated_on)) {
        posts.insert(0, Post { on: first.stated_on, weeks: first.weeks });
    }
    let stale = stored.record.wait.as_ref().is_some_and(|w| is_stale(w.stated_on, cx.clock.today()));
    let newest = posts.len().saturating_sub(POINTS);
    Ok(Trend { name: stored.record.name, posts: posts.split_off(newest), stale })
}

fn read(row: &wait_post::Model) -> Result<Post> {
    let at = Timestamp::from_microsecond(row.at_us).map_err(Error::internal)?;
    let weeks = u32::try_from(row.weeks).map_err(Error::internal)?;
    Ok(Post { on: at.to_zoned(london()).date(), weeks })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_wait_holds_for_ninety_days() {
        let today = date(2026, 11, 24);
        assert!(!is_stale(date(2026, 8, 26), today));
        assert!(is_stale(date(2026, 8, 25), today));
        assert!(!is_stale(today, today));
    }
}
