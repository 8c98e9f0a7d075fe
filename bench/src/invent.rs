//! More services of the kind a place has: each takes its facts from real neighbours, so words, ages, topics and
//! tags keep the shares they have in the demonstration place, at any size.

use crate::dice::Dice;
use domain::directory::model::{
    Cost, Day, Grid, Location, Organisation, RegularTime, Service, ServiceAtLocation, Wait,
};
use jiff::civil::{Date, Time, date, time};
use kernel::{Id, PlaceId};
use std::collections::BTreeMap;

/// Invented quarters, so that names differ.
const QUARTERS: [&str; 24] = [
    "Amberfield",
    "Ashgrove",
    "Birchwell",
    "Brackenhill",
    "Canalside",
    "Cherrybrook",
    "Dovecote",
    "Eastmere",
    "Fernbank",
    "Greenlane",
    "Hawthorn",
    "Kestrel",
    "Larkrise",
    "Meadowgate",
    "Northfold",
    "Oakhollow",
    "Pearmain",
    "Quarryside",
    "Rushmere",
    "Southdown",
    "Thistledown",
    "Weirside",
    "Westerly",
    "Yewtree",
];
const DAYS: [Day; 7] = [Day::Mon, Day::Tue, Day::Wed, Day::Thu, Day::Fri, Day::Sat, Day::Sun];
/// Metres from a known place to an invented one, at most, along each axis.
const SPREAD: i32 = 9_000;

/// What there is to vary.
pub struct Seeds {
    place: PlaceId,
    services: Vec<Service>,
    sentences: BTreeMap<String, Vec<String>>,
    organisations: Vec<Id>,
    locations: Vec<Id>,
}

/// Invented organisations, so many.
pub fn organisations(known: &[Organisation], place: PlaceId, count: usize, dice: &mut Dice) -> Vec<Organisation> {
    let invent = |number: usize| {
        let base = dice.pick(known)?.clone();
        let slug = format!("invented-organisation-{number}");
        let name = format!("{} {}", dice.pick(&QUARTERS)?, base.name);
        Some(Organisation { id: Id::derived(place, "organisation", &slug), slug, name, ..base })
    };
    (0..count).map_while(invent).collect()
}

/// Invented places within reach of the known ones, so many.
pub fn locations(known: &[Location], place: PlaceId, count: usize, dice: &mut Dice) -> Vec<Location> {
    let known: Vec<&Location> = known.iter().filter(|l| l.grid.is_some()).collect();
    let invent = |number: usize| {
        let base: Location = (*dice.pick(&known)?).clone();
        let slug = format!("invented-place-{number}");
        let name = format!("{} {}", dice.pick(&QUARTERS)?, base.name);
        let mut aside = |metres: i32| metres + dice.between(-SPREAD, SPREAD);
        let grid = base.grid.map(|g| Grid { easting: aside(g.easting), northing: aside(g.northing) });
        // A place has a handful of hubs, whatever its size.
        Some(Location { id: Id::derived(place, "location", &slug), slug, name, grid, hub: false, ..base })
    };
    (0..count).map_while(invent).collect()
}

impl Seeds {
    /// Seeds from a register.
    pub fn new(place: PlaceId, services: Vec<Service>, organisations: Vec<Id>, locations: Vec<Id>) -> Self {
        let mut sentences: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for service in &services {
            let text = [&service.summary, &service.description, &service.eligibility.text, &service.joining.text];
            let own = text.into_iter().flat_map(|t| t.split_inclusive(". ")).map(|s| s.trim().to_owned());
            let own: Vec<String> = own.filter(|s| !s.is_empty()).collect();
            service.topics.iter().for_each(|t| sentences.entry(t.clone()).or_default().extend(own.iter().cloned()));
        }
        Self { place, services, sentences, organisations, locations }
    }

    /// The service of that number; `None` when there is nothing to vary.
    pub fn service(&self, number: usize, dice: &mut Dice) -> Option<Service> {
        let mut new = dice.pick(&self.services)?.clone();
        let other = dice.pick(&self.services)?;
        new.slug = format!("invented-{number}");
        new.id = Id::derived(self.place, "service", &new.slug);
        new.name = format!("{} {}", dice.pick(&QUARTERS)?, new.name);
        new.organisation_id = dice.pick(&self.organisations).copied();
        new.topics.extend(dice.pick(&other.topics).filter(|t| dice.percent(40) && !new.topics.contains(t)).cloned());
        new.target_groups.extend(other.target_groups.first().filter(|g| !new.target_groups.contains(g)).cloned());
        if dice.percent(30) {
            new.modes.clone_from(&other.modes);
        }
        self.vary_text(&mut new, dice);
        vary_ages(&mut new, dice);
        self.vary_places(&mut new, dice);
        new.costs = if dice.percent(60) {
            vec![Cost { pence: i64::from(dice.between(0, 3)) * 150, text: String::new() }]
        } else {
            vec![]
        };
        new.wait = dice.percent(30).then(|| Wait { weeks: dice.roll(20) as u32, stated_on: stated(dice) });
        new.review.last = dice.percent(70).then(|| stated(dice));
        Some(new)
    }

    fn vary_text(&self, new: &mut Service, dice: &mut Dice) {
        let mut sentence = |topics: &[String]| {
            let about = dice.pick(topics).and_then(|t| self.sentences.get(t))?;
            dice.pick(about).cloned()
        };
        if let Some(summary) = sentence(&new.topics) {
            new.summary = summary;
        }
        let more: Vec<String> = (0..3).filter_map(|_| sentence(&new.topics)).collect();
        new.description = more.join(" ");
    }

    fn vary_places(&self, new: &mut Service, dice: &mut Dice) {
        new.times.clear();
        new.places = (0..dice.roll(3))
            .filter_map(|turn| {
                let location_id = *dice.pick(&self.locations)?;
                let id = Id::derived(self.place, "service-at-location", &format!("{}/{turn}", new.slug));
                Some(ServiceAtLocation { id, location_id, times: (0..dice.roll(3)).map(|_| regular(dice)).collect() })
            })
            .collect();
    }
}

fn vary_ages(new: &mut Service, dice: &mut Dice) {
    let shift = dice.between(-1, 3) * 12;
    let from = new.ages.from_months.map(|from| (from + shift).max(-9));
    new.ages.to_months = new.ages.to_months.map(|to| (to + shift).clamp(from.unwrap_or(-9).max(0), 300));
    new.ages.from_months = from.map(|from| from.min(new.ages.to_months.unwrap_or(from)));
}

fn regular(dice: &mut Dice) -> RegularTime {
    let opens = dice.between(8, 19) as i8;
    let closes: Time = time(opens + 2, 0, 0, 0);
    let day = DAYS[dice.roll(DAYS.len())];
    RegularTime {
        day,
        monthly: None,
        opens: time(opens, 30, 0, 0),
        closes,
        from: None,
        to: None,
        term_only: dice.percent(50),
    }
}

/// A day in the two years before the demonstration.
fn stated(dice: &mut Dice) -> Date {
    date(2025 + dice.roll(2) as i16, dice.between(1, 10) as i8, dice.between(1, 28) as i8)
}
