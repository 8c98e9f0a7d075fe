//! What is not there, said plainly, with a named team to ask.

use super::{
    Supply, Verdict,
    rank::{Candidate, Link},
};
use crate::pathway::{
    family::{Family, Origin},
    model::{Contact, Gap},
    rules::Rules,
};

/// A gap for every worry with nothing in the register, nothing for this family, or nothing in person.
pub(super) fn gaps(rules: &Rules, family: &Family, supply: &Supply, ranked: &[Vec<Candidate>]) -> Vec<Gap> {
    let named = family.worries.iter().zip(ranked).filter(|(worry, _)| worry.origin != Origin::Basics);
    named
        .filter_map(|(worry, list)| {
            let sure: Vec<_> = list.iter().filter(|c| c.link == Link::Direct && *c.verdict == Verdict::Yes).collect();
            let code = if !supply.topics.contains(&worry.topic) {
                "none"
            } else if sure.is_empty() {
                "none-fits"
            } else if !sure.iter().any(|c| c.in_person) {
                "none-in-person"
            } else {
                return None;
            };
            let contact = contact(rules, family, Some(&worry.topic));
            Some(Gap { topic: worry.topic.clone(), code: code.to_owned(), contact })
        })
        .collect()
}

/// The first team that answers for the topic and the family's ages.
pub(super) fn contact(rules: &Rules, family: &Family, topic: Option<&str>) -> Contact {
    let for_topic = |topics: &[String]| topics.is_empty() || topic.is_some_and(|t| topics.iter().any(|own| own == t));
    let for_ages = |ages: Option<(i32, i32)>| {
        ages.is_none_or(|(from, last)| family.spans.iter().any(|&(a, b)| a <= last && from <= b))
    };
    let rule = rules.contacts.iter().find(|c| for_topic(&c.topics) && for_ages(c.ages));
    rule.map_or_else(Contact::default, |rule| Contact {
        slug: (!rule.slug.is_empty()).then(|| rule.slug.clone()),
        name: rule.name.clone(),
    })
}
