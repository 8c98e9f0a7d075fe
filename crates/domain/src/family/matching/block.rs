//! Which records are compared at all: those that share a key. Each key misses some pairs; together they miss few.

use super::{Clean, clean::CleanName, sound::sound};

/// The keys of a record, sorted, each once. They are stable: they may be stored and looked up.
pub fn keys(of: &Clean) -> Vec<u64> {
    let mut keys = Vec::with_capacity(8);
    if let Some(born) = of.born {
        keys.push(key("born", &[&born.strftime("%Y%m%d").to_string()]));
    }
    let year = of.born.map(|born| born.year().to_string());
    if let (Some(postcode), Some(year)) = (&of.postcode, &year) {
        keys.push(key("lives-year", &[postcode, year]));
    }
    for name in &of.names {
        by_name(of, name, &mut keys);
    }
    keys.extend(of.nhs_number.as_ref().map(|number| key("nhs", &[number])));
    keys.extend(of.upn.as_ref().map(|number| key("upn", &[number])));
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn by_name(of: &Clean, name: &CleanName, keys: &mut Vec<u64>) {
    let first = name.given.first().map(|word| sound(word));
    if let (Some(first), Some(postcode)) = (&first, &of.postcode) {
        keys.push(key("lives-first", &[postcode, first]));
    }
    for word in &name.family {
        let (family, first) = (sound(word), first.as_deref().unwrap_or_default());
        // In one order whichever is which: names that changed places meet.
        let (one, other) = if first <= family.as_str() { (first, family.as_str()) } else { (family.as_str(), first) };
        keys.push(key("names", &[one, other]));
    }
    if name.family.is_empty() {
        keys.extend(name.given.first().map(|word| key("only", &[word])));
    }
}

/// FNV-1a in 64 bits: fast, and the same in every release.
fn key(kind: &str, parts: &[&str]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut eat = |bytes: &[u8]| {
        for &byte in bytes.iter().chain(&[0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    eat(kind.as_bytes());
    parts.iter().for_each(|part| eat(part.as_bytes()));
    hash
}

/// More records than this under one key are not compared by it alone: a name so common says too little, and the other
/// keys bring the right ones together.
const CROWD: usize = 300;

/// Every pair that shares a key and is worth weighing, each once, by position. Most share a common name and nothing else:
/// left out here, they are neither kept nor sorted.
pub(super) fn pairs(all: &[Clean], worth: impl Fn(&Clean, &Clean) -> bool) -> Vec<(u32, u32)> {
    let mut keyed: Vec<(u64, u32)> = Vec::with_capacity(all.len() * 6);
    for (at, one) in (0..).zip(all) {
        keyed.extend(keys(one).into_iter().map(|key| (key, at)));
    }
    keyed.sort_unstable();
    let mut pairs = Vec::new();
    let mut block_of: Vec<(u32, &Clean)> = Vec::with_capacity(CROWD);
    for block in keyed.chunk_by(|a, b| a.0 == b.0).filter(|block| (2..=CROWD).contains(&block.len())) {
        block_of.clear();
        block_of.extend(block.iter().filter_map(|&(_, at)| Some((at, all.get(at as usize)?))));
        for (nth, &(a, one)) in block_of.iter().enumerate() {
            let others = block_of.iter().skip(nth + 1).filter(|(_, other)| worth(one, other));
            pairs.extend(others.map(|&(b, _)| (a, b)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}
