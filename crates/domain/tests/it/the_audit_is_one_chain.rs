use data::{
    Cx, Engine,
    audit::{self, Deed, Head, Report},
    dialect::audit_page,
    tables,
};
use kernel::{Id, PlaceId, hex};
use sea_orm::{EntityTrait, QueryOrder};
use std::collections::BTreeSet;
use testkit::{ServiceBuilder, TestPlace};

/// Writes so many deeds in one transaction.
pub async fn write(cx: &Cx, deeds: i64) {
    let actions: Vec<String> = (1..=deeds).map(|n| format!("test.deed-{n}")).collect();
    cx.act(|tx| async move {
        let target = tx.cx.fresh_id();
        let deeds: Vec<_> =
            actions.iter().map(|action| Deed { action, kind: "test", target, detail: "for the chain" }).collect();
        audit::record_all(&tx, &deeds).await
    })
    .await
    .unwrap();
}

async fn rows(cx: &Cx) -> Vec<tables::audit::Model> {
    tables::audit::Entity::find().order_by_asc(tables::audit::Column::Seq).all(cx.read()).await.unwrap()
}

/// The chain is whole and so long.
pub async fn whole(cx: &Cx, seq: i64) -> Head {
    let Report { whole, finding } = audit::verify(cx, &[]).await.unwrap();
    assert_eq!((finding, whole.seq), (None, seq));
    assert_eq!(audit::head(cx).await.unwrap(), whole);
    whole
}

#[tokio::test]
async fn every_deed_is_numbered_and_linked_to_the_one_before() {
    let place = TestPlace::new().await;
    let before = audit::head(&place.cx()).await.unwrap().seq;
    place.save(&ServiceBuilder::new("baby-massage").build()).await;
    place.save(&ServiceBuilder::new("baby-massage").name("Massage").build()).await;
    write(&place.cx(), 3).await;
    whole(&place.cx(), before + 5).await;

    let rows = rows(&place.cx()).await;
    let numbers: Vec<i64> = rows.iter().map(|row| row.seq).collect();
    assert_eq!(numbers, (1..=before + 5).collect::<Vec<_>>());
    assert_eq!(rows[0].prev_hash, [0; 32]);
    assert!(rows.windows(2).all(|pair| pair[1].prev_hash == pair[0].hash));
    let last: Vec<_> = rows.iter().rev().take(4).map(|row| (row.action.as_str(), row.via.as_str())).collect();
    assert_eq!(
        last,
        [("test.deed-3", "public"), ("test.deed-2", "public"), ("test.deed-1", "public"), ("service.change", "system")]
    );
    assert!(rows.iter().all(|row| row.decision == "allow" && row.fields_class == 0 && row.form == 1));
}

