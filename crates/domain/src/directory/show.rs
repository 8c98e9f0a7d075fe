//! One service as the public may see it, with who runs it and where.

use super::{
    completeness::{Completeness, completeness},
    freshness::Rung,
    model::{Location, Organisation, Service},
    rows::{self, BySlug},
    status::{Sight, Status},
    vocabulary,
};
use crate::access::{Action, authorise};
use data::Cx;
use kernel::{Id, Result};
use std::collections::BTreeMap;

/// A service for its page. Locations whose address is withheld carry none: the record never held it.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The service.
    pub service: Service,
    /// Who runs it.
    pub organisation: Option<Organisation>,
    /// Where it happens, in the order of its places.
    pub locations: Vec<Location>,
    /// Active or temporarily closed.
    pub status: Status,
    /// What it leaves out.
    pub completeness: Completeness,
    /// How long since someone looked.
    pub freshness: Rung,
    /// Names of the services its while-you-wait items point to; those no longer there are left out.
    pub meanwhile: BTreeMap<String, String>,
    /// When it last changed, microseconds since 1970.
    pub updated_us: i64,
}

/// What stands at an address.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// A service.
    Here(Box<Shown>),
    /// It moved to this address.
    Moved(String),
    /// It ended; the record says what it was.
    Gone(Box<Service>),
    /// Nothing, or nothing for the public.
    Absent,
}

/// What stands at a service's address.
///
/// # Errors
/// A database fault.
pub async fn show(cx: &Cx, slug: &str) -> Result<Found> {
    authorise(&cx.actor, Action::ReadRegister)?;
    let stored = match rows::by_slug::<Service>(cx, slug).await? {
        BySlug::Here(stored) => *stored,
        BySlug::Moved(to) => return Ok(Found::Moved(to)),
        BySlug::Gone(stored) => return Ok(ended(stored.record, cx)),
        BySlug::Absent => return Ok(Found::Absent),
    };
    let status = Status::on(&stored.record.visibility, cx.clock.today());
    match status.sight() {
        Sight::Listing => Ok(Found::Here(Box::new(shown(cx, stored.record, status, stored.updated_us).await?))),
        Sight::Ended => Ok(Found::Gone(Box::new(stored.record))),
        Sight::Nothing => Ok(Found::Absent),
    }
}

/// True when the public finds a service at that address, or is led on from it.
///
/// # Errors
/// A database fault.
pub async fn stands(cx: &Cx, slug: &str) -> Result<bool> {
    authorise(&cx.actor, Action::ReadRegister)?;
    Ok(match rows::by_slug::<Service>(cx, slug).await? {
        BySlug::Here(stored) => {
            matches!(Status::on(&stored.record.visibility, cx.clock.today()).sight(), Sight::Listing)
        }
        BySlug::Moved(_) => true,
        BySlug::Gone(_) | BySlug::Absent => false,
    })
}

/// A deleted service that the public never saw stays unseen.
fn ended(service: Service, cx: &Cx) -> Found {
    match Status::on(&service.visibility, cx.clock.today()).sight() {
        Sight::Nothing => Found::Absent,
        _ => Found::Gone(Box::new(service)),
    }
}

/// A service with everything its page tells.
///
/// # Errors
/// A database fault.
pub(crate) async fn shown(cx: &Cx, service: Service, status: Status, updated_us: i64) -> Result<Shown> {
    let vocabulary = vocabulary::load(cx).await?;
    let organisation = match service.organisation_id {
        Some(id) => rows::get::<Organisation>(cx, id).await?.map(|o| o.record),
        None => None,
    };
    let ids: Vec<Id> = service.places.iter().map(|place| place.location_id).collect();
    let mut locations: Vec<Location> = rows::many::<Location>(cx, &ids).await?.into_iter().map(|l| l.record).collect();
    locations.sort_by_key(|l| ids.iter().position(|id| *id == l.id));
    let slugs: Vec<String> = service.while_you_wait.iter().filter_map(|m| m.slug.clone()).collect();
    let today = cx.clock.today();
    let meanwhile = rows::many_by_slug::<Service>(cx, &slugs)
        .await?
        .into_iter()
        .filter(|s| Status::on(&s.record.visibility, today).is_public())
        .map(|s| (s.record.slug, s.record.name))
        .collect();
    Ok(Shown {
        completeness: completeness(&service, &vocabulary),
        freshness: Rung::on(&service.review, today),
        service,
        organisation,
        locations,
        status,
        meanwhile,
        updated_us,
    })
}
