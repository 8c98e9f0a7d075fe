//! The quality table of families, on the demonstration register through the index.

use super::the_pathway_answers::Demo;
use domain::pathway::{self, Answers, rules::Test};
use jiff::ToSpan;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    words: String,
    answers: Said,
    must: Vec<Vec<String>>,
    #[serde(rename = "may")]
    _may: Vec<String>,
    must_not: Vec<String>,
    gaps: Vec<String>,
    urgent: Option<bool>,
}

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
#[derive(Default)]
struct Said {
    stage: Option<String>,
    age_months: Option<i32>,
    due_in_weeks: Option<i64>,
    worries: Vec<String>,
    about: Vec<String>,
    times: Vec<String>,
    modes: Vec<String>,
}

#[tokio::test]
async fn all_of_them() {
    let demo = Demo::new().await;
    let today = demo.cx.clock.today();
    let rows: Vec<Row> = serde_json::from_str(include_str!("../../../../demo/quality/families.json")).unwrap();
    assert!(rows.len() >= 98, "only {} families", rows.len());
    let mut failures = Vec::new();
    for row in rows {
        let said = row.answers;
        let answers = Answers {
            words: row.words,
            stage: said.stage,
            age_months: said.age_months,
            due_date: said.due_in_weeks.map(|weeks| today + weeks.weeks()),
            worries: said.worries,
            about: said.about,
            times: said.times,
            modes: said.modes,
            ..Answers::default()
        };
        let plan = pathway::again(&demo.cx, &demo.index, &answers).await.unwrap();
        let (must, must_not, gaps, urgent) = (row.must, row.must_not, row.gaps, row.urgent);
        let wrong = Test { name: row.name, answers, must, must_not, gaps, urgent };
        failures.extend(wrong.judge(&plan).into_iter().map(|what| format!("{}: {what}", wrong.name)));
    }
    assert!(failures.is_empty(), "{} fail:\n{}", failures.len(), failures.join("\n"));
}
