//! Passwords that are tried first: the words of published lists of broken passwords, however they are dressed up, and
//! runs along the keyboard. What is left when those are taken away must still be something.

use std::{collections::BTreeSet, sync::LazyLock};

/// Words that lists of broken passwords are made of, of three letters and more, longest first.
static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut words: Vec<&str> = include_str!("common.txt").split_whitespace().collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
});

/// Along the keyboard and through the alphabet.
const RUNS: [&str; 7] = [
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890123456789",
    "1qaz2wsx3edc4rfv5tgb6yhn",
    "qazwsxedcrfvtgbyhnujm",
];

/// Letters that must be left when common words, figures and signs are taken away.
const LEFT: usize = 4;

/// Whether nothing of its own is left once what is common is taken away.
pub(super) fn is_common(password: &str) -> bool {
    let distinct: BTreeSet<char> = password.chars().collect();
    distinct.len() < 5 || left(password, &WORDS) < LEFT
}

/// Whether it is little more than one of these.
pub(super) fn is_made_of(password: &str, own: &[&str]) -> bool {
    let parts: Vec<String> = own
        .iter()
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
        .map(plain)
        .filter(|part| part.chars().count() > 2)
        .collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    left(password, &parts) < LEFT
}

/// Letters left of a password when the words, runs and repetitions are taken away. Letters of other scripts count.
fn left(password: &str, words: &[&str]) -> usize {
    let mut text = plain(password);
    for word in words {
        text = text.replace(word, " ");
    }
    for run in RUNS {
        for length in (4..=run.len()).rev() {
            for start in 0..=run.len() - length {
                let part = &run[start..start + length];
                let back: String = part.chars().rev().collect();
                text = text.replace(part, " ").replace(&back, " ");
            }
        }
    }
    text.chars().filter(|c| c.is_alphabetic()).collect::<BTreeSet<_>>().len()
}

/// Small letters, with the usual disguises undone where they stand among letters.
fn plain(text: &str) -> String {
    let chars: Vec<char> = text.to_lowercase().chars().collect();
    let letter = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphabetic());
    let mut out = String::with_capacity(text.len());
    for (at, &c) in chars.iter().enumerate() {
        let among = letter(at.checked_sub(1)) || letter(Some(at + 1));
        out.push(match c {
            '0' if among => 'o',
            '1' | '!' if among && letter(Some(at + 1)) => 'i',
            '3' if among => 'e',
            '4' | '@' if among => 'a',
            '5' | '$' if among => 's',
            '7' if among && letter(Some(at + 1)) => 't',
            other => other,
        });
    }
    out
}
