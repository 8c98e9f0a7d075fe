//! Every code and number in a rules file, checked before any of it is used.

use super::{Rules, Weights};
use crate::pathway::Codes;
use kernel::FieldError;
use std::collections::BTreeSet;

/// Largest weight: far above any honest one, far below overflow when all are added.
const MOST: i32 = 10_000;

pub(super) fn check(rules: &Rules, codes: &Codes) -> Vec<FieldError> {
    let mut wrong = Wrong(Vec::new());
    sizes(rules, &mut wrong);
    weights(&rules.weights, &mut wrong);
    let topic = |code: &String| codes.topics.contains_key(code);
    let group = |code: &String| codes.groups.contains(code);
    let mode = |code: &String| codes.modes.contains(code);
    let rung = |code: &String| rules.ways.rungs.contains_key(code);
    let danger = |kind: &String| rules.urgent.iter().any(|u| u.kind == *kind);

    wrong.unknown("ways.today", &rules.ways.today, mode);
    wrong.unknown("ways.never_full", &rules.ways.never_full, mode);
    wrong.unknown("ways.in_person", &rules.ways.in_person, mode);
    wrong.unknown("ways.perhaps_in_person", &rules.ways.perhaps_in_person, mode);
    wrong.unknown(
        "ways.as_good",
        rules.ways.as_good.iter().flat_map(|(wish, ways)| std::iter::once(wish).chain(ways)),
        mode,
    );
    wrong.unknown("ways.any_time", &rules.ways.any_time, mode);
    for (name, modes) in &rules.ways.rungs {
        wrong.unknown(&format!("ways.rungs.{name}"), modes, mode);
    }
    wrong.twice("topic", rules.topics.iter().map(|t| &t.code));
    wrong.twice("group", rules.groups.iter().map(|g| &g.code));
    wrong.twice("urgent", rules.urgent.iter().map(|u| &u.kind));
    for t in &rules.topics {
        wrong.unknown("topic.code", [&t.code], topic);
        wrong.unknown("topic.near", &t.near, topic);
        wrong.unknown("topic.akin", &t.akin, group);
        wrong.unknown("topic.says", &t.says, group);
        wrong.unknown("topic.for_fathers", &t.for_fathers, topic);
        wrong.unknown("topic.vaguer_than", &t.vaguer_than, topic);
        wrong.unknown("topic.urgent", &t.urgent, danger);
    }
    for g in &rules.groups {
        wrong.unknown("group.code", [&g.code], group);
        wrong.unknown("group.akin", &g.akin, group);
        wrong.unknown("group.worry", &g.worry, topic);
        wrong.unknown("group.urgent", &g.urgent, danger);
    }
    for route in &rules.routes {
        wrong.unknown("route.topics", &route.topics, topic);
        wrong.unknown("route.ladder", &route.ladder, rung);
        wrong.unknown("route.kinds", route.kinds.keys(), rung);
    }
    for basics in &rules.basics {
        wrong.unknown("basics.topics", &basics.topics, topic);
    }
    wrong.unknown("eligible.diagnosis", &rules.eligible.diagnosis, group);
    for conflict in &rules.conflicts {
        wrong.unknown("conflict.groups", &conflict.groups, group);
        wrong.unknown("conflict.dangers", &conflict.dangers, danger);
        for list in [&conflict.topics, &conflict.never, &conflict.unless] {
            wrong.unknown("conflict.topics", list, topic);
        }
    }
    for urgent in &rules.urgent {
        wrong.unknown("urgent.worries", &urgent.worries, topic);
        wrong.missing("urgent.contacts", urgent.contacts.is_empty());
    }
    for contact in &rules.contacts {
        wrong.unknown("contact.topics", &contact.topics, topic);
        wrong.missing("contact.name", contact.name.is_empty());
    }
    wrong.missing("contact", !rules.contacts.iter().any(|c| c.topics.is_empty() && c.ages.is_none()));
    for test in &rules.tests {
        wrong.unknown("test.gaps", &test.gaps, topic);
        wrong.missing("test.name", test.name.is_empty());
    }
    wrong.0
}

