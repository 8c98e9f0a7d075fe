//! The place's list of what parents say, ready for looking up. Versioned data, edited without a release.

use super::meant::{Means, Meant};
use super::signs::{Sign, Written};
use super::spell::Spelling;
use super::token::{Token, tokens};
use kernel::FieldError;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What a phrase speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A worry.
    Topic,
    /// A circumstance.
    Group,
    /// Who is asking.
    Audience,
    /// A life stage.
    Stage,
    /// When someone could come.
    Time,
    /// How help should be given.
    Mode,
    /// A sign of danger.
    Danger,
    /// Words that must not be read in pieces: in "his dad", "dad" is not who is asking.
    Stop,
}

/// Codes the place knows, by kind. A kind that is not here is not checked.
pub type Codes = BTreeMap<Kind, BTreeSet<String>>;

/// A phrase as stems.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// What it speaks of.
    pub kind: Kind,
    /// The code it stands for.
    pub code: String,
    /// As edited.
    pub text: String,
    /// Its stems, little words left out when two others are left.
    pub stems: Vec<String>,
    /// Little words count: it is looked for among all words.
    pub whole: bool,
    /// It holds a word that turns it round, so it is heard as written or not at all.
    pub negates: bool,
    /// How many different stems it has.
    pub different: usize,
    /// Words as edited.
    words: usize,
}

/// Everything of one version of the list.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Version of the data.
    pub version: u32,
    /// Longest first.
    pub phrases: Vec<Phrase>,
    /// Phrases by each stem they hold.
    pub by_stem: HashMap<String, Vec<usize>>,
    /// Topics to show beside one that has nothing.
    pub related: BTreeMap<String, Vec<String>>,
    /// Words that say nothing about what is wanted.
    pub stop: BTreeSet<String>,
    /// Signs of danger made of parts.
    pub signs: Vec<Sign>,
    /// Signs by each stem they may begin with.
    pub sign_by_stem: HashMap<String, Vec<usize>>,
    /// Stems that do not count: a word with one of these is heard as written.
    pub written: BTreeSet<String>,
    /// What a danger is about.
    pub means: Vec<Meant>,
    /// Codes that are not heard where they are denied: "not autistic".
    pub deniable: BTreeSet<String>,
    /// How something is denied, as stems.
    pub denials: Vec<Vec<String>>,
    /// Phrases that say no stage while a baby is on the way.
    pub unborn: BTreeSet<String>,
    /// Words known to be spelt right.
    pub spelling: Spelling,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u32,
    #[serde(default)]
    stop: Vec<String>,
    #[serde(default)]
    written: Vec<String>,
    #[serde(default)]
    right: Vec<String>,
    #[serde(default)]
    misspelt: BTreeMap<String, String>,
    #[serde(default)]
    lists: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    unborn: BTreeSet<String>,
    #[serde(default)]
    sign: Vec<Written>,
    #[serde(default)]
    means: Vec<Means>,
    #[serde(default)]
    denied: Denied,
    #[serde(default)]
    topic: Vec<Entry>,
    #[serde(default)]
    group: Vec<Entry>,
    #[serde(default)]
    audience: Vec<Entry>,
    #[serde(default)]
    stage: Vec<Entry>,
    #[serde(default)]
    time: Vec<Entry>,
    #[serde(default)]
    mode: Vec<Entry>,
    #[serde(default)]
    danger: Vec<Danger>,
    #[serde(default)]
    related: Vec<Related>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    code: String,
    phrases: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Danger {
    kind: String,
    phrases: Vec<String>,
}

/// What may be denied, and in which words.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Denied {
    codes: BTreeSet<String>,
    by: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Related {
    topic: String,
    to: Vec<String>,
}

