//! A service in the feed: what the profile names, and HSDS 3.0's fields beside it.

use super::{
    location::{accessibility, at_location, contacts},
    object::Object,
    organisation::{organisation, unstated, unstated_id},
    publisher::Publisher,
    schedule::schedules,
};
use crate::directory::model::{JoinWay, Location, Organisation, Service};
use jiff::Timestamp;
use kernel::Id;
use serde_json::{Value, json};
use std::collections::HashMap;

/// The profile's word for the state of a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FeedStatus {
    /// Families can use it.
    Active,
    /// Not shown to families just now.
    Inactive,
    /// Gone for good; stays in the feed so that copies elsewhere can go too.
    Defunct,
    /// Shut for now.
    TemporarilyClosed,
}

impl FeedStatus {
    /// As the profile spells it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Inactive => "inactive",
            Self::Defunct => "defunct",
            Self::TemporarilyClosed => "temporarily closed",
        }
    }

    /// Only a service that is there for families, or soon again, is described.
    pub fn is_described(self) -> bool {
        matches!(self, Self::Active | Self::TemporarilyClosed)
    }
}

/// One service with what the feed says beside its own facts.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The service.
    pub service: Service,
    /// Its state.
    pub status: FeedStatus,
    /// When last changed.
    pub modified: Timestamp,
}

/// Organisations and locations that services point at.
#[derive(Debug, Clone, Default)]
pub struct Around {
    /// Who runs services.
    pub organisations: HashMap<Id, Organisation>,
    /// Where they happen.
    pub locations: HashMap<Id, Location>,
}

/// How much of a service is wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Depth {
    /// Single-valued fields and the organisation: the profile's list.
    #[default]
    List,
    /// Everything.
    Full,
}

/// RFC 3339 with milliseconds.
pub fn moment(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
}

/// A service as the feed shows it. One that is not there for families is only its id, name and state.
pub fn service(publisher: &Publisher, entry: &Entry, around: &Around, depth: Depth) -> Value {
    let service = &entry.service;
    let base = Object::with_id(service.id, false)
        .put("name", service.name.as_str())
        .put("status", entry.status.code())
        .put("last_modified", moment(entry.modified));
    if !entry.status.is_described() {
        return base.into();
    }
    let runs = service.organisation_id.and_then(|id| around.organisations.get(&id));
    let object = facts(publisher, entry, base)
        .put("organization_id", runs.map_or_else(|| unstated_id(publisher), |o| o.id).to_string())
        .put("organization", runs.map_or_else(|| unstated(publisher), |o| organisation(publisher, o)));
    match depth {
        Depth::List => object.into(),
        Depth::Full => nested(publisher, service, around, object).into(),
    }
}

fn facts(publisher: &Publisher, entry: &Entry, object: Object) -> Object {
    let service = &entry.service;
    let described = if service.description.trim().is_empty() { &service.summary } else { &service.description };
    let own_page = service.links.first().map(|l| l.url.as_str()).unwrap_or_default();
    let years = |months: i32| json!(f64::from(months.max(0)) / 12.0);
    let weeks = |weeks: u32| if weeks == 1 { "1 week".to_owned() } else { format!("{weeks} weeks") };
    object
        .put("description", described.as_str())
        .uri("url", own_page)
        .uri("hearth_url", &format!("{}/services/{}", publisher.base_url, service.slug))
        .email("email", service.contacts.iter().find_map(|c| c.email.as_deref()))
        .maybe("minimum_age", service.ages.from_months.map(years))
        .maybe("maximum_age", service.ages.to_months.map(years))
        .maybe("minimum_age_months", service.ages.from_months)
        .maybe("maximum_age_months", service.ages.to_months)
        .maybe("assured_date", service.review.last.map(|d| d.to_string()))
        .put("alert", service.visibility.temporarily_closed.as_deref().unwrap_or_default())
        .put("slug", service.slug.as_str())
        .put("summary", service.summary.as_str())
        .put("alternate_name", service.alternate_names.join("; "))
        .put("eligibility_description", service.eligibility.text.as_str())
        .put("application_process", service.joining.text.as_str())
        .put("joining_ways", service.joining.ways.iter().map(join_code).collect::<Vec<_>>())
        .maybe("wait_time", service.wait.as_ref().map(|w| weeks(w.weeks)))
        .maybe("wait_time_stated_on", service.wait.as_ref().map(|w| w.stated_on.to_string()))
        .put("fees_description", fees(service))
        .maybe(
            "interpretation_services",
            service.interpreter.map(|yes| if yes { "An interpreter can be arranged" } else { "No interpreter" }),
        )
        .maybe("creche", service.creche)
        .put("example_fields", example_fields(service))
}

