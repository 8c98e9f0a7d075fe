use data::tables;
use domain::pathway::{self, Kind, Plan, Step};
use kernel::Error;
use sea_orm::EntityTrait;
use testkit::TestPlace;

fn plan(rules_version: i64) -> Plan {
    let step = Step {
        order: 1,
        kind: Kind::Now,
        slug: "baby-buddy-app".into(),
        name: "Baby Buddy".into(),
        summary: String::new(),
        reasons: vec![],
        fit: Default::default(),
        wait: None,
        join: Default::default(),
        alternative: None,
    };
    Plan { steps: vec![step], rules_version, ..Plan::default() }
}

#[tokio::test]
async fn it_opens_however_the_code_is_typed_and_a_wrong_code_is_simply_not_there() {
    let place = TestPlace::new().await;
    let cx = place.cx();
    let saved = pathway::save(&cx, "k1", &plan(3)).await.unwrap();
    assert_eq!(saved.until.to_string(), "2027-02-22");

    let typed = format!(" {}-{} ", saved.code[..4].to_lowercase(), &saved.code[4..]);
    let kept = pathway::open(&cx, &typed).await.unwrap();
    assert_eq!((kept.plan, kept.made.to_string()), (plan(3), "2026-11-24".to_owned()));

    let last = if saved.code.ends_with('0') { '1' } else { '0' };
    let mistyped = format!("{}{last}", &saved.code[..7]);
    for wrong in [mistyped.as_str(), "00000000", "", "⚠️", "a very long code that nobody was ever given"] {
        assert!(matches!(pathway::open(&cx, wrong).await, Err(Error::NotFound)), "{wrong}");
    }
    let elsewhere = cx.with_place(kernel::PlaceId::derived("leeds"));
    assert!(matches!(pathway::open(&elsewhere, &saved.code).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn sent_twice_it_is_kept_once_and_the_audit_does_not_hold_the_code() {
    let place = TestPlace::new().await;
    let cx = place.cx();
    let first = pathway::save(&cx, "k1", &plan(3)).await.unwrap();
    assert_eq!(pathway::save(&cx, "k1", &plan(3)).await.unwrap(), first);
    let other = pathway::save(&cx, "k1", &plan(4)).await.unwrap_err();
    assert!(matches!(other, Error::Invalid(e) if e[0].code == "key-reused"));
    assert_eq!(tables::saved::Entity::find().all(cx.read()).await.unwrap().len(), 1);

    let deeds = tables::audit::Entity::find().all(cx.read()).await.unwrap();
    let saves: Vec<_> = deeds.iter().filter(|d| d.action == "plan.save").collect();
    assert_eq!(saves.len(), 1);
    assert!(!format!("{saves:?}").contains(&first.code));
}

#[tokio::test]
async fn after_ninety_days_it_is_gone_and_the_purge_takes_only_what_is_over() {
    let place = TestPlace::new().await;
    let saved = pathway::save(&place.cx(), "k1", &plan(3)).await.unwrap();
    let later = place.at("2027-02-20T09:00[Europe/London]");
    let younger = pathway::save(&later, "k2", &plan(3)).await.unwrap();
    assert!(pathway::open(&later, &saved.code).await.is_ok());

    let over = place.at("2027-02-23T09:00[Europe/London]");
    assert!(matches!(pathway::open(&over, &saved.code).await, Err(Error::NotFound)));
    assert!(matches!(pathway::purge(&over).await, Err(Error::NotFound)), "only Hearth's own jobs may");
    let system = over.with_actor(place.system().actor);
    assert_eq!(pathway::purge(&system).await.unwrap(), 1);
    assert_eq!(pathway::purge(&system).await.unwrap(), 0);
    assert!(pathway::open(&over, &younger.code).await.is_ok());
}
