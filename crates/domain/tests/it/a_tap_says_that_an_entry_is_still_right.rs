use data::job::JobTable;
use domain::{
    directory::{freshness::Rung, model::Service, rows},
    notify,
    upkeep::{confirm, entries, remind},
};
use kernel::{Error, jobs::JobQueue};
use testkit::TestPlace;

const MINE: &str = "carriers-of-hope-baby-bundles-lets-play";

async fn rung(place: &TestPlace) -> Rung {
    let found = rows::many_by_slug::<Service>(&place.cx(), &[MINE.to_owned()]).await.unwrap();
    Rung::on(&found[0].record.review, place.cx().clock.today())
}

#[tokio::test]
async fn one_tap_signed_in_makes_it_fresh() {
    let place = TestPlace::demo().await;
    let vera = place.staff("vera");
    assert_eq!(rung(&place).await, Rung::NeverReviewed);
    let due =
        |desk: &entries::Desk| desk.mine.iter().flat_map(|k| &k.entries).find(|e| e.slug == MINE).unwrap().due.clone();
    assert!(due(&entries::desk(&vera).await.unwrap()).contains(&entries::Due::Review));
    confirm::still_right(&vera, MINE).await.unwrap();
    assert_eq!(rung(&place).await, Rung::Fresh);
    assert!(!due(&entries::desk(&vera).await.unwrap()).contains(&entries::Due::Review));
    for cx in [place.cx(), place.staff("lena")] {
        assert!(matches!(confirm::still_right(&cx, MINE).await, Err(Error::NotFound)));
    }
    assert!(matches!(confirm::still_right(&vera, "baby-buddy-app").await, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_link_says_it_once_without_signing_in() {
    let place = TestPlace::demo().await;
    let secret = confirm::link(&place.staff("vera"), MINE).await.unwrap();
    assert!(matches!(confirm::link(&place.cx(), MINE).await, Err(Error::NotFound)));
    let anyone = place.cx();
    assert_eq!(confirm::asked(&anyone, &secret).await.unwrap().slug, MINE);
    assert_eq!(rung(&place).await, Rung::NeverReviewed, "opening it says nothing");
    confirm::by_link(&anyone, &secret).await.unwrap();
    assert_eq!(rung(&place).await, Rung::Fresh);
    assert!(matches!(confirm::by_link(&anyone, &secret).await, Err(Error::NotFound)), "once");
    assert!(matches!(confirm::asked(&anyone, &secret).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_link_ends_and_no_guess_opens_it() {
    let place = TestPlace::demo().await;
    let secret = confirm::link(&place.staff("vera"), MINE).await.unwrap();
    let later = place.at("2026-12-24T10:00[Europe/London]");
    assert!(matches!(confirm::by_link(&later, &secret).await, Err(Error::NotFound)));
    for guess in ["", "00", &secret[1..], &secret.to_uppercase()] {
        assert!(matches!(confirm::asked(&place.cx(), guess).await, Err(Error::NotFound)), "{guess}");
    }
    let rows =
        <data::tables::confirm_link::Entity as sea_orm::EntityTrait>::find().all(place.cx().read()).await.unwrap();
    assert!(!format!("{rows:?}").contains(&secret), "only its digest is kept");
}

#[tokio::test]
async fn keepers_are_told_once_on_each_rung_and_anew_after_somebody_looked() {
    let place = TestPlace::demo().await;
    JobTable(place.system()).claim(notify::QUEUE, 50).await.unwrap();
    let later = |moment: &str| place.at(moment).with_actor(place.system().actor);
    let today = place.system();
    assert!(matches!(remind::run(&place.cx()).await, Err(Error::NotFound)));
    assert_eq!(remind::run(&today).await.unwrap(), 1, "two entries, one keeper, one message");
    assert_eq!(remind::run(&today).await.unwrap(), 0, "once");
    let jobs = JobTable(place.system()).claim(notify::QUEUE, 50).await.unwrap();
    let letters: Vec<_> = jobs.iter().map(|job| notify::due(&today, job)).collect();
    assert_eq!(letters.len(), 1);
    for letter in letters {
        let letter = letter.await.unwrap().unwrap();
        assert_eq!((letter.to.as_str(), letter.notice), ("vera.demo@example.org", notify::Notice::ReviewDue));
    }
    confirm::still_right(&place.staff("vera"), MINE).await.unwrap();
    assert_eq!(remind::run(&today).await.unwrap(), 0);
    for (moment, told) in [
        ("2027-11-23T10:00[Europe/London]", 0),
        ("2027-11-24T10:00[Europe/London]", 1),
        ("2027-12-24T10:00[Europe/London]", 0),
        ("2028-02-24T10:00[Europe/London]", 1),
        ("2028-05-24T10:00[Europe/London]", 1),
        ("2028-08-24T10:00[Europe/London]", 0),
    ] {
        assert_eq!(remind::run(&later(moment)).await.unwrap(), told, "{moment}");
    }
}
