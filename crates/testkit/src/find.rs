//! Looking for many words at once.

use std::collections::BTreeSet;

/// Words to look for, in small letters, each with the number it is known by.
pub struct Needles {
    by_first: Vec<Vec<(usize, Vec<u8>)>>,
}

impl Needles {
    /// Looks for these. Letters of either case count as one.
    pub fn new(words: impl IntoIterator<Item = (usize, Vec<u8>)>) -> Self {
        let mut by_first = vec![Vec::new(); 256];
        for (nth, word) in words {
            by_first[usize::from(word[0])].push((nth, word));
        }
        Self { by_first }
    }

    /// The numbers of those that stand in `bytes`.
    pub fn found(&self, bytes: &[u8]) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for (at, byte) in bytes.iter().enumerate() {
            for (nth, word) in &self.by_first[usize::from(byte.to_ascii_lowercase())] {
                let here = bytes[at..].get(..word.len());
                if here.is_some_and(|here| here.eq_ignore_ascii_case(word)) {
                    found.insert(*nth);
                }
            }
        }
        found
    }
}
