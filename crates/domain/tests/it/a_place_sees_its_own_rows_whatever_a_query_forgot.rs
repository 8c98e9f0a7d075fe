//! The second line of the boundary between places, on PostgreSQL: the database shows and takes a place's own rows only,
//! and nothing at all where no place is named. SQLite has no such line, so there these tests have nothing to try.

use data::{Db, Engine, tables::person};
use domain::Cx;
use kernel::PlaceId;
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, PaginatorTrait, Statement};
use testkit::TestPlace;

/// Every person there is, by a query that forgot the place.
async fn everybody(cx: &Cx) -> u64 {
    person::Entity::find().count(cx.read()).await.unwrap()
}

async fn on_server() -> Option<TestPlace> {
    let place = TestPlace::demo().await;
    (place.cx().engine() == Engine::Postgres).then_some(place)
}

#[tokio::test]
async fn a_query_that_forgot_the_place_finds_its_own_rows_only() {
    let Some(place) = on_server().await else { return };
    let elsewhere = place.cx().with_place(PlaceId::derived("elsewhere"));
    assert!(everybody(&place.cx()).await > 10);
    assert_eq!(everybody(&elsewhere).await, 0);
    let inside = async |cx: Cx| {
        cx.act(|tx| async move { person::Entity::find().count(tx.conn()).await.map_err(data::fault) }).await.unwrap()
    };
    assert!(inside(place.cx()).await > 10);
    assert_eq!(inside(elsewhere.clone()).await, 0);
    // A connection that served one place serves the next without what it knew.
    assert_eq!(everybody(&elsewhere).await, 0);
}

#[tokio::test]
async fn without_a_place_nothing_is_there() {
    let Some(place) = on_server().await else { return };
    let cx = place.cx();
    let unnamed = cx.act(|tx| async move {
        tx.conn().execute_unprepared("SET LOCAL hearth.place = ''").await.map_err(data::fault)?;
        person::Entity::find().count(tx.conn()).await.map_err(data::fault)
    });
    assert_eq!(unnamed.await.unwrap(), 0);
}

#[tokio::test]
async fn a_row_of_another_place_is_neither_changed_nor_taken_in() {
    let Some(place) = on_server().await else { return };
    let elsewhere = place.cx().with_place(PlaceId::derived("elsewhere"));
    let changed = elsewhere.read().execute_unprepared("UPDATE person SET version = version + 1").await.unwrap();
    assert_eq!(changed.rows_affected(), 0);
    let gone = elsewhere.read().execute_unprepared("DELETE FROM contact").await.unwrap();
    assert_eq!(gone.rows_affected(), 0);
    let row = "INSERT INTO person_key (place_id, key, person_id) VALUES ('{place}', 1, '{place}')";
    let foreign = elsewhere.read().execute_unprepared(&row.replace("{place}", &place.id.0.to_string())).await;
    assert!(foreign.unwrap_err().to_string().contains("row-level security"));
}

#[tokio::test]
async fn every_table_with_a_place_is_closed_to_its_owner_too() {
    let Some(place) = on_server().await else { return };
    let open = "SELECT c.relname::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid \
        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attname = 'place_id' \
        AND NOT (c.relrowsecurity AND c.relforcerowsecurity)";
    let cx = place.cx();
    let open = cx.read().query_all_raw(Statement::from_string(DbBackend::Postgres, open)).await.unwrap();
    let names: Vec<String> = open.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
    assert_eq!(names, Vec::<String>::new());
}

#[tokio::test]
async fn a_role_that_passes_by_row_security_is_refused() {
    let Some(server) = testkit::server() else { return };
    let refused = Db::open(&server).await.unwrap_err().to_string();
    assert!(refused.contains("BYPASSRLS"), "{refused}");
}
