//! A whole list linked to itself.

use super::{Clean, Entry, Match, Outcome, Pool, block::pairs, score::may_be_one, weigh};
use std::collections::HashMap;

/// Two records that may be one person.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Position of one.
    pub a: u32,
    /// Position of the other, further on.
    pub b: u32,
    /// What speaks for it and against.
    pub found: Match,
}

/// What linking a list gave.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Linked {
    /// Links that hold: each record is tied straight to the centre of its group, so no chain joins two people.
    pub links: Vec<Link>,
    /// Pairs for a person to look at, likeliest first.
    pub looks: Vec<Link>,
    /// How many pairs were weighed in full.
    pub compared: usize,
}

/// Finds the records of one person in a list.
pub fn link_all(entries: &[Entry]) -> Linked {
    let all: Vec<Clean> = entries.iter().map(Clean::from).collect();
    let pool = Pool::of(&all);
    let prior = pool.prior();
    let pairs = pairs(&all, |one, other| may_be_one(one, other, prior));
    let (mut sure, mut looks) = (Vec::new(), Vec::new());
    for &(a, b) in &pairs {
        let (Some(one), Some(other)) = (all.get(a as usize), all.get(b as usize)) else { continue };
        let found = weigh(one, other, &pool);
        match found.outcome {
            Outcome::Link => sure.push(Link { a, b, found }),
            Outcome::Look => looks.push(Link { a, b, found }),
            Outcome::Not => {}
        }
    }
    let (links, chained) = around_centres(sure);
    looks.extend(chained);
    looks.sort_by(|x, y| y.found.bits.total_cmp(&x.found.bits));
    Linked { links, looks, compared: pairs.len() }
}

/// Groups around the record with most ties; a link that would tie two groups together is left for a person.
fn around_centres(links: Vec<Link>) -> (Vec<Link>, Vec<Link>) {
    let mut ties: HashMap<u32, Vec<u32>> = HashMap::new();
    for link in &links {
        ties.entry(link.a).or_default().push(link.b);
        ties.entry(link.b).or_default().push(link.a);
    }
    let mut order: Vec<u32> = ties.keys().copied().collect();
    order.sort_by_key(|one| (std::cmp::Reverse(ties.get(one).map_or(0, Vec::len)), *one));
    let mut centre: HashMap<u32, u32> = HashMap::new();
    for one in order {
        if centre.contains_key(&one) {
            continue;
        }
        centre.insert(one, one);
        for other in ties.get(&one).into_iter().flatten() {
            centre.entry(*other).or_insert(one);
        }
    }
    links.into_iter().partition(|link| centre.get(&link.a) == centre.get(&link.b))
}
