//! Each step said plainly: why it is here, how it fits, how to get in, what else there is.

use super::{
    Verdict,
    arrange::Chosen,
    rank::{Candidate, Link},
};
use crate::{
    directory::model::{Audience, JoinWay},
    pathway::{
        Offer,
        answers::Who,
        family::{Family, Origin},
        model::{Alternative, Fit, Join, Reason, Step, Wait},
        rules::{Rules, Unsaid},
    },
};
use std::collections::BTreeSet;

pub(super) fn steps(rules: &Rules, family: &Family, ranked: &[Vec<Candidate>], chosen: &[Chosen]) -> Vec<Step> {
    let mut used: BTreeSet<&str> = chosen.iter().map(|c| c.candidate.offer.slug.as_str()).collect();
    let mut steps = Vec::with_capacity(chosen.len());
    for (order, Chosen { candidate, kind }) in (1..).zip(chosen) {
        let offer = candidate.offer;
        let alternative = alternative(rules, candidate, &ranked[candidate.worry], &used);
        used.extend(alternative.map(|a| a.slug.as_str()));
        steps.push(Step {
            order,
            kind: *kind,
            slug: offer.slug.clone(),
            name: offer.name.clone(),
            summary: offer.summary.clone(),
            reasons: reasons(rules, family, candidate),
            fit: fit(rules, family, offer, candidate.in_person),
            wait: wait(offer),
            join: Join { ways: offer.ways.iter().map(way).collect(), text: offer.join.clone() },
            alternative: alternative.map(|a| Alternative { slug: a.slug.clone(), name: a.name.clone() }),
        });
    }
    steps
}

/// Another that surely fits, for the same worry and of the same use: the same kind before others, and for a
/// step where people meet only one where people meet. What can never be full needs none.
fn alternative<'a>(
    rules: &Rules,
    step: &Candidate,
    list: &[Candidate<'a>],
    used: &BTreeSet<&str>,
) -> Option<&'a Offer> {
    if step.offer.modes.first().is_some_and(|mode| rules.ways.never_full.contains(mode)) {
        return None;
    }
    let free = |c: &&Candidate| {
        !used.contains(c.offer.slug.as_str())
            && *c.verdict == Verdict::Yes
            && c.link == step.link
            && c.in_person >= step.in_person
    };
    let same = list.iter().filter(free).find(|c| c.kind == step.kind);
    same.or_else(|| list.iter().find(free)).map(|c| c.offer)
}

fn reasons(rules: &Rules, family: &Family, candidate: &Candidate) -> Vec<Reason> {
    let offer = candidate.offer;
    let worry = &family.worries[candidate.worry];
    let mut out = vec![match (candidate.link, worry.origin) {
        (Link::Near, _) => near_reason(rules, &worry.topic, offer),
        (Link::Direct | Link::Resort, Origin::Basics) => {
            Reason::new(if open_to_all(offer) { "basics" } else { "basics-start" }, [("topic", &worry.topic)])
        }
        (Link::Direct | Link::Resort, _) => Reason::new("worry", [("topic", &worry.topic)]),
    }];
    let further = family.worries.iter().find(|w| w.topic != worry.topic && offer.topics.contains(&w.topic));
    out.extend(further.map(|w| Reason::new("also", [("topic", &w.topic)])));
    out.extend(age_reason(family, offer));
    let groups = offer.eligibility.requires_any.iter().chain(&offer.target_groups);
    out.extend(groups.into_iter().find(|g| family.said.contains(*g)).map(|g| Reason::new("group", [("group", g)])));
    if offer.eligibility.first_child && family.first_child == Some(true) {
        out.push(Reason::new("first-child", []));
    }
    out.extend(person_reason(family, offer));
    if let Verdict::May(unsaid) = candidate.verdict {
        out.extend(unsaid.iter().map(|u| may_reason(*u, offer)));
    }
    match time_fit(rules, family, offer) {
        Some("fits") => {
            let time = family.times.iter().find(|t| offer.times.contains(t));
            out.extend(time.map(|t| Reason::new("time", [("time", t)])));
        }
        Some("any-time") => out.push(Reason::new("any-time", [])),
        _ => {}
    }
    if mode_fit(rules, family, offer) == Some("fits") {
        let wanted = family.modes.iter().find(|m| wish_met(rules, m, offer));
        out.extend(wanted.map(|m| Reason::new("mode", [("mode", m)])));
    }
    out
}

/// Nobody is turned away, whatever their age or story.
fn open_to_all(offer: &Offer) -> bool {
    let any_age = offer.from_months.is_none() && offer.last_month.is_none();
    any_age && offer.level == "universal" && offer.target_groups.is_empty() && offer.eligibility.requires_any.is_empty()
}

