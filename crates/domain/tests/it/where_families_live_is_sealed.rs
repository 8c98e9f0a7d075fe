//! What a stolen database tells of where families can be found: nothing.

use domain::family;
use kernel::seal::NoKey;
use sea_orm::{ConnectionTrait, Statement};
use std::sync::Arc;
use testkit::TestPlace;

#[tokio::test]
async fn no_column_holds_an_address_a_school_or_a_number_to_ring() {
    let place = TestPlace::demo().await;
    let cx = place.cx();
    for table in
        ["person", "home", "stay", "contact", "audit", "person_key", "relationship", "restriction", "agreement"]
    {
        let sql = format!("SELECT * FROM {table}");
        let statement = Statement::from_string(cx.read().get_database_backend(), sql);
        let rows = cx.read().query_all_raw(statement).await.unwrap();
        assert!(!rows.is_empty() || table == "stay", "{table}");
        for row in rows {
            let mut all = Vec::new();
            for column in row.column_names() {
                let bytes = row.try_get::<Vec<u8>>("", &column);
                all.extend(
                    bytes.or_else(|_| row.try_get::<String>("", &column).map(String::into_bytes)).unwrap_or_default(),
                );
            }
            for canary in
                ["Unlisted Court", "ZZ9 9QT", "Nowhere Mews", "Example Primary School", "900101", "blue folder"]
            {
                assert!(!all.windows(canary.len()).any(|part| part == canary.as_bytes()), "{canary} in {table}");
            }
        }
    }
}

#[tokio::test]
async fn without_the_key_nothing_opens() {
    let place = TestPlace::demo().await;
    let cx = place.staff("lena").with_sealer(Arc::new(NoKey));
    let seen = family::show(&cx, family::id(place.id, "person", "amber")).await;
    assert!(matches!(seen, Err(kernel::Error::Unavailable(_))));
}
