//! How common each name is among the people kept, so that sharing a rare name says more than sharing a common one.

use super::{Clean, weights};
use std::collections::HashMap;

/// How often names are borne.
#[derive(Debug, Clone, Default)]
pub struct Pool {
    people: u32,
    given: HashMap<String, u32>,
    family: HashMap<String, u32>,
}

impl Pool {
    /// Counts the names of all these.
    pub fn of<'a>(all: impl IntoIterator<Item = &'a Clean>) -> Self {
        let mut pool = Self::default();
        for one in all {
            pool.people += 1;
            let Some(name) = one.names.first() else { continue };
            count(&mut pool.given, name.given.first());
            for word in &name.family {
                count(&mut pool.family, Some(word));
            }
        }
        pool
    }

    /// So many people, of whose names nothing is known.
    pub fn of_size(people: u32) -> Self {
        Self { people, ..Self::default() }
    }

    /// What two records say by being two of so many: the more there are, the less likely that they are one.
    pub(super) fn prior(&self) -> f64 {
        -f64::from(self.people.max(2)).log2()
    }

    /// Bits for a shared first name.
    pub(super) fn given_bits(&self, name: &str) -> f64 {
        self.bits(self.given.get(name))
    }

    /// Bits for a shared word of the family name.
    pub(super) fn family_bits(&self, name: &str) -> f64 {
        self.bits(self.family.get(name))
    }

    /// Whether it is a first name that several people bear, and so more than one person's slip of the pen.
    pub(super) fn is_known_name(&self, name: &str) -> bool {
        // Few records say little about what is a slip: then every name counts as one.
        let several = (self.people / 20_000).max(3);
        self.people < 1_000 || self.given.get(name).is_some_and(|&borne| borne >= several)
    }

    fn bits(&self, borne: Option<&u32>) -> f64 {
        borne.map_or(weights::NAME_OF_UNKNOWN_RATE, |&borne| {
            let rate = f64::from(borne) / f64::from(self.people.max(1));
            (weights::NAME_KEPT / rate).log2().clamp(1.0, weights::MOST_FOR_A_NAME)
        })
    }
}

fn count(of: &mut HashMap<String, u32>, word: Option<&String>) {
    let Some(word) = word else { return };
    match of.get_mut(word) {
        Some(borne) => *borne += 1,
        None => _ = of.insert(word.clone(), 1),
    }
}
