//! How long one decision takes with its facts loaded, and how long a list of a thousand families takes to filter.
//! `cargo run --profile start -p policy --example measure`

use jiff::{SignedDuration, Timestamp};
use kernel::{Id, PlaceId};
use policy::*;
use std::{hint::black_box, time::Instant};

const FAMILIES: u32 = 1_000;
const PEOPLE: u32 = 4;
const DECISIONS: u32 = 200_000;

fn id(kind: &str, n: u32) -> Id {
    Id::derived(PlaceId::derived("measure"), kind, &n.to_string())
}

fn family(n: u32) -> Vec<Id> {
    (0..PEOPLE).map(|person| id("person", n * PEOPLE + person)).collect()
}

fn plan(n: u32) -> Item {
    Item {
        id: id("plan", n),
        place: PlaceId::derived("measure"),
        kind: RecordKind::Plan,
        class: ItemClass::Targeted,
        subjects: family(n),
        mentioned: vec![],
        agency: id("agency", 0),
        team: id("team", 0),
        queue: None,
    }
}

/// Half the families are the team's own, a quarter are shared, and one in a hundred is restricted.
fn edges(now: Timestamp, families: std::ops::Range<u32>) -> Edges {
    let mut edges = Edges::none(PlaceId::derived("measure"), now);
    let span = Span { from: now - SignedDuration::from_hours(1), to: Some(now + SignedDuration::from_hours(1_000)) };
    edges.agreements.push(SharingAgreement {
        id: id("agreement", 0),
        from: id("agency", 0),
        to_agency: id("agency", 1),
        purpose: Purpose::FamilySupport,
        classes: Classes::between(ItemClass::Universal, ItemClass::Sensitive),
        basis: Basis::PublicTask,
        reference: String::new(),
        span,
    });
    for n in families {
        let by = if n % 2 == 0 { Party::Team(id("team", 0)) } else { Party::Staff(id("staff", 9)) };
        let kind = InvolvementKind::CoWorker;
        edges.involvements.extend(family(n).into_iter().map(|person| Involvement { by, person, kind, span }));
        if n % 4 == 1 {
            let (agreement, decided_by) = (id("agreement", 0), id("staff", 9));
            let share =
                Share { agreement, people: family(n), decided_by, detail: String::new(), withdrawn: None, span };
            edges.shares.push(share);
        }
        if n % 100 == 0 {
            let (target, kind) = (Target::Person(family(n)[0]), RestrictionKind::Sealed { open_to: vec![] });
            edges.restrictions.push(Restriction { target, kind, span });
        }
    }
    edges
}

fn worker(now: Timestamp) -> Principal {
    let span = Span { from: now, to: None };
    let place = PlaceId::derived("measure");
    let assignments = [(0, Role::LeadPractitioner), (1, Role::PartnerWorker)]
        .map(|(n, role)| Assignment {
            place,
            agency: id("agency", n),
            team: id("team", n),
            role,
            tier: Tier::Frequent,
            span,
        })
        .to_vec();
    Principal::Staff(Staff { id: id("staff", 0), person: None, line: id("line", 0), assignments })
}

fn microseconds(mut taken: Vec<f64>) -> (f64, f64) {
    taken.sort_by(f64::total_cmp);
    (taken[taken.len() / 2], taken[taken.len() * 99 / 100])
}

fn timed(work: impl FnOnce() -> usize) -> (f64, usize) {
    let begun = Instant::now();
    let found = black_box(work());
    (begun.elapsed().as_secs_f64() * 1e6, found)
}

fn main() {
    let now = Timestamp::UNIX_EPOCH + SignedDuration::from_hours(500_000);
    let who = worker(now);

    // The facts of one decision: the edges of that family and its neighbours in the same read, 10 families, 40 people.
    let (near, items) = (edges(now, 0..10), (0..10).map(plan).collect::<Vec<_>>());
    let mut allowed = 0;
    let decisions = (0..DECISIONS).map(|n| {
        let item = &items[n as usize % items.len()];
        let facts = Facts { edges: &near, item, purpose: Purpose::FamilySupport };
        let (taken, found) = timed(|| usize::from(authorise(&who, action::Read, facts, now).is_ok()));
        allowed += found;
        taken
    });
    let (p50, p99) = microseconds(decisions.collect());
    println!("decision: p50 {p50:.2} us, p99 {p99:.2} us ({DECISIONS} decisions, {allowed} allowed)");

    let (all, plans) = (edges(now, 0..FAMILIES), (0..FAMILIES).map(plan).collect::<Vec<_>>());
    let lists = (0..2_000).map(|_| {
        timed(|| {
            let filter = Filter::compile(&who, &all, Purpose::FamilySupport, now);
            plans.iter().filter(|item| filter.admits(item)).count()
        })
    });
    let (taken, found): (Vec<f64>, Vec<usize>) = lists.unzip();
    let (p50, p99) = microseconds(taken);
    println!("list of {FAMILIES} families: p50 {:.3} ms, p99 {:.3} ms ({} listed)", p50 / 1e3, p99 / 1e3, found[0]);
}
