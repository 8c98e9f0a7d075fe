//! The standard's objects as a table, written from the specification: what must be there, and what a named
//! field must look like. Fields the profile does not name may be there too.

use serde_json::Value;

/// What a field must look like.
enum Is {
    Uuid,
    Uri,
    Email,
    Moment,
    Text,
    Number,
    OneOf(&'static [&'static str]),
    Object(&'static str),
    Objects(&'static str),
}
use Is::{Email, Moment, Number, Object, Objects, OneOf, Text, Uri, Uuid};

type Fields = &'static [(&'static str, Is)];

const PLACES: &[&str] = &["physical", "postal", "virtual"];

/// Name, required fields, known fields.
const OBJECTS: &[(&str, &[&str], Fields)] = &[
    (
        "about",
        &["version", "profile", "openapi_url"],
        &[("version", OneOf(&["HSDS-UK-3.0"])), ("profile", Uri), ("openapi_url", Uri)],
    ),
    (
        "service",
        &["id", "name", "status"],
        &[
            ("id", Uuid),
            ("organization_id", Uuid),
            ("name", Text),
            ("description", Text),
            ("url", Uri),
            ("email", Email),
            ("status", OneOf(&["active", "inactive", "defunct", "temporarily closed"])),
            ("fees", Text),
            ("accreditations", Text),
            ("minimum_age", Number),
            ("maximum_age", Number),
            ("assured_date", Text),
            ("assurer_email", Email),
            ("alert", Text),
            ("last_modified", Moment),
            ("schedules", Objects("schedule")),
            ("service_areas", Objects("service_area")),
            ("service_at_locations", Objects("service_at_location")),
            ("languages", Objects("language")),
            ("organization", Object("organization")),
            ("funding", Objects("funding")),
            ("cost_options", Objects("cost_option")),
            ("contacts", Objects("contact")),
            ("attributes", Objects("attribute")),
            ("accessibility", Objects("accessibility")),
        ],
    ),
    (
        "organization",
        &["id", "name", "description"],
        &[
            ("id", Uuid),
            ("name", Text),
            ("description", Text),
            ("email", Email),
            ("website", Uri),
            ("uri", Uri),
            ("logo", Text),
            ("parent_organization_id", Uuid),
            ("attributes", Objects("attribute")),
            ("contacts", Objects("contact")),
            ("services", Objects("service")),
        ],
    ),
    (
        "location",
        &["id", "location_type"],
        &[
            ("id", Uuid),
            ("location_type", OneOf(PLACES)),
            ("name", Text),
            ("description", Text),
            ("latitude", Number),
            ("longitude", Number),
            ("addresses", Objects("address")),
            ("accessibility", Objects("accessibility")),
            ("attributes", Objects("attribute")),
            ("contacts", Objects("contact")),
            ("schedules", Objects("schedule")),
        ],
    ),
    (
        "address",
        &["id", "address_1", "city", "state_province", "postal_code", "country", "address_type"],
        &[
            ("id", Uuid),
            ("location_id", Uuid),
            ("address_1", Text),
            ("city", Text),
            ("state_province", Text),
            ("postal_code", Text),
            ("country", Text),
            ("address_type", OneOf(PLACES)),
            ("attention", Text),
            ("region", Text),
        ],
    ),
    (
        "accessibility",
        &["id"],
        &[
            ("id", Uuid),
            ("location_id", Uuid),
            ("description", Text),
            ("details", Text),
            ("url", Uri),
            ("accessibility", Text),
        ],
    ),
    (
        "service_at_location",
        &["id"],
        &[
            ("id", Uuid),
            ("service_id", Uuid),
            ("location_id", Uuid),
            ("location", Object("location")),
            ("service", Object("service")),
            ("schedules", Objects("schedule")),
        ],
    ),
    (
        "schedule",
        &["id"],
        &[
            ("id", Uuid),
            ("service_id", Uuid),
            ("service_at_location_id", Uuid),
            ("location_id", Uuid),
            ("valid_from", Text),
            ("valid_to", Text),
            ("dtstart", Text),
            ("freq", OneOf(&["WEEKLY", "MONTHLY"])),
            ("interval", Number),
            ("byday", Text),
            ("bymonthday", Text),
            ("description", Text),
            ("opens_at", Text),
            ("closes_at", Text),
            ("schedule_link", Uri),
            ("attending_type", Text),
            ("notes", Text),
        ],
    ),
    (
        "service_area",
        &["id"],
        &[
            ("id", Uuid),
            ("service_id", Uuid),
            ("name", Text),
            ("extent", Text),
            ("extent_type", OneOf(&["geojson", "topojson", "kml", "text"])),
            ("uri", Text),
            ("service_area", Text),
        ],
    ),
    ("language", &["id"], &[("id", Uuid), ("service_id", Uuid), ("phone_id", Uuid)]),
    ("funding", &["id"], &[("id", Uuid), ("service_id", Uuid), ("source", Text)]),
    (
        "cost_option",
        &["id"],
        &[
            ("id", Uuid),
            ("service_id", Uuid),
            ("valid_from", Text),
            ("valid_to", Text),
            ("option", Text),
            ("amount", Number),
            ("amount_description", Text),
        ],
    ),
    (
        "contact",
        &["id"],
        &[
            ("id", Uuid),
            ("service_id", Uuid),
            ("name", Text),
            ("title", Text),
            ("email", Email),
            ("phones", Objects("phone")),
        ],
    ),
    ("phone", &["id", "number"], &[("id", Uuid), ("contact_id", Uuid), ("number", Text), ("description", Text)]),
    (
        "attribute",
        &["id"],
        &[
            ("id", Uuid),
            ("link_id", Uuid),
            ("taxonomy_term_id", Uuid),
            ("link_type", Text),
            ("taxonomy_term", Object("taxonomy_term")),
        ],
    ),
    (
        "taxonomy",
        &["id", "name", "description"],
        &[("id", Uuid), ("name", Text), ("description", Text), ("uri", Uri), ("version", Text)],
    ),
    (
        "taxonomy_term",
        &["id", "name", "description"],
        &[
            ("id", Uuid),
            ("name", Text),
            ("description", Text),
            ("parent_id", Uuid),
            ("taxonomy", Text),
            ("taxonomy_id", Uuid),
            ("term_uri", Uri),
        ],
    ),
];

