//! Whatever a family says, against a slow and naive reading of the register's own conditions.

use super::Supply;
use crate::{
    directory::model::Audience,
    pathway::{
        Answers, Codes, Offer,
        answers::Who,
        family::{Family, Heard},
        sample,
    },
};
use jiff::civil::date;
use proptest::{prelude::*, sample::select};
use std::sync::LazyLock;

static CODES: LazyLock<Codes> = LazyLock::new(sample::codes);
static SUPPLY: LazyLock<Supply> = LazyLock::new(sample::supply);
static RULES: LazyLock<crate::pathway::Rules> = LazyLock::new(sample::rules);

fn some_of(all: Vec<String>, most: usize) -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec(select(all), 0..=most)
}

fn answers() -> impl Strategy<Value = Answers> {
    let stages: Vec<String> = CODES.stages.keys().cloned().collect();
    let who = [Who::Mother, Who::Father, Who::Partner, Who::Carer, Who::YoungPerson];
    (
        proptest::option::of(select(stages)),
        proptest::option::of(-9..=311),
        some_of(CODES.topics.keys().cloned().collect(), 4),
        some_of(CODES.groups.iter().cloned().collect(), 4),
        some_of(CODES.modes.iter().cloned().collect(), 2),
        proptest::option::of(select(who.to_vec())),
        proptest::option::of(13..45),
        proptest::option::of(any::<bool>()),
    )
        .prop_map(|(stage, age_months, worries, about, modes, who, parent_age, first_child)| Answers {
            stage,
            age_months,
            worries,
            about,
            modes,
            who,
            parent_age,
            first_child,
            ..Answers::default()
        })
}

/// A condition read straight from the entry, knowing nothing of how the engine judges it.
fn plainly_wrong(offer: &Offer, family: &Family) -> Option<&'static str> {
    let no_age_fits = !family.spans.is_empty()
        && !family.spans.iter().any(|&(a, b)| {
            (a.max(-20)..=b.min(400)).any(|month| {
                offer.from_months.is_none_or(|from| month >= from) && offer.last_month.is_none_or(|last| month <= last)
            })
        });
    let only = |list: &[Audience]| !offer.audience.is_empty() && offer.audience.iter().all(|a| list.contains(a));
    let groups = &offer.eligibility.requires_any;
    let first = offer.eligibility.first_child;
    let too_old =
        offer.eligibility.parent_age_to.zip(family.parent_age).is_some_and(|(to, (youngest, _))| youngest > to);
    let abuse = family.groups.contains("da-survivors");
    [
        (no_age_fits, "for other ages"),
        (!groups.is_empty() && groups.iter().all(|g| !family.groups.contains(g)), "for a group that was not said"),
        (first && family.first_child == Some(false), "for a first child"),
        (too_old, "for younger parents"),
        (offer.eligibility.join_in_pregnancy && !family.expecting, "joins in pregnancy"),
        (
            only(&[Audience::Mothers]) && matches!(family.who, Some(Who::Father | Who::Partner | Who::Carer)),
            "for mothers",
        ),
        (abuse && offer.topics.iter().any(|t| t == "separation-conflict"), "sits two people down together"),
        (
            only(&[Audience::Parents, Audience::Adults]) && family.who == Some(Who::YoungPerson) && !family.is_parent(),
            "for parents",
        ),
    ]
    .into_iter()
    .find_map(|(wrong, why)| wrong.then_some(why))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_is_short_exact_and_always_the_same(answers in answers(), turn in 0..89_usize) {
        let today = date(2026, 11, 24);
        let family = Family::new(&RULES, &CODES, &answers, &Heard::default(), today);
        let plan = super::plan(&RULES, &CODES, &family, &SUPPLY);
        prop_assert!(plan.steps.len() <= 7);

        let offer = |slug: &str| SUPPLY.offers.iter().find(|o| o.slug == slug).expect("a step is in the register");
        let others = plan.steps.iter().filter_map(|s| s.alternative.as_ref()).map(|a| a.slug.as_str());
        let mut all: Vec<&str> = plan.steps.iter().map(|s| s.slug.as_str()).chain(others).collect();
        for slug in &all {
            prop_assert_eq!(plainly_wrong(offer(slug), &family), None, "{}", slug);
        }
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        prop_assert_eq!(all.len(), count, "a service stands twice");
        prop_assert!(plan.steps.windows(2).all(|w| w[0].kind <= w[1].kind && w[0].order + 1 == w[1].order));
        prop_assert!(plan.steps.iter().all(|s| !s.reasons.is_empty()));

        let mut turned = SUPPLY.clone();
        turned.offers.rotate_left(turn);
        prop_assert_eq!(super::plan(&RULES, &CODES, &family, &turned), plan, "order of the register changed the plan");
    }
}
