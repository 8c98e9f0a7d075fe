//! What must hold of the database and the index, whatever was killed and when.

use super::writers::{Ledger, WORDS, Write, words};
use data::{Cx, Db, tables};
use domain::directory::project;
use kernel::{
    Actor, PlaceId, SystemClock,
    search::{Query, SearchIndex},
};
use platform::search::Indexes;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::Arc,
};

/// Rows of the file that is imported.
pub const ROWS: usize = 700;
/// Rows that land together.
const TOGETHER: usize = 500;

/// A file of services to import; each round says something new of every one of them.
pub fn file(round: usize) -> String {
    let rows = (0..ROWS).map(|n| format!("drill-{n:04},Drill {n} of {round},universal,sleep,Words about sleep {n}.\n"));
    std::iter::once("slug,name,level,topics,summary\n".to_owned()).chain(rows).collect()
}

/// Opens the data folder beside whatever else does.
pub async fn open(data: &Path) -> Cx {
    let db = Db::open(&format!("sqlite://{}", data.join("hearth.db").display())).await.unwrap();
    Cx::new(db, PlaceId::derived("coventry"), Actor::system("drill"), Arc::new(SystemClock))
}

/// Rows of that round landed in whole parts, and every change of any round has its version, its audit row and its
/// place in the change log. How many of the round there are.
pub async fn no_half_import(cx: &Cx, round: usize) -> usize {
    let records = tables::record::Entity::find().filter(tables::record::Column::Slug.starts_with("drill-"));
    let records = records.all(cx.read()).await.unwrap();
    let landed = records.iter().filter(|r| r.name.ends_with(&format!(" of {round}"))).count();
    assert!(landed == ROWS || landed.is_multiple_of(TOGETHER), "half a part landed: {landed} rows");
    let times = |ids: Vec<uuid::Uuid>| {
        let mut times: BTreeMap<_, i64> = records.iter().map(|r| (r.id, 0)).collect();
        for id in ids {
            times.entry(id).and_modify(|n| *n += 1);
        }
        times
    };
    let changed: BTreeMap<_, i64> = records.iter().map(|r| (r.id, r.version)).collect();
    let versions = tables::record_version::Entity::find().all(cx.read()).await.unwrap();
    let audit = tables::audit::Entity::find().filter(tables::audit::Column::Action.starts_with("service."));
    let audit = audit.all(cx.read()).await.unwrap();
    let changes = tables::change::Entity::find().all(cx.read()).await.unwrap();
    for (what, ids) in [
        ("version", versions.into_iter().map(|v| v.record_id).collect()),
        ("audit row", audit.into_iter().map(|a| a.target_id).collect()),
        ("place in the change log", changes.into_iter().map(|c| c.record_id).collect()),
    ] {
        assert!(times(ids) == changed, "each change of an imported service has one {what}");
    }
    landed
}

/// Every write is there once: acknowledged ones as they were acknowledged, and no other.
pub async fn each_write_once(cx: &Cx, ledger: &Ledger) {
    let acknowledged = ledger.acknowledged.lock().unwrap().clone();
    assert_eq!(acknowledged.len(), ledger.begun(), "every write was acknowledged in the end");
    // The demonstration place begins with reports of its own.
    let of_writers = tables::feedback::Column::Words.starts_with(WORDS);
    let reports = tables::feedback::Entity::find().filter(of_writers).all(cx.read()).await.unwrap();
    let mut by_words: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for report in &reports {
        by_words.entry(report.words.clone()).or_default().push(report.reference.clone());
    }
    let (mut told, mut plans) = (0, BTreeSet::new());
    for (write, given) in &acknowledged {
        match write {
            Write::Report(n) => {
                assert_eq!(by_words.get(&words(*n)), Some(&vec![given.clone()]), "report {n}");
                told += 1;
            }
            Write::Plan(n) => assert!(plans.insert(given.clone()), "plan {n} has the code of another"),
        }
    }
    assert_eq!(reports.len(), told, "a report that nobody sent");
    let kept = tables::saved::Entity::find().all(cx.read()).await.unwrap();
    assert_eq!(kept.into_iter().map(|s| s.code).collect::<BTreeSet<_>>(), plans, "plans kept");
    let references: Vec<_> = reports.iter().map(|report| report.reference.clone()).collect();
    let audited = tables::audit::Entity::find()
        .filter(tables::audit::Column::Action.eq("feedback.report"))
        .filter(tables::audit::Column::Detail.is_in(references));
    assert_eq!(audited.count(cx.read()).await.unwrap(), told as u64, "an audit row a report");
}

/// The audit is one whole chain, whoever was killed while writing to it.
pub async fn audit_is_whole(cx: &Cx) {
    let report = data::audit::verify(cx, &[]).await.unwrap();
    assert_eq!(report.finding, None);
    assert!(report.whole.seq > 0, "the audit has no rows");
}

/// The index on disk, as it was left, says what one built anew from the register says.
pub async fn index_is_the_register(cx: &Cx, data: &Path) -> usize {
    let fresh = Indexes::in_memory();
    project::rebuild(cx, &fresh).await.unwrap();
    let left = Indexes::open(data.join("index"));
    assert_eq!(left.cursor(cx.place).unwrap(), project::head(cx).await.unwrap(), "where the index stands");
    let all = |index: &dyn SearchIndex| -> BTreeMap<String, String> {
        let page = index.search(cx.place, &Query { limit: 10_000, ..Query::default() }).unwrap();
        assert_eq!(page.total, page.hits.len());
        page.hits.iter().map(|hit| (hit.slug.clone(), hit.card.text().to_owned())).collect()
    };
    let (fresh, left) = (all(&fresh), all(&left));
    assert_eq!(left.keys().collect::<Vec<_>>(), fresh.keys().collect::<Vec<_>>());
    assert!(left == fresh, "a card of the index is not the register's");
    left.len()
}
