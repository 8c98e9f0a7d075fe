use data::{change, tables};
use domain::directory::rows::{self, Saved};
use kernel::Error;
use sea_orm::EntityTrait;
use testkit::{LocationBuilder, ServiceBuilder, TestPlace};

#[tokio::test]
async fn a_change_leaves_a_version_an_audit_row_and_a_place_in_the_log() {
    let place = TestPlace::new().await;
    let service = ServiceBuilder::new("baby-massage").build();
    assert_eq!(place.save(&service).await, Saved::Added);
    assert_eq!(place.save(&service).await, Saved::Unchanged);
    let renamed = ServiceBuilder::new("baby-massage").name("Massage for babies").build();
    assert_eq!(place.save(&renamed).await, Saved::Changed);

    let cx = place.cx();
    let stored = rows::get(&cx, service.id).await.unwrap().unwrap();
    assert_eq!((stored.record, stored.version), (renamed, 2));
    let versions = tables::record_version::Entity::find().all(cx.read()).await.unwrap();
    assert_eq!(versions.iter().map(|v| (v.version, v.why.as_str())).collect::<Vec<_>>(), [(1, "test"), (2, "test")]);
    let deeds = tables::audit::Entity::find().all(cx.read()).await.unwrap();
    let mut verbs: Vec<_> =
        deeds.iter().filter(|d| d.kind == "service").map(|d| (d.action.as_str(), d.actor.as_str())).collect();
    verbs.sort_unstable();
    assert_eq!(verbs, [("service.add", "system:test"), ("service.change", "system:test")]);
    assert_eq!(change::after(&cx, 0, 10).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_taken_address_is_refused_and_the_others_land() {
    let place = TestPlace::new().await;
    let first = ServiceBuilder::new("stay-and-play").build();
    let thief = ServiceBuilder::new("other").with(|s| s.slug = "stay-and-play".into()).build();
    let third = ServiceBuilder::new("sing-and-sign").build();
    let answers = place
        .system()
        .act(|tx| async move { rows::save_all(&tx, &[first.clone(), thief, third, first], "test").await })
        .await
        .unwrap();
    let codes: Vec<_> = answers.iter().map(|a| a.as_ref().map_err(|e| e.code.as_str())).collect();
    assert_eq!(codes, [Ok(&Saved::Added), Err("slug-taken"), Ok(&Saved::Added), Err("repeated")]);
    assert_eq!(rows::count::<domain::directory::model::Service>(&place.cx()).await.unwrap(), 2);
}

#[tokio::test]
async fn more_than_one_statement_can_carry_lands_whole() {
    let place = TestPlace::new().await;
    let many: Vec<_> = (0..1201).map(|n| ServiceBuilder::new(&format!("group-{n:04}")).build()).collect();
    let again = many.clone();
    let answers = place.system().act(|tx| async move { rows::save_all(&tx, &many, "test").await }).await.unwrap();
    assert!(answers.len() == 1201 && answers.iter().all(|a| *a == Ok(Saved::Added)));
    let answers = place.system().act(|tx| async move { rows::save_all(&tx, &again, "test").await }).await.unwrap();
    assert!(answers.iter().all(|a| *a == Ok(Saved::Unchanged)));
    assert_eq!(change::head(&place.cx()).await.unwrap(), 1201);

    let mut seen = 0;
    let mut after = None;
    loop {
        let part = rows::page::<domain::directory::model::Service>(&place.cx(), after, 500).await.unwrap();
        let Some(last) = part.last() else { break };
        after = Some(last.record.id);
        seen += part.len();
    }
    assert_eq!(seen, 1201);
}

#[tokio::test]
async fn a_withheld_location_with_an_address_in_its_record_is_refused() {
    let place = TestPlace::new().await;
    let leaky = LocationBuilder::new("quiet-house").with(|l| (l.withheld, l.address) = (true, "1 Lane".into())).build();
    let refused = place.system().act(|tx| async move { rows::save(&tx, &leaky, "test").await }).await.unwrap_err();
    assert!(matches!(refused, Error::Invalid(e) if e[0].code == "address-withheld"));
}
