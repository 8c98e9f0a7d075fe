//! Arabic as people type it: letters that stand for one another become one, and a word sheds its joined parts.

/// Joined before a word: "and", "the", "with the", "for the" ... Longest first.
const BEFORE: &[&str] = &["وال", "بال", "كال", "فال", "لل", "ال"];
/// Joined after a word: "my", "his", "her", "me", "us", "them".
const AFTER: &[&str] = &["ني", "نا", "ها", "هم", "كم", "ي", "ه", "ك"];
/// A word keeps at least this many letters.
const LEAST: usize = 3;

/// A letter of the Arabic script.
pub fn is_letter(c: char) -> bool {
    ('\u{0621}'..='\u{064A}').contains(&c)
}

/// One spelling for letters people use for one another, plain figures, and no stretching stroke. Hamza and vowel
/// signs are marks and gone before.
pub fn fold(c: char) -> Option<char> {
    match c {
        'ـ' | 'ء' => None,
        'ٱ' => Some('ا'),
        'ى' => Some('ي'),
        'ة' => Some('ه'),
        '٠'..='٩' => char::from_digit(c as u32 - '٠' as u32, 10),
        other => Some(other),
    }
}

/// The word that "and" is joined to, in one letter: of "ولا" it is "لا". Many words begin with that letter, so
/// only a word that is known counts as one.
pub fn after_and(word: &str) -> Option<&str> {
    word.strip_prefix('و').filter(|rest| rest.chars().count() > 1)
}

/// The word without what is joined to it: "my husband" and "the husband" are "husband".
pub fn stem(word: &str) -> String {
    let long = |rest: &&str| rest.chars().count() >= LEAST;
    let word = BEFORE.iter().find_map(|b| word.strip_prefix(b).filter(long)).unwrap_or(word);
    AFTER.iter().find_map(|a| word.strip_suffix(a).filter(long)).unwrap_or(word).into()
}

#[cfg(test)]
mod tests {
    use super::{super::token::tokens, after_and};

    #[test]
    fn one_word_however_it_is_written() {
        let stems = |text| tokens(text).into_iter().map(|t| t.stem).collect::<Vec<_>>();
        assert_eq!(stems("زوجي"), stems("زَوْجي"));
        assert_eq!(stems("الزوج وزوجي"), ["زوج", "وزوج"]);
        assert_eq!(stems("أريد"), stems("اريد"));
        assert_eq!(stems("المدرسة"), stems("مدرسه"));
        assert_eq!(after_and("ولا"), Some("لا"));
        assert_eq!(after_and("لا"), None);
        assert_eq!(tokens("٦ سنوات")[0].word, "6");
    }
}
