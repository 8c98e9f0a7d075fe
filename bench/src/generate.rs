//! A data folder of any size, filled through the register's own save path and indexed as a server would.

use crate::{
    dice::Dice,
    invent::{self, Seeds},
};
use anyhow::Context;
use data::{Cx, Db};
use domain::{
    demo,
    directory::{
        model::{Location, Organisation, Service},
        project,
        rows::{self, Aggregate},
    },
};
use kernel::{Actor, PlaceId, Result, SystemClock};
use platform::search::Indexes;
use serde_json::{Value, json};
use std::{path::PathBuf, sync::Arc, time::Instant};

/// Services saved in one transaction.
const BATCH: usize = 5_000;
/// Services for each invented organisation, and for each invented place.
const SERVICES_EACH: usize = 25;

/// Where the data are.
#[derive(clap::Args)]
pub struct Folder {
    /// Data folder, as `hearth --data`.
    #[arg(long)]
    pub data: PathBuf,
    /// Short name of the place.
    #[arg(long, default_value = "coventry")]
    pub place: String,
}

/// Options.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    folder: Folder,
    /// Services wanted in all.
    #[arg(long)]
    count: usize,
    /// Same seed, same services.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Folder of the demonstration place.
    #[arg(long, default_value = "demo")]
    demo: PathBuf,
}

impl Folder {
    /// Opens the database in it, for measuring.
    pub async fn open(&self) -> anyhow::Result<Cx> {
        std::fs::create_dir_all(&self.data).with_context(|| format!("cannot make {}", self.data.display()))?;
        let db = Db::open(&format!("sqlite://{}", self.data.join("hearth.db").display())).await?;
        db.migrate().await?;
        Ok(Cx::new(db, PlaceId::derived(&self.place), Actor::system("bench"), Arc::new(SystemClock)))
    }
}

/// Loads the demonstration place, adds services up to the count, indexes.
pub async fn run(args: &Args) -> anyhow::Result<Value> {
    let cx = args.folder.open().await?;
    demo::load(&cx, &demo::Folder(args.demo.clone())).await?;
    let known = rows::count::<Service>(&cx).await? as usize;
    let started = Instant::now();
    let mut dice = Dice::new(args.seed);
    let seeds = seeds(&cx, args.count / SERVICES_EACH, &mut dice).await?;
    let wanted: Vec<usize> = (0..args.count.saturating_sub(known)).collect();
    for numbers in wanted.chunks(BATCH) {
        let batch: Vec<Service> = numbers.iter().filter_map(|n| seeds.service(*n, &mut dice)).collect();
        save(&cx, batch).await?;
    }
    let saved = started.elapsed().as_secs_f64();
    let rebuilt = rebuild_in(&cx, &args.folder).await?;
    Ok(json!({ "what": "generate", "services": args.count, "save_seconds": saved, "rebuild": rebuilt }))
}

/// Builds the index anew.
pub async fn rebuild(folder: &Folder) -> anyhow::Result<Value> {
    rebuild_in(&folder.open().await?, folder).await
}

async fn rebuild_in(cx: &Cx, folder: &Folder) -> anyhow::Result<Value> {
    let index = Indexes::open(folder.data.join("index"));
    let started = Instant::now();
    let services = project::rebuild(cx, &index).await?;
    Ok(json!({ "what": "rebuild", "services": services, "seconds": started.elapsed().as_secs_f64() }))
}

async fn seeds(cx: &Cx, around: usize, dice: &mut Dice) -> anyhow::Result<Seeds> {
    let organisations = invent::organisations(&every::<Organisation>(cx).await?, cx.place, around, dice);
    let locations = invent::locations(&every::<Location>(cx).await?, cx.place, around, dice);
    save(cx, organisations).await?;
    save(cx, locations).await?;
    let services: Vec<Service> = every::<Service>(cx).await?;
    let ids = (every::<Organisation>(cx).await?, every::<Location>(cx).await?);
    Ok(Seeds::new(
        cx.place,
        services,
        ids.0.iter().map(|o| o.id).collect(),
        ids.1.iter().filter(|l| l.grid.is_some()).map(|l| l.id).collect(),
    ))
}

async fn every<A: Aggregate>(cx: &Cx) -> Result<Vec<A>> {
    Ok(rows::all::<A>(cx).await?.into_iter().map(|stored| stored.record).collect())
}

async fn save<A: Aggregate>(cx: &Cx, records: Vec<A>) -> Result<()> {
    cx.act(|tx| async move { rows::save_all(&tx, &records, "generated for measuring").await.map(drop) }).await
}
