//! The word lint: what a family would stumble over, said while the editor still writes. It warns and never refuses. The
//! words and what to say instead are the place's own data.

use crate::directory::{dataset::Cached, model::Service};
use data::Cx;
use kernel::{FieldError, Result};
use serde::Deserialize;
use std::sync::Arc;

/// Kind of the data set.
pub const KIND: &str = "plain";
/// Words in the longest sentence that reads easily.
const LONGEST: usize = 25;
/// Letters of a word in capitals that is no short form.
const SHOUTED: usize = 7;

static CACHE: Cached<Plain> = Cached::new(KIND);

/// The place's plain words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plain {
    /// Words families should not have to read.
    #[serde(default)]
    pub word: Vec<Word>,
    /// Hosts of private mail boxes: an entry gives a team's address, never a person's own.
    #[serde(default)]
    pub private_mail: Vec<String>,
}

/// Words of one meaning.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Word {
    /// As people write them, in small letters.
    pub avoid: Vec<String>,
    /// What to say.
    pub say: String,
}

/// What kind of stumble.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stumble {
    /// A hard or unkind word.
    Word,
    /// A long sentence.
    Long,
    /// Words in capitals.
    Capitals,
    /// A private mail box.
    PrivateMail,
}

/// Something to think about once more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Where.
    pub column: &'static str,
    /// What kind.
    pub stumble: Stumble,
    /// What was found.
    pub found: String,
    /// What to say instead, when the place knows.
    pub say: String,
}

impl Stumble {
    /// Its code, and the end of its word key.
    pub fn code(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Long => "long",
            Self::Capitals => "capitals",
            Self::PrivateMail => "private-mail",
        }
    }
}

/// Reads the data set.
///
/// # Errors
/// What is wrong with it.
pub fn parse(text: &str) -> std::result::Result<Plain, Vec<FieldError>> {
    let plain: Plain =
        toml::from_str(text).map_err(|e| vec![FieldError::new(KIND, "malformed", e.message().to_owned())])?;
    let untidy =
        |words: &[String]| words.is_empty() || words.iter().any(|w| w.trim().is_empty() || *w != w.to_lowercase());
    match plain.word.iter().find(|w| untidy(&w.avoid)) {
        Some(word) => Err(vec![FieldError::new(KIND, "malformed", format!("write {:?} in small letters", word.avoid))]),
        None => Ok(plain),
    }
}

/// The place's plain words; none before any were put.
///
/// # Errors
/// A database fault.
pub async fn load(cx: &Cx) -> Result<Arc<Plain>> {
    Ok(CACHE.get(cx, parse).await?.map(|(_, plain)| plain).unwrap_or_default())
}

/// What a family would stumble over in an entry.
pub fn warnings(plain: &Plain, service: &Service) -> Vec<Warning> {
    let texts = [
        ("name", service.name.as_str()),
        ("summary", &service.summary),
        ("description", &service.description),
        ("eligibility", &service.eligibility.text),
        ("join", &service.joining.text),
    ];
    let mut found: Vec<Warning> = texts.into_iter().flat_map(|(column, text)| of_text(plain, column, text)).collect();
    let mails = service.contacts.iter().filter_map(|c| c.email.as_deref());
    let private =
        mails.filter(|mail| plain.private_mail.iter().any(|host| mail.to_lowercase().ends_with(&format!("@{host}"))));
    found.extend(private.map(|mail| warning("contact_email", Stumble::PrivateMail, mail, "")));
    found
}

fn warning(column: &'static str, stumble: Stumble, found: &str, say: &str) -> Warning {
    Warning { column, stumble, found: found.to_owned(), say: say.to_owned() }
}

fn of_text(plain: &Plain, column: &'static str, text: &str) -> Vec<Warning> {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-').filter(|w| !w.is_empty()).collect();
    let spoken = format!(" {} ", words.join(" ").to_lowercase());
    let mut found = Vec::new();
    for word in &plain.word {
        let hit = word.avoid.iter().find(|avoid| spoken.contains(&format!(" {avoid} ")));
        found.extend(hit.map(|hit| warning(column, Stumble::Word, hit, &word.say)));
    }
    let sentences = text.split(['.', '?', '!', '\n']);
    let long = sentences.filter(|s| s.split_whitespace().count() > LONGEST);
    found.extend(long.map(|s| warning(column, Stumble::Long, &begins(s), "")));
    let shouted = |w: &&&str| w.chars().count() >= SHOUTED && w.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    found.extend(words.iter().find(shouted).map(|w| warning(column, Stumble::Capitals, w, "")));
    found
}

/// The first words of a sentence.
fn begins(sentence: &str) -> String {
    let first: Vec<&str> = sentence.split_whitespace().take(6).collect();
    format!("{} ...", first.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{directory::model::Contact, interchange::Format as _};
    use kernel::PlaceId;

    const PLAIN: &str = r#"
        private_mail = ["mail.example"]
        [[word]]
        avoid = ["referral", "hard to reach"]
        say = "asking for support"
    "#;

    fn found(change: impl FnOnce(&mut Service)) -> Vec<(&'static str, &'static str, String)> {
        let mut service = Service::blank(PlaceId::derived("coventry"), "bare", None);
        change(&mut service);
        let found = warnings(&parse(PLAIN).unwrap(), &service);
        found.into_iter().map(|w| (w.column, w.stumble.code(), w.found)).collect()
    }

    #[test]
    fn hard_words_are_found_as_words_and_not_inside_others() {
        let hard = found(|s| s.summary = "Make a Referral. For hard-to-reach, hard to reach families.".into());
        assert_eq!(hard, [("summary", "word", "referral".to_owned())]);
        assert_eq!(found(|s| s.summary = "Our referralscheme is preferral.".into()), []);
    }

    #[test]
    fn long_sentences_capitals_and_private_mail_boxes_are_named() {
        let words = "word ".repeat(26);
        assert_eq!(found(|s| s.description = format!("Short. {words}"))[0].1, "long");
        assert_eq!(found(|s| s.description = "word ".repeat(25)), []);
        assert_eq!(found(|s| s.name = "WELCOME to FNP".into()), [("name", "capitals", "WELCOME".to_owned())]);
        let contact = Contact { email: Some("someone@Mail.example".into()), ..Contact::default() };
        assert_eq!(found(|s| s.contacts = vec![contact])[0].1, "private-mail");
    }

    #[test]
    fn words_that_could_never_be_found_are_refused() {
        for bad in ["[[word]]\navoid = []\nsay = \"x\"", "[[word]]\navoid = [\"Case\"]\nsay = \"x\"", "other = 1"] {
            assert_eq!(parse(bad).unwrap_err()[0].code, "malformed", "{bad}");
        }
    }
}
