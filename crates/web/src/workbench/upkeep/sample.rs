//! An entry in every state of being kept, and a small register, for samples of pages.

use crate::shell::sample::ODD;
use domain::{
    directory::{freshness::Rung, rows::Stored, status::Status},
    interchange::{Difference, amend::Cells},
    upkeep::{
        claim::{self, Claim, Standing},
        detail::{self, Proposal},
        draft::{Changed, Draft, Look, State},
        entries::{Desk, Due, Kept, Mine},
        handover::{self, Handover, Side, Way},
        lint::{Stumble, Warning},
        proof::{self, Kind, Proof},
        register::{NEEDS, Row, Table},
        who::Keeper,
    },
};
use jiff::civil::date;
use kernel::{Id, PlaceId};
use testkit::{OrganisationBuilder, ServiceBuilder};

const AT_US: i64 = 1_790_000_000_000_000;

fn id(slug: &str) -> Id {
    Id::derived(PlaceId::derived("coventry"), "sample", slug)
}

/// Places by address and name.
pub fn places() -> Vec<(String, String)> {
    vec![("willow-hub".into(), ODD.into()), ("elm-hub".into(), "Elm hub".into())]
}

/// An entry of which something waits, or nothing.
pub fn look(state: Option<State>) -> Look {
    let record =
        ServiceBuilder::new("stay-and-play").name(ODD).with(|s| s.review.last = Some(date(2025, 1, 1))).build();
    let change = |column: &str, before: &str, after: &str| Difference {
        column: column.into(),
        before: before.into(),
        after: after.into(),
    };
    let changes = vec![
        change("summary", "Play together.", ODD),
        change("join_ways", "", "self;drop_in"),
        change("topics", "sleep", "sleep;no-such-topic"),
        change("creche", "", "yes"),
        change("sessions", "", "willow-hub tue 09:30-11:00 term;- thu 13:00-14:00"),
    ];
    let draft = state.map(|state| Draft {
        id: id("draft"),
        service: record.id,
        state,
        changes: changes.clone(),
        words: ODD.into(),
        made_by: id("vera"),
        sent_us: (state == State::Sent).then_some(AT_US),
        decided_us: None,
        version: 3,
    });
    let changed = changes.into_iter().map(|c| Changed {
        now: c.before.clone(),
        column: c.column,
        before: c.before,
        after: c.after,
    });
    let warning = |stumble, say: &str| Warning { column: "summary", stumble, found: ODD.into(), say: say.into() };
    Look {
        keeper: Keeper { id: id("vera"), editor: false },
        after: record.clone(),
        public: Stored { record, version: 7, updated_us: AT_US, deleted_us: None },
        changes: if draft.is_some() { changed.collect() } else { Vec::new() },
        draft,
        warnings: vec![
            warning(Stumble::Word, "help"),
            warning(Stumble::Long, ""),
            warning(Stumble::Capitals, ""),
            warning(Stumble::PrivateMail, ""),
        ],
        last: None,
        made_by: ODD.into(),
    }
}

/// Cells of an entry of which much is told.
pub fn cells() -> Cells {
    let told = [
        ("name", ODD),
        ("summary", ODD),
        ("audience", "parents;fathers"),
        ("topics", "sleep"),
        ("join_ways", "self"),
        ("sessions", "willow-hub tue 09:30-11:00 term;- thu 13:00-14:00 from 2026-01-05"),
        ("creche", "yes"),
        ("while_you_wait", "Read;Rest"),
        ("level", "universal"),
        ("pending", "yes"),
    ];
    told.map(|(column, value)| (column.to_owned(), value.to_owned())).into()
}

/// A provider's desk with every state of a claim and everything that can be due.
pub fn desk() -> Desk {
    let dues = [Due::Returned, Due::Reported, Due::Review, Due::Wait, Due::Send, Due::WithEditor];
    let mine = |due: Vec<Due>| Mine {
        slug: "stay-and-play".into(),
        name: ODD.into(),
        status: Status::Active,
        rung: Rung::Stale,
        score: 70,
        due,
    };
    let entries = dues.into_iter().map(|due| mine(vec![due])).chain([mine(Vec::new())]).collect();
    let kept = |slug: &str, part, state, entries| {
        let organisation = OrganisationBuilder::new(slug).build();
        let claim = Claim {
            organisation: organisation.id,
            staff: id("vera"),
            part,
            state,
            words: ODD.into(),
            answer: ODD.into(),
            asked_us: AT_US,
        };
        let keepers =
            vec![(id("vera"), ODD.to_owned(), part), (id("vic"), "Vic Demo".to_owned(), claim::Part::Manager)];
        Kept { organisation, claim, entries, keepers }
    };
    use claim::{Part::*, State::*};
    Desk {
        mine: vec![
            kept("willow-families", Lead, Held, entries),
            kept("elm-families", Lead, Held, Vec::new()),
            kept("oak-families", Manager, Held, Vec::new()),
            kept("ash-families", Lead, Asked, Vec::new()),
            kept("fir-families", Lead, Refused, Vec::new()),
        ],
        others: vec![("bay-families".into(), ODD.into())],
        editor: false,
    }
}

