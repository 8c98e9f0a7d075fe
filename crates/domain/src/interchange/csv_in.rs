//! CSV in: every row is read, checked and compared; good rows land, five hundred to a transaction, and bad
//! rows are rejected with their reasons. The same file twice changes nothing.

use super::{
    Codes, Format, cell,
    format::SOURCE_COLUMNS,
    table::Table,
    take::{Given, Taking, take, would},
};
use crate::{
    access::{Action, authorise},
    directory::{
        model::{Location, Organisation, Service},
        slug::is_slug,
    },
};
use data::Cx;
use kernel::{Error, FieldError, Result};
use serde::{Deserialize, Serialize};
use std::{
    collections::{HashMap, HashSet},
    io::Read,
};

pub use super::take::Outcome;

/// Rows that land together.
const CHUNK: usize = 500;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Organisations.
    Organisations,
    /// Locations.
    Locations,
    /// Services.
    Services,
}

/// How to import.
#[derive(Debug, Clone)]
pub struct Input<'a> {
    /// What the file holds.
    pub kind: Kind,
    /// What to call the file: the source of facts whose row names none, and the reason in their history.
    pub name: &'a str,
    /// Say what would happen and change nothing.
    pub dry_run: bool,
    /// The place's own data set, which may name every kind of source. Any other file may bring only what was
    /// imported, or comes from a provider or an official register.
    pub own_data: bool,
}

/// One row's part of the report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RowReport {
    /// Line of the file.
    pub line: u64,
    /// Whose row, when it says.
    pub slug: String,
    /// What happened.
    pub outcome: Outcome,
    /// Why not, by column.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
}

/// The whole file, row by row.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// In order of the file.
    pub rows: Vec<RowReport>,
    /// True when nothing was written.
    pub dry_run: bool,
}

impl Report {
    /// How many rows had that outcome.
    pub fn count(&self, outcome: Outcome) -> usize {
        self.rows.iter().filter(|r| r.outcome == outcome).count()
    }
}

/// Imports a file.
///
/// # Errors
/// `NotFound` when the actor may not; `Malformed` when the file cannot be used at all; a database fault.
pub async fn run(cx: &Cx, input: Input<'_>, file: impl Read + Send) -> Result<Report> {
    authorise(&cx.actor, Action::ChangeRegister)?;
    match input.kind {
        Kind::Organisations => import::<Organisation>(cx, &input, file).await,
        Kind::Locations => import::<Location>(cx, &input, file).await,
        Kind::Services => import::<Service>(cx, &input, file).await,
    }
}

/// What a file holds, told by its columns; `None` when they fit more than one kind or none.
pub fn kind_of(first_row: &str) -> Option<Kind> {
    let has = |wanted: &[&str]| first_row.split(',').any(|c| wanted.contains(&c.trim()));
    let service = has(&["summary", "level", "topics", "organisation", "modes", "sessions", "age_from_months"]);
    let location = has(&["hub", "mobile", "withheld", "postcode", "easting", "opening", "town"]);
    match (service, location) {
        (true, false) => Some(Kind::Services),
        (false, true) => Some(Kind::Locations),
        (false, false) if has(&["url"]) => Some(Kind::Organisations),
        _ => None,
    }
}

async fn import<F: Format>(cx: &Cx, input: &Input<'_>, file: impl Read + Send) -> Result<Report> {
    let mut known: Vec<&str> = vec!["slug"];
    known.extend(F::COLUMNS.iter().map(|(column, _)| *column));
    known.extend(SOURCE_COLUMNS);
    let mut table = Table::open(file, &known)?;
    let codes = Codes::load(cx).await?;
    let mut report = Report { rows: Vec::new(), dry_run: input.dry_run };
    let mut seen = HashSet::new();
    loop {
        let mut ready = Vec::with_capacity(CHUNK);
        let mut ended = true;
        while let Some(row) = table.next() {
            let read = row.cells.and_then(|cells| first_look(&table.columns, cells, &mut seen));
            let (slug, errors) = match read {
                Ok((slug, cells)) => {
                    ready.push(Given { at: report.rows.len(), slug: slug.clone(), id: None, cells });
                    (slug, vec![])
                }
                Err(error) => (String::new(), vec![error]),
            };
            report.rows.push(RowReport { line: row.line, slug, outcome: Outcome::Rejected, errors });
            if ready.len() == CHUNK {
                ended = false;
                break;
            }
        }
        let taking = Taking { codes: &codes, name: input.name, keep_sources: false, any_kind: input.own_data };
        let answers = if input.dry_run {
            would::<F>(cx, taking, &ready).await?.into_iter().map(|(at, w)| (at, w.map(|w| w.outcome))).collect()
        } else {
            take::<F>(cx, taking, &ready).await?
        };
        for (at, outcome) in answers {
            match outcome {
                Ok(outcome) => report.rows[at].outcome = outcome,
                Err(errors) => report.rows[at].errors = errors,
            }
        }
        if ended {
            return Ok(report);
        }
    }
}

/// The address of a row and its cells that say something.
fn first_look(
    columns: &[String],
    raw: Vec<String>,
    seen: &mut HashSet<String>,
) -> std::result::Result<(String, HashMap<String, String>), FieldError> {
    let mut cells: HashMap<String, String> =
        columns.iter().zip(raw).filter_map(|(column, raw)| Some((column.clone(), cell::read(&raw)?))).collect();
    let slug = cells.remove("slug").unwrap_or_default();
    if !is_slug(&slug) {
        return Err(FieldError::new("slug", "slug-malformed", "write an address of small letters, digits and dashes"));
    }
    if !seen.insert(slug.clone()) {
        return Err(FieldError::new("slug", "repeated", format!("{slug} stands in this file before")));
    }
    Ok((slug, cells))
}

/// The first row of a file, to tell its kind by.
///
/// # Errors
/// `Malformed` when it is not text.
pub fn first_row(file: &[u8]) -> Result<String> {
    let end = file.iter().position(|b| *b == b'\n').unwrap_or(file.len());
    std::str::from_utf8(&file[..end])
        .map(|row| row.trim_start_matches('\u{feff}').trim().to_owned())
        .map_err(|_| Error::Malformed(vec![FieldError::new("file", "not-utf8", "save the file as CSV UTF-8")]))
}
