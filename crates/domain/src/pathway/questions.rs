//! The questions asked, as data: at most five, every one of which may be skipped.

use super::{Codes, codes::TIMES};
use kernel::FieldError;
use serde::{Deserialize, Serialize};

/// Questions at most.
pub const MOST: usize = 5;

/// One version of the questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Questions {
    /// Grows with every change.
    pub version: i64,
    /// In the order asked.
    #[serde(rename = "question")]
    pub questions: Vec<Question>,
}

/// One page of questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Key of its words, and its address.
    pub key: String,
    /// Boxes to type in, by the answer's field: `age`, `due_date`, `words`, `near`, `language`.
    #[serde(default)]
    pub fields: Vec<String>,
    /// Choices, grouped.
    #[serde(default, rename = "choices")]
    pub choices: Vec<Choices>,
}

/// Choices that give one answer field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choices {
    /// The answer's field: `who`, `stage`, `worries`, `about`, `times`, `modes`.
    pub field: String,
    /// Key of the heading.
    #[serde(default)]
    pub heading: String,
    /// More than one may be chosen.
    #[serde(default)]
    pub many: bool,
    /// Offered, in order.
    pub options: Vec<Choice>,
}

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Code given as the answer.
    pub code: String,
    /// Key of its words, where the vocabulary's own label is not plain enough.
    #[serde(default)]
    pub words: String,
}

const WHO: [&str; 5] = ["mother", "father", "partner", "carer", "young_person"];
const FIELDS: [&str; 6] = ["age", "due_date", "words", "near", "language", "parent_age"];

impl Questions {
    /// Reads a version of the questions and checks every code in it.
    ///
    /// # Errors
    /// `malformed`, `too-many` or `unknown-code`, by field.
    pub fn parse(text: &str, codes: &Codes) -> Result<Self, Vec<FieldError>> {
        let read: Self = toml::from_str(text)
            .map_err(|e| vec![FieldError::new("questions", "malformed", e.message().to_owned())])?;
        let mut wrong = Vec::new();
        if read.questions.is_empty() || read.questions.len() > MOST {
            wrong.push(FieldError::new("question", "too-many", format!("one to {MOST} questions")));
        }
        for question in &read.questions {
            for field in question.fields.iter().filter(|f| !FIELDS.contains(&f.as_str())) {
                wrong.push(FieldError::new("question.fields", "unknown-code", format!("nothing is called {field:?}")));
            }
            for choices in &question.choices {
                check(choices, codes, &mut wrong);
            }
        }
        if wrong.is_empty() { Ok(read) } else { Err(wrong) }
    }
}

fn check(choices: &Choices, codes: &Codes, wrong: &mut Vec<FieldError>) {
    let known = |code: &str| match choices.field.as_str() {
        "who" => WHO.contains(&code),
        "stage" => codes.stages.contains_key(code),
        "worries" => codes.topics.contains_key(code),
        "about" => codes.groups.contains(code),
        "times" => TIMES.contains(&code),
        "modes" => codes.modes.contains(code),
        _ => false,
    };
    for choice in choices.options.iter().filter(|c| !known(&c.code)) {
        let message = format!("no {} is called {:?}", choices.field, choice.code);
        wrong.push(FieldError::new("question.choices", "unknown-code", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pathway::sample;

    #[test]
    fn the_demonstration_asks_at_most_five_and_names_only_known_codes() {
        let read =
            Questions::parse(&sample::text("pathway/questions.toml"), &sample::codes()).expect("sound questions");
        let keys: Vec<_> = read.questions.iter().map(|q| q.key.as_str()).collect();
        assert_eq!(keys, ["who-for", "worries", "about", "when", "how"]);
    }

    #[test]
    fn a_sixth_question_an_unknown_code_and_a_broken_file_are_refused() {
        let good = sample::text("pathway/questions.toml");
        let codes = |text: &str| -> Vec<String> {
            Questions::parse(text, &sample::codes()).expect_err("refused").into_iter().map(|e| e.code).collect()
        };
        assert_eq!(codes(&format!("{good}\n[[question]]\nkey = \"sixth\"\n")), ["too-many"]);
        assert_eq!(codes(&good.replace("code = \"bullying\"", "code = \"bulying\"")), ["unknown-code"]);
        assert_eq!(codes(&good.replace("fields = [\"words\"]", "fields = [\"name\"]")), ["unknown-code"]);
        assert_eq!(codes("version = "), ["malformed"]);
    }
}
