//! A plan's reasons and fit as sentences.

use super::{fact::inside, label};
use crate::shell::words::Words;
use domain::{
    directory::vocabulary::{List, Vocabulary},
    pathway::model::{Fit, Reason},
};

/// Why a step is there, each reason a sentence.
pub fn reasons(words: &Words, vocabulary: &Vocabulary, reasons: &[Reason]) -> Vec<String> {
    reasons.iter().map(|reason| sentence(words, vocabulary, reason)).collect()
}

fn sentence(words: &Words, vocabulary: &Vocabulary, reason: &Reason) -> String {
    let said: Vec<(&'static str, String)> = reason
        .args
        .iter()
        .filter_map(|(name, value)| match name.as_str() {
            "topic" => Some(("topic", label::within(words, vocabulary, List::Topics, value))),
            "near" => Some(("near", label::within(words, vocabulary, List::Topics, value))),
            "group" => Some(("group", label::plain(words, vocabulary, List::Groups, value))),
            "stage" => Some(("stage", label::within(words, vocabulary, List::Stages, value))),
            "mode" => Some(("mode", label::within(words, vocabulary, List::Modes, value))),
            "time" => Some(("time", inside(&words.plain(&format!("search-time-{value}"), &[])))),
            "months" => value.parse::<i32>().ok().map(|months| ("age", age(words, months))),
            "from" => Some(("from", value.clone())),
            "to" => Some(("to", value.clone())),
            _ => None,
        })
        .collect();
    let args: Vec<(&'static str, &str)> = said.iter().map(|(name, text)| (*name, text.as_str())).collect();
    words.plain(&format!("pathway-reason-{}", reason.code), &args)
}

/// An age in years, or in months for the youngest.
pub fn age(words: &Words, months: i32) -> String {
    if months < 24 {
        words.plain("search-age-months", &[("months", &months.max(0).to_string())])
    } else {
        words.plain("search-age-years", &[("years", &(months / 12).to_string())])
    }
}

/// How a step fits the family's week and wishes, each part a sentence.
pub fn fit(words: &Words, fit: &Fit) -> Vec<String> {
    let parts = [("time", &fit.time), ("mode", &fit.mode), ("language", &fit.language)];
    let said = parts.iter().filter_map(|(part, state)| {
        let state = state.as_deref()?;
        Some(words.plain(&format!("pathway-fit-{part}-{state}"), &[]))
    });
    said.collect()
}
