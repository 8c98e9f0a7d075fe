//! What a danger is about: "he hits me" is not a child's behaviour, unless a child is spoken of.

use super::signs::stands;
use super::token::Token;
use super::{Heard, Understanding};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Strength of a worry that a danger means.
const MEANT: f32 = 1.0;
/// The same, where a child is spoken of and something else may be meant.
const PERHAPS: f32 = 0.5;

/// What a danger is about, as edited.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Means {
    danger: String,
    /// The worry it is, where it is one.
    topic: Option<String>,
    /// Worries the same words would be taken for.
    #[serde(default)]
    instead_of: Vec<String>,
    /// Lists of words that leave those worries standing.
    #[serde(default)]
    unless: Vec<String>,
}

impl Means {
    /// Every topic it names.
    pub fn topics(&self) -> impl Iterator<Item = &String> {
        self.topic.iter().chain(&self.instead_of)
    }
}

/// What a danger is about, ready for looking.
#[derive(Debug)]
pub struct Meant {
    danger: String,
    topic: Option<String>,
    instead_of: Vec<String>,
    unless: Vec<Vec<String>>,
}

impl Meant {
    /// Makes stems of the words as they will be heard.
    pub fn new(means: Means, lists: &BTreeMap<String, Vec<String>>, words: impl Fn(&str) -> Vec<Token>) -> Self {
        let texts = means.unless.iter().filter_map(|name| lists.get(name)).flatten();
        let unless = texts.map(|text| words(text).into_iter().map(|t| t.stem).collect()).collect();
        Self { danger: means.danger, topic: means.topic, instead_of: means.instead_of, unless }
    }

    /// Puts the worry that the danger means among what was heard.
    pub fn put(&self, out: &mut Understanding, tokens: &[Token]) {
        if !out.danger.contains(&self.danger) {
            return;
        }
        let child = !self.unless.is_empty() && !out.child_ages_months.is_empty();
        let excused = child || (0..tokens.len()).any(|at| self.unless.iter().any(|stems| stands(tokens, at, stems)));
        if !excused {
            out.topics.retain(|heard| !self.instead_of.contains(&heard.code));
        }
        let Some(topic) = self.topic.as_ref().filter(|topic| out.topics.iter().all(|heard| heard.code != **topic))
        else {
            return;
        };
        let strength = if excused { PERHAPS } else { MEANT };
        let at = if excused { out.topics.len() } else { 0 };
        out.topics.insert(at, Heard { code: topic.clone(), strength, phrase: String::new() });
    }
}
