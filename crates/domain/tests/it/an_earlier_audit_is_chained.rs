use crate::the_audit_is_one_chain::{whole, write};
use data::{Engine, audit, tables::audit as table};
use kernel::PlaceId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use testkit::TestPlace;

/// How the first release kept a row.
fn row(engine: Engine, place: PlaceId, id: u128, at_us: i64, actor: &str) -> String {
    let uuid = |id: uuid::Uuid| match engine {
        Engine::Sqlite => format!("X'{}'", id.simple()),
        Engine::Postgres => format!("'{id}'"),
    };
    let (place, id) = (uuid(place.0), uuid(uuid::Uuid::from_u128(id)));
    format!(
        "INSERT INTO audit (place_id, id, at_us, actor, action, kind, target_id, detail) \
         VALUES ({place}, {id}, {at_us}, '{actor}', 'service.add', 'service', {id}, 'it’s {at_us}')"
    )
}

#[tokio::test]
async fn rows_of_the_first_release_are_linked_in_the_order_of_their_time() {
    let test = TestPlace::left_by(1).await;
    let engine = test.db.engine();
    let (here, other) = (test.id, PlaceId::derived("leeds"));
    // More than two pages, written from the last to the first, three of each moment.
    for n in (0..1_100_u32).rev() {
        let at_us = 1_700_000_000_000_000 + i64::from(n / 3);
        let actor = if n % 2 == 0 { "public" } else { "system:import" };
        test.run(&row(engine, here, u128::from(n) + 1, at_us, actor)).await.unwrap();
    }
    for n in 0..3_u32 {
        test.run(&row(engine, other, 5_000 - u128::from(n), i64::from(n), "public")).await.unwrap();
    }
    test.db.migrate().await.unwrap();

    let cx = test.cx();
    whole(&cx, 1_100).await;
    whole(&cx.with_place(other), 3).await;
    let rows = table::Entity::find()
        .filter(table::Column::PlaceId.eq(here.0))
        .order_by_asc(table::Column::Seq)
        .all(cx.read())
        .await
        .unwrap();
    let mut order: Vec<_> = rows.iter().map(|row| (row.at_us, row.id)).collect();
    assert_eq!(order.iter().map(|(_, id)| id.as_u128()).collect::<Vec<_>>(), (1..=1_100).collect::<Vec<_>>());
    order.sort_unstable();
    assert!(order.into_iter().eq(rows.iter().map(|row| (row.at_us, row.id))));
    for row in &rows {
        assert_eq!((row.detail.clone(), row.target_id), (format!("it’s {}", row.at_us), row.id));
        assert_eq!(row.via == "public", row.actor == "public");
    }

    // And again changes nothing; the next deed follows the last.
    test.db.migrate().await.unwrap();
    write(&cx, 2).await;
    whole(&cx, 1_102).await;
    assert!(test.run("DELETE FROM audit WHERE seq = 1").await.is_err());
}

#[tokio::test]
async fn a_database_without_deeds_begins_at_its_first() {
    let test = TestPlace::left_by(1).await;
    test.db.migrate().await.unwrap();
    assert_eq!(audit::head(&test.cx()).await.unwrap().seq, 0);
    write(&test.cx(), 1).await;
    whole(&test.cx(), 1).await;
    assert_ne!(audit::head(&test.cx()).await.unwrap().hash, [0; 32]);
}
