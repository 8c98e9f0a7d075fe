//! A small register with something of everything.

use crate::client::Client;
use domain::directory::model::{
    Contact, Cost, Day, Link, Organisation, Provenance, ProvenanceKind, Service, Visibility, Wait,
};
use jiff::civil::date;
use testkit::{LocationBuilder, OrganisationBuilder, ServiceBuilder, time};

/// Somewhere nobody may learn of.
pub const CANARY: [&str; 4] = ["Canary", "ZZ9", "9 Hidden Row", "07700 900123"];

/// One service with every fact there is.
pub fn full(runs: &Organisation) -> Service {
    let hub = LocationBuilder::new("sunny-hub").hub(&[]).grid(433_000, 279_000).build();
    ServiceBuilder::new("stay-and-play")
        .topic("behaviour")
        .ages(-9, 60)
        .mode("group")
        .level("universal", &[1, 2])
        .run_by(runs)
        .at(&hub, &[time(Day::Tue, "09:30", "11:00"), time(Day::Sat, "10:00", "12:00")])
        .with(|s| {
            s.stages = vec!["antenatal".into()];
            s.target_groups = vec!["first-time-parents".into()];
            s.languages = vec!["en".into(), "ar".into()];
            s.access = vec!["step-free".into()];
            s.interpreter = Some(true);
            s.creche = Some(false);
            s.costs = vec![Cost { pence: 0, text: String::new() }, Cost { pence: 250, text: "per session".into() }];
            s.wait = Some(Wait { weeks: 6, stated_on: date(2026, 11, 1) });
            s.contacts = vec![Contact {
                name: "Hub team".into(),
                phone: Some("01632 960101".into()),
                email: Some("hub@example.org".into()),
            }];
            s.links = vec![Link { label: "Their page".into(), url: "https://example.org/play".into() }];
            s.eligibility.text = "For any family.".into();
            s.joining.text = "Come along.".into();
            s.father_inclusive = true;
            s.review.last = Some(date(2026, 10, 2));
            s.times = vec![time(Day::Mon, "18:00", "20:00")];
            let example = Provenance { kind: ProvenanceKind::Example, source: "Example".into(), on: None };
            s.provenance.insert("times".into(), example.clone());
            s.provenance.insert("costs".into(), example);
        })
        .build()
}

/// A register of six services: full, plain, closed for now, hidden, not yet approved, and at a withheld place.
pub async fn fill(client: &Client) {
    let place = &client.place;
    let runs = OrganisationBuilder::new("city-families").build();
    place.save(&runs).await;
    let hub = LocationBuilder::new("sunny-hub").hub(&[]).grid(433_000, 279_000).with(|l| {
        l.address = "1 Sunny Street".into();
        l.postcode = "ZZ1 1AA".into();
        l.access = vec!["step-free".into()];
    });
    place.save(&hub.build()).await;
    let refuge = LocationBuilder::new("refuge")
        .with(|l| {
            l.withheld = true;
            l.name = CANARY[0].into();
            l.description = CANARY[2].into();
            l.contacts = vec![Contact { name: "Door".into(), phone: Some(CANARY[3].into()), email: None }];
        })
        .build();
    place.save(&refuge).await;
    place.save(&full(&runs)).await;
    place.save(&ServiceBuilder::new("plain").topic("sleep").ages(60, 144).build()).await;
    let seen =
        |slug: &str, visibility: Visibility| ServiceBuilder::new(slug).with(|s| s.visibility = visibility).build();
    place
        .save(&seen("shut", Visibility { temporarily_closed: Some("Back in May".into()), ..Visibility::default() }))
        .await;
    place.save(&seen("hidden", Visibility::default())).await;
    place.save(&seen("hidden", Visibility { invisible: true, ..Visibility::default() })).await;
    place.save(&seen("never-shown", Visibility { invisible: true, ..Visibility::default() })).await;
    place.save(&seen("draft", Visibility { pending: true, ..Visibility::default() })).await;
    place.save(&ServiceBuilder::new("safe-house").at(&refuge, &[time(Day::Wed, "10:00", "12:00")]).build()).await;
}
