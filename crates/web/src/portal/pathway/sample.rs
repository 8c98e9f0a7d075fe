//! A plan with every part, for samples of pages.

use crate::shell::sample::ODD;
use domain::pathway::model::*;
use jiff::civil::date;

fn step(order: usize, kind: Kind) -> Step {
    Step {
        order,
        kind,
        slug: "stay-and-play".into(),
        name: ODD.into(),
        summary: ODD.into(),
        reasons: vec![Reason::new("worry", [("topic", "sleep")]), Reason::new("age", [("months", "36")])],
        fit: Fit { time: Some("fits".into()), mode: Some("other".into()), ..Fit::default() },
        wait: Some(Wait { weeks: 3, stated_on: date(2026, 10, 1), example: true }),
        join: Join { ways: vec!["self".into(), "drop_in".into()], text: String::new() },
        alternative: Some(Alternative { slug: "baby-app".into(), name: ODD.into() }),
    }
}

/// Danger, something that is not there, and a step of every kind.
pub fn plan() -> Plan {
    let team = |slug: Option<&str>| Contact { slug: slug.map(str::to_owned), name: ODD.into() };
    let gap = |code: &str, slug| Gap { topic: "bed-wetting".into(), code: code.into(), contact: team(slug) };
    let urgent = Urgent { kind: "suicidal".into(), contacts: vec!["samaritans".into(), "shout".into()] };
    Plan {
        urgent: vec![urgent],
        steps: [Kind::Now, Kind::Next, Kind::Meanwhile, Kind::IfHarder]
            .into_iter()
            .enumerate()
            .map(|(at, kind)| step(at + 1, kind))
            .collect(),
        gaps: vec![gap("none", Some("nurses")), gap("none-fits", None), gap("none-in-person", None)],
        ask: team(None),
        understood: Understood {
            topics: vec!["sleep".into()],
            stages: vec!["primary".into()],
            ages_months: vec![36],
            expecting: true,
            groups: vec!["young-parents".into()],
            times: vec!["evening".into()],
            modes: vec!["group".into()],
            unclear: true,
        },
        sensitive: true,
        rules_version: 1,
    }
}

/// Words nobody understood.
pub fn lost() -> Plan {
    let understood = Understood { unclear: true, ..Understood::default() };
    Plan { understood, urgent: vec![], gaps: vec![], ..plan() }
}
