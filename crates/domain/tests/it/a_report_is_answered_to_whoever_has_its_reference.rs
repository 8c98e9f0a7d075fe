use domain::{
    directory::feedback::{self, Report},
    upkeep::reports,
};
use kernel::{Error, Id};
use testkit::TestPlace;

const MINE: &str = "carriers-of-hope-baby-bundles-lets-play";

async fn report(place: &TestPlace, slug: &str) -> (String, Id) {
    let report = Report { slug: slug.into(), topic: "closed".into(), text: "It shut on Monday.".into() };
    let reference = feedback::report(&place.cx(), "key", report).await.unwrap();
    let all = reports::list(&place.staff("rosa")).await.unwrap();
    let id = all.iter().find(|r| r.reference == reference).unwrap().id;
    (reference, id)
}

#[tokio::test]
async fn the_reporter_learns_what_was_done_without_an_account() {
    let place = TestPlace::demo().await;
    let (reference, id) = report(&place, MINE).await;
    let told = reports::told(&place.cx(), &reference).await.unwrap();
    assert_eq!(told.answer, None);
    assert!(told.name.contains("Carriers of Hope"));

    reports::answer(&place.staff("vera"), id, "changed", "Thank you. We put the new day in.").await.unwrap();
    let told = reports::told(&place.cx(), &reference.to_lowercase()).await.unwrap().answer.unwrap();
    assert_eq!((told.outcome.as_str(), told.words.as_str()), ("changed", "Thank you. We put the new day in."));
    assert_eq!(told.by, "", "staff are not named to the public");
    let again = reports::answer(&place.staff("rosa"), id, "changed", "Again.").await;
    assert!(matches!(again, Err(Error::Conflict(_))));
    let listed = reports::list(&place.staff("vera")).await.unwrap();
    assert_eq!(listed.last().unwrap().answer.as_ref().unwrap().by, "Vera Demo");
    assert!(listed[0].answer.is_none(), "those without an answer come first");
}

#[tokio::test]
async fn reports_on_others_entries_are_not_a_providers() {
    let place = TestPlace::demo().await;
    let (_, id) = report(&place, "baby-buddy-app").await;
    let vera = place.staff("vera");
    assert!(reports::list(&vera).await.unwrap().iter().all(|r| r.id != id));
    for cx in [vera, place.cx(), place.staff("lena")] {
        assert!(matches!(reports::answer(&cx, id, "changed", "x").await, Err(Error::NotFound)));
    }
    assert!(matches!(reports::list(&place.cx()).await, Err(Error::NotFound)));
    let rosa = place.staff("rosa");
    for (outcome, words, field) in [("fixed", "x", "outcome"), ("changed", " ", "words")] {
        let Err(Error::Invalid(e)) = reports::answer(&rosa, id, outcome, words).await else { panic!("taken") };
        assert_eq!(e[0].field, field);
    }
    for torn in ["", "AAAAAAAA", "00000000000"] {
        assert!(matches!(reports::told(&place.cx(), torn).await, Err(Error::NotFound)), "{torn}");
    }
}
