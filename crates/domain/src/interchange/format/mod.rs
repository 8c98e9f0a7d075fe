//! The CSV layout: for each kind its columns, and for each column how it is read and how it is written, side
//! by side so that they cannot part.

mod contact;
mod location;
mod organisation;
mod provenance;
mod service;
mod service_lists;
mod sessions;

pub(super) use provenance::{Sources, read_sources, write_sources};

use super::cell::Cell;
use crate::directory::{
    model::{Location, Organisation, Provenance},
    rows::{self, Aggregate},
    vocabulary::{self, List, Vocabulary},
};
use data::Cx;
use jiff::civil::Date;
use kernel::{FieldError, Id, PlaceId, Result};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

/// Columns about where facts come from: the same for every kind.
pub(super) const SOURCE_COLUMNS: [&str; 3] = ["source", "source_kind", "sources"];

/// What a file may name: codes, organisations and locations.
#[derive(Debug)]
pub struct Codes {
    /// Whose register.
    pub place: PlaceId,
    /// The day facts are taken over.
    pub today: Date,
    /// Codes of the place.
    pub vocabulary: Arc<Vocabulary>,
    organisations: Names,
    locations: Names,
}

#[derive(Debug, Default)]
struct Names {
    ids: HashMap<String, Id>,
    slugs: HashMap<Id, String>,
}

impl Names {
    fn know(&mut self, slug: &str, id: Id) {
        self.ids.insert(slug.to_owned(), id);
        self.slugs.insert(id, slug.to_owned());
    }

    fn new(ids: HashMap<String, Id>) -> Self {
        Self { slugs: ids.iter().map(|(slug, id)| (*id, slug.clone())).collect(), ids }
    }
}

impl Codes {
    /// What the place has now.
    ///
    /// # Errors
    /// A database fault.
    pub async fn load(cx: &Cx) -> Result<Self> {
        Ok(Self {
            place: cx.place,
            today: cx.clock.today(),
            vocabulary: vocabulary::load(cx).await?,
            organisations: Names::new(rows::ids_by_slug::<Organisation>(cx).await?),
            locations: Names::new(rows::ids_by_slug::<Location>(cx).await?),
        })
    }

    /// Takes an organisation as there, although it has not landed yet.
    pub(super) fn know_organisation(&mut self, slug: &str, id: Id) {
        self.organisations.know(slug, id);
    }

    /// Takes a location as there, although it has not landed yet.
    pub(super) fn know_location(&mut self, slug: &str, id: Id) {
        self.locations.know(slug, id);
    }

    fn codes(&self, cell: Cell<'_>, list: List, column: &str) -> std::result::Result<Vec<String>, FieldError> {
        let codes = cell.list(column)?;
        match codes.iter().find_map(|code| self.vocabulary.refuse(list, code, column)) {
            Some(refused) => Err(refused),
            None => Ok(codes),
        }
    }
}

/// Address parts that must not enter a record.
pub(super) type Aside = Vec<String>;

/// A kind of record as rows of a file.
pub trait Format: Aggregate + 'static {
    /// Columns in order (a column may lean on one before it), each with the field whose provenance it shares.
    const COLUMNS: &'static [(&'static str, &'static str)];

    /// A new record with nothing but its address, and its id elsewhere if it has one.
    fn blank(place: PlaceId, slug: &str, id: Option<Id>) -> Self;

    /// Sets one column.
    ///
    /// # Errors
    /// What is wrong with the cell.
    fn set(&mut self, column: &str, cell: Cell<'_>, codes: &Codes) -> std::result::Result<(), FieldError>;

    /// One column as a cell that [`Format::set`] would read to the same.
    fn get(&self, column: &str, codes: &Codes) -> String;

    /// What is wrong with the whole, once every column is set.
    fn faults(&self) -> Vec<FieldError>;

    /// Where facts come from, by field.
    fn provenance(&mut self) -> &mut BTreeMap<String, Provenance>;

    /// Takes out what must be kept apart, before the record is compared or stored.
    fn set_aside(&mut self) -> Aside {
        Aside::new()
    }
}

/// A cell of a coded word, by the names the record's own JSON uses.
fn coded<T: serde::de::DeserializeOwned>(code: &str, column: &str) -> std::result::Result<T, FieldError> {
    serde_json::from_value(serde_json::Value::String(code.to_owned())).map_err(|_| {
        let shown: String = code.chars().take(60).collect();
        FieldError::new(column, "unknown-code", format!("\"{shown}\" is not one of the {column}"))
    })
}

/// The name [`coded`] reads.
fn code_of<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

fn yes(flag: bool) -> String {
    if flag { "yes".into() } else { String::new() }
}

fn yes_or_no(flag: Option<bool>) -> String {
    flag.map_or("", |f| if f { "yes" } else { "no" }).to_owned()
}

fn shown<T: ToString>(value: Option<T>) -> String {
    value.map(|v| v.to_string()).unwrap_or_default()
}

fn named(name: &str) -> Option<FieldError> {
    name.is_empty().then(|| FieldError::new("name", "required", "a name is needed"))
}
