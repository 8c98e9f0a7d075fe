//! What the register offers for each topic. Facts invented for show never count: where only those are
//! known, the fact is "not stated".

pub use crate::directory::slot::Slot;

use crate::directory::model::{RegularTime, Service};
use std::collections::{BTreeMap, BTreeSet};

/// Whether a delivery mode means meeting someone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InPerson {
    /// Always.
    Yes,
    /// Never.
    No,
    /// Some of it, or the documents do not say.
    Unclear,
}

/// Only services that fit are counted; an empty part asks nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Only {
    /// Life stage.
    pub stage: Option<String>,
    /// Level of need, 1 to 4.
    pub level: Option<u8>,
    /// Delivery mode.
    pub mode: Option<String>,
    /// Time of the week. Services whose times nobody stated are counted too, as not stated: they may run then.
    pub time: Option<Slot>,
}

impl Only {
    /// True when the service is to be counted.
    pub fn lets_in(&self, service: &Service) -> bool {
        let has = |list: &[String], code: &Option<String>| code.as_ref().is_none_or(|c| list.contains(c));
        has(&service.stages, &self.stage)
            && has(&service.modes, &self.mode)
            && self.level.is_none_or(|l| service.need_levels.contains(&l))
            && self.time.is_none_or(|slot| {
                let times = stated_times(service);
                times.is_empty() || times.iter().any(|t| slot.holds(t))
            })
    }
}

/// What is offered on something.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Supply {
    /// Services.
    pub services: u32,
    /// Those met in person.
    pub in_person: u32,
    /// Those where the documents leave open whether they are.
    pub in_person_unclear: u32,
    /// By level of need.
    pub levels: BTreeMap<u8, u32>,
    /// By life stage.
    pub stages: BTreeMap<String, u32>,
    /// By delivery mode.
    pub modes: BTreeMap<String, u32>,
    /// By time of the week, where stated.
    pub slots: BTreeMap<Slot, u32>,
    /// Services whose times no source states.
    pub times_not_stated: u32,
    /// Services whose places no source states.
    pub places_not_stated: u32,
}

impl Supply {
    /// Counts one service.
    pub fn add(&mut self, service: &Service, in_person: &dyn Fn(&str) -> InPerson) {
        self.services += 1;
        let ways: Vec<InPerson> = service.modes.iter().map(|m| in_person(m)).collect();
        if ways.contains(&InPerson::Yes) {
            self.in_person += 1;
        } else if ways.is_empty() || ways.contains(&InPerson::Unclear) {
            self.in_person_unclear += 1;
        }
        for level in service.need_levels.iter().collect::<BTreeSet<_>>() {
            *self.levels.entry(*level).or_default() += 1;
        }
        for (list, counts) in [(&service.stages, &mut self.stages), (&service.modes, &mut self.modes)] {
            for code in list.iter().collect::<BTreeSet<_>>() {
                *counts.entry(code.clone()).or_default() += 1;
            }
        }
        let times = stated_times(service);
        if times.is_empty() {
            self.times_not_stated += 1;
        }
        for slot in Slot::ALL.into_iter().filter(|slot| times.iter().any(|t| slot.holds(t))) {
            *self.slots.entry(slot).or_default() += 1;
        }
        if service.places.is_empty() || service.is_example("places") {
            self.places_not_stated += 1;
        }
    }
}

/// Times that some source states, wherever they are.
fn stated_times(service: &Service) -> Vec<&RegularTime> {
    if service.is_example("times") {
        return Vec::new();
    }
    let places = if service.is_example("places") { &[][..] } else { &service.places[..] };
    service.times.iter().chain(places.iter().flat_map(|p| &p.times)).collect()
}