/// A small register.
pub fn table() -> Table {
    let row = Row {
        slug: "stay-and-play".into(),
        name: ODD.into(),
        organisation: ODD.into(),
        status: Status::Active,
        rung: Rung::Fresh,
        reviewed: Some(date(2026, 10, 1)),
        score: 90,
        standing: Standing::Claimed,
        wait: Some((3, false)),
        topics: vec!["sleep".into()],
    };
    let statuses = [
        Status::MarkedForDeletion,
        Status::Archived,
        Status::Pending,
        Status::Invisible,
        Status::Expired,
        Status::Scheduled,
        Status::TemporarilyClosed,
    ];
    let rungs = [Rung::Due, Rung::Reminded, Rung::Urgent, Rung::Stale, Rung::NeverReviewed, Rung::Fresh, Rung::Fresh];
    let others = statuses.into_iter().zip(rungs).zip(Standing::ALL.into_iter().cycle());
    let others = others.map(|((status, rung), standing)| Row {
        status,
        rung,
        standing,
        reviewed: None,
        wait: if status == Status::Archived { Some((9, true)) } else { None },
        ..row.clone()
    });
    let rows: Vec<Row> = others.chain([row.clone()]).collect();
    Table { all: rows.len(), rows, needs: NEEDS.into_iter().map(|code| (code, 2)).collect(), editor: false }
}

/// Ways of both sides, asked for and agreed.
pub fn ways() -> Vec<Way> {
    let handover = Handover {
        id: id("way"),
        from: id("a"),
        to: id("b"),
        criteria: ODD.into(),
        days: 5,
        state: handover::State::Proposed,
        proposed_by: id("vic"),
    };
    let asked = Way { handover, side: Side::To, slug: "elm".into(), name: ODD.into(), to_answer: true };
    let handover = Handover { id: id("second way"), state: handover::State::Agreed, days: 1, ..asked.handover.clone() };
    let agreed = Way { handover, side: Side::From, to_answer: false, ..asked.clone() };
    vec![asked, agreed]
}

/// What a form of an organisation begins with.
pub fn form(last: Option<detail::State>, editor: bool) -> detail::Form {
    let last = last.map(|state| Proposal { state, ..proposed().proposal });
    detail::Form { name: ODD.into(), cells: Cells::new(), last, editor }
}

/// A change of an organisation that waits.
pub fn proposed() -> detail::Waiting {
    let proposal = Proposal {
        id: id("proposal"),
        kind: "organisation".into(),
        target: id("willow-families"),
        state: detail::State::Waiting,
        changes: Vec::new(),
        answer: ODD.into(),
        made_by: id("vera"),
        at_us: AT_US,
    };
    let change = |column: &str, before: &str, after: &str, now: &str| Changed {
        column: column.into(),
        before: before.into(),
        after: after.into(),
        now: now.into(),
    };
    let changes =
        vec![change("name", "Willow", ODD, "Willow"), change("url", "", "https://a.example", "https://b.example")];
    detail::Waiting { proposal, name: ODD.into(), version: 3, by: ODD.into(), changes }
}

/// Proofs in every state, and one that is over.
pub fn proofs() -> Vec<Proof> {
    use proof::State::{Checked, Ended, Given, Refused};
    let proof = |kind: &str, state, month: &str, ends| Proof {
        id: id(&format!("{kind} {state:?} {ends:?}")),
        organisation: id("willow-families"),
        kind: Kind::of(kind).expect("a kind"),
        said: ODD.into(),
        month: month.into(),
        ends,
        state,
        answer: if state == Refused { ODD.into() } else { String::new() },
        given_by: id("vera"),
        at_us: AT_US,
    };
    vec![
        proof("charity-number", Given, "", None),
        proof("company-number", Given, "", None),
        proof("child-safeguarding-lead", Checked, "2026-05", Some(date(2028, 5, 31))),
        proof("adult-safeguarding-lead", Refused, "2026-05", Some(date(2028, 5, 31))),
        proof("insurance", Checked, "", Some(date(2026, 3, 31))),
        proof("council-grant", Ended, "", None),
    ]
}
