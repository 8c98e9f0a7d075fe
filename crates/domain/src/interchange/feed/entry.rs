//! One service as the feed's filters see it.

use crate::{
    directory::{
        model::{Day, RegularTime, Service},
        rows::Stored,
        status::Status,
    },
    interchange::oruk_out::{FeedStatus, attribute_codes},
};
use jiff::civil::{Date, Time};
use kernel::Id;
use std::collections::HashMap;

/// What filters ask of a service.
#[derive(Debug, Clone)]
pub struct RollEntry {
    /// The profile's state.
    pub status: FeedStatus,
    /// When last changed, microseconds since 1970.
    pub modified_us: i64,
    /// Who runs it.
    pub organisation: Option<Id>,
    /// Youngest month served.
    pub from_months: Option<i32>,
    /// Last printed year served, in months.
    pub to_months: Option<i32>,
    /// Codes of every list, as numbers, in order.
    pub codes: Box<[u32]>,
    /// Coarse areas served, as numbers; empty is the whole place.
    pub areas: Box<[u32]>,
    /// Regular times that hang from no place.
    pub times: Box<[Slot]>,
    /// Where it happens.
    pub spots: Box<[Spot]>,
}

/// A service at one place.
#[derive(Debug, Clone)]
pub struct Spot {
    /// Its own id.
    pub id: Id,
    /// The location.
    pub location: Id,
    /// Regular times there.
    pub times: Box<[Slot]>,
}

/// A regular time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// Which day.
    pub day: Day,
    /// From.
    pub opens: Time,
    /// Until.
    pub closes: Time,
}

/// Codes of lists as small numbers.
#[derive(Debug, Clone, Default)]
pub struct Interned {
    lists: HashMap<String, HashMap<String, u32>>,
    next: u32,
}

impl Interned {
    /// The number of a code; a new one when it was never seen.
    fn number(&mut self, list: &str, code: &str) -> u32 {
        if let Some(known) = self.find(list, code) {
            return known;
        }
        self.next += 1;
        self.lists.entry(list.to_owned()).or_default().insert(code.to_owned(), self.next);
        self.next
    }

    /// The number of a code, if any service has it.
    pub fn find(&self, list: &str, code: &str) -> Option<u32> {
        self.lists.get(list)?.get(code).copied()
    }

    /// The numbers of every code of a list.
    pub fn of_list(&self, list: &str) -> Vec<u32> {
        self.lists.get(list).map(|codes| codes.values().copied().collect()).unwrap_or_default()
    }
}

/// Reads what filters ask. `None` for a service the public was never shown.
pub fn read_entry(stored: &Stored<Service>, today: Date, codes: &mut Interned) -> Option<RollEntry> {
    let service = &stored.record;
    let status = feed_status(stored, today)?;
    Some(RollEntry {
        status,
        modified_us: stored.updated_us,
        organisation: service.organisation_id,
        from_months: service.ages.from_months,
        to_months: service.ages.to_months,
        codes: service_codes(service, codes),
        areas: service.area.iter().map(|a| codes.number("areas", a)).collect(),
        times: slots(&service.times),
        spots: service
            .places
            .iter()
            .map(|p| Spot { id: p.id, location: p.location_id, times: slots(&p.times) })
            .collect(),
    })
}

/// The profile's state of a service, or `None` when the public was never meant to see it. One that was
/// hidden later stays as inactive, so that readers of the feed take their copies down too.
pub fn feed_status(stored: &Stored<Service>, today: Date) -> Option<FeedStatus> {
    if stored.deleted_us.is_some() {
        return Some(FeedStatus::Defunct);
    }
    match Status::on(&stored.record.visibility, today) {
        Status::Active => Some(FeedStatus::Active),
        Status::TemporarilyClosed => Some(FeedStatus::TemporarilyClosed),
        Status::Expired | Status::Archived => Some(FeedStatus::Inactive),
        Status::MarkedForDeletion => Some(FeedStatus::Defunct),
        Status::Invisible => (stored.version > 1).then_some(FeedStatus::Inactive),
        Status::Pending | Status::Scheduled => None,
    }
}

fn service_codes(service: &Service, codes: &mut Interned) -> Box<[u32]> {
    let mut numbers: Vec<u32> =
        attribute_codes(service).into_iter().map(|(list, code)| codes.number(list, &code)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers.into()
}

fn slots(times: &[RegularTime]) -> Box<[Slot]> {
    times.iter().map(|t| Slot { day: t.day, opens: t.opens, closes: t.closes }).collect()
}
