//! CSV in: every row is read, checked and compared; good rows land, five hundred to a transaction, and bad
//! rows are rejected with their reasons. The same file twice changes nothing.

use super::{
    Codes, Format,
    cell::{self, Cell},
    format::{SOURCE_COLUMNS, Sources, read_sources},
    table::Table,
};
use crate::{
    access::{Action, authorise},
    directory::{
        model::{Location, Organisation, Provenance, ProvenanceKind, Service},
        rows::{self, Saved},
        slug::is_slug,
    },
};
use data::{Cx, Tx};
use kernel::{Error, FieldError, Id, Result, Withheld};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    io::Read,
};

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
}

/// What happened to a row, or would.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// A new record.
    Added,
    /// A record that differs now.
    Changed,
    /// As it was.
    Unchanged,
    /// Not taken; see the errors.
    Rejected,
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

/// A row that could be read, waiting to be compared and landed.
struct Ready {
    at: usize,
    slug: String,
    cells: HashMap<String, String>,
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
                    ready.push(Ready { at: report.rows.len(), slug: slug.clone(), cells });
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
        for (at, outcome) in chunk::<F>(cx, input, &codes, ready).await? {
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

type Outcomes = Vec<(usize, std::result::Result<Outcome, Vec<FieldError>>)>;

async fn chunk<F: Format>(cx: &Cx, input: &Input<'_>, codes: &Codes, ready: Vec<Ready>) -> Result<Outcomes> {
    if input.dry_run {
        let before = by_slug(rows::many_by_slug::<F>(cx, &slugs(&ready)).await?);
        let read = read_all(&ready, &before, codes, input.name);
        let mut outcomes = Vec::with_capacity(read.len());
        for (at, row) in read {
            outcomes.push((
                at,
                match row {
                    Ok(row) => Ok(would_be(cx, &row, &before).await?),
                    Err(errors) => Err(errors),
                },
            ));
        }
        return Ok(outcomes);
    }
    cx.act(|tx| async move {
        let before = by_slug(rows::many_to_change::<F>(&tx, &slugs(&ready)).await?);
        land(&tx, read_all(&ready, &before, codes, input.name), input.name).await
    })
    .await
}

fn slugs(ready: &[Ready]) -> Vec<String> {
    ready.iter().map(|r| r.slug.clone()).collect()
}

fn by_slug<F: Format>(found: Vec<rows::Stored<F>>) -> HashMap<String, F> {
    found.into_iter().map(|s| (s.record.slug().to_owned(), s.record)).collect()
}

/// A record as the row would have it, and the address kept apart, if it gave one.
struct Draft<F> {
    record: F,
    aside: Option<Withheld<String>>,
}

type Drafts<F> = Vec<(usize, std::result::Result<Draft<F>, Vec<FieldError>>)>;

fn read_all<F: Format>(ready: &[Ready], before: &HashMap<String, F>, codes: &Codes, name: &str) -> Drafts<F> {
    ready.iter().map(|row| (row.at, draft(row, before.get(&row.slug), codes, name))).collect()
}

fn draft<F: Format>(
    row: &Ready,
    before: Option<&F>,
    codes: &Codes,
    name: &str,
) -> std::result::Result<Draft<F>, Vec<FieldError>> {
    let before = before.cloned().unwrap_or_else(|| F::blank(codes.place, &row.slug));
    let mut record = before.clone();
    let mut errors = Vec::new();
    let mut touched = BTreeSet::new();
    let mut last = "";
    for (column, field) in F::COLUMNS {
        let Some(cell) = row.cells.get(*column) else { continue };
        touched.insert(*field);
        // A column that stands for two fields is read once.
        if *column != last {
            errors.extend(record.set(column, Cell::of(cell), codes).err());
            last = column;
        }
    }
    let text = |column: &str| row.cells.get(column).map(String::as_str);
    let names: BTreeSet<&str> = F::COLUMNS.iter().map(|(_, field)| *field).collect();
    let sources = read_sources(text("source"), text("source_kind"), text("sources"), &names);
    let sources = sources.unwrap_or_else(|e| {
        errors.push(e);
        Sources::default()
    });
    if errors.is_empty() {
        errors.extend(record.faults());
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let aside = record.set_aside();
    stamp(&before, &mut record, &touched, &sources, codes, name);
    Ok(Draft { record, aside: (!aside.is_empty()).then(|| Withheld::new(aside.join(", "))) })
}

/// Gives each touched field its source. A fact that stays, from a source that stays, keeps its day.
fn stamp<F: Format>(
    before: &F,
    record: &mut F,
    touched: &BTreeSet<&str>,
    sources: &Sources,
    codes: &Codes,
    name: &str,
) {
    for field in touched {
        let changed = F::COLUMNS
            .iter()
            .filter(|(_, of)| of == field)
            .any(|(column, _)| before.get(column, codes) != record.get(column, codes));
        let kept = record.provenance().get(*field).cloned();
        let (kind, source) = match (sources.of(field), &kept) {
            (Some((kind, source)), _) => (*kind, source.clone()),
            (None, Some(kept)) if !changed => (kept.kind, kept.source.clone()),
            (None, _) if changed => (ProvenanceKind::Import, name.to_owned()),
            (None, _) => continue,
        };
        let same = kept.is_some_and(|k| k.kind == kind && k.source == source);
        if changed || !same {
            record.provenance().insert((*field).to_owned(), Provenance { kind, source, on: Some(codes.today) });
        }
    }
}

async fn would_be<F: Format>(cx: &Cx, row: &Draft<F>, before: &HashMap<String, F>) -> Result<Outcome> {
    let Some(before) = before.get(row.record.slug()) else { return Ok(Outcome::Added) };
    let moved = match &row.aside {
        Some(address) => rows::withheld_differs(cx, row.record.id(), address).await?,
        None => false,
    };
    Ok(if moved || *before != row.record { Outcome::Changed } else { Outcome::Unchanged })
}

async fn land<F: Format>(tx: &Tx, drafts: Drafts<F>, why: &str) -> Result<Outcomes> {
    let mut outcomes = Vec::with_capacity(drafts.len());
    let (mut records, mut places, mut asides): (Vec<F>, Vec<usize>, Vec<(Id, Withheld<String>)>) = Default::default();
    for (at, draft) in drafts {
        match draft {
            Ok(draft) => {
                asides.extend(draft.aside.map(|address| (draft.record.id(), address)));
                places.push(at);
                records.push(draft.record);
            }
            Err(errors) => outcomes.push((at, Err(errors))),
        }
    }
    let mut moved = HashSet::new();
    for (id, address) in &asides {
        if rows::withhold(tx, *id, address).await? {
            moved.insert(*id);
        }
    }
    let saved = rows::save_all(tx, &records, why).await?;
    for ((at, record), saved) in places.into_iter().zip(&records).zip(saved) {
        let outcome = match saved {
            Ok(Saved::Added) => Ok(Outcome::Added),
            Ok(Saved::Unchanged) if !moved.contains(&record.id()) => Ok(Outcome::Unchanged),
            Ok(_) => Ok(Outcome::Changed),
            Err(refused) => Err(vec![refused]),
        };
        outcomes.push((at, outcome));
    }
    Ok(outcomes)
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
