//! SQLite settings without which an acknowledged write could be lost.

use crate::fault;
use kernel::{Error, Result};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement, sqlx::sqlite};
use std::time::Duration;

/// Write-ahead log, full sync, foreign keys, a busy timeout; the file is created if absent.
pub fn durable_sqlite(options: sqlite::SqliteConnectOptions) -> sqlite::SqliteConnectOptions {
    options
        .create_if_missing(true)
        .journal_mode(sqlite::SqliteJournalMode::Wal)
        .synchronous(sqlite::SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
}

/// Refuses to go on unless `synchronous` really is FULL (2).
///
/// # Errors
/// `Internal` when it is not.
pub async fn prove_durable(conn: &DatabaseConnection) -> Result<()> {
    let row = conn
        .query_one_raw(Statement::from_string(DbBackend::Sqlite, "PRAGMA synchronous"))
        .await
        .map_err(fault)?
        .ok_or_else(|| Error::internal("no answer to PRAGMA synchronous"))?;
    let level: i32 = row.try_get_by_index(0).map_err(fault)?;
    if level < 2 {
        return Err(Error::internal(format!("synchronous is {level}, must be FULL")));
    }
    Ok(())
}
