//! Who runs services, in the feed.

use super::{location::contacts, object::Object, publisher::Publisher};
use crate::directory::model::{Organisation, ProvenanceKind};
use kernel::Id;
use serde_json::Value;

/// An organisation as the feed shows it. The profile requires a description; the name stands in.
pub fn organisation(publisher: &Publisher, organisation: &Organisation) -> Value {
    let example = organisation.provenance.get("contacts").is_some_and(|p| p.kind == ProvenanceKind::Example);
    let description =
        if organisation.description.trim().is_empty() { &organisation.name } else { &organisation.description };
    let email = organisation.contacts.iter().find_map(|c| c.email.as_deref());
    Object::with_id(organisation.id, false)
        .put("name", organisation.name.as_str())
        .put("description", description.as_str())
        .uri("website", organisation.url.as_deref().unwrap_or_default())
        .email("email", email)
        .put("contacts", contacts(publisher, organisation.id, &organisation.contacts, example))
        .put("slug", organisation.slug.as_str())
        .put("community_led", if organisation.community_led { Value::Bool(true) } else { Value::Null })
        .into()
}

/// The id that stands where no document says who runs a service: the standard wants an organisation on
/// every service, and inventing one would be worse.
pub fn unstated_id(publisher: &Publisher) -> Id {
    Id::derived(publisher.place, "organisation", "not-stated")
}

/// What is said under [`unstated_id`].
pub fn unstated(publisher: &Publisher) -> Value {
    Object::with_id(unstated_id(publisher), false)
        .put("name", "Provider not stated")
        .put("description", format!("The sources for {} do not say who runs these services.", publisher.name))
        .put("not_stated", true)
        .into()
}
