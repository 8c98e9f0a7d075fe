//! Why a service is among the results, as a sentence.

use super::{label, plan::age};
use crate::shell::words::Words;
use domain::directory::{
    find::{Reason, Understood},
    vocabulary::{List, Vocabulary},
};
use std::collections::HashSet;

/// Each of these once, where it was said first.
pub fn each_once(mut said: Vec<String>) -> Vec<String> {
    let mut heard = HashSet::new();
    said.retain(|name| heard.insert(name.clone()));
    said
}

/// Why services are among the results. Most of a list are there for the same few reasons, so each is said once.
pub struct Sentences(Vec<(Reason, String)>);

impl Sentences {
    /// A sentence for every reason.
    pub fn new<'r>(words: &Words, vocabulary: &Vocabulary, reasons: impl Iterator<Item = &'r Reason>) -> Self {
        let mut said: Vec<(Reason, String)> = Vec::new();
        for reason in reasons {
            if !said.iter().any(|(known, _)| known == reason) {
                said.push((reason.clone(), sentence(words, vocabulary, reason)));
            }
        }
        Self(said)
    }

    /// The sentences of some of the reasons, in their order.
    pub fn of(&self, reasons: &[Reason]) -> Vec<&str> {
        let said = reasons.iter().filter_map(|reason| self.0.iter().find(|(known, _)| known == reason));
        said.map(|(_, sentence)| sentence.as_str()).collect()
    }
}

fn sentence(words: &Words, vocabulary: &Vocabulary, reason: &Reason) -> String {
    let label = |list, code: &str| label::within(words, vocabulary, list, code);
    match reason {
        Reason::Topic { topic } => words.plain("search-reason-topic", &[("topic", &label(List::Topics, topic))]),
        Reason::Related { topic, instead_of } => words.plain(
            "search-reason-related",
            &[("topic", &label(List::Topics, topic)), ("instead", &label(List::Topics, instead_of))],
        ),
        Reason::Age { months } => words.plain("search-reason-age", &[("age", &age(words, *months))]),
        Reason::Expecting => words.plain("pathway-reason-expecting", &[]),
        Reason::Group { group } => words.plain("pathway-reason-group", &[("group", &label(List::Groups, group))]),
        Reason::Stage { stage } => words.plain("pathway-reason-stage", &[("stage", &label(List::Stages, stage))]),
        Reason::Time { time } => words.plain("pathway-reason-time", &[("time", &time_name(words, time))]),
        Reason::Mode { mode } => words.plain("pathway-reason-mode", &[("mode", &label(List::Modes, mode))]),
        Reason::Fathers => words.plain("pathway-reason-dads", &[]),
        Reason::Words => words.plain("search-reason-words", &[]),
    }
}

/// A part of the week or day.
pub fn time_name(words: &Words, code: &str) -> String {
    words.plain(&format!("search-time-{code}"), &[])
}

/// What words were taken to mean, in the order a person would say it.
pub fn understood(words: &Words, vocabulary: &Vocabulary, heard: &Understood) -> Vec<String> {
    let named = |list, codes: &[String]| label::all_plain(words, vocabulary, list, codes);
    let mut said = named(List::Topics, &heard.topics);
    said.extend(heard.expecting.then(|| words.plain("search-expecting", &[])));
    said.extend(heard.age_months.filter(|months| *months >= 0).map(|months| age(words, months)));
    said.extend(named(List::Groups, &heard.groups));
    said.extend(heard.times.iter().map(|code| time_name(words, code)));
    said.extend(named(List::Modes, &heard.modes));
    each_once(said)
}
