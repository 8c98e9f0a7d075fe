//! One wrong letter forgiven, and words written together or apart.

use super::arabic::after_and;
use super::token::{Token, stem, tokens};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Words that are known to be right.
#[derive(Debug, Default)]
pub struct Spelling {
    words: HashSet<String>,
    stems: HashSet<String>,
    /// First letter to words, for looking only where a near word can be.
    by_letter: BTreeMap<char, Vec<(usize, String)>>,
    /// Between two near words one of these is meant.
    first: HashSet<String>,
    /// Those of `first` that mean something by themselves: short ones are looked for without a vowel too.
    grave: HashSet<String>,
    /// What people write for words that are more than a letter away, or nearer to another.
    misspelt: HashMap<String, String>,
    /// Stems of words that are spelt right, although nothing else here holds them.
    right: HashSet<String>,
}

impl Spelling {
    /// Every word of `texts`, and of the stop list. Between two near words, one of `first` is meant.
    pub fn new<'a>(
        texts: impl Iterator<Item = &'a str>,
        stop: &BTreeSet<String>,
        first: impl Iterator<Item = &'a str>,
    ) -> Self {
        let mut words: HashSet<String> = texts.flat_map(tokens).map(|t| t.word).collect();
        words.extend(stop.iter().cloned());
        let stems = words.iter().map(|w| stem(w)).collect();
        let mut by_letter: BTreeMap<char, Vec<(usize, String)>> = BTreeMap::new();
        for word in &words {
            if let Some(first) = word.chars().next() {
                by_letter.entry(first).or_default().push((word.chars().count(), word.clone()));
            }
        }
        let first: HashSet<Token> = first.flat_map(tokens).collect();
        let grave = first.iter().filter(|t| !t.filler && !stop.contains(&t.word)).map(|t| t.word.clone()).collect();
        Self { words, stems, by_letter, first: first.into_iter().map(|t| t.word).collect(), grave, ..Self::default() }
    }

    /// With spellings that say what is meant, whatever else is near, and words that are `right` as they stand.
    pub fn but(self, misspelt: HashMap<String, String>, right: &[String]) -> Self {
        let right = right.iter().flat_map(|text| tokens(text)).map(|t| t.stem).collect();
        Self { misspelt, right, ..self }
    }

    /// The word meant by a misspelt one: as the list of misspellings says, or one letter off for five letters, two
    /// for nine, first letter right. Shorter words are mended only towards a word of danger, and only where a letter
    /// is doubled or not, two changed places, or a vowel is missing: "kil" and "kll" are "kill".
    pub fn mend(&self, token: &Token) -> Option<&str> {
        if let Some(meant) = self.misspelt.get(&token.word) {
            return Some(meant);
        }
        let length = token.word.chars().count();
        let most = match length {
            0..3 => return None,
            3..9 => 1,
            _ => 2,
        };
        let short = length < 5;
        let known = self.words.contains(&token.word) || self.stems.contains(&token.stem);
        if token.is_number() || known || self.right.contains(&token.stem) {
            return None;
        }
        if short && !token.word.is_ascii() {
            return None;
        }
        let near = self.by_letter.get(&token.word.chars().next()?)?;
        near.iter()
            .filter(|(letters, _)| letters.abs_diff(length) <= most && *letters >= if short { 3 } else { 4 })
            .filter(|(_, word)| !short || self.is_short_for(word, &token.word))
            .map(|(_, word)| {
                let doubled = squeeze(word) == squeeze(&token.word);
                (strsim::osa_distance(word, &token.word), !doubled, !self.first.contains(word), word)
            })
            .filter(|(distance, ..)| *distance <= most)
            .min()
            .map(|(.., word)| word.as_str())
    }

    fn is_short_for(&self, word: &str, typed: &str) -> bool {
        (self.first.contains(word) && same_letters(word, typed))
            || (self.grave.contains(word) && without_a_vowel(word, typed))
    }

    /// Two words that the list also writes as one become that one, and one that it only writes as two comes
    /// apart: "breast feeding" and "breastfeeding" are the same. An Arabic word sheds an "and" joined to it.
    pub fn join(&self, tokens: Vec<Token>) -> Vec<Token> {
        let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
        for token in tokens {
            let token = self.without_and(token);
            if let Some(last) = out.last_mut() {
                let joined = format!("{}{}", last.word, token.word);
                if (!last.filler || last.word.len() > 3)
                    && !last.is_number()
                    && joined.len() > 5
                    && self.words.contains(&joined)
                {
                    *last = Token::new(&joined);
                    continue;
                }
            }
            match self.apart(&token) {
                Some(parts) => out.extend(parts),
                None => out.push(token),
            }
        }
        out
    }

    fn without_and(&self, token: Token) -> Token {
        let known = |word: &str| self.words.contains(word) || self.stems.contains(&stem(word));
        let rest = after_and(&token.word).filter(|rest| known(rest) && !known(&token.word));
        rest.map(Token::new).unwrap_or(token)
    }

    fn apart(&self, token: &Token) -> Option<[Token; 2]> {
        let known = self.words.contains(&token.word) || self.stems.contains(&token.stem);
        let known = known || self.misspelt.contains_key(&token.word);
        if known || token.word.len() < 7 || !token.word.is_ascii() {
            return None;
        }
        (3..=token.word.len() - 3).map(|at| token.word.split_at(at)).find_map(|(first, second)| {
            let both =
                self.words.contains(first) && (self.words.contains(second) || self.stems.contains(&stem(second)));
            both.then(|| [Token::new(first), Token::new(second)])
        })
    }
}

/// Double letters once: "hiting" is rather "hitting" than "hiding".
fn squeeze(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// The same letters, doubled or not, in any order.
fn same_letters(a: &str, b: &str) -> bool {
    let letters = |word: &str| word.chars().collect::<BTreeSet<char>>();
    letters(a) == letters(b)
}

/// One vowel of `word` was left out, not its first letter.
fn without_a_vowel(word: &str, typed: &str) -> bool {
    let vowels = word.char_indices().skip(1).filter(|(_, c)| "aeiou".contains(*c));
    vowels.into_iter().any(|(at, _)| typed.strip_prefix(&word[..at]) == Some(&word[at + 1..]))
}
