//! `hearth export csv|oruk`: the register as files that `hearth import` takes back without a change.

use crate::{say::refused, setup::Common};
use anyhow::Context;
use clap::Subcommand;
use domain::interchange::{
    csv_in::Kind,
    csv_out,
    feed::{self, Rolls},
    oruk_out::Depth,
};
use kernel::Actor;
use std::{
    fs::{self, File},
    io::{BufWriter, Write},
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
    /// Services as Open Referral UK, one JSON document a line, as the public feed shows them.
    Oruk {
        /// Folder to write to.
        #[arg(long, default_value = ".")]
        out: PathBuf,
        /// Address the feed is published at, for links inside it.
        #[arg(long, default_value = "http://127.0.0.1:8080")]
        base_url: String,
    },
}

/// Services written at a time.
const PAGE: usize = 500;

const FILES: [(Kind, &str); 3] =
    [(Kind::Organisations, "organisations.csv"), (Kind::Locations, "locations.csv"), (Kind::Services, "services.csv")];

/// Writes one file a kind.
pub async fn run(common: &Common, args: Args) -> anyhow::Result<()> {
    match args {
        Args::Csv { out } => csv(common, &out).await,
        Args::Oruk { out, base_url } => oruk(common, &out, &base_url).await,
    }
}

async fn csv(common: &Common, out: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(out).with_context(|| format!("cannot make {}", out.display()))?;
    let cx = common.open_place(Actor::system("export")).await?;
    for (kind, name) in FILES {
        let path = out.join(name);
        let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
        let count = csv_out::run(&cx, kind, BufWriter::new(file)).await.map_err(refused)?;
        println!("{}: {count}", path.display());
    }
    Ok(())
}

async fn oruk(common: &Common, out: &Path, base_url: &str) -> anyhow::Result<()> {
    fs::create_dir_all(out).with_context(|| format!("cannot make {}", out.display()))?;
    // What the public may read is what is published.
    let cx = common.open_place(Actor::Public).await?;
    let publisher = feed::publisher(&cx, base_url).await.map_err(refused)?;
    let roll = Rolls::default().current(&cx).await.map_err(refused)?;
    let ids: Vec<_> = roll.entries.keys().copied().collect();
    let path = out.join("services.ndjson");
    let mut file = BufWriter::new(File::create(&path).with_context(|| format!("cannot write {}", path.display()))?);
    for part in ids.chunks(PAGE) {
        for service in feed::services(&cx, &publisher, part, Depth::Full).await.map_err(refused)? {
            writeln!(file, "{service}")?;
        }
    }
    file.flush()?;
    println!("{}: {}", path.display(), ids.len());
    Ok(())
}
