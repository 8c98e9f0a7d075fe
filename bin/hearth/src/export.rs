//! `hearth export csv`: the register as files that `hearth import csv` takes back without a change.

use crate::{say::refused, setup::Common};
use anyhow::Context;
use clap::Subcommand;
use domain::interchange::{csv_in::Kind, csv_out};
use kernel::Actor;
use std::{
    fs::{self, File},
    io::BufWriter,
    path::{Path, PathBuf},
};

/// What to export.
#[derive(Subcommand)]
pub enum Args {
    /// Organisations, locations and services as CSV.
    Csv {
        /// Folder to write to.
        #[arg(long, default_value = ".")]
        out: PathBuf,
    },
}

const FILES: [(Kind, &str); 3] =
    [(Kind::Organisations, "organisations.csv"), (Kind::Locations, "locations.csv"), (Kind::Services, "services.csv")];

/// Writes one file a kind.
pub async fn run(common: &Common, args: Args) -> anyhow::Result<()> {
    match args {
        Args::Csv { out } => csv(common, &out).await,
    }
}

async fn csv(common: &Common, out: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(out).with_context(|| format!("cannot make {}", out.display()))?;
    let cx = common.open(Actor::system("export")).await?;
    for (kind, name) in FILES {
        let path = out.join(name);
        let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
        let count = csv_out::run(&cx, kind, BufWriter::new(file)).await.map_err(refused)?;
        println!("{}: {count}", path.display());
    }
    Ok(())
}
