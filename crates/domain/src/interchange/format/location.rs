//! Locations as rows. A withheld location's street, postcode and grid reference are taken out of the record
//! before anything else looks at it, and are never written to a file.

use super::{Aside, Cell, Codes, Format, contact, named, sessions, shown, yes};
use crate::{
    directory::{
        model::{Grid, Location, Provenance},
        postcodes::Postcode,
        vocabulary::List,
    },
    interchange::cell::join,
};
use kernel::{FieldError, Id, PlaceId};
use std::collections::BTreeMap;

impl Format for Location {
    const COLUMNS: &'static [(&'static str, &'static str)] = &[
        ("name", "name"),
        ("hub", "hub"),
        ("mobile", "mobile"),
        ("withheld", "address"),
        ("address", "address"),
        ("town", "address"),
        ("postcode", "address"),
        ("easting", "address"),
        ("northing", "address"),
        ("access", "access"),
        ("opening", "opening"),
        ("contact_name", "contacts"),
        ("contact_phone", "contacts"),
        ("contact_email", "contacts"),
        ("description", "description"),
    ];

    fn blank(place: PlaceId, slug: &str, id: Option<Id>) -> Self {
        Self {
            id: id.unwrap_or_else(|| Id::derived(place, "location", slug)),
            slug: slug.to_owned(),
            name: String::new(),
            hub: false,
            mobile: false,
            withheld: false,
            address: String::new(),
            town: String::new(),
            postcode: String::new(),
            grid: None,
            access: Vec::new(),
            opening: Vec::new(),
            contacts: Vec::new(),
            description: String::new(),
            provenance: BTreeMap::new(),
        }
    }

    fn set(&mut self, column: &str, cell: Cell<'_>, codes: &Codes) -> Result<(), FieldError> {
        match column {
            "name" => self.name = cell.line(column, 200)?,
            "hub" => self.hub = cell.flag(column)?.unwrap_or(false),
            "mobile" => self.mobile = cell.flag(column)?.unwrap_or(false),
            "withheld" => self.withheld = cell.flag(column)?.unwrap_or(false),
            "address" => self.address = cell.text(column, 500)?,
            "town" => self.town = cell.text(column, 100)?,
            "postcode" => {
                let typed = cell.maybe(column, 20)?;
                let read = typed.map(|t| Postcode::parse(&t, column)).transpose()?;
                self.postcode = read.map(|p| p.code()).unwrap_or_default();
            }
            "easting" => self.set_grid(cell.number(column, 0, 800_000, "grid-impossible")?, |g, v| g.easting = v),
            "northing" => self.set_grid(cell.number(column, 0, 1_400_000, "grid-impossible")?, |g, v| g.northing = v),
            "access" => self.access = codes.codes(cell, List::Access, column)?,
            "opening" => self.opening = sessions::read_times(cell, column)?,
            "description" => self.description = cell.text(column, 5000)?,
            _ => contact::set(&mut self.contacts, column, cell)?,
        }
        Ok(())
    }

    fn get(&self, column: &str, _: &Codes) -> String {
        match column {
            "name" => self.name.clone(),
            "hub" => yes(self.hub),
            "mobile" => yes(self.mobile),
            "withheld" => yes(self.withheld),
            "address" => self.address.clone(),
            "town" => self.town.clone(),
            "postcode" => self.postcode.clone(),
            "easting" => shown(self.grid.map(|g| g.easting)),
            "northing" => shown(self.grid.map(|g| g.northing)),
            "access" => join(&self.access, ';'),
            "opening" => sessions::write_times(&self.opening),
            "description" => self.description.clone(),
            _ => contact::get(&self.contacts, column),
        }
    }

    fn faults(&self) -> Vec<FieldError> {
        let half = self.grid.is_some_and(|g| g.easting == NOT_GIVEN || g.northing == NOT_GIVEN);
        let grid = half.then(|| FieldError::new("easting", "grid-half", "give both easting and northing"));
        named(&self.name).into_iter().chain(grid).collect()
    }

    fn provenance(&mut self) -> &mut BTreeMap<String, Provenance> {
        &mut self.provenance
    }

    fn set_aside(&mut self) -> Aside {
        if !self.withheld {
            return Aside::new();
        }
        let grid = self.grid.take().map(|g| format!("{} {}", g.easting, g.northing)).unwrap_or_default();
        let parts = [std::mem::take(&mut self.address), std::mem::take(&mut self.postcode), grid];
        parts.into_iter().filter(|p| !p.is_empty()).collect()
    }
}

/// Marks the half of a grid reference that no cell gave; [`Format::faults`] lets none through.
const NOT_GIVEN: i32 = i32::MIN;

impl Location {
    fn set_grid(&mut self, value: Option<i64>, put: impl FnOnce(&mut Grid, i32)) {
        match value.and_then(|v| i32::try_from(v).ok()) {
            Some(value) => {
                put(self.grid.get_or_insert(Grid { easting: NOT_GIVEN, northing: NOT_GIVEN }), value);
            }
            None => self.grid = None,
        }
    }
}
