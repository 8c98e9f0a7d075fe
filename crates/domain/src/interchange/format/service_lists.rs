//! Costs and while-you-wait items as text.

use super::Cell;
use crate::{
    directory::{
        model::{Cost, Meanwhile},
        slug::is_slug,
    },
    interchange::cell::join,
};
use kernel::FieldError;

/// `free`, or `£2.50 per session`; several with `;` between.
pub(super) fn read_costs(cell: Cell<'_>, column: &str) -> Result<Vec<Cost>, FieldError> {
    cell.list(column)?.iter().map(|part| cost(part, column)).collect()
}

fn cost(part: &str, column: &str) -> Result<Cost, FieldError> {
    let torn = || FieldError::new(column, "cost-malformed", "write a cost as: free, or £2.50 per session");
    let (amount, text) = part.split_once(' ').unwrap_or((part, ""));
    let pence =
        if amount == "free" { 0 } else { pence(amount.strip_prefix('£').ok_or_else(torn)?).ok_or_else(torn)? };
    Ok(Cost { pence, text: text.trim().to_owned() })
}

fn pence(pounds: &str) -> Option<i64> {
    let (whole, part) = pounds.split_once('.').unwrap_or((pounds, "00"));
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    let fine = !whole.is_empty() && whole.len() <= 6 && part.len() == 2 && digits(whole) && digits(part);
    if fine { Some(whole.parse::<i64>().ok()? * 100 + part.parse::<i64>().ok()?) } else { None }
}

/// As [`read_costs`] reads them.
pub(super) fn write_costs(costs: &[Cost]) -> String {
    let amount = |c: &Cost| match c.pence {
        0 => "free".to_owned(),
        p => format!("£{}.{:02}", p / 100, p % 100),
    };
    join(costs.iter().map(|c| format!("{} {}", amount(c), c.text).trim().to_owned()), ';')
}

/// A service's address, words, or both as `address: words`; words alone that look like an address begin `: `.
pub(super) fn read_meanwhile(cell: Cell<'_>, column: &str) -> Result<Vec<Meanwhile>, FieldError> {
    let parts = cell.list(column)?;
    Ok(parts.iter().map(|part| meanwhile(part)).collect())
}

fn meanwhile(part: &str) -> Meanwhile {
    if let Some(text) = part.strip_prefix(": ") {
        return Meanwhile { text: text.to_owned(), slug: None };
    }
    if is_slug(part) {
        return Meanwhile { text: String::new(), slug: Some(part.to_owned()) };
    }
    match part.split_once(": ") {
        Some((slug, text)) if is_slug(slug) => Meanwhile { text: text.trim().to_owned(), slug: Some(slug.to_owned()) },
        _ => Meanwhile { text: part.to_owned(), slug: None },
    }
}

/// As [`read_meanwhile`] reads them.
pub(super) fn write_meanwhile(items: &[Meanwhile]) -> String {
    let item = |m: &Meanwhile| match &m.slug {
        Some(slug) if m.text.is_empty() => slug.clone(),
        Some(slug) => format!("{slug}: {}", m.text),
        None if meanwhile(&m.text).slug.is_some() => format!(": {}", m.text),
        None => m.text.clone(),
    };
    join(items.iter().map(item), ';')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_read_as_they_are_written() {
        let text = "free;£2.50 per session;£120.00 per course";
        let read = read_costs(Cell::Value(text), "cost").unwrap();
        assert_eq!(read.iter().map(|c| c.pence).collect::<Vec<_>>(), [0, 250, 12_000]);
        assert_eq!(write_costs(&read), text);
        for bad in ["2.50", "£2.5", "£-2.00", "£", "cheap", "£99999999999999999999.00"] {
            assert_eq!(read_costs(Cell::Value(bad), "cost").unwrap_err().code, "cost-malformed", "{bad}");
        }
    }

    #[test]
    fn meanwhile_items_read_as_they_are_written() {
        for text in ["baby-buddy-app", "baby-buddy-app: read about sleep", "Ask your midwife", ": rest", "Note: this"] {
            let read = read_meanwhile(Cell::Value(text), "while_you_wait").unwrap();
            assert_eq!(write_meanwhile(&read), text);
        }
        assert_eq!(meanwhile(": rest").text, "rest");
    }
}
