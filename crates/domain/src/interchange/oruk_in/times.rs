//! Weekly schedules of a feed as the text of sessions.

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
        let times: Vec<String> = here.into_iter().flat_map(times).collect();
        if times.is_empty() {
            sessions.push(slug.clone());
        }
        sessions.extend(times.into_iter().map(|time| format!("{slug} {time}")));
    }
    let nowhere = own.iter().filter(|s| text(s, "service_at_location_id").is_none());
    sessions.extend(nowhere.flat_map(times).map(|time| format!("- {time}")));
    sessions
}

/// A weekly schedule, a time for each of its days. Anything else is left out: a monthly rule read as weekly
/// would send families on the wrong day.
fn times(schedule: &Value) -> Vec<String> {
    let every_week = text(schedule, "freq") == Some("WEEKLY")
        && schedule.get("interval").and_then(Value::as_i64).is_none_or(|n| n == 1);
    let hours = text(schedule, "opens_at").and_then(clock).zip(text(schedule, "closes_at").and_then(clock));
    let (true, Some((opens, closes)), Some(days)) = (every_week, hours, text(schedule, "byday")) else { return vec![] };
    let term = schedule.get("term_only").and_then(Value::as_bool) == Some(true);
    let mut rest = String::new();
    if term {
        rest.push_str(" term");
    }
    for (field, word) in [("valid_from", "from"), ("valid_to", "to")] {
        if let Some(date) = text(schedule, field) {
            rest.push_str(&format!(" {word} {date}"));
        }
    }
    let named = days.split(',').filter_map(|day| DAYS.iter().find(|(code, _)| *code == day.trim()));
    named.map(|(_, day)| format!("{day} {opens}-{closes}{rest}")).collect()
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
    fn weekly_rules_become_sessions_and_others_are_left_out() {
        let weekly = json!({"freq": "WEEKLY", "byday": "TU,TH", "opens_at": "9:30", "closes_at": "11:00:00Z"});
        assert_eq!(times(&weekly), ["tue 09:30-11:00", "thu 09:30-11:00"]);
        for other in [
            json!({"freq": "MONTHLY", "byday": "2TU", "opens_at": "09:30", "closes_at": "11:00"}),
            json!({"freq": "WEEKLY", "interval": 2, "byday": "TU", "opens_at": "09:30", "closes_at": "11:00"}),
            json!({"freq": "WEEKLY", "byday": "TU", "opens_at": "25:30", "closes_at": "11:00"}),
            json!({"freq": "WEEKLY", "byday": ["TU"], "opens_at": "é:30", "closes_at": "11:é0"}),
            json!("WEEKLY"),
        ] {
            assert!(times(&other).is_empty(), "{other}");
        }
    }
}
