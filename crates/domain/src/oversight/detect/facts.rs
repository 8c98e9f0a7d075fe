//! What the signs need to know of workers and people: whether two share a name or a street, never which.

use kernel::Id;
use std::collections::{HashMap, HashSet};

/// Something two people may share, such as a surname or a street, as a number that says nothing else.
pub type Mark = u64;

/// Someone who works here.
#[derive(Debug, Clone, Default)]
pub struct Worker {
    /// Their surname.
    pub surname: Mark,
    /// Their own record among the people helped.
    pub person: Option<Id>,
    /// Where they live, where that is known.
    pub homes: HashSet<Mark>,
}

/// Someone with a record.
#[derive(Debug, Clone, Default)]
pub struct Person {
    /// Their surname.
    pub surname: Mark,
    /// Streets and postcodes they live or lived at.
    pub homes: HashSet<Mark>,
    /// Who belongs to them.
    pub kin: HashSet<Id>,
}

/// Of everyone.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    workers: HashMap<Id, Worker>,
    people: HashMap<Id, Person>,
    /// How many records bear each surname.
    bearers: HashMap<Mark, usize>,
}

/// A surname borne by at most this share of people says much; a commoner one less, in proportion.
const RARE: f32 = 0.004;

impl Facts {
    /// Of these.
    pub fn new(workers: HashMap<Id, Worker>, people: HashMap<Id, Person>) -> Self {
        let mut bearers = HashMap::new();
        people.values().for_each(|person| *bearers.entry(person.surname).or_default() += 1);
        Self { workers, people, bearers }
    }

    /// It is the worker's own record.
    pub fn own(&self, staff: Id, person: Id) -> bool {
        self.worker(staff).is_some_and(|worker| worker.person == Some(person))
    }

    /// Someone who belongs to the worker.
    pub fn kin(&self, staff: Id, person: Id) -> bool {
        let own = self.worker(staff).and_then(|worker| worker.person);
        let of = |one: Id, other: Id| self.people.get(&one).is_some_and(|p| p.kin.contains(&other));
        own.is_some_and(|own| of(own, person) || of(person, own))
    }

    /// How much a shared surname says: 0 when it is not shared, 1 when it is rare.
    #[expect(clippy::cast_precision_loss, reason = "a share of people needs no more than a float tells")]
    pub fn surname(&self, staff: Id, person: Id) -> f32 {
        let (Some(worker), Some(person)) = (self.worker(staff), self.people.get(&person)) else { return 0.0 };
        if worker.surname != person.surname {
            return 0.0;
        }
        let bearers = self.bearers.get(&person.surname).copied().unwrap_or_default();
        (RARE * self.people.len() as f32 / bearers.max(1) as f32).min(1.0)
    }

    /// They live, or lived, in the same street or at the same postcode.
    pub fn street(&self, staff: Id, person: Id) -> bool {
        let (Some(worker), Some(person)) = (self.worker(staff), self.people.get(&person)) else { return false };
        let own = worker.person.and_then(|own| self.people.get(&own)).into_iter().flat_map(|own| &own.homes);
        worker.homes.iter().chain(own).any(|home| person.homes.contains(home))
    }

    fn worker(&self, staff: Id) -> Option<&Worker> {
        self.workers.get(&staff)
    }
}
