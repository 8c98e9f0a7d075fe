//! Records of the demonstration families, as each member of staff meets them: opened as far as their work with the
//! person goes, and otherwise not there.

use domain::family::{self, Details, PersonName, Wanted, list, search, show};
use jiff::civil::date;
use kernel::{Error, Id};
use testkit::TestPlace;

fn id(place: &TestPlace, slug: &str) -> Id {
    family::id(place.id, "person", slug)
}

async fn sees(place: &TestPlace, staff: &str, person: &str) -> bool {
    match show(&place.staff(staff), id(place, person)).await {
        Ok(_) => true,
        Err(Error::NotFound) => false,
        Err(other) => panic!("{staff} {person}: {other}"),
    }
}

#[tokio::test]
async fn each_opens_what_their_work_opens_and_nothing_else() {
    let place = TestPlace::demo().await;
    for (staff, person, opens) in [
        ("lena", "amber", true),
        ("priya", "amber", true),
        ("marcus", "amber", true),
        ("priya", "carl", false),
        ("lena", "nadia", false),
        ("paul", "nadia", true),
        ("harriet", "maya", true),
        ("harriet", "amber", false),
        ("hana", "maya", true),
        ("hana", "amber", false),
        ("tess", "amber", false),
        ("adam", "amber", false),
        ("dev", "amber", false),
        ("rosa", "amber", false),
        ("olu", "amber", false),
        // A sealed record: only its guardian, whatever the team.
        ("saira", "iris", true),
        ("lena", "iris", false),
        ("marcus", "iris", false),
        // Herself, and her sister, whose team she is in.
        ("priya", "priya-herself", false),
        ("priya", "rani", false),
        ("priya", "dev-rani", false),
        ("lena", "rani", true),
    ] {
        assert_eq!(sees(&place, staff, person).await, opens, "{staff} {person}");
    }
    assert!(matches!(show(&place.cx(), id(&place, "amber")).await, Err(Error::NotFound)), "the public");
    assert!(matches!(show(&place.staff("lena"), id(&place, "nobody")).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn the_list_is_what_each_record_answers() {
    let place = TestPlace::demo().await;
    let people = [
        "amber",
        "carl",
        "finn",
        "bea",
        "edna",
        "edna-at-the-hub",
        "kim",
        "jo",
        "nadia",
        "tom",
        "imran",
        "zara",
        "leo",
        "priya-herself",
        "rani",
        "dev-rani",
        "iris",
        "sol",
        "maya",
        "baby-finch",
        "dan-vale",
        "dan-vale-younger",
        "isla",
        "ivy",
    ];
    for staff in ["lena", "priya", "marcus", "paul", "harriet", "hana", "grace", "saira", "tess", "adam", "dev", "olu"]
    {
        let listed: Vec<Id> = list(&place.staff(staff)).await.unwrap().into_iter().map(|one| one.id).collect();
        for person in people {
            assert_eq!(listed.contains(&id(&place, person)), sees(&place, staff, person).await, "{staff} {person}");
        }
    }
}

#[tokio::test]
async fn fields_open_by_class() {
    let place = TestPlace::demo().await;
    let lead = show(&place.staff("lena"), id(&place, "amber")).await.unwrap();
    assert_eq!(lead.shown.who.as_ref().unwrap().used.whole(), "Amber Example-Rowan");
    assert!(lead.stays.iter().all(|stay| stay.address.is_some()) && lead.shown.flags.is_some());
    assert_eq!(lead.contacts.as_ref().map(Vec::len), Some(2));
    assert!(lead.may_edit && lead.via == "relationship");
    let beside = show(&place.staff("priya"), id(&place, "amber")).await.unwrap();
    assert!(beside.stays.iter().all(|stay| stay.address.is_none()), "where they live is class 5");
    assert!(beside.shown.equality.is_some() && beside.shown.school.is_none());
    let desk = show(&place.staff("hana"), id(&place, "maya")).await.unwrap();
    assert!(desk.shown.who.is_some() && desk.shown.identifiers.is_none() && desk.contacts.is_none());
    assert!(desk.workers.is_empty() && desk.shown.equality.is_none() && desk.shown.flags.is_none());
}

#[tokio::test]
async fn relatives_who_may_not_be_seen_are_not_there() {
    let place = TestPlace::demo().await;
    let whole = show(&place.staff("lena"), id(&place, "bea")).await.unwrap();
    assert_eq!(whole.relatives.len(), 3, "both parents and the brother");
    let part = show(&place.staff("priya"), id(&place, "bea")).await.unwrap();
    let names: Vec<String> = part.relatives.iter().map(|one| one.who.used.whole()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(!names.iter().any(|name| name.starts_with("Carl")));
    assert!(part.ties.iter().all(|tie| tie.person != id(&place, "carl") && tie.other != id(&place, "carl")));
}

fn wanted(given: &str, family: &str, born: Option<jiff::civil::Date>) -> Wanted {
    let used = PersonName { given: given.into(), family: family.into() };
    Wanted { who: Details { used, born, ..Details::default() }, address: None }
}

#[tokio::test]
async fn a_search_finds_and_says_why_and_a_closed_record_is_not_there() {
    let place = TestPlace::demo().await;
    let amber = wanted("Amber", "Example-Rowan", Some(date(1991, 4, 12)));
    let found = search(&place.staff("tess"), amber.clone()).await.unwrap();
    assert_eq!((found.len(), found[0].open, found[0].sure), (1, false, true));
    assert_eq!(found[0].teams, ["Family support south"]);
    let lead = search(&place.staff("lena"), amber.clone()).await.unwrap();
    assert!(lead[0].open);

    let sealed = wanted("Iris", "Example-Hush", Some(date(1995, 5, 5)));
    for staff in ["tess", "lena", "marcus"] {
        assert_eq!(search(&place.staff(staff), sealed.clone()).await.unwrap(), [], "{staff}");
    }
    assert_eq!(search(&place.staff("saira"), sealed).await.unwrap().len(), 1);
    let sister = wanted("Rani", "Example-Reed", Some(date(1992, 2, 14)));
    assert_eq!(search(&place.staff("priya"), sister.clone()).await.unwrap(), []);
    assert_eq!(search(&place.staff("tess"), sister).await.unwrap().len(), 1);

    for staff in ["adam", "dev", "rosa", "ana", "vera"] {
        assert!(matches!(search(&place.staff(staff), amber.clone()).await, Err(Error::NotFound)), "{staff}");
    }
    let little = search(&place.staff("tess"), wanted("Amber", "", None)).await;
    assert!(matches!(little, Err(Error::Invalid(_))));
}

#[tokio::test]
async fn a_confidential_home_never_helps_to_find_anybody() {
    let place = TestPlace::demo().await;
    let address = family::Address { lines: vec!["Flat 7, 3 Unlisted Court".into()], postcode: "ZZ9 9QT".into() };
    let by_home = Wanted { address: Some(address), ..wanted("Amber", "", None) };
    assert_eq!(search(&place.staff("tess"), by_home).await.unwrap(), []);
    let address = family::Address { lines: vec!["5 Pretend Close".into()], postcode: "ZZ2 3CD".into() };
    let open_home = Wanted { address: Some(address), ..wanted("Edna", "", None) };
    let found = search(&place.staff("tess"), open_home).await.unwrap();
    let says_address =
        |card: &family::Card| card.reasons.iter().any(|reason| reason.field == family::matching::Field::Address);
    assert!(found.iter().all(|card| !card.open && !says_address(card)));
}