fn sizes(rules: &Rules, wrong: &mut Wrong) {
    let size = &rules.size;
    if !(1..=7).contains(&size.steps) {
        wrong.add("size.steps", "weight-impossible", "a plan has one to seven steps");
    }
    if size.per_worry.is_empty() || size.per_worry.contains(&0) || size.worries == 0 {
        wrong.add("size.per_worry", "weight-impossible", "each worry has at least one step");
    }
}

fn weights(weights: &Weights, wrong: &mut Wrong) {
    let as_written = serde_json::to_value(weights).unwrap_or_default();
    for (name, value) in as_written.as_object().into_iter().flatten() {
        let fine = value.as_i64().is_some_and(|v| v.abs() <= i64::from(MOST));
        if !fine {
            wrong.add(&format!("weights.{name}"), "weight-impossible", &format!("a weight is from -{MOST} to {MOST}"));
        }
    }
}

struct Wrong(Vec<FieldError>);

impl Wrong {
    fn add(&mut self, field: &str, code: &str, message: &str) {
        self.0.push(FieldError::new(field, code, message));
    }

    fn missing(&mut self, field: &str, is: bool) {
        if is {
            self.add(field, "missing", "this must be given");
        }
    }

    fn unknown<'a>(
        &mut self,
        field: &str,
        codes: impl IntoIterator<Item = &'a String>,
        known: impl Fn(&String) -> bool,
    ) {
        for code in codes {
            if !known(code) {
                self.add(field, "unknown-code", &format!("nothing is called {code:?}"));
            }
        }
    }

    fn twice<'a>(&mut self, field: &str, codes: impl Iterator<Item = &'a String>) {
        let mut seen = BTreeSet::new();
        for code in codes {
            if !seen.insert(code) {
                self.add(field, "duplicate", &format!("{code:?} stands twice"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::pathway::{Rules, sample};

    fn refused(change: impl Fn(String) -> String) -> Vec<(String, String)> {
        let text = change(sample::text("pathway/rules.toml"));
        let errors = Rules::parse(&text, &sample::codes()).expect_err("refused");
        errors.into_iter().map(|e| (e.field, e.code)).collect()
    }

    #[test]
    fn unknown_codes_and_impossible_numbers_are_named() {
        let one = |field: &str, code: &str| vec![(field.to_owned(), code.to_owned())];
        let swap = |from: &'static str, to: &'static str| move |text: String| text.replacen(from, to, 1);
        assert_eq!(
            refused(swap("near = [\"newborn-care\"]", "near = [\"newborns\"]")),
            one("topic.near", "unknown-code")
        );
        assert_eq!(refused(swap("steps = 7", "steps = 8")), one("size.steps", "weight-impossible"));
        assert_eq!(
            refused(swap("main_topic = 400", "main_topic = 4000000")),
            one("weights.main_topic", "weight-impossible")
        );
        assert_eq!(refused(swap("kinds = { one", "kinds = { two")), one("route.kinds", "unknown-code"));
        assert_eq!(refused(swap("code = \"weaning\"", "code = \"sleep\"")), one("topic", "duplicate"));
        assert_eq!(
            refused(swap("contacts = [\"emergency\", \"nhs-111\"]", "contacts = []")),
            one("urgent.contacts", "missing")
        );
        assert_eq!(refused(swap("version = 1", "versoin = 1")), one("rules", "malformed"));
    }

    #[test]
    fn without_a_team_that_answers_for_everything_a_version_is_refused() {
        let found = refused(|text| {
            text.replace("[[contact]]\nslug = \"family-", "[[contact]]\ntopics = [\"money\"]\nslug = \"family-")
        });
        assert_eq!(found, [("contact".to_owned(), "missing".to_owned())]);
    }
}
