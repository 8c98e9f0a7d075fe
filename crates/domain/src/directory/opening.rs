//! Regular times against the clock: open now, and if not, when next.

use super::model::{Day, Nth, RegularTime};
use jiff::{
    ToSpan,
    civil::{Date, DateTime, Time, Weekday},
};

/// Days looked ahead for the next opening.
const AHEAD: i64 = 14;

/// Whether a door is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// Open, until then today.
    Open {
        /// Closing time.
        until: Time,
    },
    /// Shut, and opens next at that time.
    Shut {
        /// When next.
        opens: DateTime,
    },
    /// Shut for the next fortnight at least.
    ShutForNow,
    /// Nobody has said when it is open.
    NotStated,
}

impl Day {
    /// The weekday of a date.
    pub fn of(date: Date) -> Self {
        match date.weekday() {
            Weekday::Monday => Self::Mon,
            Weekday::Tuesday => Self::Tue,
            Weekday::Wednesday => Self::Wed,
            Weekday::Thursday => Self::Thu,
            Weekday::Friday => Self::Fri,
            Weekday::Saturday => Self::Sat,
            Weekday::Sunday => Self::Sun,
        }
    }
}

impl Nth {
    /// As a rule counts it: from the month's first day, or from its last when below zero.
    pub fn position(self) -> i8 {
        match self {
            Self::First => 1,
            Self::Second => 2,
            Self::Third => 3,
            Self::Fourth => 4,
            Self::Last => -1,
        }
    }

    /// True when the date is that one of the days of its name in its month.
    pub fn is(self, date: Date) -> bool {
        date.nth_weekday_of_month(self.position(), date.weekday()).is_ok_and(|nth| nth == date)
    }
}

impl RegularTime {
    /// True when it happens on that date, as far as its day and first and last dates say.
    pub fn is_on(&self, date: Date) -> bool {
        self.day == Day::of(date)
            && self.monthly.is_none_or(|nth| nth.is(date))
            && self.from.is_none_or(|from| from <= date)
            && self.to.is_none_or(|to| date <= to)
    }
}

/// Whether it is open at that moment in local time.
pub fn opening(times: &[RegularTime], now: DateTime) -> Opening {
    if times.is_empty() {
        return Opening::NotStated;
    }
    let (today, clock) = (now.date(), now.time());
    let inside = |t: &&RegularTime| t.is_on(today) && t.opens <= clock && clock < t.closes;
    if let Some(until) = times.iter().filter(inside).map(|t| t.closes).max() {
        return Opening::Open { until };
    }
    let next = (0..AHEAD).filter_map(|days| today.checked_add(days.days()).ok()).find_map(|date| {
        let later = |t: &&RegularTime| t.is_on(date) && (date > today || t.opens > clock);
        times.iter().filter(later).map(|t| date.to_datetime(t.opens)).min()
    });
    next.map_or(Opening::ShutForNow, |opens| Opening::Shut { opens })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    fn at(day: Day, opens: i8, closes: i8) -> RegularTime {
        let (opens, closes) = (time(opens, 0, 0, 0), time(closes, 0, 0, 0));
        RegularTime { day, monthly: None, opens, closes, from: None, to: None, term_only: false }
    }

    /// 24 November 2026 is a Tuesday.
    fn tuesday(hour: i8) -> DateTime {
        date(2026, 11, 24).at(hour, 0, 0, 0)
    }

    #[test]
    fn a_door_is_open_from_its_opening_to_just_before_its_closing() {
        let times = [at(Day::Tue, 9, 12), at(Day::Tue, 13, 17), at(Day::Wed, 9, 12)];
        for (now, expected) in [
            (tuesday(8), Opening::Shut { opens: tuesday(9) }),
            (tuesday(9), Opening::Open { until: time(12, 0, 0, 0) }),
            (tuesday(12), Opening::Shut { opens: tuesday(13) }),
            (tuesday(17), Opening::Shut { opens: date(2026, 11, 25).at(9, 0, 0, 0) }),
        ] {
            assert_eq!(opening(&times, now), expected, "{now}");
        }
    }

    #[test]
    fn a_monthly_time_is_on_its_one_day_of_the_month() {
        let monthly = |nth| RegularTime { monthly: Some(nth), ..at(Day::Tue, 9, 17) };
        let days = |nth, year, month| -> Vec<i8> {
            let first = date(year, month, 1);
            first
                .series(1.day())
                .take(first.days_in_month() as usize)
                .filter(|d| monthly(nth).is_on(*d))
                .map(Date::day)
                .collect()
        };
        // December 2026 has five Tuesdays, November four, and a February may begin with one.
        for (nth, november, december) in
            [(Nth::First, 3, 1), (Nth::Second, 10, 8), (Nth::Third, 17, 15), (Nth::Fourth, 24, 22), (Nth::Last, 24, 29)]
        {
            assert_eq!((days(nth, 2026, 11), days(nth, 2026, 12)), (vec![november], vec![december]), "{nth:?}");
        }
        assert_eq!((days(Nth::First, 2028, 2), days(Nth::Last, 2028, 2)), (vec![1], vec![29]));
        let open = [monthly(Nth::Fourth)];
        assert_eq!(opening(&open, tuesday(10)), Opening::Open { until: time(17, 0, 0, 0) });
        assert_eq!(
            opening(&[monthly(Nth::First)], tuesday(10)),
            Opening::Shut { opens: date(2026, 12, 1).at(9, 0, 0, 0) }
        );
        assert_eq!(opening(&[monthly(Nth::Third)], tuesday(10)), Opening::ShutForNow);
    }

    #[test]
    fn dates_limit_and_nothing_said_is_said() {
        let mut ended = at(Day::Tue, 9, 17);
        ended.to = Some(date(2026, 11, 23));
        assert_eq!(opening(&[ended], tuesday(10)), Opening::ShutForNow);
        let mut later = at(Day::Tue, 9, 17);
        later.from = Some(date(2026, 12, 1));
        assert_eq!(opening(&[later], tuesday(10)), Opening::Shut { opens: date(2026, 12, 1).at(9, 0, 0, 0) });
        assert_eq!(opening(&[], tuesday(10)), Opening::NotStated);
    }
}
