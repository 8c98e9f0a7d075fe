//! Changing a record column by column, as a form does, with the same reading and writing of cells as a file.

use super::{
    Codes, Format,
    cell::Cell,
    take::{Difference, differences, of_field},
};
use crate::directory::model::Provenance;
use kernel::FieldError;
use std::collections::BTreeMap;

/// Cells by column; an empty one takes the value away.
pub type Cells = BTreeMap<String, String>;

/// The record with those cells set; columns without one stay.
///
/// # Errors
/// What is wrong, by column.
pub fn amended<F: Format>(record: &F, cells: &Cells, codes: &Codes) -> Result<F, Vec<FieldError>> {
    let mut record = record.clone();
    let mut errors = Vec::new();
    let mut last = "";
    for (column, _) in F::COLUMNS {
        let Some(text) = cells.get(*column).filter(|_| *column != last) else { continue };
        last = column;
        let text = text.replace("\r\n", "\n");
        let cell = if text.trim().is_empty() { Cell::Clear } else { Cell::Value(text.trim()) };
        errors.extend(record.set(column, cell, codes).err());
    }
    if errors.is_empty() {
        errors.extend(record.faults());
    }
    if errors.is_empty() { Ok(record) } else { Err(errors) }
}

/// Every column in which two copies differ.
pub fn between<F: Format>(codes: &Codes, before: &F, after: &F) -> Vec<Difference> {
    differences(codes, before, after)
}

/// One column as a form shows it.
pub fn shown<F: Format>(record: &F, column: &str, codes: &Codes) -> String {
    record.get(column, codes)
}

/// Gives every field that differs from `before` that source.
pub fn sourced<F: Format>(before: &F, after: &mut F, source: &Provenance, codes: &Codes) {
    for difference in differences(codes, before, after) {
        let fields = F::COLUMNS.iter().map(|(_, field)| *field);
        for field in fields.filter(|field| of_field::<F>(&difference.column, field)) {
            after.provenance().insert(field.to_owned(), source.clone());
        }
    }
}