fn nested(publisher: &Publisher, service: &Service, around: &Around, object: Object) -> Object {
    let places: Vec<Value> = service
        .places
        .iter()
        .map(|at| at_location(publisher, service, at, around.locations.get(&at.location_id)).into())
        .collect();
    let mut times = schedules(publisher, service, None, &service.times);
    for at in &service.places {
        times.extend(schedules(publisher, service, Some(at.id), &at.times));
    }
    object
        .put("schedules", times)
        .put("service_areas", areas(publisher, service))
        .put("service_at_locations", places)
        .put("languages", languages(publisher, service))
        .put("cost_options", costs(publisher, service))
        .put("contacts", contacts(publisher, service.id, &service.contacts, service.is_example("contacts")))
        .put("accessibility", accessibility(publisher, service.id, &service.access, service.is_example("access")))
        .put("attributes", attributes(publisher, service))
}

fn areas(publisher: &Publisher, service: &Service) -> Vec<Value> {
    let area = |code: &str, name: &str| -> Value {
        Object::with_id(publisher.part_id("service-area", service.id, code), false)
            .put("service_id", service.id.to_string())
            .put("name", name)
            .put("extent", name)
            .put("extent_type", "text")
            .into()
    };
    if service.area.is_empty() {
        return vec![area("all", &publisher.name)];
    }
    service.area.iter().map(|code| area(code, publisher.terms.label("areas", code))).collect()
}

fn languages(publisher: &Publisher, service: &Service) -> Vec<Value> {
    let one = |code: &String| {
        Object::with_id(publisher.part_id("language", service.id, code), service.is_example("languages"))
            .put("service_id", service.id.to_string())
            .put("code", code.as_str())
            .put("name", publisher.terms.label("languages", code))
            .into()
    };
    service.languages.iter().map(one).collect()
}

fn costs(publisher: &Publisher, service: &Service) -> Vec<Value> {
    let one = |cost: &crate::directory::model::Cost| {
        let id = publisher.part_id("cost", service.id, format_args!("{}/{}", cost.pence, cost.text));
        let pounds = u32::try_from(cost.pence).ok().map(|p| f64::from(p) / 100.0);
        Object::with_id(id, service.is_example("costs"))
            .put("service_id", service.id.to_string())
            .put("option", if cost.pence == 0 { "free" } else { "paid" })
            .maybe("amount", pounds)
            .put("amount_description", cost.text.as_str())
            .put("currency", "GBP")
            .into()
    };
    service.costs.iter().map(one).collect()
}

fn fees(service: &Service) -> String {
    let words = |cost: &crate::directory::model::Cost| match cost.pence {
        0 => "Free".to_owned(),
        pence => format!("£{}.{:02} {}", pence / 100, pence % 100, cost.text).trim().to_owned(),
    };
    service.costs.iter().map(words).collect::<Vec<_>>().join("; ")
}

/// What is known about a service as codes, each pointing at its term.
fn attributes(publisher: &Publisher, service: &Service) -> Vec<Value> {
    attribute_codes(service)
        .iter()
        .filter_map(|(kind, code)| publisher.attribute(service.id, "service", kind, code))
        .collect()
}

/// Every code a service carries, as (list, code).
pub fn attribute_codes(service: &Service) -> Vec<(&'static str, String)> {
    let marks = [
        (service.community_led, "community-led"),
        (service.father_inclusive, "father-inclusive"),
        (service.warm_space, "warm-space"),
        (!example_fields(service).is_empty(), "has-example-facts"),
    ];
    let all = |list: &'static str, codes: &[String]| -> Vec<(&'static str, String)> {
        codes.iter().map(|code| (list, code.clone())).collect()
    };
    let mut found = all("topics", &service.topics);
    found.extend(all("stages", &service.stages));
    found.extend(all("groups", &service.target_groups));
    found.extend(all("modes", &service.modes));
    found.extend(service.need_levels.iter().map(|level| ("levels", level.to_string())));
    found.extend(service.audience.iter().filter_map(|a| Some(("audience", json!(a).as_str()?.to_owned()))));
    found.extend(marks.into_iter().filter(|(yes, _)| *yes).map(|(_, code)| ("marks", code.to_owned())));
    found
}

/// The fields whose values were invented to show how Hearth works, in order.
fn example_fields(service: &Service) -> Vec<String> {
    service.provenance.keys().filter(|field| service.is_example(field)).cloned().collect()
}

fn join_code(way: &JoinWay) -> Value {
    json!(way)
}
