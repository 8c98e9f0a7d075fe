//! The feed's answers: ids in, the standard's objects out, in the order asked for.

use super::entry::feed_status;
use crate::{
    access::{Action, authorise},
    directory::{
        dataset::Cached,
        model::{Location, Organisation, Service},
        rows,
        vocabulary::{self, List},
    },
    interchange::oruk_out::{
        Around, Depth, Entry, Publisher, Term, Terms, at_location, organisation, service, taxonomies,
    },
};
use data::Cx;
use jiff::Timestamp;
use kernel::{Error, Id, Result};
use serde::Deserialize;
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// What the feed needs of the place's own data.
#[derive(Debug, Deserialize)]
struct Named {
    name: String,
}

static PLACE: Cached<Named> = Cached::new("place");

/// The place's name as the feed says it.
///
/// # Errors
/// A database fault.
pub async fn place_name(cx: &Cx) -> Result<String> {
    let place = PLACE.get(cx, |text| toml::from_str(text).map_err(|_| Vec::new())).await?;
    Ok(place.map_or_else(|| "The whole place".to_owned(), |(_, place)| place.name.clone()))
}

/// Who publishes, with the words behind the codes.
///
/// # Errors
/// A database fault.
pub async fn publisher(cx: &Cx, base_url: &str) -> Result<Publisher> {
    let vocabulary = vocabulary::load(cx).await?;
    let mut terms = taxonomies::own_terms();
    for list in List::ALL {
        terms.extend(vocabulary.terms(list).iter().map(|term| Term {
            kind: list.name().to_owned(),
            code: term.code.clone(),
            label: term.label.clone(),
            description: term.attribute("description").unwrap_or_default().to_owned(),
            parent: None,
        }));
    }
    Ok(Publisher {
        place: cx.place,
        name: place_name(cx).await?,
        base_url: base_url.to_owned(),
        terms: Terms::new(taxonomies::lists(), terms),
    })
}

/// Services by id, as the feed shows them.
///
/// # Errors
/// `NotFound` when the actor may not; a database fault.
pub async fn services(cx: &Cx, publisher: &Publisher, ids: &[Id], depth: Depth) -> Result<Vec<Value>> {
    let (entries, around) = load(cx, ids, depth).await?;
    Ok(ids.iter().filter_map(|id| entries.get(id)).map(|e| service(publisher, e, &around, depth)).collect())
}

/// Services at locations, as (service, its own id).
///
/// # Errors
/// As [`services`].
pub async fn at_locations(cx: &Cx, publisher: &Publisher, spots: &[(Id, Id)], depth: Depth) -> Result<Vec<Value>> {
    let ids: Vec<Id> = spots.iter().map(|(of, _)| *of).collect::<HashSet<_>>().into_iter().collect();
    let (entries, around) = load(cx, &ids, Depth::Full).await?;
    let one = |(of, spot): &(Id, Id)| -> Option<Value> {
        let entry = entries.get(of)?;
        let at = entry.service.places.iter().find(|p| p.id == *spot)?;
        let nested = service(publisher, entry, &around, depth);
        let place = around.locations.get(&at.location_id);
        Some(at_location(publisher, &entry.service, at, place).put("service", nested).into())
    };
    Ok(spots.iter().filter_map(one).collect())
}

/// Organisations by id.
///
/// # Errors
/// As [`services`].
pub async fn organisations(cx: &Cx, publisher: &Publisher, ids: &[Id]) -> Result<Vec<Value>> {
    authorise(&cx.actor, Action::ReadRegister)?;
    let mut found = by_id(rows::many::<Organisation>(cx, ids).await?, |o| o.id);
    Ok(ids.iter().filter_map(|id| found.remove(id)).map(|o| organisation(publisher, &o)).collect())
}

async fn load(cx: &Cx, ids: &[Id], depth: Depth) -> Result<(HashMap<Id, Entry>, Around)> {
    authorise(&cx.actor, Action::ReadRegister)?;
    let today = cx.clock.today();
    let mut entries = HashMap::with_capacity(ids.len());
    for stored in rows::many_with_tombstones::<Service>(cx, ids).await? {
        let Some(status) = feed_status(&stored, today) else { continue };
        let modified = Timestamp::from_microsecond(stored.updated_us).map_err(Error::internal)?;
        entries.insert(stored.record.id, Entry { service: stored.record, status, modified });
    }
    let wanted = |of: fn(&Service) -> Vec<Id>| -> Vec<Id> {
        entries.values().flat_map(|e| of(&e.service)).collect::<HashSet<_>>().into_iter().collect()
    };
    let runs = wanted(|s| s.organisation_id.into_iter().collect());
    let organisations = by_id(rows::many::<Organisation>(cx, &runs).await?, |o| o.id);
    let locations = match depth {
        Depth::List => HashMap::new(),
        Depth::Full => {
            let places = wanted(|s| s.places.iter().map(|p| p.location_id).collect());
            by_id(rows::many::<Location>(cx, &places).await?, |l| l.id)
        }
    };
    Ok((entries, Around { organisations, locations }))
}

fn by_id<A>(stored: Vec<rows::Stored<A>>, id: fn(&A) -> Id) -> HashMap<Id, A> {
    stored.into_iter().map(|s| (id(&s.record), s.record)).collect()
}
