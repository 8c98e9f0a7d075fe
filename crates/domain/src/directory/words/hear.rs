//! Finding the list's phrases in a text.

use super::ages::ages;
use super::lexicon::{Kind, Lexicon, Phrase, as_written};
use super::signs::stands;
use super::token::{Token, tokens};
use super::{Heard, Understanding};
use std::collections::{BTreeSet, HashMap};

/// Words that may stand between two of a phrase's words.
const GAP: usize = 2;
/// A phrase heard with words between, or in another order, counts this much.
const LOOSE: f32 = 0.6;
/// A phrase heard by a mended spelling counts this much.
const MENDED: f32 = 0.9;

/// See [`super::Words::understand`].
pub fn hear(lexicon: &Lexicon, text: &str) -> Understanding {
    let mut heard = Text::new(lexicon, text);
    let numbers = ages(&heard.tokens);
    heard.ages = numbers.used.iter().copied().collect();
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
            Kind::Stop => {}
        }
    }
    let begun: BTreeSet<usize> =
        heard.tokens.iter().flat_map(|t| lexicon.sign_by_stem.get(&t.stem)).flatten().copied().collect();
    for sign in begun.into_iter().map(|at| &lexicon.signs[at]) {
        let Some(places) = sign.seen(&heard.tokens, &heard.ages) else { continue };
        used.extend(places);
        if !out.danger.contains(&sign.kind) {
            out.danger.push(sign.kind.clone());
        }
    }
    lexicon.means.iter().for_each(|means| means.put(&mut out, &heard.tokens));
    out.expecting = out.weeks_pregnant.is_some() || out.stages.iter().any(|s| s.code == "antenatal");
    if out.expecting {
        out.stages.retain(|stage| !lexicon.unborn.contains(&stage.phrase));
    }
    out.rest = heard.without(lexicon, &used);
    out.search = heard.without(lexicon, &silent);
    out.said = heard.without(lexicon, &heard.ages);
    out
}

struct Text {
    tokens: Vec<Token>,
    /// The words before any was mended.
    written: Vec<String>,
    mended: BTreeSet<usize>,
    /// Places of all words.
    every: Vec<usize>,
    /// Places of words that are not little.
    full: Vec<usize>,
    /// Phrases of whose stems the text has every one, longest first.
    candidates: Vec<usize>,
    /// Places of words that say an age: a phrase is heard across them.
    ages: BTreeSet<usize>,
}

