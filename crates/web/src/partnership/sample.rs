//! A register and two surveys in small, for samples of pages.

use crate::shell::sample::ODD;
use domain::insight::{
    count::Count,
    demand,
    disclosure::protect,
    duplicates::Pair,
    gaps::{Gaps, Row, Time},
    searches::Searches,
    state::State,
    supply::{Slot, Supply},
};
use std::sync::Arc;

/// Topics of every state, asked for in every way the surveys print.
pub fn gaps() -> Gaps {
    let demand = demand::parse(include_str!("../../../../demo/demand/surveys.csv")).expect("the surveys");
    let row = |topic: &str, state| Row {
        topic: topic.into(),
        label: ODD.into(),
        supply: Supply { services: 2, in_person: 1, levels: [(1, 2)].into(), ..Supply::default() },
        demand: demand.iter().filter(|a| a.is_for_topic(topic)).cloned().collect(),
        searches: Some(protect(&[12, 3, 0])),
        state,
    };
    let times = Slot::ALL.into_iter().map(|slot| Time {
        slot,
        stated: 1,
        demand: demand.iter().filter(|a| a.question == "times" && a.time == slot.code()).cloned().collect(),
    });
    let pair =
        Pair { first: "a".into(), first_name: ODD.into(), second: "b".into(), second_name: "Tea and toast".into() };
    let count = Count {
        all: Supply { services: 89, times_not_stated: 88, ..Supply::default() },
        without_topic: 1,
        duplicates: vec![pair],
        ..Count::default()
    };
    Gaps {
        rows: vec![
            row("bed-wetting", State::Unmet),
            row("bullying", State::Unmet),
            row("money", State::Thin),
            row("childcare", State::NotStated),
            row("behaviour", State::Met),
            row("a-new-one", State::Met),
        ],
        times: times.collect(),
        modes: Vec::new(),
        searches: Searches::default(),
        count: Arc::new(count),
    }
}
