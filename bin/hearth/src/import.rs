//! `hearth import csv FILE`: rows in, with a report of every row.

use crate::{
    say::{lines, refused},
    setup::Common,
};
use anyhow::Context;
use clap::{Subcommand, ValueEnum};
use domain::interchange::csv_in::{self, Input, Kind, Outcome, Report};
use kernel::Actor;
use std::{
    fs::File,
    io::{BufRead, BufReader, Seek},
    path::{Path, PathBuf},
};

/// What to import.
#[derive(Subcommand)]
pub enum Args {
    /// Organisations, locations or services as CSV.
    Csv {
        /// The file.
        file: PathBuf,
        /// What it holds, when its columns do not tell.
        #[arg(long)]
        kind: Option<Holds>,
        /// Say what would happen and change nothing.
        #[arg(long)]
        dry_run: bool,
        /// Print every row, not only rejected ones.
        #[arg(long)]
        all: bool,
    },
}

/// What a file holds.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Holds {
    /// Organisations.
    Organisations,
    /// Locations.
    Locations,
    /// Services.
    Services,
}

impl From<Holds> for Kind {
    fn from(holds: Holds) -> Self {
        match holds {
            Holds::Organisations => Self::Organisations,
            Holds::Locations => Self::Locations,
            Holds::Services => Self::Services,
        }
    }
}

/// Imports; fails when any row was rejected, after landing the others.
pub async fn run(common: &Common, args: Args) -> anyhow::Result<()> {
    match args {
        Args::Csv { file, kind, dry_run, all } => csv(common, &file, kind, dry_run, all).await,
    }
}

async fn csv(common: &Common, path: &Path, kind: Option<Holds>, dry_run: bool, all: bool) -> anyhow::Result<()> {
    let mut file = BufReader::new(File::open(path).with_context(|| format!("cannot open {}", path.display()))?);
    let kind = match kind {
        Some(kind) => kind.into(),
        None => told_by_columns(&mut file)?,
    };
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let cx = common.open(Actor::system("import")).await?;
    let input = Input { kind, name: &name, dry_run };
    let report = csv_in::run(&cx, input, file).await.map_err(refused)?;
    print(&report, all);
    let rejected = report.count(Outcome::Rejected);
    anyhow::ensure!(rejected == 0, "{rejected} rows were rejected");
    Ok(())
}

fn told_by_columns(file: &mut BufReader<File>) -> anyhow::Result<Kind> {
    let first = csv_in::first_row(file.fill_buf()?).map_err(refused)?;
    file.rewind()?;
    csv_in::kind_of(&first).context("the columns fit more than one kind, or none: say --kind")
}

fn print(report: &Report, all: bool) {
    for row in &report.rows {
        if row.outcome == Outcome::Rejected {
            println!("line {} {}: rejected\n{}", row.line, row.slug, lines(&row.errors));
        } else if all {
            println!("line {} {}: {}", row.line, row.slug, word(row.outcome));
        }
    }
    let count = |outcome| format!("{} {}", report.count(outcome), word(outcome));
    let counts = [Outcome::Added, Outcome::Changed, Outcome::Unchanged, Outcome::Rejected].map(count).join(", ");
    println!("{counts}{}", if report.dry_run { " (nothing was written)" } else { "" });
}

fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Added => "added",
        Outcome::Changed => "changed",
        Outcome::Unchanged => "unchanged",
        Outcome::Rejected => "rejected",
    }
}
