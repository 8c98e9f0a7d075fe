//! The documents of a segment that carry one tag: a bit each when they are many, a list when they are few. A register
//! names thousands of organisations and places, each with a handful of services.

use super::bits::Bits;

/// A list of numbers is smaller than a bit for everyone below this share.
const FEW: usize = 32;

/// Documents with a tag.
#[derive(Debug, Clone)]
pub enum Tagged {
    /// A bit for every document of the segment.
    Many(Bits),
    /// Numbers, ascending.
    Few(Box<[u32]>),
}

impl Tagged {
    /// `documents` of a segment of `len`.
    pub fn new(documents: Vec<u32>, len: usize) -> Self {
        if documents.len() * FEW < len {
            return Self::Few(documents.into());
        }
        let mut bits = Bits::none(len);
        for doc in documents {
            bits.insert(doc);
        }
        Self::Many(bits)
    }

    /// Adds them to `bits`.
    pub fn add_to(&self, bits: &mut Bits) {
        match self {
            Self::Many(own) => bits.or(own),
            Self::Few(own) => {
                for doc in own {
                    bits.insert(*doc);
                }
            }
        }
    }

    /// Takes every other document out of `bits`.
    pub fn keep_in(&self, bits: &mut Bits) {
        match self {
            Self::Many(own) => bits.and(own),
            Self::Few(own) => {
                let both: Vec<u32> = own.iter().copied().filter(|doc| bits.has(*doc)).collect();
                bits.clear();
                for doc in both {
                    bits.insert(doc);
                }
            }
        }
    }

    /// How many of them are in `bits`.
    pub fn count_in(&self, bits: &Bits) -> usize {
        match self {
            Self::Many(own) => bits.count_and(own),
            Self::Few(own) => own.iter().filter(|doc| bits.has(**doc)).count(),
        }
    }

    /// Calls `each` for every one of them in `bits`, ascending.
    pub fn each_in(&self, bits: &Bits, mut each: impl FnMut(usize)) {
        match self {
            Self::Many(own) => bits.each_and(own, each),
            Self::Few(own) => own.iter().filter(|doc| bits.has(**doc)).for_each(|doc| each(*doc as usize)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_answer_alike() {
        let documents: Vec<u32> = vec![0, 3, 64, 65, 199];
        let mut bits = Bits::none(200);
        for doc in &documents {
            bits.insert(*doc);
        }
        let (few, many) = (Tagged::new(documents.clone(), 200), Tagged::Many(bits));
        assert!(matches!(few, Tagged::Few(_)) && matches!(Tagged::new((0..20).collect(), 200), Tagged::Many(_)));
        let mut thirds = Bits::all(200);
        thirds.keep(|n| n % 3 == 0);
        for tagged in [&few, &many] {
            assert_eq!(tagged.count_in(&thirds), 2);
            let (mut kept, mut added, mut seen) = (thirds.clone(), thirds.clone(), Vec::new());
            tagged.keep_in(&mut kept);
            assert_eq!(kept.iter().collect::<Vec<_>>(), [0, 3]);
            tagged.add_to(&mut added);
            assert_eq!(added.count(), thirds.count() + 3);
            tagged.each_in(&thirds, |doc| seen.push(doc));
            assert_eq!(seen, [0, 3]);
        }
    }
}
