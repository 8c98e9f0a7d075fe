//! Pairs of services so alike that someone should look: the same provider, a topic in common, ages that
//! meet, the same main way of help and names that nearly match. Only a person can say they are one.

use crate::directory::model::{Ages, Service};
use kernel::Id;
use std::collections::{BTreeMap, BTreeSet};

/// How alike two names must be, 0 to 1.
const ALIKE: f64 = 0.75;
/// Services of one provider looked at, so that a huge import cannot take forever.
const MOST: usize = 2_000;

/// Two services to look at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// Address of the first, by slug order.
    pub first: String,
    /// Its name.
    pub first_name: String,
    /// Address of the second.
    pub second: String,
    /// Its name.
    pub second_name: String,
}

#[derive(Debug)]
struct Facts {
    slug: String,
    name: String,
    words: BTreeSet<String>,
    topics: Vec<String>,
    ages: Ages,
}

/// Collects services, then gives the pairs.
#[derive(Debug, Default)]
pub struct Finder(BTreeMap<(Id, String), Vec<Facts>>);

impl Finder {
    /// Takes one service in. Without a known provider nothing can be said of it.
    pub fn add(&mut self, service: &Service) {
        let (Some(provider), Some(mode)) = (service.organisation_id, service.modes.first()) else { return };
        let group = self.0.entry((provider, mode.clone())).or_default();
        if group.len() < MOST {
            group.push(Facts {
                slug: service.slug.clone(),
                name: service.name.clone(),
                words: words(&service.name),
                topics: service.topics.clone(),
                ages: service.ages.clone(),
            });
        }
    }

    /// Every pair, in order.
    pub fn pairs(&self) -> Vec<Pair> {
        let mut pairs: Vec<Pair> = self.0.values().flat_map(|group| in_group(group)).collect();
        pairs.sort();
        pairs
    }
}

fn in_group(group: &[Facts]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (at, one) in group.iter().enumerate() {
        for other in group[at + 1..].iter().filter(|other| alike(one, other)) {
            let (first, second) = if one.slug <= other.slug { (one, other) } else { (other, one) };
            pairs.push(Pair {
                first: first.slug.clone(),
                first_name: first.name.clone(),
                second: second.slug.clone(),
                second_name: second.name.clone(),
            });
        }
    }
    pairs
}

fn alike(one: &Facts, other: &Facts) -> bool {
    one.topics.iter().any(|t| other.topics.contains(t))
        && meet(&one.ages, &other.ages)
        && (share(&one.words, &other.words) >= ALIKE
            || strsim::jaro_winkler(&one.name.to_lowercase(), &other.name.to_lowercase()) >= 0.93)
}

fn meet(one: &Ages, other: &Ages) -> bool {
    let below = |from: Option<i32>, to: Option<i32>| from.zip(to).is_none_or(|(from, to)| from <= to);
    below(one.from_months, other.to_months) && below(other.from_months, one.to_months)
}

fn words(name: &str) -> BTreeSet<String> {
    name.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 2).map(str::to_owned).collect()
}

/// Words in common out of the words of the shorter name, at least two of them.
fn share(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    let common = one.intersection(other).count();
    let shorter = one.len().min(other.len());
    if common < 2 || shorter == 0 { 0.0 } else { common as f64 / shorter as f64 }
}
