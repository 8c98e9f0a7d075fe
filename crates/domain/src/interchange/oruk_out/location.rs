//! Places in the feed. A withheld one is only an id: nothing here ever holds its name or address.

use super::{object::Object, publisher::Publisher};
use crate::{
    directory::model::{Contact, Location, Service, ServiceAtLocation},
    interchange::point::latitude_longitude,
};
use kernel::Id;
use serde_json::Value;

/// A place as the feed shows it.
pub fn location(publisher: &Publisher, location: &Location) -> Value {
    let example = is_example(location);
    let object = Object::with_id(location.id, example).put("location_type", "physical");
    if location.withheld {
        return object.put("name", "Address withheld").put("address_withheld", true).into();
    }
    let degrees = location.grid.map(latitude_longitude);
    object
        .put("name", location.name.as_str())
        .put("description", location.description.as_str())
        .maybe("latitude", degrees.map(|d| d.0))
        .maybe("longitude", degrees.map(|d| d.1))
        .put("addresses", address(publisher, location, example).into_iter().collect::<Vec<_>>())
        .put("accessibility", accessibility(publisher, location.id, &location.access, example))
        .put("contacts", contacts(publisher, location.id, &location.contacts, example))
        .put("schedules", super::schedule::opening(publisher, location, example))
        .put("slug", location.slug.as_str())
        .put("family_hub", if location.hub { Value::Bool(true) } else { Value::Null })
        .put("mobile", if location.mobile { Value::Bool(true) } else { Value::Null })
        .into()
}

fn is_example(location: &Location) -> bool {
    use crate::directory::model::ProvenanceKind::Example;
    location.provenance.values().any(|p| p.kind == Example)
}

/// The profile requires every part of an address; a place without street or postcode has none here.
/// `state_province` is the place itself, which no British address prints.
fn address(publisher: &Publisher, location: &Location, example: bool) -> Option<Value> {
    if location.address.trim().is_empty() || location.postcode.trim().is_empty() {
        return None;
    }
    let city = if location.town.trim().is_empty() { &publisher.name } else { &location.town };
    let address = Object::with_id(publisher.part_id("address", location.id, "physical"), example)
        .put("location_id", location.id.to_string())
        .put("address_1", location.address.as_str())
        .put("city", city.as_str())
        .put("state_province", publisher.name.as_str())
        .put("postal_code", location.postcode.as_str())
        .put("country", "GB")
        .put("address_type", "physical");
    Some(address.into())
}

/// Accessibility entries of a building or a session.
pub fn accessibility(publisher: &Publisher, of: Id, codes: &[String], example: bool) -> Vec<Value> {
    let entry = |code: &String| {
        Object::with_id(publisher.part_id("accessibility", of, code), example)
            .put("description", publisher.terms.label("access", code))
            .put("accessibility", code.as_str())
            .into()
    };
    codes.iter().map(entry).collect()
}

/// Contacts with, beside the profile, HSDS's own e-mail and telephones.
pub fn contacts(publisher: &Publisher, of: Id, contacts: &[Contact], example: bool) -> Vec<Value> {
    let one = |(at, contact): (usize, &Contact)| {
        let id = publisher.part_id("contact", of, at);
        Object::with_id(id, example)
            .put("name", contact.name.as_str())
            .email("email", contact.email.as_deref())
            .put("phones", phones(publisher, id, contact, example))
            .into()
    };
    contacts.iter().enumerate().map(one).collect()
}

/// The telephone of a contact.
fn phones(publisher: &Publisher, contact_id: Id, contact: &Contact, example: bool) -> Vec<Value> {
    let number = contact.phone.as_deref().map(str::trim).filter(|n| !n.is_empty());
    let phone = |number| {
        Object::with_id(publisher.part_id("phone", contact_id, number), example)
            .put("contact_id", contact_id.to_string())
            .put("number", number)
            .into()
    };
    number.into_iter().map(phone).collect()
}

/// A service at one place. `schedules` there is HSDS 3.0 beside the profile.
pub fn at_location(
    publisher: &Publisher,
    service: &Service,
    at: &ServiceAtLocation,
    place: Option<&Location>,
) -> Object {
    let example = service.is_example("places");
    Object::with_id(at.id, example)
        .put("service_id", service.id.to_string())
        .put("location_id", at.location_id.to_string())
        .maybe("location", place.map(|l| location(publisher, l)))
        .put("schedules", super::schedule::schedules(publisher, service, Some(at.id), &at.times))
}