impl Lexicon {
    /// Reads and checks the list. `known_words` are spelt right although no phrase holds them: the words of
    /// service names, for example.
    pub fn parse(toml: &str, codes: &Codes, known_words: &str) -> Result<Self, Vec<FieldError>> {
        let file: File =
            toml::from_str(toml).map_err(|e| vec![FieldError::new("words", "malformed", e.message().to_string())])?;
        let mut reading = Reading { codes, errors: vec![], phrases: vec![], seen: BTreeSet::new() };
        for (kind, name, entries) in [
            (Kind::Topic, "topic", file.topic),
            (Kind::Group, "group", file.group),
            (Kind::Audience, "audience", file.audience),
            (Kind::Stage, "stage", file.stage),
            (Kind::Time, "time", file.time),
            (Kind::Mode, "mode", file.mode),
        ] {
            entries.iter().for_each(|e| reading.entry(kind, name, &e.code, &e.phrases));
        }
        file.danger.iter().for_each(|d| reading.entry(Kind::Danger, "danger", &d.kind, &d.phrases));
        let mut related: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for entry in file.related {
            std::iter::once(&entry.topic).chain(&entry.to).for_each(|c| reading.known(Kind::Topic, "related", c));
            related.entry(entry.topic).or_default().extend(entry.to);
        }
        for means in &file.means {
            means.topics().for_each(|topic| reading.known(Kind::Topic, "means", topic));
        }
        file.misspelt.iter().for_each(|(typed, meant)| reading.misspelt(typed, meant));
        let (texts, mut signs) = Sign::read(&file.sign, &file.lists, &mut reading.errors);
        let Reading { errors, mut phrases, .. } = reading;
        if !errors.is_empty() {
            return Err(errors);
        }
        let (pieces, stop): (Vec<_>, Vec<_>) = file.stop.iter().partition(|s| tokens(s).len() > 1);
        let stop: BTreeSet<String> = stop.into_iter().flat_map(|s| tokens(s)).map(|t| t.word).collect();
        phrases.extend(pieces.into_iter().map(|text| Phrase::new(Kind::Stop, "", text)));
        let dangers = phrases.iter().filter(|p| p.kind == Kind::Danger).map(|p| p.text.as_str());
        let dangers = dangers.chain(texts.iter().copied());
        let all = phrases.iter().map(|p| p.text.as_str()).chain(texts.iter().copied()).chain([known_words]);
        let spelling = Spelling::new(all, &stop, dangers).but(file.misspelt.into_iter().collect(), &file.right);
        let written = file.written.iter().flat_map(|w| tokens(w)).map(|t| t.stem).collect();
        let settle = |text: &str| as_written(spelling.join(tokens(text)), &written);
        phrases.iter_mut().for_each(|p| p.settle(&settle(&p.text)));
        signs.iter_mut().for_each(|s| s.settle(settle));
        let means = file.means.into_iter().map(|m| Meant::new(m, &file.lists, settle)).collect();
        let denials = file.denied.by.iter().map(|d| settle(d).into_iter().map(|t| t.stem).collect()).collect();
        let deniable = file.denied.codes;
        let unborn = file.unborn;
        let mut sign_by_stem: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, sign) in signs.iter().enumerate() {
            sign.begins().for_each(|stem| sign_by_stem.entry(stem.into()).or_default().push(at));
        }
        // Longest first; a phrase comes before a stop of its length, one with its little words before one without.
        phrases.sort_by_key(|p| (std::cmp::Reverse(p.words), p.kind, !p.whole));
        let mut by_stem: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, phrase) in phrases.iter().enumerate() {
            for stem in phrase.stems.iter().collect::<BTreeSet<_>>() {
                by_stem.entry(stem.clone()).or_default().push(at);
            }
        }
        Ok(Self {
            version: file.version,
            phrases,
            by_stem,
            related,
            stop,
            signs,
            sign_by_stem,
            written,
            means,
            deniable,
            denials,
            unborn,
            spelling,
        })
    }
}

/// Words of which only the whole counts: "sending" is not "SEND".
pub fn as_written(mut tokens: Vec<Token>, written: &BTreeSet<String>) -> Vec<Token> {
    tokens.iter_mut().filter(|t| written.contains(&t.stem)).for_each(|t| t.stem.clone_from(&t.word));
    tokens
}

impl Phrase {
    fn new(kind: Kind, code: &str, text: &str) -> Self {
        let (code, text) = (code.into(), text.into());
        Self { kind, code, text, stems: vec![], whole: false, negates: false, different: 0, words: 0 }
    }

    /// Danger and stops are matched with every little word: "hits me" is not "hits".
    fn settle(&mut self, tokens: &[Token]) {
        let full = tokens.iter().filter(|t| !t.filler).count();
        self.words = tokens.len();
        self.negates = tokens.iter().any(Token::negates);
        // "is my son autistic" asks, "my son is autistic" tells: only the little words say which.
        let asks = matches!(tokens, [is, my, _, ..] if is.word == "is" && my.word == "my");
        self.whole = matches!(self.kind, Kind::Danger | Kind::Stop) || asks || (full < 2 && full < tokens.len());
        self.stems = tokens.iter().filter(|t| self.whole || !t.filler).map(|t| t.stem.clone()).collect();
        self.different = self.stems.iter().collect::<BTreeSet<_>>().len();
    }
}

struct Reading<'a> {
    codes: &'a Codes,
    errors: Vec<FieldError>,
    phrases: Vec<Phrase>,
    seen: BTreeSet<(Kind, String, String)>,
}

impl Reading<'_> {
    fn entry(&mut self, kind: Kind, name: &str, code: &str, phrases: &[String]) {
        self.known(kind, name, code);
        for text in phrases {
            let field = format!("{name}.{code}");
            if tokens(text).is_empty() {
                self.errors.push(FieldError::new(&field, "empty", format!("\"{text}\" holds no word")));
            } else if !self.seen.insert((kind, code.into(), text.clone())) {
                self.errors.push(FieldError::new(&field, "duplicate", format!("\"{text}\" stands twice")));
            } else {
                self.phrases.push(Phrase::new(kind, code, text));
            }
        }
    }

    /// One word for one word, each as a text is taken apart.
    fn misspelt(&mut self, typed: &str, meant: &str) {
        let one = |text: &str| matches!(tokens(text).as_slice(), [token] if token.word == text);
        if !one(typed) || !one(meant) || typed == meant {
            self.errors.push(FieldError::new(
                "misspelt",
                "malformed",
                format!("\"{typed}\" = \"{meant}\" is not a word for another"),
            ));
        }
    }

    fn known(&mut self, kind: Kind, name: &str, code: &str) {
        if self.codes.get(&kind).is_some_and(|codes| !codes.contains(code)) {
            self.errors.push(FieldError::new(
                name,
                "unknown-code",
                format!("\"{code}\" is not a {name} of this place"),
            ));
        }
    }
}