#[tokio::test]
async fn what_is_undone_leaves_no_link_and_no_hole() {
    let place = TestPlace::new().await;
    let before = audit::head(&place.cx()).await.unwrap();
    let undone = place
        .cx()
        .act(|tx| async move {
            let deed = Deed { action: "test.undone", kind: "test", target: tx.cx.fresh_id(), detail: "" };
            audit::record(&tx, deed).await?;
            Err::<(), _>(kernel::Error::NotFound)
        })
        .await;
    assert!(undone.is_err());
    assert_eq!(whole(&place.cx(), before.seq).await, before);
    write(&place.cx(), 1).await;
    whole(&place.cx(), before.seq + 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn writers_at_once_keep_one_chain_a_place_from_its_first_row_on() {
    let test = TestPlace::new().await;
    let places = ["leeds", "derby"].map(PlaceId::derived);
    let mut writers = tokio::task::JoinSet::new();
    for place in places {
        for _ in 0..8 {
            let cx = test.cx().with_place(place);
            writers.spawn(async move {
                for _ in 0..5 {
                    write(&cx, 2).await;
                }
            });
        }
    }
    while let Some(done) = writers.join_next().await {
        done.unwrap();
    }
    let heads = [whole(&test.cx().with_place(places[0]), 80).await, whole(&test.cx().with_place(places[1]), 80).await];
    assert_ne!(heads[0].hash, heads[1].hash);
    let mut ids = BTreeSet::new();
    for place in [test.id, places[0], places[1]] {
        ids.extend(rows(&test.cx().with_place(place)).await.iter().map(|row| Id(row.id)));
    }
    assert_eq!(ids.len() as i64, 160 + audit::head(&test.cx()).await.unwrap().seq);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_others_write_while_it_is_read_is_no_fault() {
    let place = TestPlace::new().await;
    let (cx, writing) = (place.cx(), place.cx());
    let writer = tokio::spawn(async move {
        for _ in 0..40 {
            write(&writing, 3).await;
        }
    });
    let mut looks = 0;
    while !writer.is_finished() || looks == 0 {
        assert_eq!(audit::verify(&cx, &[]).await.unwrap().finding, None);
        looks += 1;
    }
    writer.await.unwrap();
}

#[tokio::test]
async fn more_rows_than_one_page_are_read_to_the_end() {
    let place = TestPlace::new().await;
    let cx = place.cx().with_place(PlaceId::derived("leeds"));
    write(&cx, 4_100).await;
    whole(&cx, 4_100).await;
}

#[tokio::test]
async fn a_page_of_the_audit_says_what_its_rows_say() {
    let place = TestPlace::new().await;
    let cx = place.cx();
    cx.act(|tx| async move {
        let detail = "quotes \" and \\ and\n lines, \u{1f3e0} \u{7f} \u{1}";
        audit::record(&tx, Deed { action: "test.odd", kind: "", target: tx.cx.fresh_id(), detail }).await
    })
    .await
    .unwrap();
    write(&cx, 3).await;
    let (rows, all) = (rows(&cx).await, audit::head(&cx).await.unwrap().seq);
    let page = audit_page(cx.read(), cx.place.0, None, 100).await.unwrap();
    assert_eq!((page.rows, page.last), (rows.len() as u64, all));
    let told: Vec<Vec<serde_json::Value>> = serde_json::from_str(&page.text).unwrap();
    let lower = |value: &serde_json::Value| value.as_str().unwrap().to_lowercase();
    for (row, told) in rows.iter().zip(&told) {
        assert_eq!((told[1].as_i64(), lower(&told[2])), (Some(row.seq), row.id.simple().to_string()));
        assert_eq!((told[8].as_str(), told[11].as_str()), (Some(&*row.action), Some(&*row.detail)));
        assert_eq!((lower(&told[16]), lower(&told[17])), (hex::write(&row.prev_hash), hex::write(&row.hash)));
    }
    let rest = audit_page(cx.read(), cx.place.0, Some(all - 1), 100).await.unwrap();
    assert_eq!((rest.rows, rest.last), (2, all));
    assert_eq!(audit_page(cx.read(), cx.place.0, None, 2).await.unwrap().last, 2);
    assert!(audit_page(cx.read(), PlaceId::derived("nowhere").0, None, 2).await.is_err());
}

#[tokio::test]
async fn the_database_refuses_to_change_or_delete_a_row() {
    let place = TestPlace::new().await;
    write(&place.cx(), 2).await;
    let mut forbidden = vec![
        "UPDATE audit SET actor = 'public'",
        "UPDATE audit SET hash = prev_hash WHERE seq = 1",
        "DELETE FROM audit",
        "DELETE FROM audit WHERE seq = 2",
    ];
    forbidden.extend(match place.db.engine() {
        Engine::Sqlite => ["INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 1"],
        Engine::Postgres => ["TRUNCATE audit"],
    });
    let before = rows(&place.cx()).await;
    for statement in forbidden {
        let refused = place.run(statement).await.expect_err(statement).to_string();
        assert!(refused.contains("audit rows are only added"), "{statement}: {refused}");
    }
    assert_eq!(rows(&place.cx()).await, before);
}
