//! When and where a service happens.

use jiff::civil::Date;
use kernel::Id;
use serde::{Deserialize, Serialize};

/// A service at one location.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceAtLocation {
    /// Its own id, as the feed needs one.
    pub id: Id,
    /// The location.
    pub location_id: Id,
    /// Regular times there.
    #[serde(default)]
    pub times: Vec<RegularTime>,
}

/// A regular time, in Europe/London.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegularTime {
    /// Which day.
    pub day: Day,
    /// On this one of the month's days of that name only; every week when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub monthly: Option<Nth>,
    /// `HH:MM`.
    pub opens: jiff::civil::Time,
    /// `HH:MM`, after `opens`.
    pub closes: jiff::civil::Time,
    /// First date, if limited.
    #[serde(default)]
    pub from: Option<Date>,
    /// Last date, if limited.
    #[serde(default)]
    pub to: Option<Date>,
    /// Only in school term.
    #[serde(default)]
    pub term_only: bool,
}

/// Which of the days of one name in a month: its second Tuesday, its last Friday. There is no fifth: many months have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Nth {
    /// The first.
    First,
    /// The second.
    Second,
    /// The third.
    Third,
    /// The fourth.
    Fourth,
    /// The last, be it the fourth or the fifth.
    Last,
}

/// A weekday, Monday first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Day {
    /// Monday.
    Mon,
    /// Tuesday.
    Tue,
    /// Wednesday.
    Wed,
    /// Thursday.
    Thu,
    /// Friday.
    Fri,
    /// Saturday.
    Sat,
    /// Sunday.
    Sun,
}
