//! Numbers that look random and are the same for the same seed (SplitMix64), so that a failure can be seen again.

/// A stream of them.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// The stream of `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.number() % end.max(1) as u64) as usize
    }

    /// True so many times in a thousand.
    pub fn in_a_thousand(&mut self, times: usize) -> bool {
        self.below(1_000) < times
    }

    /// One of them, the first ones far more often: as names are borne.
    pub fn common<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        let at = (self.below(1_000) * self.below(1_000)) / 1_000 * all.len() / 1_000;
        &all[at.min(all.len() - 1)]
    }

    /// One of them, each as often.
    pub fn any<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}
