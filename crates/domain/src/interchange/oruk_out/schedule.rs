//! Regular times as iCal-like rules. Times carry no zone in the profile's field; ours are Europe/London and say so.

use super::{object::Object, publisher::Publisher};
use crate::directory::model::{Day, RegularTime, Service};
use kernel::Id;
use serde_json::Value;

/// iCal's two letters.
pub fn byday(day: Day) -> &'static str {
    match day {
        Day::Mon => "MO",
        Day::Tue => "TU",
        Day::Wed => "WE",
        Day::Thu => "TH",
        Day::Fri => "FR",
        Day::Sat => "SA",
        Day::Sun => "SU",
    }
}

/// The schedules of one owner: the service itself, or the service at one location.
pub fn schedules(publisher: &Publisher, service: &Service, at: Option<Id>, times: &[RegularTime]) -> Vec<Value> {
    times.iter().map(|time| schedule(publisher, service, at, time)).collect()
}

fn schedule(publisher: &Publisher, service: &Service, at: Option<Id>, time: &RegularTime) -> Value {
    let day = byday(time.day);
    let which = format!("{day}/{}/{}/{:?}/{:?}/{}", time.opens, time.closes, time.from, time.to, time.term_only);
    let clock = |t: jiff::civil::Time| format!("{:02}:{:02}", t.hour(), t.minute());
    let example = service.is_example("times") || (at.is_some() && service.is_example("places"));
    Object::with_id(publisher.part_id("schedule", at.unwrap_or(service.id), which), example)
        .put("service_id", service.id.to_string())
        .maybe("service_at_location_id", at.map(|id| id.to_string()))
        .maybe("valid_from", time.from.map(|d| d.to_string()))
        .maybe("valid_to", time.to.map(|d| d.to_string()))
        .put("freq", "WEEKLY")
        .put("byday", day)
        .put("opens_at", clock(time.opens))
        .put("closes_at", clock(time.closes))
        .put("timezone", "Europe/London")
        .put("description", if time.term_only { "In school term only" } else { "" })
        .put("term_only", if time.term_only { Value::Bool(true) } else { Value::Null })
        .put("attending_type", if at.is_some() { "in person" } else { "from anywhere" })
        .uri("schedule_link", &format!("{}/services/{}", publisher.base_url, service.slug))
        .into()
}
