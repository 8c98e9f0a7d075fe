use data::change;
use domain::directory::{model::Service, rows};
use testkit::{LocationBuilder, OrganisationBuilder, ServiceBuilder, TestPlace};

async fn announced_since(place: &TestPlace, seq: i64) -> Vec<(String, kernel::Id)> {
    let changes = change::after(&place.cx(), seq, 100).await.unwrap();
    changes.into_iter().map(|c| (c.kind, c.record)).collect()
}

#[tokio::test]
async fn a_hub_that_moves_moves_the_services_held_there() {
    let place = TestPlace::new().await;
    let hub = LocationBuilder::new("aspire").grid(430_000, 280_000).build();
    let there = ServiceBuilder::new("baby-group").at(&hub, &[]).build();
    place.save(&hub).await;
    place.save(&there).await;
    place.save(&ServiceBuilder::new("text-line").build()).await;
    let before = change::head(&place.cx()).await.unwrap();

    place.save(&LocationBuilder::new("aspire").grid(431_000, 280_000).build()).await;
    let expected = [("location".to_owned(), hub.id), ("service".to_owned(), there.id)];
    assert_eq!(announced_since(&place, before).await, expected);
}

#[tokio::test]
async fn an_organisation_that_is_renamed_is_announced_with_its_services() {
    let place = TestPlace::new().await;
    let mut midwives = OrganisationBuilder::new("midwifery").build();
    let classes = ServiceBuilder::new("birth-classes").run_by(&midwives).build();
    place.save(&midwives).await;
    place.save(&classes).await;
    let before = change::head(&place.cx()).await.unwrap();
    midwives.name = "Midwives".into();
    place.save(&midwives).await;
    assert_eq!(announced_since(&place, before).await.last(), Some(&("service".to_owned(), classes.id)));
}

#[tokio::test]
async fn a_deleted_service_leaves_a_tombstone_and_can_come_back() {
    let place = TestPlace::new().await;
    let service = ServiceBuilder::new("sing-and-sign").build();
    place.save(&service).await;
    let id = service.id;
    let gone = place.system().act(|tx| async move { rows::delete::<Service>(&tx, id, "closed").await }).await.unwrap();
    assert!(gone);
    let cx = place.cx();
    assert_eq!(rows::get::<Service>(&cx, id).await.unwrap(), None);
    assert!(matches!(rows::by_slug::<Service>(&cx, "sing-and-sign").await.unwrap(), rows::BySlug::Gone(_)));
    let tombstones = rows::many_with_tombstones::<Service>(&cx, &[id]).await.unwrap();
    assert!(tombstones[0].deleted_us.is_some());
    assert!(rows::page::<Service>(&cx, None, 10).await.unwrap().is_empty());
    assert_eq!(change::head(&cx).await.unwrap(), 2);

    assert_eq!(place.save(&service).await, rows::Saved::Changed);
    assert_eq!(rows::get::<Service>(&cx, id).await.unwrap().unwrap().version, 3);
}
