//! Several services for a page, each with who runs it and where, in two look-ups however many there are.

use super::{
    model::{Grid, Location, Organisation, Service},
    rows,
    status::Status,
};
use data::Cx;
use kernel::{Id, Result};
use std::collections::{BTreeSet, HashMap};

/// One service on a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The service.
    pub service: Service,
    /// Who runs it.
    pub organisation: Option<Organisation>,
    /// Where, in the order of its places.
    pub locations: Vec<Location>,
    /// Active or temporarily closed.
    pub status: Status,
}

impl Entry {
    /// Straight-line metres from a point to its nearest place that may be known.
    pub fn metres_from(&self, from: Grid) -> Option<u32> {
        self.locations.iter().filter_map(|l| l.grid).map(|there| metres(from, there)).min()
    }
}

/// Straight-line metres between two points of the national grid.
pub fn metres(from: Grid, to: Grid) -> u32 {
    let east = f64::from(from.easting) - f64::from(to.easting);
    let north = f64::from(from.northing) - f64::from(to.northing);
    // Half the Earth is 2e7 metres: the rounded distance always fits.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "never negative, always below 2^32")]
    let metres = east.hypot(north).round() as u32;
    metres
}

/// Those of `services` that the public may find, in the order given.
///
/// # Errors
/// A database fault.
pub async fn entries(cx: &Cx, services: Vec<Service>) -> Result<Vec<Entry>> {
    let today = cx.clock.today();
    let shown: Vec<(Service, Status)> = services
        .into_iter()
        .map(|service| {
            let status = Status::on(&service.visibility, today);
            (service, status)
        })
        .filter(|(_, status)| status.is_public())
        .collect();
    // Gathered before waiting: a borrowing iterator kept across an await makes the future unusable to handlers.
    let named: BTreeSet<Id> = shown.iter().filter_map(|(s, _)| s.organisation_id).collect();
    let visited: BTreeSet<Id> = shown.iter().flat_map(|(s, _)| s.places.iter().map(|p| p.location_id)).collect();
    let organisations = look_up::<Organisation>(cx, named).await?;
    let locations = look_up::<Location>(cx, visited).await?;
    Ok(shown
        .into_iter()
        .map(|(service, status)| Entry {
            organisation: service.organisation_id.and_then(|id| organisations.get(&id).cloned()),
            locations: service.places.iter().filter_map(|p| locations.get(&p.location_id).cloned()).collect(),
            service,
            status,
        })
        .collect())
}

async fn look_up<A: rows::Aggregate>(cx: &Cx, ids: BTreeSet<Id>) -> Result<HashMap<Id, A>> {
    let ids: Vec<Id> = ids.into_iter().collect();
    Ok(rows::many::<A>(cx, &ids).await?.into_iter().map(|s| (s.record.id(), s.record)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_is_straight_and_rounded() {
        let here = Grid { easting: 430_000, northing: 280_000 };
        assert_eq!(metres(here, Grid { easting: 433_000, northing: 276_000 }), 5000);
        assert_eq!(metres(here, here), 0);
        let far = Grid { easting: i32::MAX, northing: i32::MIN };
        assert!(metres(here, far) > 3_000_000_000);
    }
}
