//! What somebody may do is looked up in the transaction of each action: a role given, ended or not yet begun, and an
//! account that is gone, count at once.

use domain::access::{Action, Role, authorise_staff, principal};
use kernel::{Actor, Error, Id};
use policy::Principal;
use testkit::TestPlace;

async fn may(place: &TestPlace, slug: &str, action: Action) -> bool {
    let cx = place.staff(slug);
    match cx.act(|tx| async move { authorise_staff(&tx, action).await.map(drop) }).await {
        Ok(()) => true,
        Err(Error::NotFound) => false,
        Err(other) => panic!("{other}"),
    }
}

#[tokio::test]
async fn someone_stands_in_every_role() {
    let place = TestPlace::demo().await;
    let mut missing: Vec<Role> = Role::ALL.to_vec();
    for slug in
        ["tess", "lena", "priya", "grace", "hana", "marcus", "saira", "harriet", "dev", "rosa", "vera", "ana", "adam"]
    {
        let cx = place.staff(slug);
        let Principal::Staff(staff) = principal(&cx, cx.read()).await.expect("staff") else { panic!("{slug}") };
        missing.retain(|role| staff.assignments.iter().all(|a| a.role != *role));
    }
    assert_eq!(missing, []);
}

#[tokio::test]
async fn a_role_that_ends_ends_at_once_and_whoever_left_is_nobody() {
    let place = TestPlace::demo().await;
    assert!(may(&place, "rosa", Action::ReviewRegister).await);
    assert!(!may(&place, "vera", Action::ReviewRegister).await, "a provider reviews nothing");
    let now = place.cx().now_us();
    place.run(&format!("UPDATE assignment SET to_us = {now} WHERE role = 'register-editor'")).await.unwrap();
    assert!(!may(&place, "rosa", Action::ReviewRegister).await);

    assert!(may(&place, "dev", Action::ReadAudit).await);
    place.run(&format!("UPDATE staff SET left_us = {now} WHERE slug = 'dev'")).await.unwrap();
    assert!(!may(&place, "dev", Action::ReadAudit).await);
}

#[tokio::test]
async fn nobody_else_is_staff() {
    let place = TestPlace::demo().await;
    let stranger = place.cx().with_actor(Actor::Staff { id: Id::derived(place.id, "staff", "nobody") });
    assert!(matches!(principal(&stranger, stranger.read()).await, Err(Error::NotFound)));
    assert!(matches!(principal(&place.system(), place.system().read()).await, Err(Error::NotFound)));
    assert_eq!(principal(&place.cx(), place.cx().read()).await.expect("the public"), Principal::Public);
}
