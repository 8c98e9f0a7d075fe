use data::tables;
use domain::directory::{
    feedback::{self, Report},
    log::{self, Channel, Facts, Look},
    shortlist,
};
use kernel::{Error, random::read_code};
use sea_orm::EntityTrait;
use testkit::{ServiceBuilder, TestPlace};

fn report(topic: &str, text: &str) -> Report {
    Report { slug: "baby-massage".into(), topic: topic.into(), text: text.into() }
}

#[tokio::test]
async fn a_report_sent_twice_is_kept_once_with_one_reference() {
    let place = TestPlace::new().await;
    place.save(&ServiceBuilder::new("baby-massage").build()).await;
    let cx = place.cx();
    let first = feedback::report(&cx, "key-1", report("closed", "It shut in May\0")).await.unwrap();
    let again = feedback::report(&cx, "key-1", report("closed", "It shut in May\0")).await.unwrap();
    assert_eq!(first, again);
    assert!(read_code(&first).is_some());
    let rows = tables::feedback::Entity::find().all(cx.read()).await.unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (rows[0].topic.as_str(), rows[0].words.as_str(), rows[0].state.as_str()),
        ("closed", "It shut in May", "new")
    );
    let audit = tables::audit::Entity::find().all(cx.read()).await.unwrap();
    assert!(audit.iter().any(|a| a.action == "feedback.report" && a.actor == "public"));
}

#[tokio::test]
async fn a_report_that_cannot_be_kept_says_why_by_field() {
    let place = TestPlace::new().await;
    place.save(&ServiceBuilder::new("baby-massage").build()).await;
    for (bad, field, code) in [
        (report("spam", "x"), "topic", "unknown-code"),
        (report("closed", &"x".repeat(2001)), "text", "too-long"),
        (report("other", "  "), "text", "required"),
    ] {
        let Err(Error::Invalid(e)) = feedback::report(&place.cx(), "k", bad).await else { panic!("kept") };
        assert_eq!((e[0].field.as_str(), e[0].code.as_str()), (field, code));
    }
    let nowhere = Report { slug: "nowhere".into(), ..report("closed", "") };
    assert!(matches!(feedback::report(&place.cx(), "k", nowhere).await, Err(Error::NotFound)));
    assert!(tables::feedback::Entity::find().all(place.cx().read()).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_list_opens_by_its_code_until_its_last_day() {
    let place = TestPlace::new().await;
    let cx = place.cx();
    let slugs = vec!["b".to_owned(), "a".to_owned()];
    let code = shortlist::save(&cx, "k", slugs.clone()).await.unwrap();
    assert_eq!(shortlist::save(&cx, "k", slugs.clone()).await.unwrap(), code);
    let saved = shortlist::open(&cx, &code).await.unwrap();
    assert_eq!((saved.slugs, saved.until.to_string().as_str()), (slugs, "2027-02-22"));
    let later = place.at("2027-02-23T10:00[Europe/London]");
    assert!(matches!(shortlist::open(&later, &code).await, Err(Error::NotFound)));
    assert!(matches!(shortlist::open(&cx, "NOTACODE").await, Err(Error::NotFound)));
    for bad in [vec![], vec!["A B".to_owned()], vec!["a".to_owned(); 51]] {
        assert!(matches!(shortlist::save(&cx, "other", bad).await, Err(Error::Invalid(_))));
    }

    assert!(matches!(shortlist::purge(&later).await, Err(Error::NotFound)));
    let job = later.with_actor(kernel::Actor::system("purge"));
    assert_eq!((shortlist::purge(&job).await.unwrap(), shortlist::purge(&job).await.unwrap()), (1, 0));
}

#[tokio::test]
async fn a_look_keeps_codes_the_hour_and_a_coarse_area_only() {
    let place = TestPlace::new().await;
    let cx = place.at("2026-11-24T10:42:17[Europe/London]");
    let facts = Facts {
        topics: vec!["behaviour".into(), "my son Sam hits me".into()],
        filters: [("mode".to_owned(), vec!["group".to_owned()])].into(),
        gaps: vec!["bed-wetting".into()],
    };
    let named = Look::new(&cx, Channel::Search, facts, "ZZ1", 3);
    let placed = Look::new(&cx, Channel::Pathway, Facts::default(), "ZZ1 0TJ", 0);
    log::write(&cx, vec![named, placed]).await.unwrap();
    let mut looks = log::since(&cx, 0).await.unwrap();
    looks.sort_by_key(|l| l.results);
    assert_eq!(looks[1].at_us, "2026-11-24T10:00:00Z".parse::<jiff::Timestamp>().unwrap().as_microsecond());
    assert_eq!((looks[1].channel, looks[1].area.as_str(), looks[1].results), (Channel::Search, "ZZ1", 3));
    assert_eq!(looks[1].facts.topics, ["behaviour"]);
    assert_eq!(looks[1].facts.filters["mode"], ["group"]);
    assert_eq!((looks[0].channel, looks[0].area.as_str()), (Channel::Pathway, ""));
    let rows = tables::search_log::Entity::find().all(cx.read()).await.unwrap();
    assert!(!format!("{rows:?}").contains("Sam") && !format!("{rows:?}").contains("0TJ"));
}
