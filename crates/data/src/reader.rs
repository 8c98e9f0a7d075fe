//! Reading outside a unit of work.

use crate::dialect;
use kernel::PlaceId;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement,
    TransactionTrait,
};

/// One statement at a time, as one place: on PostgreSQL each in a transaction that names the place, without which no
/// row is there; on SQLite as it is.
#[derive(Clone, Debug)]
pub(crate) struct Reader {
    pub(crate) conn: DatabaseConnection,
    pub(crate) place: PlaceId,
}

impl Reader {
    /// A transaction of its own for the next statement, where there must be one.
    #[expect(clippy::disallowed_methods, reason = "row security counts within a transaction; it holds one statement")]
    async fn own(&self) -> Result<Option<DatabaseTransaction>, DbErr> {
        if self.conn.get_database_backend() != DbBackend::Postgres {
            return Ok(None);
        }
        let tx = self.conn.begin().await?;
        dialect::name_place(&tx, self.place).await?;
        Ok(Some(tx))
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Reader {
    fn get_database_backend(&self) -> DbBackend {
        self.conn.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        let Some(tx) = self.own().await? else { return self.conn.execute_raw(statement).await };
        let done = tx.execute_raw(statement).await?;
        tx.commit().await?;
        Ok(done)
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        let Some(tx) = self.own().await? else { return self.conn.execute_unprepared(sql).await };
        let done = tx.execute_unprepared(sql).await?;
        tx.commit().await?;
        Ok(done)
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let Some(tx) = self.own().await? else { return self.conn.query_one_raw(statement).await };
        let looks = only_looks(&statement);
        let found = tx.query_one_raw(statement).await?;
        end(tx, looks).await?;
        Ok(found)
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let Some(tx) = self.own().await? else { return self.conn.query_all_raw(statement).await };
        let looks = only_looks(&statement);
        let found = tx.query_all_raw(statement).await?;
        end(tx, looks).await?;
        Ok(found)
    }
}

/// Rows may also come back from a statement that writes.
fn only_looks(statement: &Statement) -> bool {
    statement.sql.starts_with("SELECT")
}

/// What only looked needs no commit: letting go ends it, and nobody waits for the answer to that.
async fn end(tx: DatabaseTransaction, looked: bool) -> Result<(), DbErr> {
    if looked { Ok(()) } else { tx.commit().await }
}
