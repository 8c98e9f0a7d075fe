//! Whether people share a surname, a home, a street or a family, as numbers that say nothing else: for finding who
//! looks at records out of curiosity. No name and no address leaves here.

use super::rows::{home, person, tie};
use crate::oversight::detect::{Mark, Person};
use data::Tx;
use kernel::{Id, Result};
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};

/// A word as a number, the same however it is written.
pub(crate) fn mark(word: &str) -> Mark {
    let plain: String = word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let digest = Sha256::digest(plain.as_bytes());
    digest.iter().take(8).fold(0, |mark, byte| mark << 8 | Mark::from(*byte))
}

/// People looked up by one statement.
const CHUNK: usize = 1_000;

/// The likenesses of these people. A confidential address is left out: it must be like no other.
pub(crate) async fn likenesses(tx: &Tx, people: &[Id]) -> Result<HashMap<Id, Person>> {
    let mut found: HashMap<Id, Person> = HashMap::with_capacity(people.len());
    let today = tx.cx.clock.today();
    for people in people.chunks(CHUNK) {
        for (id, details) in person::compared(tx, people).await? {
            let address = home::compared(tx, id, today).await?.filter(|at| !at.postcode.trim().is_empty());
            let homes = address.iter().map(|at| mark(&at.postcode)).collect();
            found.insert(id, Person { surname: mark(&details.used.family), homes, kin: HashSet::new() });
        }
        for tie in tie::of(tx, people).await? {
            for (one, other) in [(tie.person, tie.other), (tie.other, tie.person)] {
                found.entry(one).and_modify(|person| _ = person.kin.insert(other));
            }
        }
    }
    Ok(found)
}
