//! Between what a page of questions sends and a family's answers, both ways.

use domain::pathway::{
    Answers,
    answers::Who,
    questions::{Choices, Question},
};
use jiff::civil::Date;
use kernel::FieldError;

/// What was typed and chosen, by field; kept as typed so that nothing is lost when something is wrong.
#[derive(Debug, Clone, Default)]
pub struct Given(Vec<(String, String)>);

impl Given {
    /// As sent.
    pub fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// The button that skips was pressed.
    pub fn skipped(&self) -> bool {
        self.0.iter().any(|(field, _)| field == "skip")
    }

    /// The one value of a box, tidied of spaces at its ends.
    pub fn one(&self, field: &str) -> &str {
        self.0.iter().find(|(f, _)| f == field).map_or("", |(_, v)| v.trim())
    }

    /// Every value of a field.
    pub fn all(&self, field: &str) -> Vec<String> {
        self.0.iter().filter(|(f, v)| f == field && !v.is_empty()).map(|(_, v)| v.clone()).collect()
    }

    fn put(&mut self, field: &str, value: impl ToString) {
        self.0.push((field.to_owned(), value.to_string()));
    }
}

/// What was answered before, as the question's boxes and choices show it.
pub fn given(question: &Question, answers: &Answers) -> Given {
    let mut given = Given::default();
    for field in &question.fields {
        match field.as_str() {
            "age" => answers.age_months.iter().for_each(|months| given.put(field, months / 12)),
            "due_date" => answers.due_date.iter().for_each(|due| given.put(field, due)),
            "words" => given.put(field, &answers.words),
            "near" => answers.near.iter().for_each(|near| given.put(field, near)),
            "language" => answers.language.iter().for_each(|language| given.put(field, language)),
            "parent_age" => answers.parent_age.iter().for_each(|age| given.put(field, age)),
            _ => {}
        }
    }
    for choices in &question.choices {
        for code in chosen(choices, answers) {
            given.put(&choices.field, code);
        }
    }
    given
}

fn chosen(choices: &Choices, answers: &Answers) -> Vec<String> {
    match choices.field.as_str() {
        "who" => answers.who.iter().map(crate::say::fact::code_of).collect(),
        "stage" => answers.stage.iter().cloned().collect(),
        "worries" => answers.worries.clone(),
        "about" => answers.about.clone(),
        "times" => answers.times.clone(),
        _ => answers.modes.clone(),
    }
}

/// Puts what a page gave in the place of what it gave before; says which boxes could not be read.
pub fn take(answers: &mut Answers, question: &Question, given: &Given) -> Vec<FieldError> {
    let mut wrong = Vec::new();
    for field in &question.fields {
        let typed = given.one(field);
        let text = (!typed.is_empty()).then(|| typed.to_owned());
        match field.as_str() {
            "age" => answers.age_months = number(&mut wrong, field, typed).map(|years| years.saturating_mul(12)),
            "parent_age" => answers.parent_age = number(&mut wrong, field, typed),
            "due_date" => answers.due_date = date(&mut wrong, field, typed),
            "words" => answers.words = text.unwrap_or_default(),
            "near" => answers.near = text,
            "language" => answers.language = text,
            _ => {}
        }
    }
    for choices in &question.choices {
        let codes = given.all(&choices.field);
        let first = codes.first().cloned();
        match choices.field.as_str() {
            "who" => answers.who = who(&mut wrong, first),
            "stage" => answers.stage = first,
            "worries" => answers.worries = codes,
            "about" => answers.about = codes,
            "times" => answers.times = codes,
            _ => answers.modes = codes,
        }
    }
    wrong
}

fn number(wrong: &mut Vec<FieldError>, field: &str, typed: &str) -> Option<i32> {
    if typed.is_empty() {
        return None;
    }
    let read = typed.parse().ok();
    if read.is_none() {
        wrong.push(FieldError::new(field, "number", "not a whole number"));
    }
    read
}

fn date(wrong: &mut Vec<FieldError>, field: &str, typed: &str) -> Option<Date> {
    if typed.is_empty() {
        return None;
    }
    let read = typed.parse().ok().or_else(|| day_first(typed));
    if read.is_none() {
        wrong.push(FieldError::new(field, "date", "not a date"));
    }
    read
}

/// A date as people here write it, for browsers without a picker: 27/3/2027, also with spaces, dots or dashes.
fn day_first(typed: &str) -> Option<Date> {
    let mut parts = typed.split(['/', '.', '-', ' ']).filter(|part| !part.is_empty());
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    parts.next().is_none().then_some(date)
}

fn who(wrong: &mut Vec<FieldError>, code: Option<String>) -> Option<Who> {
    let code = code?;
    let read = serde_json::from_value(serde_json::Value::String(code)).ok();
    if read.is_none() {
        wrong.push(FieldError::new("who", "unknown-code", "nobody is called that"));
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_however_people_write_it() {
        let read = |typed| date(&mut Vec::new(), "due_date", typed);
        for typed in ["2027-03-27", "27/3/2027", "27.03.2027", "27 3 2027", "27-03-2027"] {
            assert_eq!(read(typed), Some(jiff::civil::date(2027, 3, 27)), "{typed}");
        }
        for typed in ["31/2/2027", "27/3", "27/3/2027/1", "soon"] {
            let mut wrong = Vec::new();
            assert_eq!(date(&mut wrong, "due_date", typed), None, "{typed}");
            assert_eq!(wrong.len(), 1, "{typed}");
        }
    }
}
