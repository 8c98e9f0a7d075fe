//! What is kept of a person.

use super::{
    Relation,
    codes::{Channel, Day},
    matching,
};
use jiff::{
    Timestamp,
    civil::{Date, Time},
};
use kernel::Id;
use serde::{Deserialize, Serialize};

/// A name of two parts, either of which may be all there is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonName {
    /// First and middle names.
    pub given: String,
    /// Family name.
    pub family: String,
}

impl PersonName {
    /// Both parts as people say them.
    pub fn whole(&self) -> String {
        format!("{} {}", self.given, self.family).trim().to_owned()
    }
}

/// Who somebody is. Nothing in here says where they can be found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    /// The name they use, and are called by everywhere.
    pub used: PersonName,
    /// The name on papers, when it is another.
    pub legal: Option<PersonName>,
    /// Names they had before.
    pub earlier: Vec<PersonName>,
    /// When born.
    pub born: Option<Date>,
    /// When expected, for a child not yet born.
    pub due: Option<Date>,
    /// `female` or `male`, as recorded by others; empty when nobody needs it.
    pub sex: String,
    /// How they want to be spoken of.
    pub pronouns: String,
    /// Languages they read or speak, by code, best first.
    pub languages: Vec<String>,
    /// The language they need an interpreter in.
    pub interpreter: Option<String>,
    /// What makes it possible to take part: large print, step-free, a quiet room.
    pub access_needs: String,
    /// Numbers other lists know them by.
    pub identifiers: Identifiers,
    /// Answers that show whether every community is reached; each may be declined.
    pub equality: Equality,
    /// What a worker must know before they knock.
    pub flags: Vec<String>,
}

/// Numbers other lists know somebody by: all optional, none an everyday search key.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Identifiers {
    /// NHS number, ten digits.
    pub nhs_number: String,
    /// Unique pupil number.
    pub upn: String,
    /// Number of their hub card.
    pub hub_card: String,
}

/// Answers to the equality questions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Equality {
    /// Ethnicity in their own words or the census's.
    pub ethnicity: Answer,
    /// Religion or belief.
    pub religion: Answer,
    /// Whether they count themselves disabled.
    pub disability: Answer,
}

/// An answer that may be declined. Not asked, declined and answered are three things.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", content = "said", rename_all = "kebab-case")]
pub enum Answer {
    /// Nobody has asked.
    #[default]
    NotAsked,
    /// They would rather not say.
    PreferNotToSay,
    /// What they said.
    Said(String),
}

/// Where somebody lives. Sealed in storage.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// Lines, first to last.
    pub lines: Vec<String>,
    /// Postcode.
    pub postcode: String,
}

/// Somebody's stay in a home.
#[derive(Clone, PartialEq, Eq)]
pub struct Stay {
    /// The home: people of one home on one day are a household.
    pub home: Id,
    /// Where it is; `None` when the reader may not know.
    pub address: Option<Address>,
    /// Whether its being known could put somebody in danger.
    pub confidential: bool,
    /// First day, when known.
    pub from: Option<Date>,
    /// First day after.
    pub to: Option<Date>,
    /// Who says so.
    pub source: String,
}

/// How one person belongs to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// Its id.
    pub id: Id,
    /// The one.
    pub person: Id,
    /// To the other.
    pub other: Id,
    /// As what.
    pub relation: Relation,
    /// Whether the one has parental responsibility for the other.
    pub responsibility: bool,
    /// First day, when known.
    pub from: Option<Date>,
    /// First day after, when it ended.
    pub to: Option<Date>,
    /// Who says so.
    pub source: String,
}

impl Tie {
    /// Whether it holds on `day`.
    pub fn holds(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day < to)
    }
}

/// How somebody may be reached by one channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafeContact {
    /// The channel.
    pub channel: Channel,
    /// The number or address to use; empty where the channel is their home.
    #[serde(default)]
    pub value: String,
    /// Whether it may be used.
    pub allowed: Permission,
    /// The only safe days; empty for any day.
    #[serde(default)]
    pub days: Vec<Day>,
    /// The only safe hours.
    #[serde(default)]
    pub hours: Option<Hours>,
    /// Whether a voice message may be left.
    #[serde(default)]
    pub voicemail: bool,
    /// Whether the service may be named.
    #[serde(default)]
    pub name_service: bool,
    /// Who else sees this phone, inbox or post.
    #[serde(default)]
    pub shared_with: String,
    /// Whom to ask for.
    #[serde(default)]
    pub ask_for: String,
    /// A phrase that shows it is really us.
    #[serde(default)]
    pub code_phrase: String,
    /// When they last said so.
    pub confirmed: Timestamp,
    /// When it must be asked again.
    #[serde(default)]
    pub expires: Option<Timestamp>,
}

/// Whether a channel may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Permission {
    /// Yes, at the days and hours said.
    Yes,
    /// Never.
    Never,
}

/// From a time of day until another, both civil time in England.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// First minute.
    pub from: Time,
    /// First minute after.
    pub to: Time,
}

impl Details {
    /// What the matcher compares, with where they live when that may be compared.
    pub fn entry(&self, address: Option<&Address>) -> matching::Entry {
        let names = std::iter::once(&self.used).chain(&self.legal).chain(&self.earlier);
        matching::Entry {
            names: names.map(|name| matching::Name::new(&name.given, &name.family)).collect(),
            born: self.born,
            sex: match self.sex.as_str() {
                "female" => Some(matching::Sex::Female),
                "male" => Some(matching::Sex::Male),
                _ => None,
            },
            postcode: address.map(|at| at.postcode.clone()).unwrap_or_default(),
            house: address.and_then(|at| at.lines.first().cloned()).unwrap_or_default(),
            nhs_number: self.identifiers.nhs_number.clone(),
            upn: self.identifiers.upn.clone(),
            one_per_person_list: None,
        }
    }
}
