//! Signs of danger made of parts that may stand apart: who, what is done, to whom. A few lists reach what no list of
//! whole phrases can.

use super::token::{Token, tokens};
use kernel::FieldError;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Full words that may stand between two parts.
const GAP: usize = 2;
/// A word that turns a sign off is looked for this many words before and after it.
const NEAR: usize = 3;

/// A sign as edited.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    kind: String,
    /// In this order; each any of several phrases, or "@name" for one of the lists.
    parts: Vec<Vec<String>>,
    /// Words near that show something else is meant.
    #[serde(default)]
    unless: Vec<String>,
}

/// A sign, ready for looking.
#[derive(Debug, Default)]
pub struct Sign {
    /// Kind of danger.
    pub kind: String,
    texts: Vec<Vec<String>>,
    excuses: Vec<String>,
    parts: Vec<Vec<Vec<String>>>,
    unless: Vec<Vec<String>>,
}

impl Sign {
    /// All texts of the signs (for spelling), and the signs themselves, yet to be settled.
    pub fn read<'a>(
        written: &'a [Written],
        lists: &'a BTreeMap<String, Vec<String>>,
        errors: &mut Vec<FieldError>,
    ) -> (Vec<&'a str>, Vec<Self>) {
        let (mut texts, mut signs) = (vec![], vec![]);
        for sign in written {
            let mut open = |part: &'a Vec<String>| -> Vec<&'a str> {
                let mut out = vec![];
                for text in part {
                    match text.strip_prefix('@').map(|name| (name, lists.get(name))) {
                        Some((_, Some(list))) => out.extend(list.iter().map(String::as_str)),
                        Some((name, None)) => errors.push(FieldError::new(
                            "sign",
                            "unknown-code",
                            format!("\"{name}\" is not one of the lists"),
                        )),
                        None => out.push(text.as_str()),
                    }
                }
                out
            };
            let parts: Vec<_> = sign.parts.iter().map(&mut open).collect();
            let unless = open(&sign.unless);
            if parts.is_empty() || parts.iter().flatten().chain(&unless).any(|t| tokens(t).is_empty()) {
                errors.push(FieldError::new("sign", "empty", format!("A sign of {} holds no word", sign.kind)));
            }
            texts.extend(parts.iter().flatten());
            signs.push(Self {
                kind: sign.kind.clone(),
                texts: parts.iter().map(|p| p.iter().map(ToString::to_string).collect()).collect(),
                excuses: unless.into_iter().map(Into::into).collect(),
                ..Self::default()
            });
        }
        (texts, signs)
    }

    /// Makes stems of the texts as they will be heard.
    pub fn settle(&mut self, words: impl Fn(&str) -> Vec<Token>) {
        let stems = |texts: Vec<String>| -> Vec<Vec<String>> {
            texts.iter().map(|t| words(t).into_iter().map(|t| t.stem).collect()).collect()
        };
        self.parts = std::mem::take(&mut self.texts).into_iter().map(stems).collect();
        self.unless = stems(std::mem::take(&mut self.excuses));
    }

    /// Stems the sign may begin with.
    pub fn begins(&self) -> impl Iterator<Item = &str> {
        self.parts.first().into_iter().flatten().filter_map(|phrase| phrase.first()).map(String::as_str)
    }

    /// Where the sign stands in a text: all its parts in order, close together. Little words and ages between do
    /// not count.
    pub fn seen(&self, tokens: &[Token], ages: &BTreeSet<usize>) -> Option<Vec<usize>> {
        (0..tokens.len()).find_map(|start| {
            let end = self.follow(tokens, ages, start, 0)?;
            let near = &tokens[start.saturating_sub(NEAR)..(end + NEAR).min(tokens.len())];
            let excused = (0..near.len()).any(|at| self.unless.iter().any(|u| stands(near, at, u)));
            (!excused).then(|| (start..end).collect())
        })
    }

    /// The end of the sign when `part` begins at `at`.
    fn follow(&self, tokens: &[Token], ages: &BTreeSet<usize>, at: usize, part: usize) -> Option<usize> {
        let phrases = self.parts.get(part)?.iter().filter(|p| stands(tokens, at, p));
        let mut ends = phrases.map(|p| at + p.len());
        if part + 1 == self.parts.len() {
            return ends.max();
        }
        ends.find_map(|end| {
            let mut between = 0;
            (end..tokens.len())
                .take_while(|next| {
                    let open = between <= GAP;
                    between += usize::from(!tokens[*next].filler && !ages.contains(next));
                    open
                })
                .find_map(|next| self.follow(tokens, ages, next, part + 1))
        })
    }
}

/// True when these stems stand at that place.
pub fn stands(tokens: &[Token], at: usize, stems: &[String]) -> bool {
    tokens.get(at..at + stems.len()).is_some_and(|here| here.iter().zip(stems).all(|(t, s)| t.stem == *s))
}
