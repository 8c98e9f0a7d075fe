//! The roll: what the feed's filters ask of every service, kept in memory (about 150 bytes a service) and
//! kept right through the change log, so that a page of a quarter of a million services costs one page.

use super::entry::{Interned, RollEntry, Spot, read_entry};
use crate::directory::{
    model::{Grid, Location, Organisation, Service},
    rows::{self, Aggregate},
};
use data::{Cx, change};
use jiff::civil::Date;
use kernel::{Id, PlaceId, Result};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{Arc, PoisonError, RwLock},
};
use tokio::sync::Mutex;

/// Records read at a time.
const CHUNK: u64 = 1_000;

/// One place's services as the feed's filters see them.
#[derive(Debug, Clone, Default)]
pub struct Roll {
    /// By id, which is the feed's order.
    pub entries: BTreeMap<Id, RollEntry>,
    /// Where locations are; withheld ones are not here.
    pub points: HashMap<Id, Grid>,
    /// Who runs services, by id.
    pub organisations: BTreeSet<Id>,
    /// Codes as small numbers.
    pub codes: Interned,
    seq: i64,
    day: Option<Date>,
}

/// The rolls of a process, one a place.
#[derive(Debug, Default)]
pub struct Rolls {
    known: RwLock<HashMap<PlaceId, Arc<Roll>>>,
    /// One reader brings a roll up to date; the others wait for it.
    turn: Mutex<()>,
}

impl Rolls {
    /// The roll of the place, as the register stands now.
    ///
    /// # Errors
    /// A database fault.
    pub async fn current(&self, cx: &Cx) -> Result<Arc<Roll>> {
        let head = change::head(cx).await?;
        if let Some(fresh) = self.at(cx, head) {
            return Ok(fresh);
        }
        let _turn = self.turn.lock().await;
        if let Some(fresh) = self.at(cx, head) {
            return Ok(fresh);
        }
        let today = cx.clock.today();
        let known = self.known(cx.place).filter(|roll| roll.day == Some(today));
        let roll = Arc::new(match known {
            Some(roll) => roll.follow(cx, head).await?,
            None => Roll::read(cx, head, today).await?,
        });
        self.known.write().unwrap_or_else(PoisonError::into_inner).insert(cx.place, Arc::clone(&roll));
        Ok(roll)
    }

    fn known(&self, place: PlaceId) -> Option<Arc<Roll>> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).get(&place).map(Arc::clone)
    }

    /// The state of a service hangs from the date too: yesterday's roll is not today's.
    fn at(&self, cx: &Cx, head: i64) -> Option<Arc<Roll>> {
        self.known(cx.place).filter(|roll| roll.seq >= head && roll.day == Some(cx.clock.today()))
    }
}

impl Roll {
    /// Reads the whole register once, a part at a time. `head` was read before, so whatever changes
    /// meanwhile is followed later.
    async fn read(cx: &Cx, head: i64, today: Date) -> Result<Self> {
        let mut roll = Self { seq: head, day: Some(today), ..Self::default() };
        let mut after = None;
        loop {
            let part = rows::page::<Location>(cx, after, CHUNK).await?;
            let Some(last) = part.last() else { break };
            after = Some(last.record.id);
            for stored in &part {
                roll.place(&stored.record);
            }
        }
        let mut after = None;
        loop {
            let part = rows::page::<Organisation>(cx, after, CHUNK).await?;
            let Some(last) = part.last() else { break };
            after = Some(last.record.id);
            roll.organisations.extend(part.iter().map(|o| o.record.id));
        }
        let mut after = None;
        loop {
            let part = rows::page_with_tombstones::<Service>(cx, after, CHUNK).await?;
            let Some(last) = part.last() else { break };
            after = Some(last.record.id);
            for stored in &part {
                roll.enter(stored, today);
            }
        }
        Ok(roll)
    }

    /// The roll after the changes since it was made.
    async fn follow(&self, cx: &Cx, head: i64) -> Result<Self> {
        let (mut roll, today) = (self.clone(), cx.clock.today());
        while roll.seq < head {
            let changes = change::after(cx, roll.seq, CHUNK).await?;
            let Some(last) = changes.last() else { break };
            roll.seq = last.seq;
            let of = |kind: &str| -> Vec<Id> { changes.iter().filter(|c| c.kind == kind).map(|c| c.record).collect() };
            for stored in rows::many_with_tombstones::<Location>(cx, &of(Location::KIND)).await? {
                roll.place(&stored.record);
            }
            for stored in rows::many_with_tombstones::<Organisation>(cx, &of(Organisation::KIND)).await? {
                match stored.deleted_us {
                    Some(_) => roll.organisations.remove(&stored.record.id),
                    None => roll.organisations.insert(stored.record.id),
                };
            }
            for stored in rows::many_with_tombstones::<Service>(cx, &of(Service::KIND)).await? {
                roll.enter(&stored, today);
            }
        }
        Ok(roll)
    }

    fn place(&mut self, location: &Location) {
        match location.grid.filter(|_| !location.withheld) {
            Some(grid) => self.points.insert(location.id, grid),
            None => self.points.remove(&location.id),
        };
    }

    fn enter(&mut self, stored: &rows::Stored<Service>, today: Date) {
        match read_entry(stored, today, &mut self.codes) {
            Some(entry) => self.entries.insert(stored.record.id, entry),
            None => self.entries.remove(&stored.record.id),
        };
    }

    /// Every service at one place, in the feed's order: the service's, then its own.
    pub fn spots(&self) -> impl Iterator<Item = (Id, &RollEntry, &Spot)> {
        self.entries
            .iter()
            .filter(|(_, entry)| entry.status.is_described())
            .flat_map(|(id, entry)| entry.spots.iter().map(move |spot| (*id, entry, spot)))
    }
}
