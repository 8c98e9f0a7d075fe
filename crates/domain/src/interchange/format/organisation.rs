//! Organisations as rows.

use super::{Cell, Codes, Format, contact, named, shown, yes};
use crate::directory::model::{Organisation, Provenance};
use kernel::{FieldError, Id, PlaceId};
use std::collections::BTreeMap;

impl Format for Organisation {
    const COLUMNS: &'static [(&'static str, &'static str)] = &[
        ("name", "name"),
        ("description", "description"),
        ("url", "url"),
        ("community_led", "community_led"),
        ("contact_name", "contacts"),
        ("contact_phone", "contacts"),
        ("contact_email", "contacts"),
    ];

    fn blank(place: PlaceId, slug: &str, id: Option<Id>) -> Self {
        Self {
            id: id.unwrap_or_else(|| Id::derived(place, "organisation", slug)),
            slug: slug.to_owned(),
            name: String::new(),
            description: String::new(),
            url: None,
            community_led: false,
            contacts: Vec::new(),
            provenance: BTreeMap::new(),
        }
    }

    fn set(&mut self, column: &str, cell: Cell<'_>, _: &Codes) -> Result<(), FieldError> {
        match column {
            "name" => self.name = cell.line(column, 200)?,
            "description" => self.description = cell.text(column, 5000)?,
            "url" => self.url = contact::url(cell, column)?,
            "community_led" => self.community_led = cell.flag(column)?.unwrap_or(false),
            _ => contact::set(&mut self.contacts, column, cell)?,
        }
        Ok(())
    }

    fn get(&self, column: &str, _: &Codes) -> String {
        match column {
            "name" => self.name.clone(),
            "description" => self.description.clone(),
            "url" => shown(self.url.as_ref()),
            "community_led" => yes(self.community_led),
            _ => contact::get(&self.contacts, column),
        }
    }

    fn faults(&self) -> Vec<FieldError> {
        named(&self.name).into_iter().collect()
    }

    fn provenance(&mut self) -> &mut BTreeMap<String, Provenance> {
        &mut self.provenance
    }
}
