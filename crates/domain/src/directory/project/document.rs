//! One service as the index keeps it: words, tags, ages, points and its card.

use super::Surroundings;
use crate::directory::ages::last_month;
use crate::directory::card::{Card, CardPlace, Named, Session, examples};
use crate::directory::completeness::completeness;
use crate::directory::freshness::Rung;
use crate::directory::model::Service;
use crate::directory::slot::{Slot, day_code};
use crate::directory::vocabulary::List;
use kernel::search::{Document, Point};
use kernel::{Error, Result};
use serde::Serialize;
use std::collections::BTreeSet;

/// Tag code of what nobody stated.
pub const NOT_STATED: &str = "not-stated";
/// A service's document.
///
/// # Errors
/// `Internal` when its card cannot be written.
pub fn document(service: &Service, around: &Surroundings) -> Result<Document> {
    let card = card(service, around);
    let points = service.places.iter().filter_map(|p| around.locations.get(&p.location_id)?.grid);
    let points: Vec<Point> = points.map(|g| Point { easting: g.easting, northing: g.northing }).collect();
    let organisation = service.organisation_id.and_then(|id| around.organisations.get(&id));
    Ok(Document {
        id: service.id,
        slug: service.slug.clone(),
        name: std::iter::once(&service.name).chain(&service.alternate_names).cloned().collect::<Vec<_>>().join(" / "),
        organisation: organisation.map(|o| o.name.clone()).unwrap_or_default(),
        body: body(service, &card, around),
        tags: tags(service, &card, around, !points.is_empty()),
        from_months: card.from_months,
        to_months: card.last_month,
        points,
        freshness: f32::from(card.freshness) / 100.0,
        card: serde_json::to_string(&card).map_err(Error::internal)?,
    })
}

/// What lists show of a service.
pub fn card(service: &Service, around: &Surroundings) -> Card {
    let places = service.places.iter().filter_map(|p| Some((around.locations.get(&p.location_id)?, &p.times)));
    let sessions = places.clone().flat_map(|(l, times)| times.iter().map(|t| Session::new(t, Some(&l.slug))));
    let sessions: Vec<Session> = sessions.chain(service.times.iter().map(|t| Session::new(t, None))).collect();
    let all_times = || service.places.iter().flat_map(|p| &p.times).chain(&service.times);
    let times = Slot::ALL.into_iter().filter(|slot| all_times().any(|t| slot.holds(t)));
    let organisation = service.organisation_id.and_then(|id| around.organisations.get(&id));
    Card {
        id: service.id,
        slug: service.slug.clone(),
        name: service.name.clone(),
        organisation: organisation.map(|o| Named { slug: o.slug.clone(), name: o.name.clone() }),
        summary: service.summary.clone(),
        level: service.level.clone(),
        need_levels: service.need_levels.clone(),
        from_months: service.ages.from_months,
        last_month: last_month(&service.ages),
        age_label: service.ages.label.clone(),
        stages: service.stages.clone(),
        topics: service.topics.clone(),
        target_groups: service.target_groups.clone(),
        audience: service.audience.clone(),
        modes: service.modes.clone(),
        eligibility: service.eligibility.clone(),
        ways: service.joining.ways.clone(),
        join: service.joining.text.clone(),
        times: times.map(|slot| slot.code().to_owned()).collect(),
        sessions,
        places: places
            .map(|(l, _)| CardPlace { slug: l.slug.clone(), name: l.name.clone(), hub: l.hub, withheld: l.withheld })
            .collect(),
        costs: service.costs.clone(),
        wait: service.wait.clone(),
        while_you_wait: service.while_you_wait.clone(),
        evidence: service.evidence.clone(),
        contact: service.contacts.first().cloned(),
        languages: service.languages.clone(),
        interpreter: service.interpreter,
        access: service.access.clone(),
        creche: service.creche,
        community_led: service.community_led || organisation.is_some_and(|o| o.community_led),
        father_inclusive: service.father_inclusive,
        warm_space: service.warm_space,
        temporarily_closed: service.visibility.temporarily_closed.clone(),
        examples: examples(service),
        reviewed: service.review.last,
        completeness: completeness(service, &around.vocabulary).score,
        freshness: (Rung::on(&service.review, around.today).factor() * 100.0).round() as u8,
    }
}

/// Everything worth finding it by, least first named: what codes are called stands beside the entry's own words.
fn body(service: &Service, card: &Card, around: &Surroundings) -> String {
    let labels =
        |list, codes: &[String]| codes.iter().map(|c| around.vocabulary.label(list, c).to_owned()).collect::<Vec<_>>();
    let places = card.places.iter().map(|p| p.name.clone()).collect();
    let own = vec![service.summary.clone(), service.description.clone(), service.eligibility.text.clone()];
    [
        own,
        labels(List::Topics, &service.topics),
        labels(List::Groups, &service.target_groups),
        labels(List::Stages, &service.stages),
        labels(List::Modes, &service.modes),
        places,
    ]
    .concat()
    .join(". ")
}

fn tags(service: &Service, card: &Card, around: &Surroundings, located: bool) -> Vec<String> {
    let mut tags = BTreeSet::new();
    let mut add = |dimension: &str, codes: &[String]| tags.extend(codes.iter().map(|c| format!("{dimension}:{c}")));
    add("topic", &card.topics);
    add("group", &card.target_groups);
    add("stage", &card.stages);
    add("mode", &card.modes);
    add("lang", &card.languages);
    add("access", &card.access);
    add("audience", &card.audience.iter().map(code).collect::<Vec<_>>());
    add("join", &card.ways.iter().map(code).collect::<Vec<_>>());
    add("level", std::slice::from_ref(&card.level));
    add("need", &card.need_levels.iter().map(u8::to_string).collect::<Vec<_>>());
    let not_stated = [NOT_STATED.to_owned()];
    add("time", if card.times.is_empty() { &not_stated } else { &card.times });
    let days: Vec<String> = card.sessions.iter().map(|s| day_code(s.day).to_owned()).collect();
    add("day", if days.is_empty() { &not_stated } else { &days });
    let everywhere = ["*".to_owned()];
    add("area", if service.area.is_empty() { &everywhere } else { &service.area });
    let places = || service.places.iter().filter_map(|p| around.locations.get(&p.location_id));
    add("place", &places().filter(|l| !l.withheld).map(|l| l.slug.clone()).collect::<Vec<_>>());
    add("hub", &places().filter(|l| l.hub && !l.withheld).map(|l| l.slug.clone()).collect::<Vec<_>>());
    add("access", &places().filter(|l| !l.withheld).flat_map(|l| l.access.clone()).collect::<Vec<_>>());
    add("org", &card.organisation.iter().map(|o| o.slug.clone()).collect::<Vec<_>>());
    let remote = card
        .modes
        .iter()
        .any(|m| around.vocabulary.term(List::Modes, m).and_then(|t| t.attribute("in_person")) == Some("no"));
    for (flag, is) in [
        ("flag:free", card.is_free()),
        ("flag:creche", card.creche == Some(true)),
        ("flag:interpreter", card.interpreter == Some(true)),
        ("flag:fathers", card.father_inclusive),
        ("flag:community", card.community_led),
        ("flag:warm-space", card.warm_space),
        ("flag:hub", card.places.iter().any(|p| p.hub)),
        ("reach:place", located),
        ("reach:none", !located),
        ("reach:remote", !located || remote),
    ] {
        if is {
            tags.insert(flag.to_owned());
        }
    }
    tags.into_iter().collect()
}

/// An enum's code as everyone writes it.
fn code<T: Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}
