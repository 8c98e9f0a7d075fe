use data::tables;
use domain::directory::{
    dataset::{self, Cached, Put},
    vocabulary::{self, List},
};
use kernel::{Error, FieldError};
use sea_orm::EntityTrait;
use std::sync::Arc;
use testkit::TestPlace;

#[tokio::test]
async fn the_newest_accepted_version_is_in_force_and_the_old_ones_stay() {
    let place = TestPlace::new().await;
    let cx = place.system();
    let accept = |_: &str| Ok(());
    assert_eq!(dataset::put(&cx, "words", "one", accept).await.unwrap(), Put { version: 1, changed: true });
    assert_eq!(dataset::put(&cx, "words", "one", accept).await.unwrap(), Put { version: 1, changed: false });
    assert_eq!(dataset::put(&cx, "words", "two", accept).await.unwrap(), Put { version: 2, changed: true });
    let refuse = |_: &str| Err(vec![FieldError::new("topic", "unknown-code", "no")]);
    assert!(matches!(dataset::put(&cx, "words", "three", refuse).await, Err(Error::Invalid(_))));
    let active = dataset::active(&cx, "words").await.unwrap().unwrap();
    assert_eq!((active.version, active.text.as_str()), (2, "two"));
    let kept = tables::dataset::Entity::find().all(cx.read()).await.unwrap();
    assert_eq!(kept.iter().filter(|r| r.kind == "words").count(), 2);
    assert!(matches!(dataset::put(&place.cx(), "words", "four", accept).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_parsed_copy_is_made_once_a_version() {
    static LENGTHS: Cached<usize> = Cached::new("words");
    let place = TestPlace::new().await;
    let cx = place.system();
    assert!(LENGTHS.get(&cx, |t| Ok(t.len())).await.unwrap().is_none());
    dataset::put(&cx, "words", "four", |_| Ok(())).await.unwrap();
    let (version, first) = LENGTHS.get(&cx, |t| Ok(t.len())).await.unwrap().unwrap();
    let (_, second) = LENGTHS.get(&cx, |_| panic!("parsed again")).await.unwrap().unwrap();
    assert_eq!((version, *first), (1, 4));
    assert!(Arc::ptr_eq(&first, &second));
    dataset::put(&cx, "words", "sixsix", |_| Ok(())).await.unwrap();
    assert_eq!(LENGTHS.get(&cx, |t| Ok(t.len())).await.unwrap().map(|(v, n)| (v, *n)), Some((2, 6)));
}

#[tokio::test]
async fn one_list_of_codes_is_replaced_and_the_others_stay() {
    let place = TestPlace::new().await;
    let cx = place.system();
    let before = vocabulary::load(&cx).await.unwrap();
    assert_eq!(before.label(List::Modes, "group"), "Group");
    assert_eq!(before.stage_months("antenatal"), Some((Some(-9), Some(0))));
    assert_eq!(before.refuse(List::Topics, "nonsense", "topic").unwrap().code, "unknown-code");
    let modes = vocabulary::read_csv(List::Modes, "code,label\ngroup,Together\n").unwrap();
    vocabulary::put(&cx, [(List::Modes, modes)].into()).await.unwrap();
    let after = vocabulary::load(&place.cx()).await.unwrap();
    assert_eq!(after.label(List::Modes, "group"), "Together");
    assert_eq!(after.terms(List::Modes).len(), 1);
    assert_eq!(after.terms(List::Topics), before.terms(List::Topics));
}
