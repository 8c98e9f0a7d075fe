//! Understanding what a parent typed: topics, circumstances, ages, times, and signs of danger.
//!
//! Pure and the same for search and pathway. The phrases are the place's data; the longest phrase wins, so
//! "not talking" is never heard as "talking".

mod ages;
mod arabic;
mod hear;
mod lexicon;
mod meant;
mod signs;
mod spell;
mod store;
mod token;

pub use lexicon::{Codes, Kind};
pub use store::{codes, known_words, load, put};
pub use token::{stem, tokens};

use kernel::FieldError;
use lexicon::Lexicon;

/// One version of the place's words.
#[derive(Debug, Default)]
pub struct Words {
    lexicon: Lexicon,
}

/// Something heard.
#[derive(Debug, Clone, PartialEq)]
pub struct Heard {
    /// Its code.
    pub code: String,
    /// Around 1: more for longer phrases, less for one word or a near spelling.
    pub strength: f32,
    /// The phrase of the list that was heard.
    pub phrase: String,
}

/// What a text says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Understanding {
    /// Worries, strongest first.
    pub topics: Vec<Heard>,
    /// Circumstances.
    pub groups: Vec<Heard>,
    /// Who is asking.
    pub audience: Vec<Heard>,
    /// Life stages.
    pub stages: Vec<Heard>,
    /// When.
    pub times: Vec<Heard>,
    /// How.
    pub modes: Vec<Heard>,
    /// Children's ages in months, in the order said.
    pub child_ages_months: Vec<i32>,
    /// The asking parent's age.
    pub parent_age_years: Option<i32>,
    /// A baby is on the way.
    pub expecting: bool,
    /// How far along.
    pub weeks_pregnant: Option<i32>,
    /// Kinds of danger, each once.
    pub danger: Vec<String>,
    /// Words for a text search: what was typed without numbers, times and words that say nothing.
    pub search: String,
    /// As `search`, with the words of time and manner: what a name would be looked for by.
    pub said: String,
    /// Words nothing was made of.
    pub rest: String,
    /// The text with spellings mended, when any was.
    pub corrected: Option<String>,
}

impl Words {
    /// Reads a version of the words. `known_words` are spelt right although no phrase holds them.
    ///
    /// # Errors
    /// Every unknown code, duplicate or empty phrase, by field.
    pub fn parse(toml: &str, codes: &Codes, known_words: &str) -> Result<Self, Vec<FieldError>> {
        Lexicon::parse(toml, codes, known_words).map(|lexicon| Self { lexicon })
    }

    /// Which version this is.
    pub fn version(&self) -> u32 {
        self.lexicon.version
    }

    /// Topics to show beside one that has nothing.
    pub fn related(&self, topic: &str) -> &[String] {
        self.lexicon.related.get(topic).map_or(&[], Vec::as_slice)
    }

    /// Hears what `text` says. Never fails: what is not understood is left in `rest`.
    pub fn understand(&self, text: &str) -> Understanding {
        hear::hear(&self.lexicon, text)
    }
}

#[cfg(test)]
mod tests;
