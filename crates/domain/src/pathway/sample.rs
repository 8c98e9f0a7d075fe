//! For tests: the demonstration place's vocabulary, offers and rules, read straight from its files.

use super::{Codes, Offer, Rules, engine::Supply};
use crate::directory::{
    ages::last_month,
    card::Card,
    model::{Ages, Eligibility},
    vocabulary::{List, Vocabulary, read_csv},
    words::{self, Words},
};
use kernel::{Id, PlaceId};
use serde::de::DeserializeOwned;
use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

type Row = BTreeMap<String, String>;

fn demo(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../demo").join(path)
}

fn rows(path: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(demo(path)).expect("a demonstration file");
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

pub fn text(path: &str) -> String {
    std::fs::read_to_string(demo(path)).expect("a demonstration file")
}

pub fn codes() -> Codes {
    let lists = [List::Topics, List::Stages, List::Groups, List::Modes, List::Languages];
    let read =
        |list: List| (list, read_csv(list, &text(&format!("taxonomy/{}.csv", list.name()))).expect("a sound list"));
    Codes::from(&Vocabulary::new(lists.into_iter().map(read).collect()))
}

pub fn rules() -> Rules {
    Rules::parse(&text("pathway/rules.toml"), &codes()).expect("the demonstration rules are sound")
}

pub fn words() -> Words {
    let names: Vec<String> = rows("register/services.csv").iter().map(|row| row["name"].clone()).collect();
    Words::parse(&text("words/words.toml"), &words::Codes::new(), &names.join(" ")).expect("sound words")
}

pub fn supply() -> Supply {
    let offers: Vec<Offer> = rows("register/services.csv").iter().map(offer).collect();
    let topics = offers.iter().flat_map(|o| o.topics.iter().cloned()).collect();
    Supply { offers, topics }
}

fn offer(row: &Row) -> Offer {
    let ages = Ages {
        from_months: row["age_from_months"].parse().ok(),
        to_months: row["age_to_months"].parse().ok(),
        label: row["age_label"].clone(),
    };
    let card = Card {
        id: Id::derived(PlaceId::derived("sample"), "service", &row["slug"]),
        slug: row["slug"].clone(),
        name: row["name"].clone(),
        organisation: None,
        summary: String::new(),
        need_levels: vec![],
        level: row["level"].clone(),
        from_months: ages.from_months,
        last_month: last_month(&ages),
        age_label: ages.label,
        topics: list(&row["topics"]),
        target_groups: list(&row["target_groups"]),
        audience: list(&row["audience"]),
        modes: list(&row["modes"]),
        eligibility: Eligibility {
            requires_any: list(&row["requires_any"]),
            first_child: row["first_child"] == "yes",
            parent_age_from: row["parent_age_from"].parse().ok(),
            parent_age_to: row["parent_age_to"].parse().ok(),
            join_in_pregnancy: row["join_in_pregnancy"] == "yes",
            diagnosis_needed: row["diagnosis_needed"] == "yes",
            ..Eligibility::default()
        },
        ways: list(&row["join_ways"]),
        father_inclusive: row["father_inclusive"] == "yes",
        stages: vec![],
        join: String::new(),
        times: vec![],
        sessions: vec![],
        places: vec![],
        costs: vec![],
        wait: None,
        while_you_wait: vec![],
        evidence: None,
        contact: None,
        languages: vec![],
        interpreter: None,
        access: vec![],
        creche: None,
        community_led: false,
        warm_space: false,
        temporarily_closed: None,
        examples: vec![],
        reviewed: None,
        completeness: 50,
        freshness: 100,
    };
    Offer::new(Arc::new(card), None)
}

fn list<T: DeserializeOwned>(cell: &str) -> Vec<T> {
    let codes = cell.split(';').map(str::trim).filter(|code| !code.is_empty());
    codes.map(|code| serde_json::from_value(code.into()).expect("a known code")).collect()
}
