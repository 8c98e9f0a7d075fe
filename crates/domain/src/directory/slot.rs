//! Times of the week in the words of filters, surveys and the pathway.

use super::model::{Day, RegularTime};

/// Times of the week, as the surveys asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// Monday to Friday.
    Weekday,
    /// Monday to Friday between 09:00 and 15:00.
    SchoolHours,
    /// Going on at or after 18:00, any day.
    Evening,
    /// Saturday or Sunday.
    Weekend,
}

impl Slot {
    /// All, in the order they are shown.
    pub const ALL: [Self; 4] = [Self::Weekday, Self::SchoolHours, Self::Evening, Self::Weekend];

    /// The code of filters and surveys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Weekday => "weekday",
            Self::SchoolHours => "school_hours",
            Self::Evening => "evening",
            Self::Weekend => "weekend",
        }
    }

    /// Whether a regular time is in it.
    pub fn holds(self, time: &RegularTime) -> bool {
        let weekend = matches!(time.day, Day::Sat | Day::Sun);
        match self {
            Self::Weekday => !weekend,
            Self::SchoolHours => !weekend && time.opens.hour() >= 9 && time.closes <= jiff::civil::time(15, 0, 0, 0),
            Self::Evening => time.closes > jiff::civil::time(18, 0, 0, 0),
            Self::Weekend => weekend,
        }
    }
}

/// The code of a day in filters.
pub fn day_code(day: Day) -> &'static str {
    match day {
        Day::Mon => "mon",
        Day::Tue => "tue",
        Day::Wed => "wed",
        Day::Thu => "thu",
        Day::Fri => "fri",
        Day::Sat => "sat",
        Day::Sun => "sun",
    }
}
