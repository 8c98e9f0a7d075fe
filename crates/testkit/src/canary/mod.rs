//! Words planted where children's lives are kept. A word that turns up where its reader has no right to it is a leak,
//! whatever the test was about: every answer, log line and database of every test is looked through.

mod answer;
mod logs;
mod storage;

pub use logs::leaks as leaks_in_logs;
pub(crate) use {logs::listen, storage::*};

use crate::find::Needles;
use std::sync::LazyLock;

/// A family that is sealed to everyone, as the file of families has it.
pub(crate) const FAMILY: &str = include_str!("family.toml");

/// One word and who may meet it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Canary {
    /// The word, in small letters.
    pub word: &'static str,
    /// Whose it is, by the short names of the file; a word that is nobody's is for nobody.
    pub of: &'static [&'static str],
    /// The class a reader must have been granted.
    pub class: i32,
    /// Whether storage holds it sealed only.
    pub sealed: bool,
}

const ROWANS: &[&str] = &["amber", "finn", "bea"];
const HUSHES: &[&str] = &["iris", "sol"];

const fn kept(word: &'static str, of: &'static [&'static str], class: i32) -> Canary {
    Canary { word, of, class, sealed: true }
}

/// Every word: the sealed family's, and those of the demonstration families that some may read.
pub const CANARIES: [Canary; 11] = [
    Canary { word: "canarywren", of: &[], class: 6, sealed: false },
    kept("canaryseal", &[], 6),
    kept("zz9 9zw", &[], 6),
    kept("unlisted court", ROWANS, 5),
    kept("zz9 9qt", ROWANS, 5),
    kept("the blue folder", &["amber"], 2),
    kept("07700 900101", &["amber"], 2),
    kept("nowhere mews", HUSHES, 5),
    kept("zz9 9xy", HUSHES, 5),
    kept("the green umbrella", &["iris"], 2),
    Canary { word: "9990001200", of: &["amber"], class: 2, sealed: false },
];

/// Each word as it may be written: with its spaces, without them, and as addresses of pages have them.
static WRITTEN: LazyLock<Needles> = LazyLock::new(|| {
    let ways = |word: &str| [" ", "", "+", "%20", "-", "\u{a0}"].map(|space| word.replace(' ', space));
    let all = CANARIES.iter().enumerate();
    Needles::new(all.flat_map(|(nth, canary)| ways(canary.word).map(|way| (nth, way.into_bytes()))))
});

/// The words in some bytes, in any case, each once.
pub fn found(bytes: &[u8]) -> Vec<Canary> {
    WRITTEN.found(bytes).into_iter().map(|nth| CANARIES[nth]).collect()
}
