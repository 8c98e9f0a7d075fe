//! A new version is tried on its own tests and the register as it is, before it is taken.

use super::Rules;
use crate::pathway::{
    Answers, Codes,
    engine::{self, Supply},
    family::{Family, Heard},
    model::Plan,
};
use jiff::civil::Date;
use serde::Serialize;

/// What a version is tried on.
pub struct Trial<'a> {
    /// The place's vocabulary.
    pub codes: &'a Codes,
    /// The register.
    pub supply: &'a Supply,
    /// How own words are understood.
    pub hear: &'a dyn Fn(&str) -> Heard,
    /// The day.
    pub today: Date,
}

/// One expectation that was not met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// Name of the test.
    pub test: String,
    /// What went wrong, in plain English.
    pub what: String,
}

impl Trial<'_> {
    /// Makes one plan by these rules.
    pub fn plan(&self, rules: &Rules, answers: &Answers) -> Plan {
        let heard = (self.hear)(&answers.own_words(self.codes));
        let family = Family::new(rules, self.codes, answers, &heard, self.today);
        engine::plan(rules, self.codes, &family, self.supply)
    }

    /// Runs the tests the rules carry; empty when all are met.
    pub fn run(&self, rules: &Rules) -> Vec<Failure> {
        rules
            .tests
            .iter()
            .flat_map(|test| {
                let found = test.judge(&self.plan(rules, &test.answers));
                found.into_iter().map(|what| Failure { test: test.name.clone(), what })
            })
            .collect()
    }
}

impl super::Test {
    /// What this plan gets wrong, in plain English; empty when nothing.
    pub fn judge(&self, plan: &Plan) -> Vec<String> {
        let steps: Vec<&str> = plan.steps.iter().map(|s| s.slug.as_str()).collect();
        let others = plan.steps.iter().filter_map(|s| s.alternative.as_ref()).map(|a| a.slug.as_str());
        let anywhere: Vec<&str> = steps.iter().copied().chain(others).collect();
        let mut wrong = Vec::new();
        for any_of in self.must.iter().filter(|any_of| !any_of.iter().any(|slug| steps.contains(&slug.as_str()))) {
            wrong.push(format!("none of {} among {}", any_of.join(", "), steps.join(", ")));
        }
        for slug in self.must_not.iter().filter(|slug| anywhere.contains(&slug.as_str())) {
            wrong.push(format!("{slug} must not be there"));
        }
        for topic in self.gaps.iter().filter(|topic| !plan.gaps.iter().any(|g| g.topic == **topic)) {
            wrong.push(format!("no gap named for {topic}"));
        }
        let urgent = !plan.urgent.is_empty();
        if self.urgent.is_some_and(|expected| expected != urgent) {
            wrong.push(format!("urgent help {}", if urgent { "is there" } else { "is not there" }));
        }
        wrong
    }
}
