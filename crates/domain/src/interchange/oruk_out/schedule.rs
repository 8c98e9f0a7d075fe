//! Regular times as iCal-like rules. Times carry no zone in the profile's field; ours are Europe/London and say so.

use super::{object::Object, publisher::Publisher};
use crate::directory::model::{Day, Location, RegularTime, Service};
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
    let example = service.is_example("times") || (at.is_some() && service.is_example("places"));
    rule(publisher, at.unwrap_or(service.id), example, time)
        .put("service_id", service.id.to_string())
        .maybe("service_at_location_id", at.map(|id| id.to_string()))
        .put("attending_type", if at.is_some() { "in person" } else { "from anywhere" })
        .uri("schedule_link", &format!("{}/services/{}", publisher.base_url, service.slug))
        .into()
}

/// When a place is open: HSDS 3.0 beside the profile.
pub fn opening(publisher: &Publisher, location: &Location, example: bool) -> Vec<Value> {
    let hours = |time| rule(publisher, location.id, example, time).put("location_id", location.id.to_string()).into();
    location.opening.iter().map(hours).collect()
}

/// The rule itself, named by whose it is and all it says.
fn rule(publisher: &Publisher, of: Id, example: bool, time: &RegularTime) -> Object {
    let nth = time.monthly.map(|nth| nth.position().to_string()).unwrap_or_default();
    let day = format!("{nth}{}", byday(time.day));
    let which = format!("{day}/{}/{}/{:?}/{:?}/{}", time.opens, time.closes, time.from, time.to, time.term_only);
    let clock = |t: jiff::civil::Time| format!("{:02}:{:02}", t.hour(), t.minute());
    Object::with_id(publisher.part_id("schedule", of, which), example)
        .maybe("valid_from", time.from.map(|d| d.to_string()))
        .maybe("valid_to", time.to.map(|d| d.to_string()))
        .put("freq", if time.monthly.is_some() { "MONTHLY" } else { "WEEKLY" })
        .put("byday", day)
        .put("opens_at", clock(time.opens))
        .put("closes_at", clock(time.closes))
        .put("timezone", "Europe/London")
        .put("description", if time.term_only { "In school term only" } else { "" })
        .put("term_only", if time.term_only { Value::Bool(true) } else { Value::Null })
}
