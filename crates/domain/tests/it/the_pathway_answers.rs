use data::tables;
use domain::{
    Cx,
    directory::{log, project},
    pathway::{self, Answers},
    sets,
};
use kernel::Error;
use platform::search::Indexes;
use sea_orm::EntityTrait;
use testkit::TestPlace;

/// The demonstration place with its index.
pub struct Demo {
    /// As the public.
    pub cx: Cx,
    /// Filled.
    pub index: Indexes,
    place: TestPlace,
}

impl Demo {
    pub async fn new() -> Self {
        let place = TestPlace::demo().await;
        let index = Indexes::in_memory();
        project::rebuild(&place.system(), &index).await.unwrap();
        Self { cx: place.cx(), index, place }
    }
}

fn words(words: &str) -> Answers {
    Answers { words: words.into(), ..Answers::default() }
}

#[tokio::test]
async fn the_same_answers_give_the_same_plan_and_the_log_holds_no_words() {
    let demo = Demo::new().await;
    let answers = Answers { near: Some("ZZ1 0TJ".into()), ..words("my 6 year old keeps wetting the bed") };
    let (plan, look) = pathway::make(&demo.cx, &demo.index, &answers).await.unwrap();
    log::write(&demo.cx, vec![look]).await.unwrap();
    assert_eq!(pathway::again(&demo.cx, &demo.index, &answers).await.unwrap(), plan);
    assert_eq!((plan.gaps[0].topic.as_str(), plan.rules_version), ("bed-wetting", 1));

    let looks = tables::search_log::Entity::find().all(demo.cx.read()).await.unwrap();
    assert_eq!(looks.len(), 1);
    let look = format!("{looks:?}").to_lowercase();
    assert!(look.contains("bed-wetting") && look.contains("pathway") && look.contains("zz1"));
    assert!(!look.contains("keeps") && !look.contains("0tj"));
}

#[tokio::test]
async fn the_log_keeps_ages_and_groups_as_a_search_does() {
    let demo = Demo::new().await;
    let (_, look) = pathway::make(&demo.cx, &demo.index, &words("my autistic son is 4")).await.unwrap();
    let kept = |name: &str| look.facts.filters.get(name).cloned().unwrap_or_default();
    assert_eq!((kept("age_months"), kept("stage")), (vec!["48".to_owned()], vec!["preschool".to_owned()]));
    assert_eq!(kept("group"), ["autism-families"]);
    let (_, look) = pathway::make(&demo.cx, &demo.index, &words("19 pregnant first baby")).await.unwrap();
    assert_eq!(look.facts.filters.get("expecting").map(Vec::len), Some(1));
}

#[tokio::test]
async fn a_whole_postcode_becomes_its_area_and_a_wrong_one_is_named_with_the_other_faults() {
    let demo = Demo::new().await;
    let mut near = Answers { near: Some("zz10tj".into()), ..Answers::default() };
    pathway::check(&demo.cx, &mut near).await.unwrap();
    assert_eq!(near.near.as_deref(), Some("ZZ1"));

    let mut wrong = Answers { near: Some("nowhere at all".into()), stage: Some("teen".into()), ..Answers::default() };
    let Err(Error::Invalid(faults)) = pathway::check(&demo.cx, &mut wrong).await else { panic!("it passed") };
    let faults: Vec<_> = faults.iter().map(|f| (f.field.as_str(), f.code.as_str())).collect();
    assert_eq!(faults, [("near", "postcode-malformed"), ("stage", "unknown-code")]);
}

#[tokio::test]
async fn rules_that_fail_their_own_tests_are_refused_and_the_old_ones_stay() {
    let demo = Demo::new().await;
    let text = include_str!("../../../../demo/pathway/rules.toml");
    let broken = text.replace("never = [\"separation-conflict\", \"family-relationships\"]", "never = []");
    let Err(Error::Invalid(faults)) = sets::put(&demo.place.system(), "rules", &broken).await else { panic!("taken") };
    assert!(faults.iter().all(|f| f.code == "test-failed" && f.field.contains("abuse")), "{faults:?}");
    assert!(matches!(sets::put(&demo.cx, "rules", text).await, Err(Error::NotFound)), "the public may not");

    let gentler = text.replace("version = 1", "version = 2").replace("near = 3\n", "near = 1\n");
    let put = sets::put(&demo.place.system(), "rules", &gentler).await.unwrap();
    let plan = pathway::again(&demo.cx, &demo.index, &words("my 6 year old keeps wetting the bed")).await.unwrap();
    assert_eq!(plan.rules_version, put.version);
}

#[tokio::test]
async fn rules_whose_danger_leads_to_no_line_of_the_place_are_refused() {
    let demo = Demo::new().await;
    let text = include_str!("../../../../demo/pathway/rules.toml");
    let nobody = text.replace("\"housing-out-of-hours\"", "\"housing-by-night\"");
    let Err(Error::Invalid(faults)) = sets::put(&demo.place.system(), "rules", &nobody).await else { panic!("taken") };
    let faults: Vec<_> = faults.iter().map(|f| (f.field.as_str(), f.code.as_str())).collect();
    assert_eq!(faults, [("urgent.contacts", "unknown-code")]);
}

#[tokio::test]
async fn nowhere_to_sleep_leads_to_the_housing_line_and_a_worry_about_housing() {
    let demo = Demo::new().await;
    for said in ["we have nowhere to sleep tonight", "me and the kids are homeless tonight", "been thrown out tonight"]
    {
        let plan = pathway::again(&demo.cx, &demo.index, &words(said)).await.unwrap();
        let kinds: Vec<_> = plan.urgent.iter().map(|u| u.kind.as_str()).collect();
        assert_eq!(kinds, ["no-bed-tonight"], "{said}");
        assert_eq!(plan.urgent[0].contacts, ["housing-day", "housing-out-of-hours", "childline"], "{said}");
        assert!(plan.understood.topics.iter().any(|t| t == "housing"), "{said}: {:?}", plan.understood);
    }
    let both = words("my partner hit me and i have nowhere to sleep tonight");
    let plan = pathway::again(&demo.cx, &demo.index, &both).await.unwrap();
    assert_eq!(plan.urgent[0].kind, "domestic-abuse");
    assert_eq!(plan.urgent.last().map(|u| u.kind.as_str()), Some("no-bed-tonight"));
}

#[tokio::test]
async fn hostile_words_are_only_words() {
    let demo = Demo::new().await;
    for text in [
        "'; DROP TABLE record; --",
        "<script>alert(1)</script>",
        "\u{202e}\u{0}\u{feff}",
        "🍼🍼🍼",
        "999999999999 year old",
    ] {
        let plan = pathway::again(&demo.cx, &demo.index, &words(text)).await.unwrap();
        assert!(plan.steps.len() <= 7 && !plan.ask.name.is_empty(), "{text}");
    }
}

#[tokio::test]
async fn before_any_questions_or_rules_there_is_an_honest_answer() {
    let place = TestPlace::new().await;
    let index = Indexes::in_memory();
    assert!(matches!(pathway::ask(&place.cx()).await, Err(Error::Unavailable(_))));
    let refused = pathway::again(&place.cx(), &index, &Answers::default()).await;
    assert!(matches!(refused, Err(Error::Unavailable(_))));
    let demo = Demo::new().await;
    assert_eq!(pathway::ask(&demo.cx).await.unwrap().questions.len(), 5);
}
