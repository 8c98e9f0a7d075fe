//! What forms about people send and show again: dates in three boxes, faults by field, ages and moments in words.

use crate::{
    say::fact,
    shell::{Page, words::Words},
    ui::{self, Ask as _},
};
use domain::family::Details;
use jiff::{Timestamp, civil::Date};
use kernel::{FieldError, clock::london};
use serde::Deserialize;

/// A date as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Day {
    pub day: String,
    pub month: String,
    pub year: String,
}

impl Day {
    /// What the boxes show for a date.
    pub fn of(on: Option<Date>) -> Self {
        let part = |of: fn(Date) -> i64| on.map(|on| of(on).to_string()).unwrap_or_default();
        Self { day: part(|on| on.day().into()), month: part(|on| on.month().into()), year: part(|on| on.year().into()) }
    }

    /// The date; none when nothing was typed.
    ///
    /// # Errors
    /// When it is no date.
    pub fn read(&self, field: &str) -> Result<Option<Date>, FieldError> {
        let parts = [&self.day, &self.month, &self.year].map(|part| part.trim());
        if parts.iter().all(|part| part.is_empty()) {
            return Ok(None);
        }
        let [day, month, year] = parts;
        let read = || Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
        read().map(Some).ok_or_else(|| FieldError::new(field, "date-malformed", "this is no date"))
    }

    /// The three boxes.
    pub fn boxes(&self, p: &Page, name: &str, legend: &str, error: Option<ui::ErrorMessage>) -> ui::DateInput {
        let [day, month, year] = ["families-day", "families-month", "families-year"].map(|key| p.plain(key));
        ui::DateInput::new(name, p.t(legend), [&day, &month, &year])
            .typed([&self.day, &self.month, &self.year])
            .hint(p.t("families-date-hint"))
            .error(error)
    }
}

/// What is wrong, by field, in words.
pub struct Faults<'a>(pub &'a Page, pub &'a [FieldError]);

impl Faults<'_> {
    fn said(&self, wrong: &FieldError) -> String {
        self.0.plain(format!("families-error-{}", wrong.code))
    }

    /// The words beside a field.
    pub fn at(&self, field: &str) -> Option<ui::ErrorMessage> {
        let wrong = self.1.iter().find(|wrong| wrong.field == field)?;
        Some(ui::ErrorMessage::new(self.0.plain("shell-error-word"), self.said(wrong)))
    }

    /// The words above the form.
    pub fn summary(&self) -> ui::ErrorSummary {
        let summary = ui::ErrorSummary::new(self.0.plain("shell-error-title"));
        self.1.iter().fold(summary, |all, wrong| {
            let dated = matches!(wrong.field.as_str(), "born" | "due" | "last" | "since");
            let target = if dated { format!("{}-day", wrong.field) } else { wrong.field.clone() };
            all.error(&target, self.said(wrong))
        })
    }
}

/// A line to type in. Its label is the word `prefix-field`.
pub fn text(p: &Page, errors: &[FieldError], (prefix, field): (&str, &str), value: &str, class: &str) -> ui::Input {
    ui::Input::new(field, p.t(format!("{prefix}-{field}")))
        .value(value)
        .autocomplete("off")
        .class(class)
        .error(Faults(p, errors).at(field))
}

/// A few lines to type in, with the hint `prefix-field-hint`.
pub fn area(p: &Page, errors: &[FieldError], (prefix, field): (&str, &str), value: &str) -> ui::Textarea {
    ui::Textarea::new(field, p.t(format!("{prefix}-{field}")))
        .rows(3)
        .value(value)
        .hint(p.t(format!("{prefix}-{field}-hint")))
        .error(Faults(p, errors).at(field))
}

/// How old somebody is, in words; when they are expected; nothing when neither is known.
pub fn age(words: &Words, who: &Details, today: Date) -> String {
    if let Some(due) = who.due.filter(|_| who.born.is_none()) {
        return words.plain("families-due-on", &[("day", &fact::date(words, due))]);
    }
    let Some(born) = who.born else { return String::new() };
    let before = (today.month(), today.day()) < (born.month(), born.day());
    let years = i32::from(today.year()) - i32::from(born.year()) - i32::from(before);
    if years >= 2 {
        return words.plain("families-years-old", &[("count", &years.to_string())]);
    }
    let months = (i32::from(today.year()) - i32::from(born.year())) * 12 + i32::from(today.month())
        - i32::from(born.month())
        - i32::from(today.day() < born.day());
    words.plain("families-months-old", &[("count", &months.max(0).to_string())])
}

/// The day of a moment, for people in England, in words.
pub fn on_day(words: &Words, at: Timestamp) -> String {
    fact::date(words, at.to_zoned(london()).date())
}

/// A moment for people in England, in words.
pub fn moment(words: &Words, at: Timestamp) -> String {
    let local = at.to_zoned(london());
    let day = fact::date(words, local.date());
    words.plain("families-moment", &[("day", &day), ("time", &fact::clock(local.time()))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn at(born: Option<Date>, due: Option<Date>) -> String {
        age(&Words::of("en"), &Details { born, due, ..Details::default() }, date(2026, 11, 24))
    }

    #[test]
    fn ages_are_said_in_months_until_two_and_then_in_years() {
        assert_eq!(at(Some(date(2026, 11, 24)), None), "0 months old");
        assert_eq!(at(Some(date(2025, 11, 25)), None), "11 months old");
        assert_eq!(at(Some(date(2024, 11, 24)), None), "2 years old");
        assert_eq!(at(Some(date(2014, 11, 25)), None), "11 years old");
        assert_eq!(at(None, Some(date(2027, 2, 10))), "due 10 February 2027");
        assert_eq!(at(None, None), "");
    }

    #[test]
    fn a_date_is_read_or_refused_and_nothing_is_nothing() {
        let typed =
            |day: &str, month: &str, year: &str| Day { day: day.into(), month: month.into(), year: year.into() };
        assert_eq!(typed("", " ", "").read("born"), Ok(None));
        assert_eq!(typed("24", "11", "2014").read("born"), Ok(Some(date(2014, 11, 24))));
        for wrong in
            [typed("31", "2", "2014"), typed("1", "", "2014"), typed("x", "1", "2014"), typed("1", "1", "99999")]
        {
            assert!(wrong.read("born").is_err(), "{wrong:?}");
        }
    }
}
