use domain::{
    directory::freshness::Rung,
    interchange::amend::Cells,
    upkeep::{
        draft::{self, Save},
        history::history,
        register::{self, Asked},
        wait,
    },
};
use kernel::Error;
use testkit::TestPlace;

const MINE: &str = "carriers-of-hope-baby-bundles-lets-play";

fn needing(needs: &str) -> Asked {
    Asked { needs: needs.into(), ..Asked::default() }
}

#[tokio::test]
async fn everyone_who_works_here_reads_it_and_nobody_else() {
    let place = TestPlace::demo().await;
    for slug in ["lena", "hana", "vera", "rosa"] {
        let table = register::table(&place.staff(slug), &Asked::default()).await.unwrap();
        assert_eq!((table.rows.len(), table.all, table.editor), (89, 89, slug == "rosa"));
    }
    for cx in [place.cx(), place.system(), place.staff("nobody")] {
        assert!(matches!(register::table(&cx, &Asked::default()).await, Err(Error::NotFound)));
    }
}

#[tokio::test]
async fn it_narrows_by_words_by_topic_and_by_what_is_missing() {
    let place = TestPlace::demo().await;
    let rosa = place.staff("rosa");
    let words = Asked { words: "HOPE carriers".into(), ..Asked::default() };
    let table = register::table(&rosa, &words).await.unwrap();
    assert_eq!(table.rows.len(), 2);
    assert!(table.rows.iter().all(|row| row.rung == Rung::NeverReviewed && row.standing.code() == "claimed"));
    for (code, count) in &table.needs {
        let narrowed = register::table(&rosa, &needing(code)).await.unwrap();
        assert_eq!(narrowed.rows.len(), *count, "{code}");
        assert!(narrowed.rows.iter().all(|row| row.needs(code)), "{code}");
    }
    assert_eq!(table.needs["stale"], 89, "nobody is on record as having looked");
    let topic = Asked { topic: "sleep".into(), ..Asked::default() };
    let found = register::table(&rosa, &topic).await.unwrap().rows;
    assert!(!found.is_empty() && found.iter().all(|row| row.topics.contains(&"sleep".to_owned())));
    let unknown = register::table(&rosa, &needing("colour")).await;
    assert!(matches!(unknown, Err(Error::Invalid(e)) if e[0].field == "needs"));
}

#[tokio::test]
async fn a_posted_wait_is_live_dated_and_a_point_of_the_trend() {
    let place = TestPlace::demo().await;
    let vera = place.staff("vera");
    assert!(wait::trend(&vera, MINE).await.unwrap().posts.is_empty(), "an example is no stated wait");
    for weeks in ["6", "4"] {
        let cells = Cells::from([("wait_weeks".to_owned(), weeks.to_owned())]);
        let save = Save { slug: MINE.into(), section: "wait".into(), cells };
        draft::save(&vera, save).await.unwrap();
    }
    let trend = wait::trend(&vera, MINE).await.unwrap();
    assert_eq!(
        trend.posts.iter().map(|p| (p.on.to_string(), p.weeks)).collect::<Vec<_>>(),
        [("2026-11-24".into(), 6), ("2026-11-24".to_owned(), 4)]
    );
    assert!(!trend.stale);
    let mut later = place.at("2027-02-23T10:00[Europe/London]");
    later.actor = vera.actor.clone();
    assert!(wait::trend(&later, MINE).await.unwrap().stale, "ninety days later it is no longer worth much");
    assert!(matches!(wait::trend(&place.staff("lena"), MINE).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn every_version_says_who_why_and_what() {
    let place = TestPlace::demo().await;
    let vera = place.staff("vera");
    let cells = Cells::from([("creche".to_owned(), "yes".to_owned())]);
    draft::save(&vera, Save { slug: MINE.into(), section: "access".into(), cells }).await.unwrap();
    let (name, versions) = history(&vera, MINE).await.unwrap();
    assert!(name.contains("Carriers of Hope"));
    let newest = &versions[0];
    assert_eq!((newest.by.as_str(), newest.why.as_str()), ("Vera Demo", "changed in the workbench"));
    assert_eq!((newest.changes[0].column.as_str(), newest.changes[0].after.as_str()), ("creche", "yes"));
    assert_eq!(newest.number, versions.len() as i64);
    assert_eq!(versions.last().unwrap().by, "system:test");
    for cx in [place.cx(), place.staff("lena")] {
        assert!(matches!(history(&cx, MINE).await, Err(Error::NotFound)));
    }
}
