//! What a feed says and the register cannot keep, in plain words: nothing is lost without being told.

use super::{
    around::point,
    kinds,
    read::{list, text},
    service::{area, attribute, cost, is_kept, known, language, waiting},
    times::times,
};
use crate::directory::vocabulary::{List, Vocabulary};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::HashMap;

/// Most notes worth reading on one record.
const MOST: usize = 40;
/// Characters of what was said that are shown.
const SHOWN: usize = 100;
const NO_ROOM: &str = "there is no room for this fact";
const ONE_ONLY: &str = "only the first is kept";
const UNKNOWN: &str = "nothing here has that name";

/// Fields that are read, or that only repeat what another field says.
const SERVICE: &str = "id name alternate_name description summary status organization organization_id url email \
    minimum_age maximum_age minimum_age_months maximum_age_months assured_date alert last_modified slug hearth_url \
    eligibility_description application_process joining_ways wait_time wait_time_stated_on fees_description \
    interpretation_services creche example_fields schedules service_areas service_at_locations languages cost_options \
    contacts phones accessibility attributes";
const AT_LOCATION: &str = "id service_id location_id location schedules service example";
const SCHEDULE: &str = "id service_id service_at_location_id location_id valid_from valid_to dtstart until freq interval byday \
    opens_at closes_at timezone term_only attending_type schedule_link example wkst";
const COST: &str = "id service_id option amount amount_description currency example";
const CONTACT: &str = "id service_id organization_id location_id service_at_location_id name email phones example";
const LOCATION: &str = "id location_type name description latitude longitude addresses accessibility contacts phones \
    schedules slug family_hub mobile address_withheld example";
const ADDRESS: &str = "id location_id address_1 address_2 city state_province postal_code country address_type example";
const ORGANISATION: &str =
    "id name description website url email contacts phones slug community_led not_stated example";

/// A fact that was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Where it stands in the feed.
    pub field: String,
    /// What it said, shortened.
    pub said: String,
    /// Why it could not be kept.
    pub why: String,
}

/// What a feed's words may stand for here.
pub(super) struct Here<'a> {
    pub(super) vocabulary: &'a Vocabulary,
    /// Locations by their id in the feed.
    pub(super) locations: &'a HashMap<String, String>,
    /// The place's own name: an area of that name is the whole place.
    pub(super) place: &'a str,
}

/// Of a service.
pub(super) fn of_service(object: &Value, here: &Here<'_>) -> Vec<LeftOut> {
    let mut left = Left::default();
    left.wrong(kinds::of_service(object));
    left.unread("", object, SERVICE);
    for at in list(object, "service_at_locations") {
        left.unread("service_at_locations.", at, AT_LOCATION);
        let id = text(at, "location_id").or_else(|| text(at.get("location")?, "id"));
        if !id.is_some_and(|id| here.locations.contains_key(id)) {
            left.note("service_at_locations", at, "it names no place that can be read");
        }
        list(at, "schedules").iter().for_each(|schedule| left.schedule(schedule));
    }
    list(object, "schedules").iter().for_each(|schedule| left.schedule(schedule));
    for option in list(object, "cost_options") {
        left.unread("cost_options.", option, COST);
        if cost(option).is_none() {
            left.note("cost_options", option, "it has no amount");
        }
    }
    if list(object, "cost_options").is_empty() {
        left.text("fees_description", object, "a cost needs an amount");
    }
    if waiting(object).is_none() {
        left.text("wait_time", object, "a wait needs whole weeks and the day it was stated");
    }
    for said in list(object, "attributes") {
        if !attribute(said).is_some_and(|code| is_kept(said, code, here.vocabulary)) {
            let term = said.get("taxonomy_term").unwrap_or(said);
            left.note("attributes", term.get("name").unwrap_or(term), UNKNOWN);
        }
    }
    let names =
        [("languages", List::Languages, language as fn(&Value) -> Option<&str>), ("service_areas", List::Areas, area)];
    for (field, of, name) in names {
        for said in list(object, field) {
            let meant = name(said).is_some_and(|n| known(here.vocabulary, of, n).is_some() || n == here.place);
            if !meant {
                left.note(field, said.get("name").unwrap_or(said), UNKNOWN);
            }
        }
    }
    left.access(object, here.vocabulary);
    left.contacts(object);
    left.done()
}

