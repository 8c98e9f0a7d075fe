//! Finding the list's phrases in a text.

use super::ages::ages;
use super::lexicon::{Kind, Lexicon, Phrase};
use super::token::{Token, tokens};
use super::{Heard, Understanding};
use std::collections::BTreeSet;

/// Words that may stand between two of a phrase's words.
const GAP: usize = 2;
/// A phrase heard with words between, or in another order, counts this much.
const LOOSE: f32 = 0.6;
/// A phrase heard by a mended spelling counts this much.
const MENDED: f32 = 0.9;
/// Words that turn a phrase round: a phrase without them is not heard across one.
const NEGATIONS: &[&str] = &["not", "no", "wont", "cant", "dont", "never", "isnt", "without"];

/// See [`super::Words::understand`].
pub fn hear(lexicon: &Lexicon, text: &str) -> Understanding {
    let heard = Text::new(lexicon, text);
    let numbers = ages(&heard.tokens);
    let mut out = Understanding {
        child_ages_months: numbers.children,
        parent_age_years: numbers.parent,
        weeks_pregnant: numbers.weeks_pregnant,
        corrected: heard.corrected(),
        ..Understanding::default()
    };
    let mut used: BTreeSet<usize> = numbers.used.iter().copied().collect();
    let mut silent = used.clone();
    for kind in [Kind::Topic, Kind::Group, Kind::Audience, Kind::Stage, Kind::Time, Kind::Mode, Kind::Danger] {
        let (found, taken) = heard.find(lexicon, kind);
        used.extend(&taken);
        if matches!(kind, Kind::Time | Kind::Mode) {
            silent.extend(&taken);
        }
        match kind {
            Kind::Topic => out.topics = found,
            Kind::Group => out.groups = found,
            Kind::Audience => out.audience = found,
            Kind::Stage => out.stages = found,
            Kind::Time => out.times = found,
            Kind::Mode => out.modes = found,
            Kind::Danger => out.danger = found.into_iter().map(|h| h.code).collect(),
        }
    }
    out.expecting = out.weeks_pregnant.is_some() || out.stages.iter().any(|s| s.code == "antenatal");
    out.rest = heard.without(lexicon, &used);
    out.search = heard.without(lexicon, &silent);
    out
}

struct Text {
    tokens: Vec<Token>,
    mended: BTreeSet<usize>,
}

impl Text {
    fn new(lexicon: &Lexicon, text: &str) -> Self {
        let mut tokens = lexicon.spelling.join(tokens(text));
        let mut mended = BTreeSet::new();
        for (at, token) in tokens.iter_mut().enumerate() {
            if let Some(word) = lexicon.spelling.mend(token) {
                *token = Token::new(word);
                mended.insert(at);
            }
        }
        Self { tokens, mended }
    }

    fn corrected(&self) -> Option<String> {
        let words: Vec<&str> = self.tokens.iter().map(|t| t.word.as_str()).collect();
        (!self.mended.is_empty()).then(|| words.join(" "))
    }

    /// Words that still carry meaning, without those at `left_out`.
    fn without(&self, lexicon: &Lexicon, left_out: &BTreeSet<usize>) -> String {
        let kept =
            self.tokens.iter().enumerate().filter(|(at, t)| {
                !left_out.contains(at) && !t.filler && !t.is_number() && !lexicon.stop.contains(&t.word)
            });
        kept.map(|(_, t)| t.word.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Phrases of one kind, strongest first, each code once, and the tokens they took.
    fn find(&self, lexicon: &Lexicon, kind: Kind) -> (Vec<Heard>, BTreeSet<usize>) {
        let words: Vec<usize> =
            (0..self.tokens.len()).filter(|at| kind == Kind::Danger || !self.tokens[*at].filler).collect();
        let mut candidates: BTreeSet<usize> = BTreeSet::new();
        for token in &self.tokens {
            candidates.extend(lexicon.by_stem.get(&token.stem).into_iter().flatten());
        }
        let phrases = || candidates.iter().map(|at| &lexicon.phrases[*at]).filter(|p| p.kind == kind);
        let mut taken: BTreeSet<usize> = BTreeSet::new();
        let mut found: Vec<Heard> = Vec::new();
        // Whole phrases come before loose ones, longer before shorter; one that lies within another is not heard.
        for phrase in phrases() {
            for places in self.exact(phrase, &words) {
                if !places.iter().all(|p| taken.contains(p)) {
                    taken.extend(&places);
                    note(&mut found, phrase, self.strength(phrase, &places));
                }
            }
        }
        for phrase in phrases().filter(|p| kind != Kind::Danger && p.stems.len() > 1) {
            if let Some(places) = self.loose(phrase, &words)
                && !places.iter().all(|p| taken.contains(p))
            {
                taken.extend(&places);
                note(&mut found, phrase, LOOSE * self.strength(phrase, &places));
            }
        }
        found.sort_by(|a, b| b.strength.total_cmp(&a.strength).then_with(|| a.code.cmp(&b.code)));
        (found, taken)
    }

    fn exact(&self, phrase: &Phrase, words: &[usize]) -> Vec<Vec<usize>> {
        // A phrase of nothing but little words is looked for among all words.
        let every: Vec<usize>;
        let words = if phrase.stems.iter().any(|s| words.iter().any(|w| self.tokens[*w].stem == *s)) {
            words
        } else {
            every = (0..self.tokens.len()).collect();
            &every
        };
        let same =
            |window: &&[usize]| window.iter().zip(&phrase.stems).all(|(at, stem)| self.tokens[*at].stem == *stem);
        words.windows(phrase.stems.len()).filter(same).map(<[usize]>::to_vec).collect()
    }

    /// All the phrase's words close together, in any order, with no negation between that it does not hold.
    fn loose(&self, phrase: &Phrase, words: &[usize]) -> Option<Vec<usize>> {
        let span = (phrase.stems.len() + GAP).min(words.len());
        words.windows(span.max(1)).find_map(|window| {
            let mut places = Vec::new();
            for stem in &phrase.stems {
                places.push(*window.iter().find(|at| self.tokens[**at].stem == *stem && !places.contains(*at))?);
            }
            let negates = |at: &&usize| NEGATIONS.contains(&self.tokens[**at].word.as_str());
            let turned = window.iter().filter(negates).any(|at| !places.contains(at));
            (!turned).then_some(places)
        })
    }

    fn strength(&self, phrase: &Phrase, places: &[usize]) -> f32 {
        let length = match phrase.stems.len() {
            1 => 0.8,
            2 => 1.0,
            _ => 1.2,
        };
        if places.iter().any(|p| self.mended.contains(p)) { length * MENDED } else { length }
    }
}

fn note(found: &mut Vec<Heard>, phrase: &Phrase, strength: f32) {
    match found.iter_mut().find(|h| h.code == phrase.code) {
        Some(heard) if heard.strength >= strength => heard.strength += 0.1,
        Some(heard) => *heard = Heard { code: phrase.code.clone(), strength, phrase: phrase.text.clone() },
        None => found.push(Heard { code: phrase.code.clone(), strength, phrase: phrase.text.clone() }),
    }
}
