use domain::directory::{
    find::{Filter, find},
    model::{Service, Visibility},
    project, rows,
};
use jiff::civil::date;
use kernel::search::SearchIndex;
use testkit::{Indexes, OrganisationBuilder, ServiceBuilder, TestPlace};

async fn found(place: &TestPlace, index: &dyn SearchIndex, q: &str) -> Vec<String> {
    let results = find(&place.cx(), index, Filter { q: q.into(), ..Filter::default() }).await.unwrap();
    results.items.into_iter().map(|i| i.card.slug.clone()).collect()
}

#[tokio::test]
async fn saved_renamed_and_deleted_services_are_followed() {
    let place = TestPlace::new().await;
    let index = Indexes::in_memory();
    let mut service = ServiceBuilder::new("pottery-corner").build();
    place.save(&service).await;
    assert_eq!(project::catch_up(&place.system(), &index).await.unwrap(), 1);
    assert_eq!(found(&place, &index, "pottery").await, ["pottery-corner"]);
    service.name = "Clay corner".into();
    service.summary = "Clay".into();
    place.save(&service).await;
    project::catch_up(&place.system(), &index).await.unwrap();
    assert_eq!(found(&place, &index, "clay").await, ["pottery-corner"]);
    assert!(found(&place, &index, "pottery").await.is_empty());
    let id = service.id;
    place.system().act(|tx| async move { rows::delete::<Service>(&tx, id, "test").await }).await.unwrap();
    project::catch_up(&place.system(), &index).await.unwrap();
    assert!(found(&place, &index, "clay").await.is_empty());
}

#[tokio::test]
async fn an_edit_during_a_rebuild_is_not_lost() {
    let place = TestPlace::new().await;
    let index = Indexes::in_memory();
    place.save(&ServiceBuilder::new("first").build()).await;
    let mut fresh = index.rebuild(place.id).unwrap();
    fresh.add(vec![]).unwrap();
    place.save(&ServiceBuilder::new("second").build()).await;
    project::catch_up(&place.system(), &index).await.unwrap();
    fresh.finish(0).unwrap();
    project::catch_up(&place.system(), &index).await.unwrap();
    assert_eq!(found(&place, &index, "").await, ["first", "second"]);
}

#[tokio::test]
async fn an_organisations_new_name_finds_its_services() {
    let place = TestPlace::new().await;
    let mut organisation = OrganisationBuilder::new("old-mill").build();
    place.save(&organisation).await;
    place.save(&ServiceBuilder::new("tea").run_by(&organisation).build()).await;
    let index = place.index().await;
    organisation.name = "Harbour House".into();
    place.save(&organisation).await;
    project::catch_up(&place.system(), &index).await.unwrap();
    assert_eq!(found(&place, &index, "harbour").await, ["tea"]);
}

#[tokio::test]
async fn what_the_public_may_not_see_is_not_found() {
    let place = TestPlace::new().await;
    for (slug, visibility) in [
        ("pending", Visibility { pending: true, ..Visibility::default() }),
        ("hidden", Visibility { invisible: true, ..Visibility::default() }),
        ("over", Visibility { to: Some(date(2026, 11, 23)), ..Visibility::default() }),
        ("closed", Visibility { temporarily_closed: Some("flood".into()), ..Visibility::default() }),
    ] {
        let mut service = ServiceBuilder::new(slug).build();
        service.visibility = visibility;
        place.save(&service).await;
    }
    assert_eq!(found(&place, &place.index().await, "").await, ["closed"]);
}

#[tokio::test]
async fn an_index_from_another_database_is_built_anew() {
    let (rich, poor) = (TestPlace::new().await, TestPlace::new().await);
    for slug in ["a", "b", "c"] {
        rich.save(&ServiceBuilder::new(slug).build()).await;
    }
    let index = rich.index().await;
    poor.save(&ServiceBuilder::new("lonely").build()).await;
    assert_eq!(project::bring_up(&poor.system(), &index).await.unwrap(), 1);
    assert_eq!(found(&poor, &index, "").await, ["lonely"]);
}
