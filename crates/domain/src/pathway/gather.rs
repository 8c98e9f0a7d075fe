//! What the register has for a family, asked of the search index: by topic and age, never by reading all of it.

use super::{Family, Offer, Rules, engine::Supply};
use crate::directory::{card::Card, postcodes::Spot};
use kernel::{
    PlaceId, Result,
    search::{Near, Point, Query, SearchIndex},
};
use std::collections::{BTreeMap, btree_map::Entry};

/// Services taken for a worry, those most likely to suit first.
const DIRECT: usize = 60;
/// Services taken for what is near a worry.
const NEAR: usize = 30;

/// Services that may suit, and every topic that has any service at all.
pub(super) fn gather(
    index: &dyn SearchIndex,
    place: PlaceId,
    rules: &Rules,
    family: &Family,
    spot: Option<&Spot>,
) -> Result<Supply> {
    let served = Query { count: vec!["topic".to_owned()], ..Query::default() };
    let served = index.search(place, &served)?;
    let topics = served.facets.get("topic").into_iter().flat_map(|t| t.iter()).map(|(t, _)| t.to_string()).collect();
    let mut offers = BTreeMap::new();
    let question = question(rules, family, spot);
    for worry in &family.worries {
        let near = rules.topics.iter().find(|t| t.code == worry.topic).map_or(&[][..], |t| t.near.as_slice());
        for (wanted, limit) in [(std::slice::from_ref(&worry.topic), DIRECT), (near, NEAR)] {
            if wanted.is_empty() {
                continue;
            }
            let mut query = Query { limit, ..question.clone() };
            query.filters.insert("topic".to_owned(), wanted.to_vec());
            for hit in &index.search(place, &query)?.hits {
                if let Entry::Vacant(place) = offers.entry(hit.slug.clone()) {
                    place.insert(Offer::new(Card::stored(&hit.card)?, hit.metres));
                }
            }
        }
    }
    Ok(Supply { offers: offers.into_values().collect(), topics })
}

/// What every question asks: the family's ages and area, those made for it first.
fn question(rules: &Rules, family: &Family, spot: Option<&Spot>) -> Query {
    let ages = family.spans.iter().map(|s| s.0).min().zip(family.spans.iter().map(|s| s.1).max());
    let groups = family.groups.iter().chain(&family.akin).map(|g| (format!("group:{g}"), 3.0));
    let wished = family.modes.iter().map(|m| (format!("mode:{m}"), 1.0));
    let met = rules.ways.in_person.iter().chain(&rules.ways.perhaps_in_person).map(|m| (format!("mode:{m}"), 0.25));
    let times = family.times.iter().map(|t| (format!("time:{t}"), 0.5));
    let mut query = Query { age: ages, ..Query::default() };
    query.prefer = groups.chain(wished).chain(met).chain(times).collect();
    query.prefer.push(("level:universal".to_owned(), 1.5));
    if let Some(spot) = spot {
        let centre = Point { easting: spot.grid.easting, northing: spot.grid.northing };
        query.near = Some(Near { centre, within: None, beyond: None });
        query.filters.insert("area".to_owned(), vec!["*".to_owned(), spot.outward.clone()]);
    }
    query
}
