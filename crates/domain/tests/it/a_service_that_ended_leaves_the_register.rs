use data::{change, tables};
use domain::directory::{
    find::{Filter, find},
    model::Service,
    project,
    retire::{Retire, Retired, retire},
    rows::{self, BySlug},
    show::{Found, show},
};
use kernel::{Error, Id};
use sea_orm::EntityTrait;
use testkit::{ServiceBuilder, TestPlace};

fn ended(slug: &str, to: Option<&str>) -> Retire {
    Retire { slug: slug.into(), reason: "The funding ended".into(), to: to.map(str::to_owned) }
}

async fn place() -> TestPlace {
    let place = TestPlace::new().await;
    for slug in ["pottery", "clay", "kiln"] {
        place.save(&ServiceBuilder::new(slug).build()).await;
    }
    place
}

#[tokio::test]
async fn it_is_gone_from_pages_and_search_with_the_reason_kept_and_again_changes_nothing() {
    let place = place().await;
    let (cx, index) = (place.system(), place.index().await);
    assert_eq!(retire(&cx, ended("pottery", None)).await.unwrap(), Retired::Gone);
    assert!(matches!(show(&place.cx(), "pottery").await.unwrap(), Found::Gone(_)));
    project::catch_up(&cx, &index).await.unwrap();
    let left = find(&place.cx(), &index, Filter::default()).await.unwrap();
    assert_eq!(left.items.iter().map(|i| i.card.slug.as_str()).collect::<Vec<_>>(), ["clay", "kiln"]);
    let audit = tables::audit::Entity::find().all(cx.read()).await.unwrap();
    let deed = audit.iter().find(|a| a.action == "service.delete").unwrap();
    assert_eq!(
        (deed.target_id, deed.detail.as_str(), deed.actor.as_str()),
        (Id::derived(place.id, "service", "pottery").0, "The funding ended", "system:test")
    );
    let versions = tables::record_version::Entity::find().all(cx.read()).await.unwrap();
    assert!(versions.iter().any(|v| v.version == 2 && v.why == "The funding ended"));

    let (head, deeds) = (change::head(&cx).await.unwrap(), place.deeds().await.len());
    assert_eq!(retire(&cx, ended("pottery", None)).await.unwrap(), Retired::Already);
    assert_eq!((change::head(&cx).await.unwrap(), place.deeds().await.len()), (head, deeds));
}

#[tokio::test]
async fn its_address_leads_where_families_go_now() {
    let place = place().await;
    let cx = place.system();
    assert_eq!(retire(&cx, ended("pottery", Some("clay"))).await.unwrap(), Retired::Gone);
    assert_eq!(rows::by_slug::<Service>(&cx, "pottery").await.unwrap(), BySlug::Moved("clay".into()));
    assert_eq!(retire(&cx, ended("pottery", Some("clay"))).await.unwrap(), Retired::Already);
    assert_eq!(retire(&cx, ended("pottery", Some("kiln"))).await.unwrap(), Retired::Redirected);
    assert_eq!(show(&place.cx(), "pottery").await.unwrap(), Found::Moved("kiln".into()));
    let redirected = place.deeds().await.iter().filter(|d| *d == "service.redirect").count();
    assert_eq!(redirected, 2);
}

#[tokio::test]
async fn what_cannot_be_done_is_said_by_field_and_nothing_changes() {
    let place = place().await;
    let cx = place.system();
    let moves = vec![("old-pottery".to_owned(), "pottery".to_owned(), "CPS2024".to_owned())];
    cx.act(|tx| async move { rows::put_redirects(&tx, &moves).await }).await.unwrap();
    let head = change::head(&cx).await.unwrap();
    for (bad, field, code) in [
        (ended("nowhere", None), "slug", "unknown-code"),
        (ended("'; DROP TABLE record", None), "slug", "unknown-code"),
        (ended("old-pottery", None), "slug", "unknown-code"),
        (ended("pottery", Some("nowhere")), "to", "unknown-code"),
        (ended("pottery", Some("pottery")), "to", "unknown-code"),
        (Retire { reason: "  ".into(), ..ended("pottery", None) }, "reason", "required"),
        (Retire { reason: "x".repeat(501), ..ended("pottery", None) }, "reason", "too-long"),
    ] {
        let Err(Error::Invalid(faults)) = retire(&cx, bad.clone()).await else { panic!("done: {bad:?}") };
        assert_eq!((faults[0].field.as_str(), faults[0].code.as_str()), (field, code), "{bad:?}");
    }
    assert!(matches!(retire(&place.cx(), ended("pottery", None)).await, Err(Error::NotFound)), "the public may not");
    assert_eq!(change::head(&cx).await.unwrap(), head);
}
