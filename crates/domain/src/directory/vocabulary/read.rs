//! A list of codes as CSV: `code`, `label` and whatever else the list says.

use super::{List, Term};
use kernel::FieldError;
use std::collections::{BTreeMap, HashSet};

/// Reads a list; areas call their label `name`.
///
/// # Errors
/// Every fault found, by line.
pub fn read_csv(list: List, text: &str) -> Result<Vec<Term>, Vec<FieldError>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().map_err(|e| vec![fault(list, 1, &e.to_string())])?.clone();
    let (mut terms, mut faults, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
    for (line, row) in (2..).zip(reader.records()) {
        let row = match row {
            Ok(row) => row,
            Err(e) => {
                faults.push(fault(list, line, &e.to_string()));
                continue;
            }
        };
        let mut attributes: BTreeMap<String, String> = headers
            .iter()
            .zip(&row)
            .filter(|(_, value)| !value.trim().is_empty())
            .map(|(name, value)| (name.to_owned(), value.trim().to_owned()))
            .collect();
        let (code, label) =
            (attributes.remove("code"), attributes.remove("label").or_else(|| attributes.remove("name")));
        match (code, label) {
            (Some(code), Some(label)) if seen.insert(code.clone()) => terms.push(Term { code, label, attributes }),
            (Some(code), Some(_)) => faults.push(fault(list, line, &format!("{code} stands twice"))),
            _ => faults.push(fault(list, line, "code and label must both be there")),
        }
    }
    if faults.is_empty() { Ok(terms) } else { Err(faults) }
}

fn fault(list: List, line: u64, message: &str) -> FieldError {
    FieldError::new(list.name(), "list-line", format!("line {line}: {message}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_keeps_its_order_and_its_other_columns() {
        let terms =
            read_csv(List::Stages, "code,label,from_months,note\nbaby,A baby,0,\nschool,At school,60,x\n").unwrap();
        assert_eq!(terms[0].code, "baby");
        assert_eq!(terms[0].number("from_months"), Some(0));
        assert_eq!(terms[0].attribute("note"), None);
        assert_eq!(terms[1].attribute("note"), Some("x"));
    }

    #[test]
    fn a_code_twice_or_missing_is_named_by_line() {
        let faults = read_csv(List::Topics, "code,label\na,A\na,B\n,C\n").unwrap_err();
        assert_eq!(faults.len(), 2);
        assert!(faults[0].message.contains("line 3") && faults[1].message.contains("line 4"));
    }
}
