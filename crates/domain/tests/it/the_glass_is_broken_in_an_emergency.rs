//! Break-glass: exactly who, a reason in words, three hours, looking only, one answer whatever was there, judged by
//! somebody of another line.

use domain::{
    Cx,
    account::{Live, Refusal},
    family::{
        self, Edit, PersonName, edit,
        glass::{self, Break, judge, waiting},
        guarded, show,
    },
};
use jiff::civil::date;
use kernel::{Actor, Error};
use policy::Verdict;
use testkit::{TestPlace, live};

fn ask(given: &str, family: &str, born: jiff::civil::Date) -> Break {
    Break {
        name: PersonName { given: given.into(), family: family.into() },
        born: Some(born),
        nhs_number: String::new(),
        reason: "missing-child".into(),
        words: "The school cannot find her and nobody answers.".into(),
    }
}

/// Opens it, having just shown who one is.
async fn open(cx: &Cx, ask: Break) -> Result<(), Error> {
    match glass::open(cx, &live(cx), ask).await {
        Ok(()) => Ok(()),
        Err(Refusal::Other(error)) => Err(error),
        Err(Refusal::ProveFirst) => panic!("shown just now"),
    }
}

#[tokio::test]
async fn it_is_opened_by_somebody_who_has_just_shown_who_they_are() {
    let place = TestPlace::demo().await;
    let tess = place.staff("tess");
    let long_ago = Live { proved_us: None, ..live(&tess) };
    let asked = glass::open(&tess, &long_ago, ask("Zara", "Example-Dale", date(2012, 10, 10))).await;
    assert!(matches!(asked, Err(Refusal::ProveFirst)));
    assert!(matches!(show(&tess, family::id(place.id, "person", "zara")).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn it_opens_for_three_hours_to_look_and_one_answer_is_given() {
    let place = TestPlace::demo().await;
    let zara = family::id(place.id, "person", "zara");
    let tess = place.staff("tess");
    assert!(matches!(show(&tess, zara).await, Err(Error::NotFound)));
    open(&tess, ask("Zara", "Example-Dale", date(2012, 10, 10))).await.unwrap();
    let seen = show(&tess, zara).await.unwrap();
    assert_eq!((seen.via, seen.may_edit), ("break-glass", false));
    assert!(seen.shown.equality.is_some() && seen.stays.iter().all(|stay| stay.address.is_none()), "not class 5");
    let change = Edit { id: zara, seen: seen.shown.version, who: seen.shown.who.unwrap() };
    assert!(matches!(edit(&tess, change).await, Err(Error::NotFound)));
    let later = place.at("2026-11-24T13:00[Europe/London]").with_actor(tess.actor.clone());
    assert!(matches!(show(&later, zara).await, Err(Error::NotFound)), "over after three hours");
    // Nobody of that name, a sealed record, and a record of one's own give the same answer and open nothing.
    open(&tess, ask("Nobody", "Example-None", date(2012, 10, 10))).await.unwrap();
    open(&tess, ask("Iris", "Example-Hush", date(1995, 5, 5))).await.unwrap();
    assert!(matches!(show(&tess, family::id(place.id, "person", "iris")).await, Err(Error::NotFound)));
    let priya = place.staff("priya");
    open(&priya, ask("Rani", "Example-Reed", date(1992, 2, 14))).await.unwrap();
    assert!(matches!(show(&priya, family::id(place.id, "person", "rani")).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn it_needs_a_reason_and_a_role() {
    let place = TestPlace::demo().await;
    let no_words =
        Break { words: " ".into(), reason: "because".into(), ..ask("Zara", "Example-Dale", date(2012, 10, 10)) };
    let Err(Error::Invalid(faults)) = open(&place.staff("tess"), no_words).await else { panic!() };
    assert_eq!(faults.iter().map(|f| f.field.as_str()).collect::<Vec<_>>(), ["reason", "words"]);
    for staff in ["hana", "grace", "adam", "dev", "harriet", "rosa"] {
        let asked = open(&place.staff(staff), ask("Zara", "Example-Dale", date(2012, 10, 10))).await;
        assert!(matches!(asked, Err(Error::NotFound)), "{staff}");
    }
}

#[tokio::test]
async fn another_line_judges_it_and_a_late_review_rests_the_right() {
    let place = TestPlace::demo().await;
    let tess = place.staff("tess");
    open(&tess, ask("Zara", "Example-Dale", date(2012, 10, 10))).await.unwrap();
    assert_eq!(waiting(&place.staff("miriam")).await.unwrap().len(), 0, "of the same line");
    let saira = place.staff("saira");
    let owed = waiting(&saira).await.unwrap();
    assert_eq!(owed.len(), 1);
    // Friday's first moment: two working days after Tuesday are over.
    let friday = |actor: &Actor| place.at("2026-11-27T00:00[Europe/London]").with_actor(actor.clone());
    open(&friday(&tess.actor), ask("Jo", "Example-Brook", date(2014, 5, 26))).await.unwrap();
    let jo = family::id(place.id, "person", "jo");
    assert!(matches!(show(&friday(&tess.actor), jo).await, Err(Error::NotFound)), "the right rests");
    judge(&friday(&saira.actor), owed[0].id, Verdict::Accepted).await.unwrap();
    let again = judge(&friday(&saira.actor), owed[0].id, Verdict::Accepted).await;
    assert!(matches!(again, Err(Error::Conflict(_))));
    open(&friday(&tess.actor), ask("Jo", "Example-Brook", date(2014, 5, 26))).await.unwrap();
    assert!(show(&friday(&tess.actor), jo).await.is_ok(), "given back by the review");
}

#[tokio::test]
async fn whoever_answers_for_a_record_learns_what_was_tried_and_nobody_else_does() {
    let place = TestPlace::demo().await;
    let iris = family::id(place.id, "person", "iris");
    assert_eq!(guarded::attempts(&place.staff("saira")).await.unwrap(), []);
    assert!(show(&place.staff("lena"), iris).await.is_err());
    let used = PersonName { given: "Iris".into(), family: "Example-Hush".into() };
    let who = family::Details { used, born: Some(date(1995, 5, 5)), ..family::Details::default() };
    let found = family::search(&place.staff("tess"), family::Wanted { who, address: None }).await.unwrap();
    assert_eq!(found, []);
    open(&place.staff("priya"), ask("Iris", "Example-Hush", date(1995, 5, 5))).await.unwrap();
    let tried = guarded::attempts(&place.staff("saira")).await.unwrap();
    let told: Vec<(&str, &str, bool)> = tried.iter().map(|t| (t.by.as_str(), t.action.as_str(), t.opened)).collect();
    let expected = [
        ("Priya Demo", "break-glass.open", false),
        ("Tess Demo", "person.match", false),
        ("Lena Demo", "person.read", false),
    ];
    assert_eq!(told, expected);
    assert!(tried.iter().all(|one| one.name == "Iris Example-Hush"));
    assert_eq!(guarded::attempts(&place.staff("lena")).await.unwrap(), []);
}

#[tokio::test]
async fn a_clock_that_steps_back_opens_nothing_again() {
    let place = TestPlace::demo().await;
    let (tess, zara) = (place.staff("tess"), family::id(place.id, "person", "zara"));
    open(&tess, ask("Zara", "Example-Dale", date(2012, 10, 10))).await.unwrap();
    show(&tess, zara).await.unwrap();
    let later = place.at("2026-11-24T13:00[Europe/London]").with_actor(tess.actor.clone());
    assert!(show(&later, zara).await.is_err(), "over");
    for _ in 0..3 {
        assert!(show(&tess, zara).await.is_err(), "and stays over when the clock goes back");
    }
}
