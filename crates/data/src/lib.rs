//! Connection, unit of work, migrations and tables. One code path for SQLite and PostgreSQL; what must
//! differ between them stands in [`dialect`].

pub mod audit;
pub mod change;
pub mod cx;
pub mod db;
pub mod dialect;
pub mod idempotency;
pub mod job;
pub mod migrations;
mod private;
mod reader;
pub mod tables;

pub use cx::{Cx, Tx};
pub use db::{Db, Engine};

/// A database fault as the kernel's error: the detail goes to the log, never to a reader.
pub fn fault(cause: sea_orm::DbErr) -> kernel::Error {
    match cause {
        sea_orm::DbErr::ConnectionAcquire(_) | sea_orm::DbErr::Conn(_) => kernel::Error::Unavailable(cause.to_string()),
        other => kernel::Error::internal(other),
    }
}
