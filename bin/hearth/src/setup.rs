//! Where things are: the data folder, the database, the place, the index.

use crate::secret;
use anyhow::Context;
use clap::Args;
use data::{Cx, Db};
use kernel::{Actor, PlaceId, SystemClock};
use platform::seal::KeySealer;
use std::{path::PathBuf, sync::Arc};

/// Options every command takes.
#[derive(Args)]
pub struct Common {
    /// Folder for the embedded database, the search index and the server's secret.
    #[arg(long, global = true, default_value = "var/demo")]
    pub data: PathBuf,
    /// Database address; the embedded database in the data folder when absent.
    #[arg(long, global = true, env = "HEARTH_DATABASE_URL", hide_env_values = true)]
    pub database: Option<String>,
    /// Short name of the place to work on.
    #[arg(long, global = true, default_value = "coventry")]
    pub place: String,
}

impl Common {
    /// Opens the database, brought up to date, for a command acting as `actor`.
    pub async fn open(&self, actor: Actor) -> anyhow::Result<Cx> {
        std::fs::create_dir_all(&self.data).with_context(|| format!("cannot make {}", self.data.display()))?;
        let url = match &self.database {
            Some(url) => url.clone(),
            None => format!("sqlite://{}", self.data.join("hearth.db").display()),
        };
        let db = Db::open(&url).await.context("cannot open the database")?;
        db.migrate().await.context("cannot bring the database up to date")?;
        let key = secret::read_or_make(&self.data, &secret::PLACE).context("cannot read the key that seals")?;
        let cx = Cx::new(db, PlaceId::derived(&self.place), actor, Arc::new(SystemClock));
        Ok(cx.with_sealer(Arc::new(KeySealer::new(&key))))
    }

    /// As [`Self::open`], for a command that works on a place there is: a mistyped folder or name is said, not made.
    pub async fn open_place(&self, actor: Actor) -> anyhow::Result<Cx> {
        if self.database.is_none() {
            let file = self.data.join("hearth.db");
            anyhow::ensure!(file.exists(), "there is no database in {}: is --data right?", self.data.display());
        }
        let cx = self.open(actor).await?;
        anyhow::ensure!(cx.has_place().await?, "there is no place called {}: is --place right?", self.place);
        Ok(cx)
    }

    /// As [`Self::open`], for a command that may begin a place: what may be a slip is said before anything is done.
    pub async fn open_or_begin(&self, actor: Actor) -> anyhow::Result<Cx> {
        let cx = self.open(actor).await?;
        if !cx.has_place().await? {
            eprintln!("{} in {} has nothing yet: is that what you meant?", self.place, self.data.display());
        }
        Ok(cx)
    }

    /// Folder of the search index.
    pub fn index_dir(&self) -> PathBuf {
        self.data.join("index")
    }
}

/// Log lines to standard error; `RUST_LOG` chooses what. Addresses are never logged with their query.
pub fn start_logging() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn,tantivy=error"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}
