//! What several pages of the register ask of the vocabulary.

use crate::{
    say::label::{self, Label},
    shell::Words,
};
use domain::directory::{
    list::Entry,
    vocabulary::{List, Vocabulary},
};

/// True when having looked must not show.
pub fn is_sensitive(vocabulary: &Vocabulary, topics: &[String]) -> bool {
    topics.iter().any(|code| vocabulary.term(List::Topics, code).is_some_and(|t| t.yes("sensitive")))
}

/// Addresses and names of topics.
pub fn topic_links(words: &Words, vocabulary: &Vocabulary, topics: &[String]) -> Vec<(String, Label)> {
    let link = |code: &String| (format!("/topics/{code}"), label::of(words, vocabulary, List::Topics, code));
    topics.iter().map(link).collect()
}

/// True when any of its ways of helping brings people together.
pub fn in_person(vocabulary: &Vocabulary, entry: &Entry) -> bool {
    let meets = |code: &String| {
        let mode = vocabulary.term(List::Modes, code);
        mode.and_then(|m| m.attribute("in_person")).is_some_and(|v| v == "yes" || v == "both")
    };
    entry.service.modes.iter().any(meets)
}
