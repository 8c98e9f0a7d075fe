//! The profile's filters, as the profile words them: `minimum_age` asks for services whose minimum age is
//! at least that, which is not a parent's question; the portal asks by overlap.

use super::{
    entry::{RollEntry, Slot, Spot},
    roll::Roll,
};
use crate::directory::model::{Day, Grid};
use jiff::civil::Time;
use kernel::Id;
use std::collections::HashSet;

/// What is asked of services; an empty part asks nothing.
#[derive(Debug, Clone, Default)]
pub struct FeedFilter {
    /// Services found by the words of `search`.
    pub found: Option<HashSet<Id>>,
    /// All of these codes, as (list, code).
    pub terms: Vec<(String, String)>,
    /// Any code of all of these lists.
    pub lists: Vec<String>,
    /// Run by this organisation.
    pub organisation: Option<Id>,
    /// Minimum age at least this, in years.
    pub minimum_age: Option<f64>,
    /// Maximum age at most this, in years.
    pub maximum_age: Option<f64>,
    /// Something on this day.
    pub day: Option<Day>,
    /// Starting at or after.
    pub start_time: Option<Time>,
    /// Ending at or before.
    pub end_time: Option<Time>,
    /// Changed at or after this, microseconds since 1970.
    pub modified_after_us: Option<i64>,
    /// Near a point, for services at locations.
    pub near: Option<Near>,
}

/// Around a postcode.
#[derive(Debug, Clone)]
pub struct Near {
    /// Centre of the postcode.
    pub centre: Grid,
    /// Its coarse area.
    pub area: String,
    /// Metres; without it the area served decides.
    pub proximity: Option<u32>,
}

impl FeedFilter {
    /// The services that fit, in the feed's order.
    pub fn services(&self, roll: &Roll) -> Vec<Id> {
        let Some(codes) = self.codes(roll) else { return Vec::new() };
        roll.entries
            .iter()
            .filter(|(id, entry)| {
                self.fits(**id, entry, &codes)
                    && self.fits_times(entry.times.iter().chain(entry.spots.iter().flat_map(|s| &s.times)))
            })
            .map(|(id, _)| *id)
            .collect()
    }

    /// The services at locations that fit, as (service, its own id), in the feed's order.
    pub fn spots(&self, roll: &Roll) -> Vec<(Id, Id)> {
        let Some(codes) = self.codes(roll) else { return Vec::new() };
        roll.spots()
            .filter(|(id, entry, spot)| {
                self.fits(*id, entry, &codes)
                    && self.fits_times(spot.times.iter())
                    && self.near.as_ref().is_none_or(|near| near.holds(roll, entry, spot))
            })
            .map(|(service, _, spot)| (service, spot.id))
            .collect()
    }

    /// The wanted codes as numbers, a group a demand; `None` when one of them nobody has.
    fn codes(&self, roll: &Roll) -> Option<Vec<Vec<u32>>> {
        let one = self.terms.iter().map(|(list, code)| roll.codes.find(list, code).map(|n| vec![n]));
        let any = self.lists.iter().map(|list| Some(roll.codes.of_list(list)));
        one.chain(any).collect()
    }

    fn fits(&self, id: Id, entry: &RollEntry, codes: &[Vec<u32>]) -> bool {
        let years = |months: Option<i32>| months.map(|m| f64::from(m.max(0)) / 12.0);
        self.found.as_ref().is_none_or(|found| found.contains(&id))
            && codes.iter().all(|any| any.iter().any(|n| entry.codes.binary_search(n).is_ok()))
            && self.organisation.is_none_or(|wanted| entry.organisation == Some(wanted))
            && self.minimum_age.is_none_or(|least| years(entry.from_months).is_some_and(|from| from >= least))
            && self.maximum_age.is_none_or(|most| years(entry.to_months).is_some_and(|to| to <= most))
            && self.modified_after_us.is_none_or(|after| entry.modified_us >= after)
    }

    fn fits_times<'a>(&self, mut times: impl Iterator<Item = &'a Slot>) -> bool {
        if self.day.is_none() && self.start_time.is_none() && self.end_time.is_none() {
            return true;
        }
        times.any(|t| {
            self.day.is_none_or(|day| t.day == day)
                && self.start_time.is_none_or(|start| t.opens >= start)
                && self.end_time.is_none_or(|end| t.closes <= end)
        })
    }
}

impl Near {
    /// A withheld place has no point, so asking near it in steps finds nothing out.
    fn holds(&self, roll: &Roll, entry: &RollEntry, spot: &Spot) -> bool {
        let Some(metres) = self.proximity else {
            let area = roll.codes.find("areas", &self.area);
            return entry.areas.is_empty() || area.is_some_and(|a| entry.areas.contains(&a));
        };
        roll.points.get(&spot.location).is_some_and(|point| {
            let across = f64::from(point.easting) - f64::from(self.centre.easting);
            let up = f64::from(point.northing) - f64::from(self.centre.northing);
            across.hypot(up) <= f64::from(metres)
        })
    }
}
