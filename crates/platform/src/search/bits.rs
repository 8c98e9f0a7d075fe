//! A set of document numbers as packed words: the currency of filters and facet counts.

/// A set over `0..len`, one bit each; sets that meet have the same `len`. Bits past it stay clear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
}

impl Bits {
    /// Nothing in it.
    pub fn none(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(64)] }
    }

    /// Everything in it.
    pub fn all(len: usize) -> Self {
        let mut words = vec![u64::MAX; len.div_ceil(64)];
        if let Some(last) = words.last_mut().filter(|_| !len.is_multiple_of(64)) {
            *last = (1 << (len % 64)) - 1;
        }
        Self { words }
    }

    /// Adds one; true when it was not in yet.
    pub fn insert(&mut self, at: u32) -> bool {
        let (word, bit) = (at as usize / 64, 1u64 << (at % 64));
        let fresh = self.words[word] & bit == 0;
        self.words[word] |= bit;
        fresh
    }

    /// Whether it is in.
    pub fn has(&self, at: u32) -> bool {
        self.words.get(at as usize / 64).is_some_and(|word| word & (1 << (at % 64)) != 0)
    }

    /// Takes everything out.
    pub fn clear(&mut self) {
        self.words.fill(0);
    }

    /// Takes out what `keep` refuses; only what is in is asked about.
    pub fn keep(&mut self, mut keep: impl FnMut(usize) -> bool) {
        for (w, word) in self.words.iter_mut().enumerate() {
            let mut rest = *word;
            while rest != 0 {
                let bit = rest.trailing_zeros();
                rest &= rest - 1;
                *word ^= u64::from(!keep(w * 64 + bit as usize)) << bit;
            }
        }
    }

    /// Keeps what is in both.
    pub fn and(&mut self, other: &Self) {
        for (a, b) in self.words.iter_mut().zip(&other.words) {
            *a &= b;
        }
    }

    /// Adds what is in the other.
    pub fn or(&mut self, other: &Self) {
        for (a, b) in self.words.iter_mut().zip(&other.words) {
            *a |= b;
        }
    }

    /// How many are in.
    pub fn count(&self) -> usize {
        self.words.iter().map(|w| w.count_ones() as usize).sum()
    }

    /// How many are in both.
    pub fn count_and(&self, other: &Self) -> usize {
        self.words.iter().zip(&other.words).map(|(a, b)| (a & b).count_ones() as usize).sum()
    }

    /// Calls `each` for every number in both, ascending.
    pub fn each_and(&self, other: &Self, mut each: impl FnMut(usize)) {
        for (w, (a, b)) in self.words.iter().zip(&other.words).enumerate() {
            let mut word = a & b;
            while word != 0 {
                each(w * 64 + word.trailing_zeros() as usize);
                word &= word - 1;
            }
        }
    }

    /// Numbers in it, ascending.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().enumerate().flat_map(|(w, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros())?;
                rest &= rest - 1;
                Some((w * 64) as u32 + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;

    #[test]
    fn a_set_keeps_its_edges() {
        for len in [0, 1, 63, 64, 65, 130] {
            assert_eq!(Bits::all(len).count(), len);
            let mut some = Bits::all(len);
            some.keep(|_| true);
            assert_eq!(Bits::all(len), some);
            some.keep(|_| false);
            assert_eq!(Bits::none(len), some);
            assert_eq!(Bits::all(len).iter().count(), len);
        }
    }

    #[test]
    fn sets_combine() {
        let (mut thirds, mut fives) = (Bits::all(200), Bits::all(200));
        thirds.keep(|n| n % 3 == 0);
        fives.keep(|n| n % 5 == 0);
        let mut both = thirds.clone();
        both.and(&fives);
        assert_eq!(both.iter().collect::<Vec<_>>(), (0..200).step_by(15).collect::<Vec<_>>());
        assert_eq!(thirds.count_and(&fives), both.count());
        let mut either = thirds;
        either.or(&fives);
        assert_eq!(either.count(), 67 + 40 - 14);
        assert!(!either.insert(3) && either.insert(1) && !either.insert(1));
    }
}
