//! Family hubs: which there are, which are open now, and what is on.

use super::{
    list::{self, Entry, entries},
    model::{Grid, Location, RegularTime, Service},
    opening::{Opening, opening},
    rows::{self, BySlug},
};
use crate::access::{Action, authorise};
use data::Cx;
use kernel::Result;

/// A hub on the list of hubs.
#[derive(Debug, Clone, PartialEq)]
pub struct Hub {
    /// The hub.
    pub location: Location,
    /// Open now?
    pub opening: Opening,
    /// Straight-line metres, when asked from somewhere.
    pub metres: Option<u32>,
}

/// A session at a hub today.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// When.
    pub time: RegularTime,
    /// What: the service's address.
    pub slug: String,
    /// What: its name.
    pub name: String,
    /// The time was invented to show how it works.
    pub example: bool,
}

/// A hub's own page.
#[derive(Debug, Clone, PartialEq)]
pub struct HubPage {
    /// The hub.
    pub hub: Hub,
    /// What is on today, by time.
    pub today: Vec<Session>,
    /// Services there, by name.
    pub services: Vec<Entry>,
}

/// Every hub, nearest first when asked from somewhere, otherwise by name.
///
/// # Errors
/// A database fault.
pub async fn all(cx: &Cx, from: Option<Grid>) -> Result<Vec<Hub>> {
    authorise(&cx.actor, Action::ReadRegister)?;
    let locations = rows::all::<Location>(cx).await?;
    let mut hubs: Vec<Hub> =
        locations.into_iter().map(|l| l.record).filter(is_shown).map(|location| hub(cx, location, from)).collect();
    if from.is_some() {
        hubs.sort_by_key(|h| h.metres.unwrap_or(u32::MAX));
    }
    Ok(hubs)
}

/// One hub by its address; `None` when there is none, or it is not a hub.
///
/// # Errors
/// A database fault.
pub async fn show(cx: &Cx, slug: &str) -> Result<Option<HubPage>> {
    authorise(&cx.actor, Action::ReadRegister)?;
    let BySlug::Here(stored) = rows::by_slug::<Location>(cx, slug).await? else { return Ok(None) };
    let location = stored.record;
    if !is_shown(&location) {
        return Ok(None);
    }
    let services = rows::services_showing(cx, location.id).await?;
    let services = entries(cx, services.into_iter().map(|s| s.record).collect()).await?;
    let today = cx.clock.today();
    let sessions = services.iter().flat_map(|e| sessions(&e.service, &location));
    let mut today: Vec<Session> = sessions.filter(|s| s.time.is_on(today)).collect();
    today.sort_by(|a, b| (a.time.opens, &a.name).cmp(&(b.time.opens, &b.name)));
    Ok(Some(HubPage { hub: hub(cx, location, None), today, services }))
}

/// A hub whose address is withheld is nobody's to find.
fn is_shown(location: &Location) -> bool {
    location.hub && !location.withheld
}

fn hub(cx: &Cx, location: Location, from: Option<Grid>) -> Hub {
    let metres = from.zip(location.grid).map(|(from, there)| list::metres(from, there));
    Hub { opening: opening(&location.opening, cx.clock.local()), metres, location }
}

fn sessions(service: &Service, location: &Location) -> Vec<Session> {
    let there = service.places.iter().filter(|p| p.location_id == location.id).flat_map(|p| &p.times);
    there
        .map(|time| Session {
            time: time.clone(),
            slug: service.slug.clone(),
            name: service.name.clone(),
            example: service.is_example("times"),
        })
        .collect()
}
