//! Organisations and locations of a feed as cells.

use super::{
    cells::Cells,
    read::{list, text},
    times::times,
};
use crate::{
    directory::{
        model::Grid,
        vocabulary::{List, Vocabulary},
    },
    interchange::point,
};
use serde_json::Value;

/// An organisation.
pub(super) fn organisation(object: &Value) -> Cells {
    let mut cells = Cells::default();
    let name = text(object, "name");
    cells.put("name", name);
    // The standard wants a description: a publisher with nothing to say repeats the name.
    cells.put("description", text(object, "description").filter(|d| Some(*d) != name));
    cells.put("url", text(object, "website").or_else(|| text(object, "url")));
    cells.flag("community_led", object.get("community_led"));
    contact(&mut cells, object);
    cells
}

/// A location. One withheld by its publisher brings nothing but a stand-in name, and only where it is new.
pub(super) fn location(object: &Value, is_new: bool, vocabulary: &Vocabulary) -> Cells {
    let mut cells = Cells::default();
    if object.get("example").and_then(Value::as_bool) == Some(true) {
        cells.put("source", Some("marked so in the feed"));
        cells.put("source_kind", Some("example"));
    }
    if object.get("address_withheld").and_then(Value::as_bool) == Some(true) {
        if is_new {
            cells.put("name", text(object, "name"));
            cells.put("withheld", Some("yes"));
        }
        return cells;
    }
    cells.put("name", text(object, "name"));
    cells.put("description", text(object, "description"));
    if let Some(address) = list(object, "addresses").first() {
        let lines = [text(address, "address_1"), text(address, "address_2")];
        cells.put("address", Some(lines.into_iter().flatten().collect::<Vec<_>>().join(", ").as_str()));
        cells.put("town", text(address, "city"));
        cells.put("postcode", text(address, "postal_code"));
    }
    if let Some(grid) = point(object) {
        cells.put("easting", Some(&grid.easting.to_string()));
        cells.put("northing", Some(&grid.northing.to_string()));
    }
    cells.flag("hub", object.get("family_hub"));
    cells.flag("mobile", object.get("mobile"));
    cells.codes("access", access(object, vocabulary));
    cells.codes("opening", list(object, "schedules").iter().filter_map(|s| times(s).ok()).flatten().collect());
    contact(&mut cells, object);
    cells
}

/// Where it is, when the feed says and it is in Great Britain.
pub(super) fn point(object: &Value) -> Option<Grid> {
    let degrees = |field: &str| object.get(field).and_then(Value::as_f64);
    point::grid(degrees("latitude")?, degrees("longitude")?)
}

/// Accessibility codes the place knows.
pub(super) fn access(object: &Value, vocabulary: &Vocabulary) -> Vec<String> {
    let codes = list(object, "accessibility").iter().filter_map(|a| text(a, "accessibility"));
    codes.filter(|code| vocabulary.has(List::Access, code)).map(str::to_owned).collect()
}

/// The first contact, or the e-mail that stands without one.
pub(super) fn contact(cells: &mut Cells, object: &Value) {
    let first = list(object, "contacts").first();
    cells.put("contact_name", first.and_then(|c| text(c, "name")));
    let phone = first.and_then(|c| list(c, "phones").first()).or_else(|| list(object, "phones").first());
    cells.put("contact_phone", phone.and_then(|p| text(p, "number")));
    cells.put("contact_email", first.and_then(|c| text(c, "email")).or_else(|| text(object, "email")));
}