impl Text {
    fn new(lexicon: &Lexicon, text: &str) -> Self {
        let mut tokens = lexicon.spelling.join(tokens(text));
        let written = tokens.iter().map(|t| t.word.clone()).collect();
        let mut mended = BTreeSet::new();
        for (at, token) in tokens.iter_mut().enumerate() {
            if let Some(word) = lexicon.spelling.mend(token) {
                *token = Token::new(word);
                mended.insert(at);
            }
        }
        let tokens = as_written(tokens, &lexicon.written);
        let candidates = candidates(lexicon, &tokens);
        let every = (0..tokens.len()).collect();
        let full = (0..tokens.len()).filter(|at| !tokens[*at].filler).collect();
        Self { tokens, written, mended, every, full, candidates, ages: BTreeSet::new() }
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
        kept.map(|(at, _)| self.written[at].as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Phrases of one kind, strongest first, each code once, and the tokens they took.
    fn find(&self, lexicon: &Lexicon, kind: Kind) -> (Vec<Heard>, BTreeSet<usize>) {
        let concerns = |p: &&Phrase| p.kind == kind || (p.kind == Kind::Stop && kind != Kind::Danger);
        let phrases = || self.candidates.iter().map(|at| &lexicon.phrases[*at]).filter(concerns);
        let (mut taken, mut used): (BTreeSet<usize>, BTreeSet<usize>) = Default::default();
        let mut found: Vec<Heard> = Vec::new();
        let mut stopped: BTreeSet<usize> = BTreeSet::new();
        let mut hear = |phrase: &Phrase, places: &[usize], sure: f32| {
            let loose = sure < 1.0;
            if places.iter().all(|p| taken.contains(p)) || (loose && places.iter().any(|p| stopped.contains(p))) {
                return;
            }
            taken.extend(places);
            if phrase.kind == Kind::Stop {
                stopped.extend(places);
            }
            if phrase.kind == kind {
                used.extend(places);
                if self.denies(lexicon, phrase, places) {
                    return;
                }
                note(&mut found, phrase, sure * self.strength(phrase, places));
            }
        };
        // Whole phrases come before loose ones, longer before shorter; one that lies within others is not heard.
        for phrase in phrases() {
            self.exact(phrase).iter().for_each(|places| hear(phrase, places, 1.0));
        }
        for phrase in phrases().filter(|p| !p.whole && p.stems.len() > 1 && !p.negates) {
            self.loose(phrase).iter().for_each(|places| hear(phrase, places, LOOSE));
        }
        found.sort_by(|a, b| b.strength.total_cmp(&a.strength).then_with(|| a.code.cmp(&b.code)));
        (found, used)
    }

    /// Someone says that it is not so: "not autistic", "I don't have postnatal depression". "Not just" denies nothing.
    fn denies(&self, lexicon: &Lexicon, phrase: &Phrase, places: &[usize]) -> bool {
        let skipped = |at: &usize| self.tokens[*at].filler && self.tokens[*at].word != "just";
        let denied = |place: &usize| {
            let last = (0..*place).rev().find(|at| !skipped(at));
            let ends = |denial: &Vec<String>| {
                last.and_then(|last| (last + 1).checked_sub(denial.len()))
                    .is_some_and(|from| stands(&self.tokens, from, denial))
            };
            lexicon.denials.iter().any(ends)
        };
        !phrase.negates && lexicon.deniable.contains(&phrase.code) && places.iter().any(denied)
    }

    /// The phrase as written, or with nothing but an age between: "bit my 3 year old daughter".
    fn exact(&self, phrase: &Phrase) -> Vec<Vec<usize>> {
        let words = if phrase.whole { &self.every } else { &self.full };
        let same =
            |window: &&[usize]| window.iter().zip(&phrase.stems).all(|(at, stem)| self.tokens[*at].stem == *stem);
        let mut found: Vec<Vec<usize>> =
            words.windows(phrase.stems.len()).filter(same).map(<[usize]>::to_vec).collect();
        if !self.ages.is_empty() {
            let across: Vec<usize> = words.iter().copied().filter(|at| !self.ages.contains(at)).collect();
            found.extend(across.windows(phrase.stems.len()).filter(same).map(<[usize]>::to_vec));
        }
        if phrase.whole && !matches!(phrase.kind, Kind::Danger | Kind::Stop) {
            let unnumbered: Vec<usize> = words.iter().copied().filter(|at| !self.tokens[*at].is_number()).collect();
            found.extend(unnumbered.windows(phrase.stems.len()).filter(same).map(<[usize]>::to_vec));
        }
        found
    }

    /// All the phrase's words close together, in any order, with no negation between.
    fn loose(&self, phrase: &Phrase) -> Option<Vec<usize>> {
        let span = (phrase.stems.len() + GAP).min(self.full.len());
        self.full.windows(span.max(1)).find_map(|window| {
            let mut places = Vec::new();
            for stem in &phrase.stems {
                places.push(*window.iter().find(|at| self.tokens[**at].stem == *stem && !places.contains(*at))?);
            }
            let turned = window.iter().any(|at| self.tokens[*at].negates());
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

/// Few of the phrases that share a stem with the text can be heard in it: those whose stems are all there.
fn candidates(lexicon: &Lexicon, tokens: &[Token]) -> Vec<usize> {
    let stems: BTreeSet<&str> = tokens.iter().map(|t| t.stem.as_str()).collect();
    let mut held: HashMap<usize, usize> = HashMap::new();
    for at in stems.into_iter().flat_map(|stem| lexicon.by_stem.get(stem)).flatten() {
        *held.entry(*at).or_default() += 1;
    }
    let all = held.into_iter().filter(|(at, stems)| lexicon.phrases[*at].different == *stems);
    let mut candidates: Vec<usize> = all.map(|(at, _)| at).collect();
    candidates.sort_unstable();
    candidates
}

fn note(found: &mut Vec<Heard>, phrase: &Phrase, strength: f32) {
    match found.iter_mut().find(|h| h.code == phrase.code) {
        Some(heard) if heard.strength >= strength => heard.strength += 0.1,
        Some(heard) => *heard = Heard { code: phrase.code.clone(), strength, phrase: phrase.text.clone() },
        None => found.push(Heard { code: phrase.code.clone(), strength, phrase: phrase.text.clone() }),
    }
}
