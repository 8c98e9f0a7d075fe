//! A place of a test's own.

use crate::{
    canary,
    engine::{self, Keep},
};
use data::{Cx, Db};
use domain::{
    access::workforce,
    demo::{self, Folder},
    directory::{
        project,
        rows::{self, Aggregate, Saved},
        vocabulary::{self, List, Term, Vocabulary, read_csv},
    },
    family,
};
use kernel::{Actor, FixedClock, PlaceId, clock::SharedClock};
use platform::{
    seal::{KEY_LENGTH, KeySealer},
    search::Indexes,
};
use std::{collections::BTreeMap, sync::Arc};

/// The demonstration place's files.
pub(crate) const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo");

/// A migrated database with the place `coventry`, gone when dropped. Its clock stands at 10 in the morning
/// of Tuesday 24 November 2026.
pub struct TestPlace {
    /// Its database.
    pub db: Db,
    /// The place.
    pub id: PlaceId,
    clock: SharedClock,
    _keep: Arc<Keep>,
}

impl TestPlace {
    /// An empty register with the demonstration place's vocabulary.
    pub async fn new() -> Self {
        let (db, keep) = engine::copy("empty", async |db| {
            db.migrate().await.expect("the schema");
            let place = over(db);
            vocabulary::put(&place, vocabulary_lists()).await.expect("the vocabulary");
            plant(&place).await;
        })
        .await;
        Self { db, id: coventry(), clock: morning(), _keep: Arc::new(keep) }
    }

    /// The demonstration place, loaded once for all tests of a binary.
    pub async fn demo() -> Self {
        let (db, keep) = engine::copy("demo", async |db| {
            db.migrate().await.expect("the schema");
            let place = over(db);
            demo::load(&place, &Folder(DEMO.into())).await.expect("the demonstration place");
            plant(&place).await;
        })
        .await;
        Self { db, id: coventry(), clock: morning(), _keep: Arc::new(keep) }
    }

    /// The demonstration place in an SQLite file whatever the engine, loaded apart from [`TestPlace::demo`]: for
    /// comparing two databases that have only the files in common.
    pub async fn demo_in_a_file() -> Self {
        let (db, keep) = engine::file("demo-apart", async |db| {
            db.migrate().await.expect("the schema");
            let place = over(db);
            demo::load(&place, &Folder(DEMO.into())).await.expect("the demonstration place");
            plant(&place).await;
        })
        .await;
        Self { db, id: coventry(), clock: morning(), _keep: Arc::new(keep) }
    }

    /// An empty database as an earlier release left it, which had so many migrations. [`Db::migrate`] brings it up to
    /// date.
    pub async fn left_by(migrations: u32) -> Self {
        let (db, keep) = engine::copy(&format!("left_by_{migrations}"), async |db| {
            db.migrate_first(migrations).await.expect("the earlier schema");
        })
        .await;
        Self { db, id: coventry(), clock: morning(), _keep: Arc::new(keep) }
    }

    /// The same place once more, for another of its visitors; it is gone when the last of them is.
    #[must_use]
    pub fn share(&self) -> Self {
        Self { db: self.db.clone(), id: self.id, clock: self.clock.clone(), _keep: Arc::clone(&self._keep) }
    }

    /// Does to the database what a program never would.
    ///
    /// # Errors
    /// What the database says against it.
    pub async fn run(&self, statement: &str) -> Result<u64, sea_orm::DbErr> {
        use sea_orm::ConnectionTrait;
        self.cx().read().execute_unprepared(statement).await.map(|done| done.rows_affected())
    }

    /// An index of the whole register, in memory.
    pub async fn index(&self) -> Indexes {
        let index = Indexes::in_memory();
        project::rebuild(&self.system(), &index).await.expect("the index");
        index
    }

    /// As the public.
    pub fn cx(&self) -> Cx {
        let cx = Cx::new(self.db.clone(), self.id, Actor::Public, self.clock.clone());
        cx.with_sealer(sealer())
    }

    /// As Hearth's own commands.
    pub fn system(&self) -> Cx {
        self.cx().with_actor(Actor::system("test"))
    }

    /// As a member of the demonstration place's staff, for example `lena`.
    pub fn staff(&self, slug: &str) -> Cx {
        self.cx().with_actor(Actor::Staff { id: workforce::id(self.id, "staff", slug) })
    }

    /// As the public at another moment, for example `2026-11-28T23:30[Europe/London]`.
    pub fn at(&self, moment: &str) -> Cx {
        let moment: jiff::Zoned = moment.parse().expect("a moment with its zone");
        let mut cx = self.cx();
        cx.clock = Arc::new(FixedClock(moment.timestamp()));
        cx
    }

    /// What the audit says was done, oldest first.
    pub async fn deeds(&self) -> Vec<String> {
        use sea_orm::{EntityTrait, QueryOrder};
        let cx = self.cx();
        let rows =
            data::tables::audit::Entity::find().order_by_asc(data::tables::audit::Column::AtUs).all(cx.read()).await;
        rows.expect("the audit").into_iter().map(|row| row.action).collect()
    }

    /// Saves a record.
    pub async fn save<A: Aggregate + 'static>(&self, record: &A) -> Saved {
        let record = record.clone();
        self.system().act(|tx| async move { rows::save(&tx, &record, "test").await }).await.expect("saving a record")
    }
}

/// The demonstration place's id, which is every test's.
pub(crate) fn coventry() -> PlaceId {
    PlaceId::derived("coventry")
}

fn over(db: Db) -> Cx {
    Cx::new(db, coventry(), Actor::system("test"), morning()).with_sealer(sealer())
}

/// Keeps a family that nobody may meet, by which a leak is known.
async fn plant(place: &Cx) {
    family::put(place, canary::FAMILY).await.expect("the sealed family");
}

/// The same key for every test, so that a template opens in each of its copies.
fn sealer() -> Arc<KeySealer> {
    Arc::new(KeySealer::new(&[5; KEY_LENGTH]))
}

fn morning() -> SharedClock {
    Arc::new(FixedClock("2026-11-24T10:00:00Z".parse().expect("a moment")))
}

/// The demonstration place's vocabulary, without a database.
pub fn vocabulary() -> Vocabulary {
    Vocabulary::new(vocabulary_lists())
}

fn vocabulary_lists() -> BTreeMap<List, Vec<Term>> {
    List::ALL
        .into_iter()
        .map(|list| {
            let sub = if list == List::Areas { "geography" } else { "taxonomy" };
            let file = format!("{DEMO}/{sub}/{}.csv", list.name());
            let text = std::fs::read_to_string(&file).unwrap_or_else(|e| panic!("{file}: {e}"));
            (list, read_csv(list, &text).unwrap_or_else(|e| panic!("{file}: {e:?}")))
        })
        .collect()
}
