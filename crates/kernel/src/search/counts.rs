//! How many documents each choice would give.

use std::collections::BTreeMap;
use std::sync::Arc;

/// Counts by dimension.
pub type Facets = BTreeMap<String, Counts>;

/// Counts of one dimension's codes, in the order of the codes, none of them 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts(Vec<(Arc<str>, usize)>);

impl Counts {
    /// From counts in the order of their codes, each code once.
    pub fn sorted(counts: impl Iterator<Item = (Arc<str>, usize)>) -> Self {
        Self(counts.filter(|(_, count)| *count > 0).collect())
    }

    /// Documents with `code`.
    pub fn get(&self, code: &str) -> usize {
        self.0.binary_search_by(|(own, _)| (**own).cmp(code)).map_or(0, |at| self.0[at].1)
    }

    /// Every code with its count.
    pub fn iter(&self) -> impl Iterator<Item = &(Arc<str>, usize)> {
        self.0.iter()
    }

    /// How many codes are counted.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Nothing is counted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds counts of documents not counted yet.
    pub fn add(&mut self, more: Self) {
        if self.0.is_empty() {
            *self = more;
            return;
        }
        for (code, count) in more.0 {
            match self.0.binary_search_by(|(own, _)| own.cmp(&code)) {
                Ok(at) => self.0[at].1 += count,
                Err(at) => self.0.insert(at, (code, count)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Counts;

    #[test]
    fn counts_of_two_lists_add_up() {
        let counts = |all: &[(&str, usize)]| Counts::sorted(all.iter().map(|(code, count)| ((*code).into(), *count)));
        let mut both = counts(&[("b", 2), ("d", 1), ("e", 0)]);
        both.add(counts(&[("a", 1), ("b", 3)]));
        assert_eq!(both, counts(&[("a", 1), ("b", 5), ("d", 1)]));
        assert_eq!((both.get("b"), both.get("e")), (5, 0));
    }
}
