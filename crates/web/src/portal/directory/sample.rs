//! One service with every fact, at one hub, run by one organisation: what the samples of pages are made of.

use super::{card::Card, kept::Keep, listing::Listing, today::OnToday};
use crate::shell::{Page, sample::ODD};
use domain::directory::{
    completeness::completeness,
    freshness::Rung,
    hubs::Hub,
    list::Entry,
    model::*,
    opening::Opening,
    show::Shown,
    status::Status,
    vocabulary::{List, Term},
};
use jiff::civil::date;
use testkit::{LocationBuilder, OrganisationBuilder, ServiceBuilder, time, vocabulary};

/// A family hub.
pub fn location() -> Location {
    LocationBuilder::new("willow-hub").hub(&[time(Day::Tue, "09:00", "17:00")]).with(filled_location).build()
}

fn filled_location(at: &mut Location) {
    at.name = format!("Willow Hub. {ODD}");
    at.address = "1 Willow Walk".into();
    at.town = "Example Town".into();
    at.postcode = "ZZ1 1AA".into();
    at.access = vec!["step-free-entrance".into()];
    at.contacts = vec![contact()];
    at.description = "The door is beside the library.".into();
    at.provenance.insert("opening".into(), provenance(ProvenanceKind::Example));
}

/// Who runs it.
pub fn organisation() -> Organisation {
    let mut organisation = OrganisationBuilder::new("willow-families").build();
    organisation.name = format!("Willow Families. {ODD}");
    organisation.description = ODD.into();
    organisation.url = Some("https://willow.example.org".into());
    organisation.community_led = true;
    organisation
}

/// A service of which every fact is told.
pub fn service() -> Service {
    let (at, runs) = (location(), organisation());
    ServiceBuilder::new("stay-and-play")
        .name(&format!("Stay and play. {ODD}"))
        .topic("sleep")
        .topic("autism")
        .ages(0, 60)
        .mode("group")
        .audience(&[Audience::Parents, Audience::Fathers])
        .run_by(&runs)
        .at(
            &at,
            &[time(Day::Tue, "09:30", "11:00"), time(Day::Thu, "13:00", "14:30"), time(Day::Fri, "09:00", "10:00")],
        )
        .with(filled)
        .build()
}

fn filled(s: &mut Service) {
    s.summary = format!("Play, sing and meet others. {ODD}");
    s.description = ODD.into();
    s.ages.label = "0 - 5yrs".into();
    s.target_groups = vec!["young-parents".into()];
    s.eligibility = Eligibility {
        text: ODD.into(),
        requires_any: vec!["young-parents".into(), "first-time-parents".into()],
        first_child: true,
        parent_age_from: Some(16),
        parent_age_to: Some(24),
        join_in_pregnancy: true,
        diagnosis_needed: false,
    };
    s.joining = Joining { ways: vec![JoinWay::SelfJoin, JoinWay::DropIn], text: "Come along, or call.".into() };
    s.languages = vec!["en".into(), "ar".into()];
    s.interpreter = Some(true);
    s.access = vec!["step-free-entrance".into()];
    s.creche = Some(true);
    s.costs = vec![Cost { pence: 250, text: "a family".into() }];
    s.wait = Some(Wait { weeks: 3, stated_on: date(2026, 10, 1) });
    s.while_you_wait = vec![
        Meanwhile { text: ODD.into(), slug: None },
        Meanwhile { text: String::new(), slug: Some("baby-app".into()) },
    ];
    s.evidence = Some(Evidence { label: "Tested".into(), note: ODD.into() });
    s.contacts = vec![contact()];
    s.links = vec![Link { label: ODD.into(), url: "https://willow.example.org/play?a=1&b=2".into() }];
    (s.community_led, s.father_inclusive, s.warm_space) = (true, true, true);
    s.programme = Some(Programme {
        sessions: "6".into(),
        duration: "90 minutes".into(),
        lead: ODD.into(),
        ..Programme::default()
    });
    s.times = vec![time(Day::Wed, "19:00", "20:00")];
    s.visibility.temporarily_closed = Some(ODD.into());
    s.review.last = Some(date(2026, 9, 1));
    s.provenance.insert("name".into(), provenance(ProvenanceKind::Document));
    s.provenance.insert("times".into(), provenance(ProvenanceKind::Example));
}

fn contact() -> Contact {
    Contact { name: ODD.into(), phone: Some("01632 960999".into()), email: Some("play@example.org".into()) }
}

fn provenance(kind: ProvenanceKind) -> Provenance {
    Provenance { kind, source: format!("A printed plan. {ODD}"), on: None }
}

/// With everything a list shows.
pub fn entry() -> Entry {
    let (organisation, locations) = (Some(organisation()), vec![location()]);
    Entry { service: service(), organisation, locations, status: Status::Active }
}

/// With everything its page shows.
pub fn shown() -> Shown {
    let service = service();
    Shown {
        completeness: completeness(&service, &vocabulary()),
        service,
        organisation: Some(organisation()),
        locations: vec![location()],
        status: Status::Active,
        freshness: Rung::Fresh,
        meanwhile: [("baby-app".to_owned(), "Baby app".to_owned())].into(),
        updated_us: 0,
    }
}

/// As a card that says why it is there.
pub fn card(p: &Page) -> Card {
    let why = p.plain_with("search-reason-topic", &[("topic", "sleep")]);
    let distance = Some(crate::say::fact::distance(&p.words, 1600));
    Card { reasons: vec![why], distance, ..Card::of(&p.words, &vocabulary(), entry()) }
}

/// As its page tells it.
pub fn listing(p: &Page) -> Listing {
    Listing::of(&p.words, &vocabulary(), shown())
}

/// The button that keeps it.
pub fn keep(listed: bool) -> Keep {
    let Service { slug, name, .. } = service();
    Keep { slug, name, listed, back: "/shortlist".into() }
}

/// The hub, open now.
pub fn hub() -> Hub {
    let until = "17:00".parse().expect("a time");
    Hub { location: location(), opening: Opening::Open { until }, metres: None }
}

/// On today there.
pub fn today() -> OnToday {
    OnToday {
        from: "09:30".into(),
        to: "11:00".into(),
        href: "/services/stay-and-play".into(),
        name: ODD.into(),
        place: "Willow Hub".into(),
        example: true,
    }
}

/// A term of the demonstration place.
pub fn term(list: List, code: &str) -> Term {
    vocabulary().term(list, code).cloned().expect("a code of the demonstration place")
}
