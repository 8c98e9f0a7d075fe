use domain::directory::{project, topics};
use platform::search::Indexes;
use testkit::{ServiceBuilder, TestPlace, time};

#[tokio::test]
async fn services_stand_at_the_level_they_begin_in_person_first() {
    let place = TestPlace::new().await;
    let behaviour = |slug: &str| ServiceBuilder::new(slug).topic("behaviour");
    for service in [
        behaviour("an-app").mode("app"),
        behaviour("the-group").mode("group"),
        behaviour("extra-help").level("targeted", &[3, 2]),
        behaviour("unlevelled").level("specialist", &[]),
        behaviour("hidden").with(|s| s.visibility.invisible = true),
        ServiceBuilder::new("other").topic("sleep"),
    ] {
        place.save(&service.build()).await;
    }
    let index = Indexes::in_memory();
    project::rebuild(&place.system(), &index).await.unwrap();

    let page = topics::topic(&place.cx(), &index, "behaviour").await.unwrap().unwrap();
    let levels: Vec<(&str, Vec<&str>)> = page
        .levels
        .iter()
        .map(|(level, there)| (level.code.as_str(), there.iter().map(|e| e.service.slug.as_str()).collect()))
        .collect();
    let expected =
        [("1", vec!["the-group", "an-app"]), ("2", vec!["extra-help"]), ("3", vec![]), ("4", vec!["unlevelled"])];
    assert_eq!(levels, expected);
    assert_eq!(page.total, 4);
    assert!(
        page.related.iter().all(|t| t.code != "behaviour" && t.attribute("group") == page.topic.attribute("group"))
    );
    assert!(topics::topic(&place.cx(), &index, "nothing").await.unwrap().is_none());
}

#[tokio::test]
async fn a_stage_names_what_there_is_for_it_and_antenatal_times_stand_in_one_table() {
    use domain::directory::model::Day;
    let place = TestPlace::new().await;
    let antenatal = |slug: &str| ServiceBuilder::new(slug).topic("pregnancy-birth").ages(-9, 0);
    let evening = vec![time(Day::Thu, "18:00", "20:00")];
    let morning = vec![time(Day::Mon, "09:00", "10:00")];
    let office = vec![time(Day::Mon, "09:00", "17:00")];
    for service in [
        antenatal("late-class").with(|s| s.times = evening),
        antenatal("early-class").with(|s| s.times = morning),
        antenatal("untimed-class"),
        antenatal("one-nurse").with(|s| {
            s.modes = vec!["home_visit".into()];
            s.times = office;
        }),
        ServiceBuilder::new("teen-course").topic("behaviour").ages(132, 228),
    ] {
        place.save(&service.build()).await;
    }
    let index = Indexes::in_memory();
    project::rebuild(&place.system(), &index).await.unwrap();

    let table = topics::antenatal(&place.cx(), &index).await.unwrap();
    assert_eq!(table.lines.iter().map(|l| l.slug.as_str()).collect::<Vec<_>>(), ["early-class", "late-class"]);
    assert_eq!(table.not_stated.iter().map(|e| e.service.slug.as_str()).collect::<Vec<_>>(), ["untimed-class"]);
    assert_eq!(table.others.iter().map(|e| e.service.slug.as_str()).collect::<Vec<_>>(), ["one-nurse"]);
    let stage = topics::stage(&place.cx(), &index, "antenatal").await.unwrap().unwrap();
    assert_eq!(stage.topics.iter().map(|(t, n)| (t.code.as_str(), *n)).collect::<Vec<_>>(), [("pregnancy-birth", 4)]);
    assert_eq!(stage.total, 4);
}
