//! Weekly schedules of a feed as the text of sessions; any other is left out, with the reason.

use super::read::{list, text};
use serde_json::Value;
use std::collections::HashMap;

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

/// A weekly schedule, a time for each of its days, or why it cannot be kept: a monthly rule read as weekly would
/// send families on the wrong day.
pub(super) fn times(schedule: &Value) -> Result<Vec<String>, &'static str> {
    if text(schedule, "freq") != Some("WEEKLY") {
        return Err("only weekly times are kept: read as weekly, this would send families on the wrong day");
    }
    if schedule.get("interval").is_some_and(|n| n.as_i64() != Some(1)) {
        return Err("only times of every week are kept: this skips weeks");
    }
    let hours = text(schedule, "opens_at").and_then(clock).zip(text(schedule, "closes_at").and_then(clock));
    let Some((opens, closes)) = hours else { return Err("it does not say from when to when") };
    let days: Vec<&str> = text(schedule, "byday").unwrap_or_default().split(',').map(str::trim).collect();
    let named: Option<Vec<&str>> =
        days.iter().map(|day| DAYS.iter().find(|(code, _)| code == day).map(|(_, day)| *day)).collect();
    let Some(named) = named else { return Err("it does not name days of the week") };
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
    Ok(named.into_iter().map(|day| format!("{day} {opens}-{closes}{rest}")).collect())
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
    fn weekly_rules_become_sessions_and_others_say_why_not() {
        let weekly = json!({"freq": "WEEKLY", "byday": "TU,TH", "opens_at": "9:30", "closes_at": "11:00:00Z"});
        assert_eq!(times(&weekly).unwrap(), ["tue 09:30-11:00", "thu 09:30-11:00"]);
        let limited = json!({"freq": "WEEKLY", "byday": "MO", "opens_at": "09:30", "closes_at": "11:00", "interval": 1,
            "dtstart": "2026-01-05", "until": "2026-03-30T23:59:59Z"});
        assert_eq!(times(&limited).unwrap(), ["mon 09:30-11:00 from 2026-01-05 to 2026-03-30"]);
        for (other, why) in [
            (json!({"freq": "MONTHLY", "byday": "2TU", "opens_at": "09:30", "closes_at": "11:00"}), "only weekly"),
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
            (json!("WEEKLY"), "only weekly"),
        ] {
            assert!(times(&other).unwrap_err().contains(why), "{other}");
        }
    }
}
