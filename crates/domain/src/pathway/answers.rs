//! What a family told us. Every part may be left out.

use super::{Codes, codes::TIMES};
use jiff::civil::Date;
use kernel::{Error, FieldError, Result};
use serde::{Deserialize, Serialize};

/// Most worries one plan takes on.
pub const MOST_WORRIES: usize = 6;
/// Longest own words, in characters.
pub const MOST_WORDS: usize = 500;
/// Oldest age in months a plan is made for: the end of the 25th year.
pub const OLDEST: i32 = 311;
/// Most codes in any one answer.
const MOST_CODES: usize = 30;
/// A due date may lie this many days ahead (42 weeks) or behind (an overdue baby).
const DUE_AHEAD: i32 = 294;
const DUE_BEHIND: i32 = 28;

/// A family's answers. Also the body of the API call.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Answers {
    /// Life-stage code.
    pub stage: Option<String>,
    /// The child's age in months.
    pub age_months: Option<i32>,
    /// When the baby is due.
    pub due_date: Option<Date>,
    /// Topic codes or own words.
    pub worries: Vec<String>,
    /// Own words.
    pub words: String,
    /// Target-group codes.
    pub about: Vec<String>,
    /// `weekday`, `school_hours`, `evening`, `weekend`.
    pub times: Vec<String>,
    /// Delivery-mode codes.
    pub modes: Vec<String>,
    /// Language code.
    pub language: Option<String>,
    /// Outward postcode or coarse area; never a whole postcode.
    pub near: Option<String>,
    /// Who is asking.
    pub who: Option<Who>,
    /// The parent's own age in years.
    pub parent_age: Option<i32>,
    /// Whether this is their first child.
    pub first_child: Option<bool>,
}

/// Who is asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// A mother, or mother to be.
    Mother,
    /// A father.
    Father,
    /// A partner who did not or will not give birth.
    Partner,
    /// A grandparent, kinship or foster carer.
    Carer,
    /// A young person, for themselves.
    YoungPerson,
}

impl Answers {
    /// Checks every field against the place's codes; `near` is checked where places are known.
    ///
    /// # Errors
    /// `Invalid`, naming each field with `unknown-code`, `age-impossible`, `due-date-impossible`,
    /// `too-many` or `too-long`.
    pub fn check(&self, codes: &Codes, today: Date) -> Result<()> {
        let mut wrong = Vec::new();
        if let Some(stage) = &self.stage {
            known(&mut wrong, "stage", stage, codes.stages.contains_key(stage));
        }
        if self.age_months.is_some_and(|age| !(-9..=OLDEST).contains(&age)) {
            wrong.push(FieldError::new(
                "age_months",
                "age-impossible",
                "give an age from -9 (pregnancy) to 311 months",
            ));
        }
        if self.parent_age.is_some_and(|age| !(10..=110).contains(&age)) {
            wrong.push(FieldError::new("parent_age", "age-impossible", "give the parent's age in years"));
        }
        if let Some(due) = self.due_date {
            let days = today.until(due).map_or(i32::MAX, |span| span.get_days());
            if !(-DUE_BEHIND..=DUE_AHEAD).contains(&days) {
                wrong.push(FieldError::new(
                    "due_date",
                    "due-date-impossible",
                    "give a due date within the next 42 weeks",
                ));
            }
        }
        few(&mut wrong, "worries", self.worries.len(), MOST_WORRIES);
        for (field, list) in [("about", &self.about), ("times", &self.times), ("modes", &self.modes)] {
            few(&mut wrong, field, list.len(), MOST_CODES);
        }
        short(&mut wrong, "words", &self.words);
        self.worries.iter().for_each(|worry| short(&mut wrong, "worries", worry));
        self.about.iter().for_each(|code| known(&mut wrong, "about", code, codes.groups.contains(code)));
        self.times.iter().for_each(|code| known(&mut wrong, "times", code, TIMES.contains(&code.as_str())));
        self.modes.iter().for_each(|code| known(&mut wrong, "modes", code, codes.modes.contains(code)));
        if let Some(language) = &self.language {
            known(&mut wrong, "language", language, codes.languages.contains(language));
        }
        if wrong.is_empty() { Ok(()) } else { Err(Error::Invalid(wrong)) }
    }

    /// Everything said in own words: the box, and worries that are no topic code.
    pub fn own_words(&self, codes: &Codes) -> String {
        let worries = self.worries.iter().filter(|w| !codes.topics.contains_key(*w)).map(String::as_str);
        let parts: Vec<&str> =
            std::iter::once(self.words.trim()).chain(worries).filter(|part| !part.is_empty()).collect();
        parts.join(". ")
    }
}

fn known(wrong: &mut Vec<FieldError>, field: &str, code: &str, is: bool) {
    if !is {
        let shown: String = code.chars().take(40).collect();
        wrong.push(FieldError::new(field, "unknown-code", format!("there is no {field} called {shown:?}")));
    }
}

fn few(wrong: &mut Vec<FieldError>, field: &str, count: usize, most: usize) {
    if count > most {
        wrong.push(FieldError::new(field, "too-many", format!("at most {most}")));
    }
}

fn short(wrong: &mut Vec<FieldError>, field: &str, text: &str) {
    if text.chars().count() > MOST_WORDS {
        wrong.push(FieldError::new(field, "too-long", format!("at most {MOST_WORDS} characters")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pathway::sample;
    use jiff::civil::date;

    fn codes_of(answers: Answers) -> Vec<(String, String)> {
        match answers.check(&sample::codes(), date(2026, 11, 24)) {
            Err(Error::Invalid(fields)) => fields.into_iter().map(|f| (f.field, f.code)).collect(),
            _ => vec![],
        }
    }

    #[test]
    fn every_wrong_field_is_named_with_its_code() {
        let answers = Answers {
            stage: Some("teen".into()),
            age_months: Some(400),
            due_date: Some(date(2028, 1, 1)),
            worries: vec!["sleep".into(); 7],
            words: "a".repeat(501),
            about: vec!["autism".into()],
            times: vec!["night".into()],
            modes: vec!["zoom".into()],
            language: Some("xx".into()),
            parent_age: Some(3),
            ..Answers::default()
        };
        let expected = [
            ("stage", "unknown-code"),
            ("age_months", "age-impossible"),
            ("parent_age", "age-impossible"),
            ("due_date", "due-date-impossible"),
            ("worries", "too-many"),
            ("words", "too-long"),
            ("about", "unknown-code"),
            ("times", "unknown-code"),
            ("modes", "unknown-code"),
            ("language", "unknown-code"),
        ];
        assert_eq!(codes_of(answers), expected.map(|(field, code)| (field.to_owned(), code.to_owned())));
    }

    #[test]
    fn edges_and_own_words_are_accepted() {
        let fine = |answers| assert_eq!(codes_of(answers), vec![]);
        fine(Answers::default());
        fine(Answers { age_months: Some(-9), due_date: Some(date(2027, 9, 14)), ..Answers::default() });
        fine(Answers { age_months: Some(OLDEST), due_date: Some(date(2026, 10, 27)), ..Answers::default() });
        fine(Answers {
            words: "ع".repeat(500),
            worries: vec!["he bites; DROP TABLE <b>".into()],
            ..Answers::default()
        });
    }

    #[test]
    fn worries_that_are_no_code_are_read_as_words() {
        let answers = Answers {
            words: " tired ".into(),
            worries: vec!["sleep".into(), "won't eat".into()],
            ..Answers::default()
        };
        assert_eq!(answers.own_words(&sample::codes()), "tired. won't eat");
    }
}
