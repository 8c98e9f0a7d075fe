//! Weekly and monthly schedules of a feed as the text of sessions; any other is left out, with the reason.

use super::read::{list, text};
use serde_json::Value;
use std::collections::HashMap;

const NTHS: [(i64, &str); 5] = [(1, "first"), (2, "second"), (3, "third"), (4, "fourth"), (-1, "last")];
const DAYS: [(&str, &str); 7] =
    [("MO", "mon"), ("TU", "tue"), ("WE", "wed"), ("TH", "thu"), ("FR", "fri"), ("SA", "sat"), ("SU", "sun")];

/// Sessions of a service: `slugs` gives a location's address by its id in the feed.
pub(super) fn sessions(service: &Value, slugs: &HashMap<String, String>) -> Vec<String> {
    let own = list(service, "schedules");
    let mut sessions = Vec::new();
    for at in list(service, "service_at_locations") {
        let id = text(at, "location_id").or_else(|| text(at.get("location")?, "id"));
        let Some(slug) = id.and_then(|id| slugs.get(id)) else { continue };
        let nested = list(at, "schedules");
        let here: Vec<&Value> = if nested.is_empty() {
            let at_id = text(at, "id");
            own.iter().filter(|s| at_id.is_some() && text(s, "service_at_location_id") == at_id).collect()
        } else {
            nested.iter().collect()
        };
        let times: Vec<String> = here.into_iter().filter_map(|s| times(s).ok()).flatten().collect();
        if times.is_empty() {
            sessions.push(slug.clone());
        }
        sessions.extend(times.into_iter().map(|time| format!("{slug} {time}")));
    }
    let nowhere = own.iter().filter(|s| text(s, "service_at_location_id").is_none());
    sessions.extend(nowhere.filter_map(|s| times(s).ok()).flatten().map(|time| format!("- {time}")));
    sessions
}

/// A schedule, a time for each of its days, or why it cannot be kept: a rule half understood would send families on
/// the wrong day.
pub(super) fn times(schedule: &Value) -> Result<Vec<String>, &'static str> {
    let days = match text(schedule, "freq") {
        Some("WEEKLY") => weekdays,
        Some("MONTHLY") => days_of_the_month,
        _ => return Err("only weekly and monthly times are kept"),
    };
    if schedule.get("interval").is_some_and(|n| n.as_i64() != Some(1)) {
        return Err("only times of every week or month are kept: this skips some");
    }
    let hours = text(schedule, "opens_at").and_then(clock).zip(text(schedule, "closes_at").and_then(clock));
    let Some((opens, closes)) = hours else { return Err("it does not say from when to when") };
    let days = days(schedule)?;
    let mut rest = String::new();
    if schedule.get("term_only").and_then(Value::as_bool) == Some(true) {
        rest.push_str(" term");
    }
    // A first and last day are also written as where the rule starts and ends.
    for (fields, word) in [(["valid_from", "dtstart"], "from"), (["valid_to", "until"], "to")] {
        if let Some(date) = fields.into_iter().find_map(|field| text(schedule, field)) {
            rest.push_str(&format!(" {word} {}", date.split('T').next().unwrap_or_default()));
        }
    }
    Ok(days.into_iter().map(|day| format!("{day} {opens}-{closes}{rest}")).collect())
}

fn weekdays(schedule: &Value) -> Result<Vec<String>, &'static str> {
    let days = named(schedule).map(|name| Some(weekday(name)?.to_owned()));
    days.collect::<Option<_>>().ok_or("it does not name days of the week")
}

/// `2TU` is the second Tuesday, `-1FR` the last Friday. A number of the month, or a day without its number, is none.
fn days_of_the_month(schedule: &Value) -> Result<Vec<String>, &'static str> {
    if schedule.get("bymonthday").is_some_and(|day| !day.is_null() && day.as_str() != Some("")) {
        return Err("a day of the month is kept by its weekday only, as its second Tuesday");
    }
    let nth = |name: &str| {
        let (number, day) = name.split_at_checked(name.len().checked_sub(2)?)?;
        let number = number.parse::<i64>().ok()?;
        let (_, nth) = NTHS.iter().find(|(n, _)| *n == number)?;
        Some(format!("{nth} {}", weekday(day)?))
    };
    let days = named(schedule).map(nth);
    days.collect::<Option<_>>().ok_or("it does not name the first to fourth or the last of a weekday in the month")
}

