//! Facts of a feed as the cells a file would have had.

use crate::interchange::cell::join;
use serde_json::Value;
use std::collections::HashMap;

/// Cells by column; what a feed does not say has none, so that it changes nothing.
#[derive(Debug, Default)]
pub(super) struct Cells(pub(super) HashMap<String, String>);

impl Cells {
    /// Text, if there is any. A lone dash would clear and is left out.
    pub(super) fn put(&mut self, column: &str, value: Option<&str>) {
        if let Some(value) = value.map(str::trim).filter(|v| !v.is_empty() && *v != "-") {
            self.0.insert(column.to_owned(), value.to_owned());
        }
    }

    /// Codes, if there are any.
    pub(super) fn codes(&mut self, column: &str, codes: Vec<String>) {
        self.put(column, Some(&join(codes, ';')));
    }

    /// A yes or no.
    pub(super) fn flag(&mut self, column: &str, value: Option<&Value>) {
        self.put(column, value.and_then(Value::as_bool).map(|yes| if yes { "yes" } else { "no" }));
    }
}
