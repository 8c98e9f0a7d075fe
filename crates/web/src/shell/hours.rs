//! Opening hours as the place's data write them: `tue 09:00-19:00`.

use jiff::civil::{DateTime, Time, Weekday};
use serde::Deserialize;

/// One stretch of one weekday.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Opening {
    day: Weekday,
    from: Time,
    /// When it ends.
    pub to: Time,
}

impl TryFrom<String> for Opening {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        read(&text).ok_or_else(|| format!("not a day and its hours: {text:?}"))
    }
}

fn read(text: &str) -> Option<Opening> {
    let (day, hours) = text.split_once(' ')?;
    let (from, to) = hours.split_once('-')?;
    Some(Opening { day: weekday(day)?, from: from.parse().ok()?, to: to.parse().ok()? })
}

fn weekday(code: &str) -> Option<Weekday> {
    Some(match code {
        "mon" => Weekday::Monday,
        "tue" => Weekday::Tuesday,
        "wed" => Weekday::Wednesday,
        "thu" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// The stretch that holds at that moment.
pub fn now(hours: &[Opening], at: DateTime) -> Option<&Opening> {
    hours.iter().find(|o| o.day == at.weekday() && o.from <= at.time() && at.time() < o.to)
}

/// True when someone answers at that moment. No hours is always.
pub fn is_open(hours: &[Opening], at: DateTime) -> bool {
    hours.is_empty() || now(hours, at).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn open_from_the_first_minute_to_before_the_last() {
        let hours = [Opening::try_from("tue 09:00-19:00".to_owned()).expect("hours")];
        let at = |hour, minute| date(2026, 11, 24).at(hour, minute, 0, 0);
        assert!(is_open(&hours, at(9, 0)) && is_open(&hours, at(18, 59)));
        assert!(!is_open(&hours, at(8, 59)) && !is_open(&hours, at(19, 0)));
        assert!(!is_open(&hours, date(2026, 11, 25).at(10, 0, 0, 0)));
        assert!(is_open(&[], at(3, 0)));
    }

    #[test]
    fn nonsense_is_refused() {
        for text in ["", "tue", "tuesday 09:00-10:00", "tue 9-10-11", "tue 25:00-26:00"] {
            assert!(Opening::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
