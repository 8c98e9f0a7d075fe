//! Opening the database and holding the rule that SQLite has one writer at a time.

use crate::{dialect, fault, migrations::Migrator, private};
use kernel::Result;
use sea_orm::{ConnectOptions, Database, DatabaseConnection};
use sea_orm_migration::MigratorTrait;
use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::sync::Semaphore;

/// Which engine is behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// The embedded default.
    Sqlite,
    /// For a place that outgrew one machine.
    Postgres,
}

/// Databases opened by this process.
static OPENED: AtomicU64 = AtomicU64::new(0);

/// An open database, cheap to clone.
#[derive(Debug, Clone)]
pub struct Db {
    pub(crate) conn: DatabaseConnection,
    engine: Engine,
    /// Which of those this process opened.
    pub(crate) number: u64,
    /// One writer at a time on SQLite: waiting here is fair and silent, waiting on its lock is neither.
    pub(crate) writers: Arc<Semaphore>,
}

impl Db {
    /// Opens `url` (`sqlite:///path/file.db` or `postgres://...`), creating the SQLite file if absent.
    /// SQLite runs with a write-ahead log and `synchronous=FULL`, so what was acknowledged is on disk.
    ///
    /// # Errors
    /// `Unavailable` when the database cannot be reached; `Internal` when SQLite refuses full durability, or when
    /// PostgreSQL would let the role see every place.
    pub async fn open(url: &str) -> Result<Self> {
        let engine = if url.starts_with("postgres") { Engine::Postgres } else { Engine::Sqlite };
        let mut options = ConnectOptions::new(url);
        options.sqlx_logging(false).acquire_timeout(Duration::from_secs(10));
        match engine {
            Engine::Sqlite => {
                private::keep(url)?;
                options.max_connections(8).map_sqlx_sqlite_opts(dialect::durable_sqlite);
            }
            Engine::Postgres => {
                options.max_connections(16);
            }
        }
        let conn = Database::connect(options).await.map_err(fault)?;
        let permits = if engine == Engine::Sqlite { 1 } else { Semaphore::MAX_PERMITS };
        let number = OPENED.fetch_add(1, Ordering::Relaxed);
        let db = Self { conn, engine, number, writers: Arc::new(Semaphore::new(permits)) };
        match engine {
            Engine::Sqlite => dialect::prove_durable(&db.conn).await?,
            Engine::Postgres => dialect::prove_bound(&db.conn).await?,
        }
        Ok(db)
    }

    /// Brings the schema up to date and closes each place's rows to the others. Safe to run again.
    ///
    /// # Errors
    /// `Internal` when a migration fails.
    pub async fn migrate(&self) -> Result<()> {
        if !Migrator::get_pending_migrations(&self.conn).await.map_err(fault)?.is_empty() {
            dialect::lift_fence(&self.conn).await?;
            Migrator::up(&self.conn, None).await.map_err(fault)?;
        }
        dialect::fence_places(&self.conn).await
    }

    /// As [`Db::migrate`], but only the first `count` migrations: a database as an earlier release left it.
    ///
    /// # Errors
    /// `Internal` when a migration fails.
    pub async fn migrate_first(&self, count: u32) -> Result<()> {
        Migrator::up(&self.conn, Some(count)).await.map_err(fault)
    }

    /// Which engine this is.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Answers a trivial question: the database is there.
    ///
    /// # Errors
    /// `Unavailable` when it is not.
    pub async fn ping(&self) -> Result<()> {
        self.conn.ping().await.map_err(|e| kernel::Error::Unavailable(e.to_string()))
    }

    /// Ends every connection; SQLite folds its log into the file.
    ///
    /// # Errors
    /// A database fault.
    pub async fn close(&self) -> Result<()> {
        self.conn.clone().close().await.map_err(fault)
    }
}
