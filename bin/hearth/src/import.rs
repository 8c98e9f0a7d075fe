//! `hearth import`: rows of a file in, with a report of every row; a feed in, looked at first and then landed.

use crate::{
    say::{lines, refused},
    setup::Common,
};
use anyhow::Context;
use clap::{Subcommand, ValueEnum};
use domain::interchange::{
    csv_in::{self, Input, Kind, Outcome, Report},
    oruk_in::{self, Run, State},
};
use kernel::{Actor, Id};
use platform::fetch::Web;
use std::{
    fs::File,
    io::{BufRead, BufReader, Seek},
    path::{Path, PathBuf},
};

/// What to import.
#[derive(Subcommand)]
pub enum Args {
    /// Organisations, locations or services as CSV.
    ///
    /// Good rows land in whole batches of 500, each batch all or nothing; bad rows are named with their lines and
    /// reasons. An import that is stopped half-way leaves the batches that had landed and nothing of the next: run
    /// the same file again to complete it, rows that are there already stay as they are.
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
    /// Services in Open Referral UK, from a feed's address or a file.
    Oruk {
        /// The feed's address or the file; shows what would change and keeps it as a run.
        #[arg(required_unless_present = "land")]
        source: Option<String>,
        /// Only show; keep no run.
        #[arg(long)]
        dry_run: bool,
        /// Read a feed at a private address too: only for one you run or trust.
        #[arg(long)]
        allow_private: bool,
        /// Land a run shown before.
        #[arg(long, conflicts_with_all = ["source", "dry_run", "allow_private"])]
        land: Option<Id>,
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
        Args::Oruk { land: Some(run), .. } => {
            let cx = common.open_or_begin(Actor::system("import")).await?;
            let run = oruk_in::land(&cx, run).await.map_err(refused)?;
            show(&run);
            none_rejected(run.count(Outcome::Rejected))
        }
        Args::Oruk { source, dry_run, allow_private, .. } => {
            let web = if allow_private { Web::private_too() } else { Web::public() };
            oruk(common, &source.unwrap_or_default(), dry_run, &web).await
        }
    }
}

async fn csv(common: &Common, path: &Path, kind: Option<Holds>, dry_run: bool, all: bool) -> anyhow::Result<()> {
    let mut file = BufReader::new(File::open(path).with_context(|| format!("cannot open {}", path.display()))?);
    let kind = match kind {
        Some(kind) => kind.into(),
        None => told_by_columns(&mut file)?,
    };
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let cx = common.open_or_begin(Actor::system("import")).await?;
    let input = Input { kind, name: &name, dry_run, own_data: false };
    let report = csv_in::run(&cx, input, file).await.map_err(refused)?;
    print(&report, all);
    none_rejected(report.count(Outcome::Rejected))
}

async fn oruk(common: &Common, source: &str, dry_run: bool, web: &Web) -> anyhow::Result<()> {
    let cx = common.open_or_begin(Actor::system("import")).await?;
    let input = oruk_in::Input { name: source, dry_run };
    let run = if source.starts_with("http://") || source.starts_with("https://") {
        oruk_in::from_web(&cx, input, web).await
    } else {
        let about = std::fs::metadata(source).with_context(|| format!("cannot open {source}"))?;
        let largest = u64::try_from(oruk_in::LARGEST)?;
        anyhow::ensure!(about.len() <= largest, "{source} is larger than {largest} bytes");
        oruk_in::from_file(&cx, input, &std::fs::read(source)?).await
    };
    let run = run.map_err(refused)?;
    show(&run);
    if !dry_run {
        println!("to land it: hearth import oruk --land {}", run.id);
    }
    none_rejected(run.count(Outcome::Rejected))
}

fn none_rejected(rejected: usize) -> anyhow::Result<()> {
    anyhow::ensure!(rejected == 0, "{rejected} rows were rejected");
    Ok(())
}

/// Every record that differs, column by column, and all that cannot be kept.
fn show(run: &Run) {
    for record in run.records.iter().filter(|r| r.outcome != Outcome::Unchanged || !r.left_out.is_empty()) {
        println!("{} {}: {}", record.kind, record.slug, word(record.outcome));
        for d in &record.differences {
            println!("  {}: {:?} -> {:?}", d.column, d.before, d.after);
        }
        for left in &record.left_out {
            println!("  left out: {} {:?} ({})", left.field, left.said, left.why);
        }
        if !record.errors.is_empty() {
            println!("{}", lines(&record.errors));
        }
    }
    let count = |outcome| format!("{} {}", run.count(outcome), word(outcome));
    let landed = if run.state == State::Landed { " (landed)" } else { " (nothing was written)" };
    println!("{}{landed}", OUTCOMES.map(count).join(", "));
    let left: usize = run.records.iter().map(|r| r.left_out.len()).sum();
    if left > 0 {
        println!("{left} facts of the feed cannot be kept; each is named above");
    }
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
    let counts = OUTCOMES.map(count).join(", ");
    println!("{counts}{}", if report.dry_run { " (nothing was written)" } else { "" });
}

const OUTCOMES: [Outcome; 4] = [Outcome::Added, Outcome::Changed, Outcome::Unchanged, Outcome::Rejected];

fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Added => "added",
        Outcome::Changed => "changed",
        Outcome::Unchanged => "unchanged",
        Outcome::Rejected => "rejected",
    }
}
