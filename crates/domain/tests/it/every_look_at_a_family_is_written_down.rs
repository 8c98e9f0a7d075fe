//! Reads of class 2 and above and every refusal are in the audit before the answer, with who, as what, by which way,
//! for what, and how deep; a refusal and an absence are told apart there and nowhere else.

use data::tables::audit;
use domain::family::{self, Create, Created, Details, PersonName, create, show};
use jiff::civil::date;
use kernel::{Error, Id};
use sea_orm::{EntityTrait, QueryOrder};
use testkit::TestPlace;

async fn last(place: &TestPlace, how_many: usize) -> Vec<audit::Model> {
    let cx = place.cx();
    let mut rows = audit::Entity::find().order_by_desc(audit::Column::Seq).all(cx.read()).await.unwrap();
    rows.truncate(how_many);
    rows.reverse();
    rows
}

async fn length(place: &TestPlace) -> i64 {
    last(place, 1).await.first().map_or(0, |row| row.seq)
}

#[tokio::test]
async fn a_look_says_who_how_and_how_deep() {
    let place = TestPlace::demo().await;
    let amber = family::id(place.id, "person", "amber");
    let before = length(&place).await;
    show(&place.staff("lena"), amber).await.unwrap();
    let rows = last(&place, 2).await;
    assert_eq!(length(&place).await, before + 2, "one row for the person, one for how to reach them");
    let [person, contact] = rows.as_slice() else { panic!("two rows") };
    assert!(person.actor.starts_with("staff:") && person.target_id == amber.0);
    assert_eq!(
        (person.action.as_str(), person.via.as_str(), person.decision.as_str()),
        ("person.read", "relationship", "allow")
    );
    assert_eq!(
        (person.acting_role.as_str(), person.purpose.as_str(), person.fields_class),
        ("lead-practitioner", "family-support", 5)
    );
    assert_eq!((contact.action.as_str(), contact.fields_class), ("contact.read", 5));
    show(&place.staff("hana"), family::id(place.id, "person", "maya")).await.unwrap();
    assert_eq!(last(&place, 1).await[0].fields_class, 1);
}

#[tokio::test]
async fn a_refusal_and_an_absence_are_kept_and_look_alike() {
    let place = TestPlace::demo().await;
    let nobody = Id::derived(place.id, "person", "nobody");
    for (staff, person, why) in [
        ("tess", family::id(place.id, "person", "amber"), "no-way"),
        ("lena", family::id(place.id, "person", "iris"), "restricted"),
        ("priya", family::id(place.id, "person", "priya-herself"), "restricted"),
        ("adam", family::id(place.id, "person", "amber"), "administrator"),
        ("lena", nobody, "absent"),
    ] {
        let before = length(&place).await;
        assert!(matches!(show(&place.staff(staff), person).await, Err(Error::NotFound)));
        let rows = last(&place, 1).await;
        assert_eq!(length(&place).await, before + 1);
        assert_eq!((rows[0].decision.as_str(), rows[0].detail.as_str()), ("deny", why), "{staff}");
        assert_eq!(rows[0].target_id, person.0);
    }
    assert_eq!(data::audit::verify(&place.cx(), &[]).await.unwrap().finding, None, "the chain is whole");
}

#[tokio::test]
async fn nobody_is_written_down_twice_without_a_look() {
    let place = TestPlace::demo().await;
    let new = |given: &str, born| {
        let used = PersonName { given: given.into(), family: "Example-Brook".into() };
        Create { who: Details { used, born: Some(born), ..Details::default() }, ..Create::default() }
    };
    let again = new("Edna", date(1958, 1, 17));
    let Created::MayBeKnown(cards) = create(&place.staff("priya"), again.clone()).await.unwrap() else { panic!() };
    assert_eq!(cards[0].id, family::id(place.id, "person", "edna"));
    let other = Create { not_them: cards.iter().map(|card| card.id).collect(), ..again };
    let Created::Yes(id) = create(&place.staff("priya"), other).await.unwrap() else { panic!("she was looked at") };
    let seen = show(&place.staff("priya"), id).await.unwrap();
    assert_eq!(seen.shown.who.unwrap().used.whole(), "Edna Example-Brook");
    assert!(matches!(show(&place.staff("lena"), id).await, Err(Error::NotFound)), "nobody else works with her yet");

    let hidden = Create {
        who: Details {
            used: PersonName { given: "Iris".into(), family: "Example-Hush".into() },
            born: Some(date(1995, 5, 5)),
            ..Details::default()
        },
        ..Create::default()
    };
    let created = create(&place.staff("priya"), hidden).await.unwrap();
    assert!(matches!(created, Created::Yes(_)), "a sealed record answers as if it were not there");
    let attempts = last(&place, 5).await;
    assert!(
        attempts.iter().any(|row| row.action == "person.match" && row.detail == "hidden" && row.decision == "deny")
    );

    for staff in ["adam", "dev", "rosa", "ana", "vera"] {
        let tried = create(&place.staff(staff), new("New", date(2001, 1, 1))).await;
        assert!(matches!(tried, Err(Error::NotFound)), "{staff}: {tried:?}");
    }
    let future = create(&place.staff("priya"), new("", date(2031, 1, 1))).await;
    let Err(Error::Invalid(faults)) = future else { panic!("{future:?}") };
    assert_eq!(faults.iter().map(|f| f.field.as_str()).collect::<Vec<_>>(), ["given", "born"]);
}
