//! What the codes of a place are called: in the reader's language where its words name the code
//! (`label-topics-sleep`), else by the place's own name, which is English and marked so.

use super::fact::inside;
use crate::shell::words::Words;
use domain::directory::vocabulary::{List, Vocabulary};

/// The name of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// What people read.
    pub text: String,
    /// In the reader's language; else the place's own name, in English.
    pub own: bool,
}

/// The name of a code of the list or kind called `list`, `given` where the language has none.
pub fn named(words: &Words, list: &str, code: &str, given: &str) -> Label {
    match words.own(&format!("label-{list}-{code}")) {
        Some(text) => Label { text, own: true },
        None => Label { text: given.to_owned(), own: words.code() == "en" },
    }
}

/// The name of a code of the vocabulary.
pub fn of(words: &Words, vocabulary: &Vocabulary, list: List, code: &str) -> Label {
    named(words, list.name(), code, vocabulary.label(list, code))
}

/// The names of codes, in their order.
pub fn all(words: &Words, vocabulary: &Vocabulary, list: List, codes: &[String]) -> Vec<Label> {
    codes.iter().map(|code| of(words, vocabulary, list, code)).collect()
}

/// The name as plain text.
pub fn plain(words: &Words, vocabulary: &Vocabulary, list: List, code: &str) -> String {
    of(words, vocabulary, list, code).text
}

/// The names as plain text.
pub fn all_plain(words: &Words, vocabulary: &Vocabulary, list: List, codes: &[String]) -> Vec<String> {
    codes.iter().map(|code| plain(words, vocabulary, list, code)).collect()
}

/// The name as it stands inside a sentence.
pub fn within(words: &Words, vocabulary: &Vocabulary, list: List, code: &str) -> String {
    inside(&plain(words, vocabulary, list, code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_named_in_the_readers_language_and_else_by_the_place() {
        let said = |lang, code| named(&Words::of(lang), "topics", code, "Given");
        assert_eq!(said("ar", "bed-wetting"), Label { text: "التبول في الفراش".into(), own: true });
        assert_eq!(said("ar", "unheard-of"), Label { text: "Given".into(), own: false });
        assert_eq!(said("en", "bed-wetting"), Label { text: "Given".into(), own: true });
    }
}