fn near_reason(rules: &Rules, topic: &str, offer: &Offer) -> Reason {
    let near = rules.topics.iter().find(|t| t.code == topic).map_or(&[][..], |t| t.near.as_slice());
    let shared = near.iter().find(|t| offer.topics.contains(t)).map_or("", String::as_str);
    Reason::new("near", [("topic", topic), ("near", shared)])
}

fn age_reason(family: &Family, offer: &Offer) -> Option<Reason> {
    if offer.from_months.is_none() && offer.last_month.is_none() {
        return None;
    }
    let meets =
        |&(a, b): &(i32, i32)| a <= offer.last_month.unwrap_or(i32::MAX) && offer.from_months.unwrap_or(i32::MIN) <= b;
    let span = family.spans.iter().find(|s| meets(s))?;
    if span.1 < 0 {
        return Some(Reason::new("expecting", []));
    }
    match family.stages.first() {
        Some(stage) if !family.exact_ages => Some(Reason::new("stage", [("stage", stage)])),
        _ if offer.age_label.is_empty() => Some(Reason::new("age-fits", [("months", &span.0.to_string())])),
        _ => Some(Reason::new("age", [("months", &span.0.to_string()), ("ages", &offer.age_label)])),
    }
}

fn person_reason(family: &Family, offer: &Offer) -> Option<Reason> {
    let has = |a| offer.audience.contains(&a);
    let dad = matches!(family.who, Some(Who::Father | Who::Partner));
    if dad && (offer.father_inclusive || has(Audience::Fathers) || has(Audience::Partners)) {
        Some(Reason::new("dads", []))
    } else if offer.audience == [Audience::Mothers] {
        Some(Reason::new("mothers", []))
    } else if offer.audience == [Audience::YoungPeople] {
        Some(Reason::new(if family.is_parent() { "for-your-child" } else { "for-you" }, []))
    } else if family.who == Some(Who::Carer) && has(Audience::Carers) {
        Some(Reason::new("carers", []))
    } else {
        None
    }
}

fn may_reason(unsaid: Unsaid, offer: &Offer) -> Reason {
    let bound = |age: Option<i32>| age.map_or(String::new(), |a| a.to_string());
    match unsaid {
        Unsaid::FirstChild => Reason::new("may-first-child", []),
        Unsaid::JoinInPregnancy => Reason::new("may-in-pregnancy", []),
        Unsaid::ParentAge => Reason::new(
            "may-parent-age",
            [("from", &bound(offer.eligibility.parent_age_from)), ("to", &bound(offer.eligibility.parent_age_to))],
        ),
    }
}

fn fit(rules: &Rules, family: &Family, offer: &Offer, in_person: bool) -> Fit {
    Fit {
        time: time_fit(rules, family, offer).map(str::to_owned),
        mode: mode_fit(rules, family, offer).map(str::to_owned),
        language: language_fit(family, offer).map(str::to_owned),
        times: offer.times.clone(),
        modes: offer.modes.clone(),
        in_person,
        metres: offer.metres,
        examples: offer.examples.clone(),
    }
}

/// `any-time`, `fits`, `other` or `not-stated`; nothing when no time was asked for.
pub(super) fn time_fit(rules: &Rules, family: &Family, offer: &Offer) -> Option<&'static str> {
    if family.times.is_empty() {
        return None;
    }
    Some(if offer.times.iter().any(|t| family.times.contains(t)) {
        "fits"
    } else if offer.modes.first().is_some_and(|m| rules.ways.any_time.contains(m)) {
        "any-time"
    } else if offer.times.is_empty() {
        "not-stated"
    } else {
        "other"
    })
}

/// `fits` or `other`; nothing when no way of helping was asked for.
pub(super) fn mode_fit(rules: &Rules, family: &Family, offer: &Offer) -> Option<&'static str> {
    if family.modes.is_empty() {
        return None;
    }
    Some(if family.modes.iter().any(|m| wish_met(rules, m, offer)) { "fits" } else { "other" })
}

fn wish_met(rules: &Rules, wish: &str, offer: &Offer) -> bool {
    let as_good = rules.ways.as_good.get(wish).map_or(&[][..], Vec::as_slice);
    offer.modes.iter().any(|m| m == wish || as_good.contains(m))
}

fn language_fit(family: &Family, offer: &Offer) -> Option<&'static str> {
    let language = family.language.as_ref()?;
    Some(if offer.languages.contains(language) {
        "fits"
    } else if offer.interpreter == Some(true) {
        "interpreter"
    } else {
        "not-stated"
    })
}

fn wait(offer: &Offer) -> Option<Wait> {
    let example = offer.is_example("wait");
    offer.wait.as_ref().map(|w| Wait { weeks: w.weeks, stated_on: w.stated_on, example })
}

fn way(way: &JoinWay) -> String {
    match way {
        JoinWay::SelfJoin => "self",
        JoinWay::Professional => "professional",
        JoinWay::DropIn => "drop_in",
    }
    .to_owned()
}
