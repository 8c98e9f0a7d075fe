//! Where facts come from, as three columns: `source` and `source_kind` for the row, and `sources` for fields
//! that differ (`eligibility=inferred:CPS2018: Hyperlink 1|programme=document:...`).

use super::{Format, code_of, coded};
use crate::{
    directory::model::{Provenance, ProvenanceKind},
    interchange::cell::{join, split},
};
use kernel::FieldError;
use std::collections::{BTreeMap, BTreeSet};

type Kept = (ProvenanceKind, String);

/// What a row says of its sources.
#[derive(Debug, Default, Clone)]
pub struct Sources {
    /// For fields not named apart.
    pub row: Option<Kept>,
    /// Fields that differ.
    pub fields: BTreeMap<String, Kept>,
}

impl Sources {
    /// The source of a field.
    pub fn of(&self, field: &str) -> Option<&Kept> {
        self.fields.get(field).or(self.row.as_ref())
    }
}

/// Reads the three columns; `field_names` are those the kind has.
pub fn read_sources(
    source: Option<&str>,
    kind: Option<&str>,
    sources: Option<&str>,
    field_names: &BTreeSet<&str>,
) -> Result<Sources, FieldError> {
    let mut read = Sources::default();
    if let Some(source) = source {
        read.row = Some((coded(kind.unwrap_or("import"), "source_kind")?, source.to_owned()));
    }
    for part in sources.map(|s| split(s, '|')).unwrap_or_default() {
        let torn = || FieldError::new("sources", "sources-malformed", "write field=kind:source, with | between");
        let (field, kept) = part.split_once('=').ok_or_else(torn)?;
        let (kind, source) = kept.split_once(':').ok_or_else(torn)?;
        if !field_names.contains(field) {
            let shown: String = field.chars().take(60).collect();
            return Err(FieldError::new("sources", "unknown-field", format!("there is no field \"{shown}\"")));
        }
        read.fields.insert(field.to_owned(), (coded(kind, "sources")?, source.trim().to_owned()));
    }
    Ok(read)
}

/// Writes the three columns for the fields that have a value: the commonest source stands for the row, but
/// only when every such field has one, so that reading back gives no field a source it did not have.
pub fn write_sources<F: Format>(record: &mut F, with_value: &BTreeSet<&str>) -> [String; 3] {
    let shown: BTreeMap<String, Provenance> = record
        .provenance()
        .iter()
        .filter(|(field, _)| with_value.contains(field.as_str()))
        .map(|(field, kept)| (field.clone(), kept.clone()))
        .collect();
    let complete = shown.len() == with_value.len();
    let row = if complete { commonest(shown.values()) } else { None };
    let differing = shown
        .iter()
        .filter(|(_, p)| row.as_ref().is_none_or(|r| r.0 != code_of(&p.kind) || r.1 != p.source))
        .map(|(field, p)| format!("{field}={}:{}", code_of(&p.kind), p.source));
    let sources = join(differing, '|');
    let (kind, source) = row.unwrap_or_default();
    [source, kind, sources]
}

fn commonest<'a>(all: impl Iterator<Item = &'a Provenance>) -> Option<(String, String)> {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for p in all {
        *counts.entry((code_of(&p.kind), p.source.clone())).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, n)| *n).map(|(kept, _)| kept)
}
