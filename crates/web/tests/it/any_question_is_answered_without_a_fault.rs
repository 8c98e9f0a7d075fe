//! Whatever is asked of the API or the feed, the answer is an answer or a fault of the asker's, by field; never ours.

use crate::client::{Answer, Client};
use axum::{body::Body, http::Request};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::{cell::RefCell, collections::BTreeSet};

const NAMES: [&str; 24] = [
    "q",
    "age_months",
    "expecting",
    "topic",
    "level",
    "mode",
    "day",
    "time",
    "cost",
    "language",
    "access",
    "creche",
    "hub",
    "near",
    "within_miles",
    "sort",
    "page",
    "per_page",
    "stage",
    "group",
    "modified_after",
    "minimum_age",
    "proximity",
    "x",
];
const FIELDS: [&str; 14] = [
    "stage",
    "age_months",
    "due_date",
    "worries",
    "words",
    "about",
    "times",
    "modes",
    "language",
    "near",
    "who",
    "parent_age",
    "first_child",
    "x",
];

/// Right, nearly right, and like nothing at all, written with percent signs or torn.
fn any_value() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(vec![
            "behaviour", "group", "tue", "evening", "free", "en", "yes", "true", "ZZ1", "ZZ1%200TJ", "sleep,behaviour", "5",
            "72", "-9", "1", "0", "name", "nearest", "primary", "2026-01-01", "99999999999999999999", "1e9", "-0", "NaN",
            "%00", "%C3", "%", "%zz", "dad+low", "wetting+the+bed", "%27%3B--", "%3Cscript%3E",
        ]).prop_map(str::to_owned),
        1 => "[a-zA-Z0-9%+_.,;:-]{0,40}",
        1 => "\\PC{0,20}".prop_map(|text| text.bytes().map(|b| format!("%{b:02X}")).collect()),
    ]
}

fn any_path() -> impl Strategy<Value = String> {
    let paths =
        ["/api/v1/services", "/api/v1/gaps", "/open-referral-uk/services", "/open-referral-uk/service_at_locations"];
    let pairs = prop::collection::vec((prop::sample::select(NAMES.to_vec()), any_value()), 0..6);
    let any = (prop::sample::select(paths.to_vec()), pairs).prop_map(|(path, pairs)| {
        let pairs: Vec<String> = pairs.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        format!("{path}?{}", pairs.join("&"))
    });
    // One of each kind often enough that no run goes without: right, an unknown name, a value out of range.
    let known = ["/api/v1/services?q=sleep", "/api/v1/services?x=1", "/api/v1/services?age_months=9999"];
    prop_oneof![5 => any, 1 => prop::sample::select(known.to_vec()).prop_map(str::to_owned)]
}

fn any_body() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-20..400_i64).prop_map(Value::from),
        prop::sample::select(vec![
            "primary",
            "behaviour",
            "autism",
            "evening",
            "group",
            "father",
            "2026-12-24",
            "ZZ1",
            "en"
        ])
        .prop_map(Value::from),
        "\\PC{0,30}".prop_map(Value::from),
    ];
    let value = prop_oneof![leaf.clone(), prop::collection::vec(leaf, 0..9).prop_map(Value::from)];
    let body = prop::collection::btree_map(prop::sample::select(FIELDS.to_vec()), value, 0..5);
    // One of each kind often enough that no run goes without: right, a value out of range, a value of another type.
    let known = [json!({"age_months": 30}), json!({"age_months": 9999}), json!({"age_months": "thirty"})];
    prop_oneof![
        4 => body.prop_map(|fields| json!(fields).to_string()),
        1 => prop::sample::select(known.map(|body| body.to_string()).to_vec()),
        1 => "\\PC{0,40}",
    ]
}

fn statuses(asked: impl Strategy<Value = Request<String>>) -> BTreeSet<u16> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let client = runtime.block_on(Client::demo());
    let seen = RefCell::new(BTreeSet::new());
    proptest!(|(asked in asked)| {
        let what = format!("{} {}", asked.uri(), asked.body());
        let answer: Answer = runtime.block_on(client.send(asked.map(Body::from)));
        prop_assert!(answer.status.as_u16() < 500, "{what}: {} {}", answer.status, answer.body);
        serde_json::from_str::<Value>(&answer.body).map_err(|e| TestCaseError::fail(format!("{what}: {e}")))?;
        if answer.status.is_client_error() && what.starts_with("/api") {
            prop_assert!(!answer.errors().is_empty(), "{what}: {}", answer.body);
        }
        seen.borrow_mut().insert(answer.status.as_u16());
    });
    seen.into_inner()
}

#[test]
fn any_query_gets_an_answer_or_a_refusal_by_field() {
    let asked = any_path().prop_filter_map("no address", |path| Request::get(path).body(String::new()).ok());
    let seen = statuses(asked);
    assert!(seen.is_superset(&BTreeSet::from([200, 400, 422])), "only {seen:?}: the questions try too little");
}

#[test]
fn any_answers_of_a_family_get_a_plan_or_a_refusal_by_field() {
    let asked = any_body().prop_map(|body| {
        let head = Request::post("/api/v1/pathway").header("content-type", "application/json");
        head.header("idempotency-key", "any").body(body).unwrap()
    });
    let seen = statuses(asked);
    assert!(seen.is_superset(&BTreeSet::from([200, 400, 422])), "only {seen:?}: the answers try too little");
}
