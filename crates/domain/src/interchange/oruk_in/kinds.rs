//! What kind of thing the standard has in each field: anything else there cannot be read, and is named.

use super::read::list;
use serde_json::Value;

const SERVICE_TEXTS: &str = "name alternate_name description summary status url email assured_date alert \
    eligibility_description application_process wait_time wait_time_stated_on fees_description interpretation_services";
const SERVICE_LISTS: &str = "schedules service_areas service_at_locations languages cost_options contacts phones \
    accessibility attributes";
const STATUSES: [&str; 4] = ["active", "inactive", "defunct", "temporarily closed"];
const WAYS: [&str; 3] = ["self", "professional", "drop_in"];

const TEXT: &str = "this must be text";
const LIST: &str = "this must be a list";
const OBJECT: &str = "this must be an object with fields of its own";
const FLAG: &str = "this must be true or false";
const NUMBER: &str = "this must be a number";

/// A field, what it said and what is wrong with that.
pub(super) type Wrong<'a> = (String, &'a Value, &'static str);

/// Of a service.
pub(super) fn of_service(object: &Value) -> Vec<Wrong<'_>> {
    let mut wrong = of_fields("", object, SERVICE_TEXTS, TEXT, Value::is_string);
    wrong.extend(of_fields("", object, "organization", OBJECT, Value::is_object));
    wrong.extend(of_fields("", object, "creche", FLAG, Value::is_boolean));
    wrong.extend(of_fields("", object, "joining_ways example_fields", LIST, Value::is_array));
    wrong.extend(of_lists(object, SERVICE_LISTS));
    wrong.extend(of_fields(
        "",
        object,
        "minimum_age maximum_age",
        "an age is a number of years from 0 to 150",
        |age| age.as_f64().is_some_and(|years| (0.0..=150.0).contains(&years)),
    ));
    let months = "minimum_age_months maximum_age_months";
    wrong.extend(of_fields("", object, months, "this must be a whole number of months", Value::is_i64));
    wrong.extend(of_fields("", object, "status", "the standard has no such status", |status| {
        status.as_str().is_none_or(|s| STATUSES.contains(&s.trim()))
    }));
    let ways = list(object, "joining_ways").iter().filter(|w| !w.as_str().is_some_and(|w| WAYS.contains(&w)));
    wrong.extend(ways.map(|way| ("joining_ways".to_owned(), way, "there is no such way to join here")));
    for option in list(object, "cost_options") {
        wrong.extend(of_fields("cost_options.", option, "amount", NUMBER, Value::is_number));
        wrong.extend(of_fields("cost_options.", option, "amount_description", TEXT, Value::is_string));
    }
    wrong.extend(of_contacts(object));
    wrong
}

/// Of a location.
pub(super) fn of_location(object: &Value) -> Vec<Wrong<'_>> {
    let mut wrong = of_fields("", object, "name description location_type", TEXT, Value::is_string);
    wrong.extend(of_fields("", object, "family_hub mobile address_withheld", FLAG, Value::is_boolean));
    wrong.extend(of_lists(object, "addresses accessibility contacts phones schedules"));
    for address in list(object, "addresses").iter().take(1) {
        let texts = "address_1 address_2 city postal_code";
        wrong.extend(of_fields("addresses.", address, texts, TEXT, Value::is_string));
    }
    wrong.extend(of_contacts(object));
    wrong
}

/// Of an organisation.
pub(super) fn of_organisation(object: &Value) -> Vec<Wrong<'_>> {
    let mut wrong = of_fields("", object, "name description website url email", TEXT, Value::is_string);
    wrong.extend(of_fields("", object, "community_led", FLAG, Value::is_boolean));
    wrong.extend(of_lists(object, "contacts phones"));
    wrong.extend(of_contacts(object));
    wrong
}

fn of_contacts(object: &Value) -> Vec<Wrong<'_>> {
    let contact = list(object, "contacts").first();
    let mut wrong: Vec<_> =
        contact.iter().flat_map(|c| of_fields("contacts.", c, "name email", TEXT, Value::is_string)).collect();
    wrong.extend(contact.iter().flat_map(|c| of_fields("contacts.", c, "phones", LIST, Value::is_array)));
    let phones = contact.into_iter().flat_map(|c| list(c, "phones")).chain(list(object, "phones"));
    wrong.extend(phones.flat_map(|phone| of_fields("phones.", phone, "number", TEXT, Value::is_string)));
    wrong
}

/// Lists of objects.
fn of_lists<'a>(object: &'a Value, fields: &str) -> Vec<Wrong<'a>> {
    let mut wrong = of_fields("", object, fields, LIST, Value::is_array);
    for field in fields.split_whitespace() {
        let items = list(object, field).iter().filter(|item| !item.is_object());
        wrong.extend(items.map(|item| (field.to_owned(), item, OBJECT)));
    }
    wrong
}

fn of_fields<'a>(
    path: &str,
    object: &'a Value,
    fields: &str,
    why: &'static str,
    right: impl Fn(&Value) -> bool,
) -> Vec<Wrong<'a>> {
    let said = fields.split_whitespace().filter_map(|field| Some((field, object.get(field)?)));
    let wrong = said.filter(|(_, said)| !said.is_null() && !right(said));
    wrong.map(|(field, said)| (format!("{path}{field}"), said, why)).collect()
}
