//! What a family may ask of the register, and checking it against the place's codes.

use crate::directory::vocabulary::{List, Vocabulary};
use jiff::civil::Date;
use kernel::{Error, FieldError, Result};
use serde::{Deserialize, Serialize};

/// Longest text, in characters.
pub const MOST_WORDS: usize = 500;
/// Oldest age in months: the end of the 25th year.
pub const OLDEST: i32 = 311;
/// Most results on a page.
pub const MOST_PER_PAGE: usize = 50;
/// Results on a page unless asked otherwise.
pub const PER_PAGE: usize = 10;
/// Deepest result that can be paged to.
const DEEPEST: usize = 10_000;
/// Most codes in one filter.
const MOST_CODES: usize = 40;
/// Distances offered, in miles.
pub const MILES: [u32; 5] = [1, 2, 5, 10, 20];
/// Days, in order.
pub const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// Who a service may be for.
pub const AUDIENCES: [&str; 12] = [
    "expectant_parents",
    "mothers",
    "fathers",
    "partners",
    "parents",
    "carers",
    "parents_and_children",
    "whole_family",
    "young_people",
    "children",
    "adults",
    "anyone",
];

/// A search. Codes of one list are alternatives; lists all apply.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Filter {
    /// Own words.
    pub q: String,
    /// The child's age.
    pub age_months: Option<i32>,
    /// A baby is on the way.
    pub expecting: bool,
    /// When it is due.
    pub due: Option<Date>,
    /// Life stage.
    pub stage: Option<String>,
    /// Topics.
    pub topics: Vec<String>,
    /// Target groups.
    pub groups: Vec<String>,
    /// `universal`, `targeted`, `specialist`, or a level of need 1 to 4.
    pub levels: Vec<String>,
    /// Ways of helping.
    pub modes: Vec<String>,
    /// `mon` to `sun`.
    pub days: Vec<String>,
    /// `weekday`, `school_hours`, `evening`, `weekend`.
    pub times: Vec<String>,
    /// Costs nothing, as stated.
    pub free: bool,
    /// Languages.
    pub languages: Vec<String>,
    /// Accessibility of building or session.
    pub access: Vec<String>,
    /// With a creche.
    pub creche: bool,
    /// `yes` for any family hub, or the address of a place.
    pub hub: Option<String>,
    /// Who it is for.
    pub audience: Vec<String>,
    /// Rooted in a community.
    pub community_led: bool,
    /// Made for or naming fathers.
    pub father_inclusive: bool,
    /// Warm space or free activity.
    pub warm_space: bool,
    /// Postcode or its first half. Kept out of addresses and logs by whoever reads it.
    pub near: Option<String>,
    /// 1, 2, 5, 10 or 20.
    pub within_miles: Option<u32>,
    /// Order; best match, or nearest first when a place is given and no words are.
    pub sort: Option<Order>,
    /// From 1.
    pub page: Option<usize>,
    /// Results on a page.
    pub per_page: Option<usize>,
}

/// Order of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// Best match first.
    Best,
    /// Nearest first.
    Nearest,
    /// By name.
    Name,
}

impl Filter {
    /// Checks everything that needs no database.
    ///
    /// # Errors
    /// `Invalid` naming each field with `unknown-code`, `age-impossible`, `too-many`, `too-long`,
    /// `distance-impossible`, `page-impossible` or `near-missing`.
    pub fn check(&self, vocabulary: &Vocabulary, today: Date) -> Result<()> {
        let mut wrong = Vec::new();
        if self.q.chars().count() > MOST_WORDS {
            wrong.push(FieldError::new("q", "too-long", format!("at most {MOST_WORDS} characters")));
        }
        if self.age_months.is_some_and(|age| !(-9..=OLDEST).contains(&age)) {
            wrong.push(FieldError::new("age_months", "age-impossible", "an age is from -9 (pregnancy) to 311 months"));
        }
        if let Some(due) = self.due {
            let days = today.until(due).map_or(i32::MAX, |span| span.get_days());
            if !(-28..=294).contains(&days) {
                wrong.push(FieldError::new("due", "age-impossible", "a due date is within the next 42 weeks"));
            }
        }
        self.check_codes(vocabulary, &mut wrong);
        if self.within_miles.is_some_and(|m| !MILES.contains(&m)) {
            wrong.push(FieldError::new("within_miles", "distance-impossible", "1, 2, 5, 10 or 20 miles"));
        }
        if self.near.is_none() && (self.within_miles.is_some() || self.sort == Some(Order::Nearest)) {
            wrong.push(FieldError::new("near", "near-missing", "say where to measure from"));
        }
        if !(1..=MOST_PER_PAGE).contains(&self.per_page()) {
            wrong.push(FieldError::new("per_page", "page-impossible", format!("1 to {MOST_PER_PAGE}")));
        }
        if self.page() < 1 || self.page().saturating_mul(self.per_page()) > DEEPEST {
            wrong.push(FieldError::new("page", "page-impossible", format!("within the first {DEEPEST} results")));
        }
        if wrong.is_empty() { Ok(()) } else { Err(Error::Invalid(wrong)) }
    }

    fn check_codes(&self, vocabulary: &Vocabulary, wrong: &mut Vec<FieldError>) {
        let stage = self.stage.as_slice();
        for (field, list, codes) in [
            ("topic", List::Topics, self.topics.as_slice()),
            ("group", List::Groups, &self.groups),
            ("stage", List::Stages, stage),
            ("mode", List::Modes, &self.modes),
            ("language", List::Languages, &self.languages),
            ("access", List::Access, &self.access),
        ] {
            wrong.extend(codes.iter().filter_map(|code| vocabulary.refuse(list, code, field)));
            few(wrong, field, codes.len());
        }
        let levels = vocabulary.terms(List::Levels);
        let level = |code: &str| levels.iter().any(|t| t.code == code || t.attribute("level") == Some(code));
        let columns = ["universal", "targeted", "specialist"];
        let time = |code: &str| crate::directory::slot::Slot::ALL.iter().any(|s| s.code() == code);
        let checks: [Check<'_>; 4] = [
            ("level", &self.levels, &|code| columns.contains(&code) || level(code)),
            ("day", &self.days, &|code| DAYS.contains(&code)),
            ("time", &self.times, &time),
            ("audience", &self.audience, &|code| AUDIENCES.contains(&code)),
        ];
        for (field, codes, known) in checks {
            few(wrong, field, codes.len());
            for code in codes.iter().filter(|c| !known(c)) {
                let shown: String = code.chars().take(60).collect();
                wrong.push(FieldError::new(field, "unknown-code", format!("there is no {field} called \"{shown}\"")));
            }
        }
    }

    /// Page, from 1.
    pub fn page(&self) -> usize {
        self.page.unwrap_or(1)
    }

    /// Results on a page.
    pub fn per_page(&self) -> usize {
        self.per_page.unwrap_or(PER_PAGE)
    }
}

/// A field, its codes, and which are known.
type Check<'a> = (&'a str, &'a [String], &'a dyn Fn(&str) -> bool);

fn few(wrong: &mut Vec<FieldError>, field: &str, count: usize) {
    if count > MOST_CODES {
        wrong.push(FieldError::new(field, "too-many", format!("at most {MOST_CODES}")));
    }
}
