//! Making what people typed comparable: case, accents and punctuation go; what only stands for "not known" counts as
//! missing.

use super::{Entry, Sex};
use crate::family::identifiers;
use jiff::civil::{Date, date};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// An entry made comparable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clean {
    pub(super) names: Vec<CleanName>,
    pub(super) born: Option<Date>,
    pub(super) sex: Option<Sex>,
    pub(super) postcode: Option<String>,
    pub(super) house: Option<String>,
    pub(super) nhs_number: Option<String>,
    pub(super) upn: Option<String>,
    pub(super) list: Option<u32>,
}

/// A name in words without case or accents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CleanName {
    /// First name, then middle names.
    pub(super) given: Vec<String>,
    /// The words of the family name; a double-barrelled one has two.
    pub(super) family: Vec<String>,
}

impl From<&Entry> for Clean {
    fn from(entry: &Entry) -> Self {
        let names = entry.names.iter().map(|name| CleanName { given: words(&name.given), family: words(&name.family) });
        Self {
            names: names.filter(|name| !(name.given.is_empty() && name.family.is_empty())).collect(),
            born: entry.born.filter(|&born| is_meant(born)),
            sex: entry.sex,
            postcode: postcode(&entry.postcode),
            house: house(&entry.house),
            nhs_number: identifiers::nhs_number(&entry.nhs_number),
            upn: identifiers::upn(&entry.upn),
            list: entry.one_per_person_list,
        }
    }
}

impl Clean {
    /// Whether it is the same in all that is said here: a whole name and birth date, or a checked number.
    pub fn is_exactly(&self, other: &Self) -> bool {
        let same_number = self.nhs_number.is_some() && self.nhs_number == other.nhs_number;
        let named = self.names.first().is_some_and(|name| other.names.contains(name));
        same_number || (named && self.born.is_some() && self.born == other.born)
    }
}

/// Words in small letters: hyphens divide, apostrophes do not (O'Brien is one word).
fn words(text: &str) -> Vec<String> {
    let plain: String = text
        .nfkd()
        .filter(|&c| !is_combining_mark(c) && !matches!(c, '\'' | '’' | 'ʼ' | '`'))
        .flat_map(char::to_lowercase)
        .collect();
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Systems write the first day of a century for "not known"; nobody helped today was born before it.
fn is_meant(born: Date) -> bool {
    born > date(1901, 1, 1)
}

/// A whole postcode without its space.
fn postcode(text: &str) -> Option<String> {
    let plain: String = text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    let (_, inward) = plain.split_at_checked(plain.len().checked_sub(3)?)?;
    let shaped =
        inward.starts_with(|c: char| c.is_ascii_digit()) && plain.starts_with(|c: char| c.is_ascii_uppercase());
    (shaped && (5..=7).contains(&plain.len())).then_some(plain)
}

/// The number of the house or flat, with its letter; the first word of the house's name when it has no number.
fn house(line: &str) -> Option<String> {
    let words = words(line);
    words.iter().find(|word| word.starts_with(|c: char| c.is_ascii_digit())).or(words.first()).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_case_accents_and_hyphens() {
        assert_eq!(words("Zoë-Mae O’Example"), ["zoe", "mae", "oexample"]);
        assert_eq!(words(" -- "), [""; 0]);
    }

    #[test]
    fn dates_that_stand_for_nothing_are_missing() {
        assert!(!is_meant(date(1900, 1, 1)) && !is_meant(date(1, 1, 1)) && !is_meant(date(1901, 1, 1)));
        assert!(is_meant(date(1931, 1, 1)) && is_meant(date(2024, 1, 1)));
    }

    #[test]
    fn only_a_whole_postcode_counts() {
        assert_eq!(postcode("zz1 1aa").as_deref(), Some("ZZ11AA"));
        assert_eq!(postcode("ZZ1"), None);
        assert_eq!(postcode("not known"), None);
    }

    #[test]
    fn a_house_is_its_number_or_its_name() {
        assert_eq!(house("Flat 4b, 12 Invented Road").as_deref(), Some("4b"));
        assert_eq!(house("Rose Cottage").as_deref(), Some("rose"));
    }
}
