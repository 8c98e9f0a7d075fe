//! The data protection officer asks who looked at whom and why; that they asked is kept, and nobody else may.

use domain::{
    family::{
        self, PersonName,
        glass::{Break, open},
        show,
    },
    oversight::{Ask, By, Known, Only, colleagues, detect::Sign, export, find, search, worth_asking},
};
use jiff::civil::date;
use kernel::{Error, Id};
use testkit::{TestPlace, live};

fn person(place: &TestPlace, slug: &str) -> Id {
    family::id(place.id, "person", slug)
}

fn about(person: Id) -> Ask {
    Ask { person: Some(person), ..Ask::default() }
}

#[tokio::test]
async fn every_look_at_a_record_is_told_with_who_and_why_also_those_refused_and_those_who_asked() {
    let place = TestPlace::demo().await;
    let (dev, amber) = (place.staff("dev"), person(&place, "amber"));
    show(&place.staff("lena"), amber).await.unwrap();
    assert!(show(&place.staff("tess"), amber).await.is_err());
    search(&dev, about(amber)).await.unwrap();
    let page = search(&dev, about(amber)).await.unwrap();
    let told: Vec<_> = page
        .rows
        .iter()
        .map(|row| {
            let By::Staff(_, name) = &row.by else { panic!("{row:?}") };
            (name.as_str(), row.action.as_str(), row.via.as_str(), row.refused)
        })
        .collect();
    assert_eq!(
        told[..5],
        [
            ("Dev Demo", "audit.search", "role", false),
            ("Dev Demo", "audit.search", "role", false),
            ("Tess Demo", "person.read", "", true),
            ("Lena Demo", "contact.read", "relationship", false),
            ("Lena Demo", "person.read", "relationship", false),
        ]
    );
    assert_eq!(page.rows[4].purpose, "family-support");
    assert_eq!(page.rows[4].roles, ["lead-practitioner"]);

    let By::Staff(tess, _) = page.rows[2].by else { panic!() };
    assert!(colleagues(&dev).await.unwrap().contains(&(tess, "Tess Demo".to_owned())));
    let hers = search(&dev, Ask { staff: Some(tess), only: Only::Refused, ..Ask::default() }).await.unwrap();
    assert_eq!(hers.rows.iter().map(|row| row.person).collect::<Vec<_>>(), [Some(amber)]);
    for (from, to, some) in [("2026-11-24", "2026-11-24", true), ("2026-11-25", "2026-12-01", false)] {
        let days = Ask { from: from.parse().ok(), to: to.parse().ok(), ..about(amber) };
        assert_eq!(!search(&dev, days).await.unwrap().rows.is_empty(), some, "{from}");
    }
    assert!(search(&dev, Ask { only: Only::Emergency, ..Ask::default() }).await.unwrap().rows.is_empty());
    assert_eq!(data::audit::verify(&place.cx(), &[]).await.unwrap().finding, None, "the chain is whole");
}

#[tokio::test]
async fn rows_go_on_where_a_page_ends() {
    let place = TestPlace::demo().await;
    let (dev, amber) = (place.staff("dev"), person(&place, "amber"));
    for _ in 0..55 {
        assert!(show(&place.staff("tess"), amber).await.is_err());
    }
    let first = search(&dev, about(amber)).await.unwrap();
    let rest = search(&dev, Ask { before: first.earlier, ..about(amber) }).await.unwrap();
    assert_eq!((first.rows.len(), rest.earlier), (50, None));
    let (last, next) = (first.rows.last().unwrap().seq, rest.rows.first().unwrap().seq);
    assert!(next < last && first.rows.windows(2).all(|pair| pair[1].seq < pair[0].seq));
    assert_eq!(first.rows.iter().chain(&rest.rows).filter(|row| row.refused).count(), 55);
}

#[tokio::test]
async fn somebody_is_found_by_exactly_what_they_say_and_by_nothing_less() {
    let place = TestPlace::demo().await;
    let dev = place.staff("dev");
    let amber = Known {
        name: PersonName { given: "Amber".into(), family: "Example-Rowan".into() },
        born: Some(date(1991, 4, 12)),
        ..Known::default()
    };
    assert_eq!(find(&dev, amber.clone()).await.unwrap(), Some(person(&place, "amber")));
    let by_number = Known { nhs_number: "999 000 1200".into(), ..Known::default() };
    assert_eq!(find(&dev, by_number).await.unwrap(), Some(person(&place, "amber")));
    let other_day = Known { born: Some(date(1991, 4, 13)), ..amber.clone() };
    assert_eq!(find(&dev, other_day).await.unwrap(), None);
    let Err(Error::Invalid(faults)) = find(&dev, Known { born: None, ..amber }).await else { panic!("a list") };
    assert_eq!((faults[0].field.as_str(), faults[0].code.as_str()), ("born", "missing"));
    let deeds = place.deeds().await;
    assert_eq!(deeds.iter().filter(|deed| *deed == "audit.find").count(), 3);
}

