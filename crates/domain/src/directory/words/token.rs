//! Taking a parent's words apart: lower case, accents and apostrophes off, numbers kept whole.

use super::arabic;
use frostem::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longer texts are cut: nobody's worry needs more, and a hostile one costs time.
const MOST_CHARACTERS: usize = 10_000;
/// Words beyond these are ignored.
const MOST_TOKENS: usize = 400;

/// Little words that phrases are matched without: "wets the bed" is "wetting her bed".
const FILLERS: &[&str] = &[
    "a", "an", "the", "my", "our", "your", "his", "her", "hers", "their", "its", "is", "are", "am", "was", "be",
    "been", "to", "of", "and", "i", "im", "ive", "we", "he", "hes", "she", "shes", "they", "theyre", "it", "that",
    "this", "just", "so", "very", "really", "still", "always", "keep", "keeps", "kept",
];

/// Words that turn a phrase round: one that holds such a word, or has one near, is heard as written or not at all.
const NEGATIONS: &[&str] = &["not", "no", "wont", "cant", "dont", "never", "isnt", "without", "لا", "لم", "ما", "مش"];

/// One word.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Token {
    /// Folded and in lower case.
    pub word: String,
    /// Without its ending.
    pub stem: String,
    /// Carries no meaning inside a phrase.
    pub filler: bool,
}

impl Token {
    /// A token for a word already folded.
    pub fn new(word: &str) -> Self {
        Self { word: word.into(), stem: stem(word), filler: FILLERS.contains(&word) }
    }

    /// Turns what stands near it round.
    pub fn negates(&self) -> bool {
        NEGATIONS.contains(&self.word.as_str())
    }

    /// Written in figures.
    pub fn is_number(&self) -> bool {
        self.word.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// A word without its ending.
pub fn stem(word: &str) -> String {
    if word.starts_with(arabic::is_letter) {
        return arabic::stem(word);
    }
    Stemmer::new(Algorithm::English).stem(word).into_owned()
}

/// The words of `text`. Figures stay whole ("2.5", "1/2") and part from letters ("3yr" is "3 yr").
pub fn tokens(text: &str) -> Vec<Token> {
    let text = text.replace('½', " 1/2").replace('¼', " 1/4").replace('¾', " 3/4");
    let mut words: Vec<String> = vec![String::new()];
    let mut characters = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c) && !matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '`'))
        .filter_map(arabic::fold)
        .flat_map(char::to_lowercase)
        .take(MOST_CHARACTERS)
        .peekable();
    let mut last = ' ';
    while let Some(c) = characters.next() {
        let figure = last.is_ascii_digit();
        let joins = matches!(c, '.' | '/') && figure && characters.peek().is_some_and(char::is_ascii_digit);
        let Some(word) = words.last_mut() else { break };
        if c.is_alphanumeric() || joins {
            let in_figure = word.starts_with(|f: char| f.is_ascii_digit());
            if !word.is_empty() && in_figure != (c.is_ascii_digit() || joins) {
                words.push(c.into());
            } else {
                word.push(c);
            }
        } else if !word.is_empty() {
            words.push(String::new());
        }
        last = c;
    }
    words.iter().filter(|w| !w.is_empty()).take(MOST_TOKENS).map(|w| Token::new(w)).collect()
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn words_come_apart_as_people_mean_them() {
        let words = |text| tokens(text).into_iter().map(|t| t.word).collect::<Vec<_>>();
        assert_eq!(words("My 3yr old WON\u{2019}T sleep!"), ["my", "3", "yr", "old", "wont", "sleep"]);
        assert_eq!(words("2½, 2.5 or 2 1/2. Café"), ["2", "1/2", "2.5", "or", "2", "1/2", "cafe"]);
        assert_eq!(words("y6 -- 24/7"), ["y", "6", "24/7"]);
        assert!(words(" \u{0}\u{301} ").iter().all(|w| !w.is_empty()));
    }
}