/// Of a location.
pub(super) fn of_location(object: &Value, vocabulary: &Vocabulary) -> Vec<LeftOut> {
    let mut left = Left::default();
    if object.get("address_withheld").and_then(Value::as_bool) == Some(true) {
        return left.done();
    }
    left.wrong(kinds::of_location(object));
    left.unread("", object, LOCATION);
    if text(object, "location_type").is_some_and(|kind| kind != "physical") {
        left.text("location_type", object, "every location here is a place people go to");
    }
    for field in ["latitude", "longitude"] {
        if let Some(said) = object.get(field).filter(|v| !is_empty(v) && point(object).is_none()) {
            left.note(field, said, "both are needed, in degrees within Great Britain");
        }
    }
    list(object, "addresses").iter().take(1).for_each(|address| left.unread("addresses.", address, ADDRESS));
    list(object, "schedules").iter().for_each(|schedule| left.schedule(schedule));
    list(object, "addresses").iter().skip(1).for_each(|address| left.note("addresses", address, ONE_ONLY));
    left.access(object, vocabulary);
    left.contacts(object);
    left.done()
}

/// Of an organisation.
pub(super) fn of_organisation(object: &Value) -> Vec<LeftOut> {
    let mut left = Left::default();
    left.wrong(kinds::of_organisation(object));
    left.unread("", object, ORGANISATION);
    left.contacts(object);
    left.done()
}

#[derive(Default)]
struct Left(Vec<LeftOut>);

impl Left {
    fn note(&mut self, field: &str, said: &Value, why: &str) {
        let whole = said.as_str().map_or_else(|| said.to_string(), str::to_owned);
        let shown: String = whole.chars().take(SHOWN).collect();
        let said = if shown.len() < whole.len() { format!("{shown}...") } else { shown };
        let left = LeftOut { field: field.to_owned(), said, why: why.to_owned() };
        // The standard tells some facts twice: under the service, and at its place.
        if !self.0.contains(&left) {
            self.0.push(left);
        }
    }

    fn wrong(&mut self, wrong: Vec<kinds::Wrong<'_>>) {
        wrong.into_iter().for_each(|(field, said, why)| self.note(&field, said, why));
    }

    fn text(&mut self, field: &str, object: &Value, why: &str) {
        if let Some(said) = object.get(field).filter(|v| !is_empty(v)) {
            self.note(field, said, why);
        }
    }

    /// Fields that nobody reads.
    fn unread(&mut self, path: &str, object: &Value, read: &str) {
        let fields = object.as_object().into_iter().flatten();
        for (field, said) in fields.filter(|(f, v)| !is_empty(v) && !read.split_whitespace().any(|r| r == *f)) {
            self.note(&format!("{path}{field}"), said, NO_ROOM);
        }
    }

    fn schedule(&mut self, schedule: &Value) {
        let term = schedule.get("term_only").and_then(Value::as_bool) == Some(true);
        let read = if term { format!("{SCHEDULE} description") } else { SCHEDULE.to_owned() };
        let Err(why) = times(schedule) else { return self.unread("schedules.", schedule, &read) };
        let parts = ["freq", "interval", "byday", "bymonthday", "opens_at", "closes_at", "valid_from", "valid_to"];
        let said: Vec<String> = parts
            .iter()
            .filter_map(|part| schedule.get(*part).filter(|v| !is_empty(v)))
            .map(|v| v.as_str().map_or_else(|| v.to_string(), str::to_owned))
            .collect();
        self.note("schedules", &Value::from(said.join(" ")), why);
    }

    fn access(&mut self, object: &Value, vocabulary: &Vocabulary) {
        for said in list(object, "accessibility") {
            if !text(said, "accessibility").is_some_and(|code| vocabulary.has(List::Access, code)) {
                self.note("accessibility", said.get("description").unwrap_or(said), UNKNOWN);
            }
        }
    }

    fn contacts(&mut self, object: &Value) {
        for (at, contact) in list(object, "contacts").iter().enumerate() {
            if at > 0 {
                self.note("contacts", contact, ONE_ONLY);
                continue;
            }
            self.unread("contacts.", contact, CONTACT);
            list(contact, "phones").iter().skip(1).for_each(|phone| self.note("contacts.phones", phone, ONE_ONLY));
        }
        let numbered = list(object, "contacts").first().is_some_and(|c| !list(c, "phones").is_empty());
        list(object, "phones")
            .iter()
            .skip(usize::from(!numbered))
            .for_each(|phone| self.note("phones", phone, ONE_ONLY));
    }

    fn done(mut self) -> Vec<LeftOut> {
        if self.0.len() > MOST {
            let more = self.0.split_off(MOST).len();
            self.note("...", &Value::from(format!("and {more} more")), NO_ROOM);
        }
        self.0
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(true) | Value::Number(_) => false,
    }
}