#[tokio::test]
async fn a_worker_who_tries_their_own_family_is_a_sitting_to_ask_about_and_work_is_not() {
    let place = TestPlace::demo().await;
    let dev = place.staff("dev");
    show(&place.staff("lena"), person(&place, "amber")).await.unwrap();
    assert!(worth_asking(&dev).await.unwrap().sittings.is_empty());
    for slug in ["priya-herself", "rani"] {
        assert!(show(&place.staff("priya"), person(&place, slug)).await.is_err());
    }
    let found = worth_asking(&dev).await.unwrap().sittings;
    assert_eq!(found.iter().map(|asked| asked.name.as_str()).collect::<Vec<_>>(), ["Priya Demo"]);
    let signs: Vec<Sign> = found[0].flag.seen.iter().map(|seen| seen.sign).collect();
    assert!(signs.contains(&Sign::OwnRecord) && signs.contains(&Sign::OwnFamily), "{signs:?}");
}

#[tokio::test]
async fn an_emergency_waits_to_be_judged_and_is_late_after_its_time() {
    let place = TestPlace::demo().await;
    let zara = Break {
        name: PersonName { given: "Zara".into(), family: "Example-Dale".into() },
        born: Some(date(2012, 10, 10)),
        nhs_number: String::new(),
        reason: "missing-child".into(),
        words: "The school cannot find her and nobody answers.".into(),
    };
    let tess = place.staff("tess");
    open(&tess, &live(&tess), zara).await.unwrap();
    let dev = place.staff("dev");
    let found = worth_asking(&dev).await.unwrap().emergencies;
    assert_eq!(found.iter().map(|due| (due.name.as_str(), due.late)).collect::<Vec<_>>(), [("Tess Demo", false)]);
    let later = place.at("2026-11-30T10:00[Europe/London]").with_actor(dev.actor.clone());
    assert!(worth_asking(&later).await.unwrap().emergencies[0].late);
    let opened = search(&dev, Ask { only: Only::Emergency, ..Ask::default() }).await.unwrap();
    assert!(opened.rows.iter().any(|row| row.action == "break-glass.open" && row.person.is_some()));
}

#[tokio::test]
async fn what_was_asked_is_a_file_that_no_spreadsheet_runs() {
    let place = TestPlace::demo().await;
    let (dev, amber) = (place.staff("dev"), person(&place, "amber"));
    show(&place.staff("lena"), amber).await.unwrap();
    place.run("UPDATE staff SET name = '=cmd()' WHERE slug = 'lena'").await.unwrap();
    let file = export(&dev, about(amber)).await.unwrap();
    let mut rows = csv::Reader::from_reader(file.as_bytes());
    assert_eq!(rows.headers().unwrap().iter().take(3).collect::<Vec<_>>(), ["row", "at", "by"]);
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    let read = rows.iter().find(|row| &row[6] == "person.read").unwrap();
    assert_eq!((&read[2], &read[4], &read[8]), ("'=cmd()", "relationship", &*amber.to_string()));
    assert!(rows.iter().any(|row| &row[6] == "audit.export"), "that it was taken out is in it");
    assert!(matches!(export(&place.staff("lena"), about(amber)).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn nobody_else_may_ask_and_that_they_tried_is_kept() {
    let place = TestPlace::demo().await;
    let amber = person(&place, "amber");
    for slug in ["lena", "saira", "adam", "ana", "rosa"] {
        let staff = place.staff(slug);
        assert!(matches!(search(&staff, about(amber)).await, Err(Error::NotFound)), "{slug}");
        assert!(matches!(worth_asking(&staff).await, Err(Error::NotFound)), "{slug}");
        assert!(matches!(colleagues(&staff).await, Err(Error::NotFound)), "{slug}");
    }
    assert!(matches!(search(&place.cx(), about(amber)).await, Err(Error::NotFound)));
    let told = search(&place.staff("dev"), about(amber)).await.unwrap();
    assert_eq!(told.rows.iter().filter(|row| row.refused && row.action == "audit.search").count(), 6);
}
