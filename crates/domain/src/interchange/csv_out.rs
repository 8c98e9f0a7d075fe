//! CSV out: the columns that CSV in reads, so that a file sent out and taken back changes nothing. A withheld
//! address is in no record and so in no file.

use super::{
    Codes, Format, cell,
    csv_in::Kind,
    format::{SOURCE_COLUMNS, write_sources},
};
use crate::{
    access::{Action, authorise},
    directory::{
        model::{Location, Organisation, Service},
        rows,
    },
};
use data::Cx;
use kernel::{Error, Result};
use std::{collections::BTreeSet, io::Write};

/// Records read at a time.
const PAGE: u64 = 1000;

/// Writes every record of a kind and says how many.
///
/// # Errors
/// `NotFound` when the actor may not; `Internal` when the file cannot be written; a database fault.
pub async fn run(cx: &Cx, kind: Kind, out: impl Write + Send) -> Result<usize> {
    // A file holds entries the public does not see yet, so it takes more than reading.
    authorise(&cx.actor, Action::ChangeRegister)?;
    match kind {
        Kind::Organisations => export::<Organisation>(cx, out).await,
        Kind::Locations => export::<Location>(cx, out).await,
        Kind::Services => export::<Service>(cx, out).await,
    }
}

async fn export<F: Format>(cx: &Cx, out: impl Write + Send) -> Result<usize> {
    let codes = Codes::load(cx).await?;
    let mut columns: Vec<&str> = F::COLUMNS.iter().map(|(column, _)| *column).collect();
    columns.dedup();
    let mut writer = csv::Writer::from_writer(out);
    let header = ["slug"].into_iter().chain(columns.iter().copied()).chain(SOURCE_COLUMNS);
    writer.write_record(header).map_err(Error::internal)?;
    let (mut after, mut count) = (None, 0);
    loop {
        let page = rows::page::<F>(cx, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.record.id());
        count += page.len();
        for stored in page {
            writer.write_record(row(stored.record, &columns, &codes)).map_err(Error::internal)?;
        }
    }
    writer.flush().map_err(Error::internal)?;
    Ok(count)
}

fn row<F: Format>(mut record: F, columns: &[&str], codes: &Codes) -> Vec<String> {
    let mut cells = vec![record.slug().to_owned()];
    let mut with_value = BTreeSet::new();
    for column in columns {
        let value = record.get(column, codes);
        if !value.is_empty() {
            with_value.extend(F::COLUMNS.iter().filter(|(c, _)| c == column).map(|(_, field)| *field));
        }
        cells.push(cell::write(&value));
    }
    cells.extend(write_sources(&mut record, &with_value).map(|s| cell::write(&s)));
    cells
}
