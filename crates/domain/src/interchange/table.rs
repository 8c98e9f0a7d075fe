//! A CSV file as rows, whatever was sent: wrong encodings, torn rows and endless cells are reported by line
//! and never stop the rows that are good.

use super::quotes::Quotes;
use csv::{ByteRecord, ReaderBuilder};
use kernel::{Error, FieldError, Result};
use std::{collections::HashSet, io::Read};

/// Bytes in one row: far above any honest one.
const LONGEST_ROW: usize = 200_000;

/// Rows of a file, one at a time.
pub(super) struct Table<R> {
    reader: csv::Reader<Quotes<R>>,
    /// Column names as the first row has them.
    pub(super) columns: Vec<String>,
    raw: ByteRecord,
    /// The file cannot be read further: asking again would give the same fault for ever.
    ended: bool,
}

/// One row: its line, and a cell a column or what is wrong with it.
pub(super) struct Row {
    pub(super) line: u64,
    pub(super) cells: std::result::Result<Vec<String>, FieldError>,
}

impl<R: Read> Table<R> {
    /// Reads the first row and checks it against the columns there are.
    ///
    /// # Errors
    /// `Malformed` when the file cannot be used at all: not text, no `slug`, unknown or repeated columns.
    pub(super) fn open(input: R, known: &[&str]) -> Result<Self> {
        let mut reader = ReaderBuilder::new().flexible(true).from_reader(Quotes::new(input));
        let header = reader.byte_headers().map_err(|e| unusable("not-csv", e.to_string()))?;
        let columns = header
            .iter()
            .enumerate()
            .map(|(at, name)| {
                let name = if at == 0 { name.strip_prefix(b"\xef\xbb\xbf").unwrap_or(name) } else { name };
                std::str::from_utf8(name).map(|n| n.trim().to_owned())
            })
            .collect::<std::result::Result<Vec<_>, _>>()
            .map_err(|_| unusable("not-utf8", "the first row is not UTF-8 text: save the file as CSV UTF-8"))?;
        check_columns(&columns, known)?;
        Ok(Self { reader, columns, raw: ByteRecord::new(), ended: false })
    }

    /// The next row, `None` at the end.
    pub(super) fn next(&mut self) -> Option<Row> {
        if self.ended {
            return None;
        }
        match self.reader.read_byte_record(&mut self.raw) {
            Ok(false) => None,
            Ok(true) => {
                let line = self.raw.position().map_or(0, csv::Position::line);
                let cells = match self.reader.get_ref().never_closed() {
                    true => Err(FieldError::new("", "quote-open", "a quote that opens in this row is never closed")),
                    false => self.cells(),
                };
                Some(Row { line, cells })
            }
            Err(e) => {
                let line = e.position().map_or(0, csv::Position::line);
                self.ended = e.is_io_error();
                Some(Row { line, cells: Err(FieldError::new("", "row-unreadable", e.to_string())) })
            }
        }
    }

    fn cells(&self) -> std::result::Result<Vec<String>, FieldError> {
        if self.raw.len() != self.columns.len() {
            let message = format!("{} cells where the first row has {}", self.raw.len(), self.columns.len());
            return Err(FieldError::new("", "row-length", message));
        }
        if self.raw.as_slice().len() > LONGEST_ROW {
            return Err(FieldError::new("", "row-too-long", format!("more than {LONGEST_ROW} bytes")));
        }
        let named = self.columns.iter().zip(self.raw.iter());
        named
            .map(|(column, cell)| {
                std::str::from_utf8(cell)
                    .map(str::to_owned)
                    .map_err(|_| FieldError::new(column, "not-utf8", "this cell is not UTF-8 text"))
            })
            .collect()
    }
}

fn check_columns(columns: &[String], known: &[&str]) -> Result<()> {
    let mut faults = Vec::new();
    let mut seen = HashSet::new();
    for column in columns {
        let shown: String = column.chars().take(60).collect();
        if !known.contains(&column.as_str()) {
            faults.push(FieldError::new(&shown, "unknown-column", format!("there is no column \"{shown}\"")));
        } else if !seen.insert(column) {
            faults.push(FieldError::new(&shown, "repeated-column", format!("the column {shown} stands twice")));
        }
    }
    if !columns.iter().any(|c| c == "slug") {
        faults.push(FieldError::new("slug", "no-slug", "the file needs a column slug"));
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::Malformed(faults)) }
}

fn unusable(code: &str, message: impl Into<String>) -> Error {
    Error::Malformed(vec![FieldError::new("file", code, message)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(input: &[u8]) -> Vec<String> {
        match Table::open(input, &["slug", "name"]) {
            Err(Error::Malformed(faults)) => faults.into_iter().map(|f| f.code).collect(),
            Err(other) => panic!("{other}"),
            Ok(mut table) => std::iter::from_fn(|| table.next())
                .map(|row| format!("{}:{}", row.line, row.cells.err().map_or_else(|| "ok".into(), |e| e.code)))
                .collect(),
        }
    }

    #[test]
    fn a_file_that_cannot_be_used_says_why() {
        assert_eq!(codes(b"name\nx\n"), ["no-slug"]);
        assert_eq!(codes(b"slug,colour,slug\n"), ["unknown-column", "repeated-column"]);
        assert_eq!(
            codes("\u{feff}slug,name\n".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>().as_slice()),
            ["not-utf8"]
        );
        assert_eq!(codes(b""), ["no-slug"]);
    }

    #[test]
    fn bad_rows_are_named_by_line_and_the_rest_are_read() {
        let text = b"\xef\xbb\xbfslug,name\na,A\nb\nc,\xff\nd,D\n";
        assert_eq!(codes(text), ["2:ok", "3:row-length", "4:not-utf8", "5:ok"]);
        let endless = format!("slug,name\na,{}\nb,B\n", "x".repeat(LONGEST_ROW));
        assert_eq!(codes(endless.as_bytes()), ["2:row-too-long", "3:ok"]);
        assert_eq!(codes(b"slug,name\na,\"never closed\nb,B\n"), ["2:quote-open"]);
        assert_eq!(codes(b"slug,name\na,A\nb,\"said \"\"no\"\"\n\nc,C"), ["2:ok", "3:quote-open"]);
        assert_eq!(codes(b"slug,name\na,\"two\nlines\"\nb,5\" pipe\nc,\"\"\"C\"\"\""), ["2:ok", "4:ok", "5:ok"]);
    }
}