fn named(schedule: &Value) -> impl Iterator<Item = &str> {
    text(schedule, "byday").unwrap_or_default().split(',').map(str::trim)
}

fn weekday(code: &str) -> Option<&'static str> {
    DAYS.iter().find(|(known, _)| *known == code).map(|(_, day)| *day)
}

/// `9:30`, `09:30`, `09:30:00`, with or without a zone, as `09:30`.
fn clock(text: &str) -> Option<String> {
    let mut parts = text.split(':');
    let (hour, minute) = (parts.next()?.parse::<u8>().ok()?, parts.next()?.get(..2)?.parse::<u8>().ok()?);
    (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn weekly_and_monthly_rules_become_sessions_and_others_say_why_not() {
        let weekly = json!({"freq": "WEEKLY", "byday": "TU,TH", "opens_at": "9:30", "closes_at": "11:00:00Z"});
        assert_eq!(times(&weekly).unwrap(), ["tue 09:30-11:00", "thu 09:30-11:00"]);
        let limited = json!({"freq": "WEEKLY", "byday": "MO", "opens_at": "09:30", "closes_at": "11:00", "interval": 1,
            "dtstart": "2026-01-05", "until": "2026-03-30T23:59:59Z"});
        assert_eq!(times(&limited).unwrap(), ["mon 09:30-11:00 from 2026-01-05 to 2026-03-30"]);
        let monthly = |byday: &str| {
            times(
                &json!({"freq": "MONTHLY", "byday": byday, "opens_at": "09:30", "closes_at": "11:00", "valid_to": "2027-01-05"}),
            )
        };
        assert_eq!(monthly("2TU").unwrap(), ["second tue 09:30-11:00 to 2027-01-05"]);
        assert_eq!(
            monthly("+1MO, -1FR").unwrap(),
            ["first mon 09:30-11:00 to 2027-01-05", "last fri 09:30-11:00 to 2027-01-05"]
        );
        for odd in ["TU", "5TU", "-2TU", "0TU", "2XX", "2", "", "2TU,WE", "é", "2TUé"] {
            assert!(monthly(odd).unwrap_err().contains("first to fourth"), "{odd}");
        }
        for (other, why) in [
            (
                json!({"freq": "MONTHLY", "bymonthday": "13", "opens_at": "09:30", "closes_at": "11:00"}),
                "by its weekday",
            ),
            (
                json!({"freq": "MONTHLY", "byday": "FR", "bymonthday": 13, "opens_at": "09:30", "closes_at": "11:00"}),
                "by its weekday",
            ),
            (json!({"freq": "DAILY", "opens_at": "09:30", "closes_at": "11:00"}), "only weekly and monthly"),
            (
                json!({"freq": "WEEKLY", "interval": 2, "byday": "TU", "opens_at": "09:30", "closes_at": "11:00"}),
                "skips",
            ),
            (
                json!({"freq": "WEEKLY", "interval": "2", "byday": "TU", "opens_at": "09:30", "closes_at": "11:00"}),
                "skips",
            ),
            (json!({"freq": "WEEKLY", "byday": "TU", "opens_at": "25:30", "closes_at": "11:00"}), "from when"),
            (json!({"freq": "WEEKLY", "byday": ["TU"], "opens_at": "é:30", "closes_at": "11:é0"}), "from when"),
            (
                json!({"freq": "WEEKLY", "byday": "TU,2TH", "opens_at": "09:30", "closes_at": "11:00"}),
                "days of the week",
            ),
            (json!("WEEKLY"), "only weekly and monthly"),
        ] {
            assert!(times(&other).unwrap_err().contains(why), "{other}");
        }
    }
}
