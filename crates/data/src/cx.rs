//! The context every action runs in, and the unit of work: the only way to the database.

use crate::{Db, Engine, dialect, fault, reader::Reader, tables::place};
use kernel::{
    Actor, Error, Id, Language, PlaceId, Result,
    clock::SharedClock,
    seal::{NoKey, Sealer},
};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, EntityTrait, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use std::{future::Future, sync::Arc};

/// Who acts, for which place, when, in which language. Cheap to clone.
#[derive(Clone)]
pub struct Cx {
    db: Db,
    reader: Reader,
    /// The place whose data may be touched.
    pub place: PlaceId,
    /// Who is acting.
    pub actor: Actor,
    /// Where "now" comes from.
    pub clock: SharedClock,
    /// The reader's language.
    pub language: Language,
    /// Seals where families can be found, with a key kept outside the database.
    pub sealer: Arc<dyn Sealer>,
}

/// One open transaction. Rows, audit and outbox written through it are kept together or not at all.
#[derive(Clone)]
pub struct Tx {
    inner: Arc<DatabaseTransaction>,
    /// The context it was opened in.
    pub cx: Cx,
}

impl Cx {
    /// A context over an open database.
    pub fn new(db: Db, place: PlaceId, actor: Actor, clock: SharedClock) -> Self {
        let reader = Reader { conn: db.conn.clone(), place };
        Self { db, reader, place, actor, clock, language: Language::default(), sealer: Arc::new(NoKey) }
    }

    /// The same, with the place's key to seal and open with.
    #[must_use]
    pub fn with_sealer(&self, sealer: Arc<dyn Sealer>) -> Self {
        Self { sealer, ..self.clone() }
    }

    /// The same, acting for another.
    #[must_use]
    pub fn with_actor(&self, actor: Actor) -> Self {
        Self { actor, ..self.clone() }
    }

    /// The same, for another place.
    #[must_use]
    pub fn with_place(&self, place: PlaceId) -> Self {
        Self { place, reader: Reader { place, ..self.reader.clone() }, ..self.clone() }
    }

    /// The same, read in another language.
    #[must_use]
    pub fn with_language(&self, language: Language) -> Self {
        Self { language, ..self.clone() }
    }

    /// A new id.
    pub fn fresh_id(&self) -> Id {
        Id::fresh()
    }

    /// Now, in microseconds since 1970 in UTC: how tables keep time.
    pub fn now_us(&self) -> i64 {
        self.clock.now().as_microsecond()
    }

    /// Tells the databases that one process opened apart: for what is kept of them in memory.
    pub fn database(&self) -> u64 {
        self.db.number
    }

    /// Which engine is behind.
    pub fn engine(&self) -> Engine {
        self.db.engine()
    }

    /// For reading public data of this place, outside any unit of work and without audit.
    pub fn read(&self) -> &impl ConnectionTrait {
        &self.reader
    }

    /// Whether the place was ever loaded here.
    ///
    /// # Errors
    /// A database fault.
    pub async fn has_place(&self) -> Result<bool> {
        let row = place::Entity::find_by_id(self.place.0).one(self.read()).await.map_err(fault)?;
        Ok(row.is_some())
    }

    /// The database is there.
    ///
    /// # Errors
    /// `Unavailable` when it is not.
    pub async fn ping(&self) -> Result<()> {
        self.db.ping().await
    }

    /// Runs `work` in one transaction: kept when it returns `Ok`, undone otherwise. On SQLite the write
    /// lock is taken at once, so a read-then-write never fails half way; on PostgreSQL rows that will be
    /// written must be loaded locked or written with a version check.
    ///
    /// # Errors
    /// Whatever `work` returns, or a database fault.
    #[expect(clippy::disallowed_methods, reason = "the only place that may start a transaction")]
    pub async fn act<T, F, Fut>(&self, work: F) -> Result<T>
    where
        F: FnOnce(Tx) -> Fut,
        Fut: Future<Output = Result<T>>,
    {
        let _turn = self.db.writers.acquire().await.map_err(Error::internal)?;
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        let inner = self.db.conn.begin_with_options(options).await.map_err(fault)?;
        dialect::name_place(&inner, self.place).await.map_err(fault)?;
        let inner = Arc::new(inner);
        let done = work(Tx { inner: Arc::clone(&inner), cx: self.clone() }).await;
        let inner =
            Arc::try_unwrap(inner).map_err(|_| Error::internal("a transaction handle outlived its unit of work"))?;
        match done {
            Ok(value) => {
                inner.commit().await.map_err(fault)?;
                Ok(value)
            }
            Err(refusal) => {
                inner.rollback().await.map_err(fault)?;
                Err(refusal)
            }
        }
    }
}

impl Tx {
    /// The open transaction, for queries.
    pub fn conn(&self) -> &DatabaseTransaction {
        &self.inner
    }
}
