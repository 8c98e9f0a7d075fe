//! What one list, form or record says of a person.

use jiff::civil::Date;

/// What is known of one person. What is not known is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// The name as used first, then the legal and earlier ones.
    pub names: Vec<Name>,
    /// When born; never a date that stands for "not known".
    pub born: Option<Date>,
    /// As recorded.
    pub sex: Option<Sex>,
    /// Where they live, as typed.
    pub postcode: String,
    /// First line of the address, as typed; its number is compared.
    pub house: String,
    /// NHS number, as typed; one that fails its check digit counts as missing.
    pub nhs_number: String,
    /// Unique pupil number, as typed; one that fails its check letter counts as missing.
    pub upn: String,
    /// The list it is from, when that list holds each person once.
    pub one_per_person_list: Option<u32>,
}

/// One name of a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Name {
    /// First and middle names.
    pub given: String,
    /// Family name; empty for somebody of one name.
    pub family: String,
}

impl Name {
    /// A name of two parts.
    pub fn new(given: &str, family: &str) -> Self {
        Self { given: given.into(), family: family.into() }
    }
}

/// Sex, as lists record it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
}