/// Everything wrong with an object of that name, by path.
pub fn faults(name: &str, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    check(name, value, name, &mut found);
    nothing_empty(value, name, &mut found);
    found
}

fn check(name: &str, value: &Value, at: &str, found: &mut Vec<String>) {
    let (_, required, fields) = OBJECTS.iter().find(|o| o.0 == name).unwrap_or_else(|| panic!("no object {name}"));
    let Some(object) = value.as_object() else { return found.push(format!("{at}: not an object")) };
    for field in required.iter().filter(|f| !object.contains_key(**f)) {
        found.push(format!("{at}.{field}: missing"));
    }
    for (field, is) in fields.iter().filter(|(f, _)| object.contains_key(*f)) {
        let (value, at) = (&object[*field], format!("{at}.{field}"));
        match is {
            Object(name) => check(name, value, &at, found),
            Objects(name) => match value.as_array() {
                Some(items) => items.iter().enumerate().for_each(|(i, v)| check(name, v, &format!("{at}[{i}]"), found)),
                None => found.push(format!("{at}: not a list")),
            },
            plain if !looks_right(plain, value) => found.push(format!("{at}: {value}")),
            _ => {}
        }
    }
}

fn looks_right(is: &Is, value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    match is {
        Uuid => text.len() == 36 && text.parse::<uuid::Uuid>().is_ok(),
        Uri => text.parse::<axum::http::Uri>().is_ok_and(|u| u.scheme().is_some() && u.host().is_some()),
        Email => text.split_once('@').is_some_and(|(n, d)| !n.is_empty() && d.contains('.') && !text.contains(' ')),
        Moment => text.parse::<jiff::Timestamp>().is_ok() && text.len() == "2026-01-01T00:00:00.000Z".len(),
        Text => value.is_string(),
        Number => value.is_number(),
        OneOf(allowed) => allowed.contains(&text),
        Object(_) | Objects(_) => true,
    }
}

fn nothing_empty(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Null => found.push(format!("{at}: null")),
        Value::String(text) if text.trim().is_empty() => found.push(format!("{at}: empty text")),
        Value::Array(items) => items.iter().for_each(|v| nothing_empty(v, at, found)),
        Value::Object(fields) => fields.iter().for_each(|(name, v)| nothing_empty(v, &format!("{at}.{name}"), found)),
        _ => {}
    }
}

/// Everything wrong with a page, its items being objects of that name.
pub fn page_faults(name: &str, page: &Value) -> Vec<String> {
    let number = |key: &str| page[key].as_u64().unwrap_or_else(|| panic!("{key} of {page}"));
    let flag = |key: &str| page[key].as_bool().unwrap_or_else(|| panic!("{key} of {page}"));
    let items = page["contents"].as_array().expect("contents");
    let mut found: Vec<String> = items.iter().flat_map(|item| faults(name, item)).collect();
    let mut claim = |holds: bool, what: &str| {
        if !holds {
            found.push(format!("page: {what}"));
        }
    };
    claim(number("size") == items.len() as u64, "size is not what is there");
    claim(flag("empty") == items.is_empty(), "empty");
    claim(flag("first_page") == (number("page_number") == 1), "first_page");
    claim(flag("last_page") == (number("page_number") >= number("total_pages")), "last_page");
    claim(items.len() as u64 <= number("total_items"), "more than there are");
    claim((number("total_items") == 0) == (number("total_pages") == 0), "pages of nothing");
    found
}
