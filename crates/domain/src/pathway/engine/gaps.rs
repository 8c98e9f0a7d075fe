//! What is not there, said plainly, with a named team to ask.

use super::{
    Bar, Supply, Verdict, eligible,
    rank::{Candidate, Link},
};
use crate::pathway::{
    family::{Family, Origin},
    model::{Contact, Gap, Step},
    rules::Rules,
};

/// A gap for every worry with nothing in the register, nothing for this family, or nothing in person.
///
/// What may fit counts when it became a step: the plan never offers something and says that nothing is there.
pub(super) fn gaps(
    rules: &Rules,
    family: &Family,
    supply: &Supply,
    ranked: &[Vec<Candidate>],
    steps: &[Step],
) -> Vec<Gap> {
    let offered = |c: &Candidate| steps.iter().any(|s| s.slug == c.offer.slug);
    let named = family.worries.iter().zip(ranked).filter(|(worry, _)| worry.origin != Origin::Basics);
    named
        .filter_map(|(worry, list)| {
            let there = |c: &&Candidate| c.link == Link::Direct && (*c.verdict == Verdict::Yes || offered(c));
            let sure: Vec<_> = list.iter().filter(there).collect();
            let code = if !supply.topics.contains(&worry.topic) {
                "none"
            } else if sure.is_empty() {
                if let Some(contact) = for_some(rules, family, supply, &worry.topic) {
                    return Some(Gap { topic: worry.topic.clone(), code: "for-some".to_owned(), contact });
                }
                "none-fits"
            } else if !sure.iter().any(|c| c.in_person) {
                "none-in-person"
            } else {
                return None;
            };
            let contact = contact(rules, &family.spans, Some(&worry.topic));
            Some(Gap { topic: worry.topic.clone(), code: code.to_owned(), contact })
        })
        .collect()
}

/// A service mainly about the topic that nothing bars but a circumstance the family did not speak of: they can ask
/// whether it is for them.
fn for_some(rules: &Rules, family: &Family, supply: &Supply, topic: &str) -> Option<Contact> {
    let barred = |bar: &Bar| matches!(bar, Bar::Group | Bar::FirstChild | Bar::ParentAge);
    let open = supply.offers.iter().filter(|offer| offer.topics.first().is_some_and(|main| main == topic));
    let open = open.filter(|offer| matches!(eligible(rules, family, offer), Verdict::No(bar) if barred(&bar)));
    let offer = open.min_by(|a, b| a.slug.cmp(&b.slug))?;
    Some(Contact { slug: Some(offer.slug.clone()), name: offer.name.clone() })
}

/// The first team that answers for the topic and the family's ages; for the ages the topic means when none was said.
pub(in crate::pathway) fn contact(rules: &Rules, spans: &[(i32, i32)], topic: Option<&str>) -> Contact {
    let meant = rules.topics.iter().find(|t| Some(t.code.as_str()) == topic).and_then(|t| t.ages);
    let meant: Vec<_> = meant.into_iter().collect();
    let spans = if spans.is_empty() { meant.as_slice() } else { spans };
    let for_topic = |topics: &[String]| topics.is_empty() || topic.is_some_and(|t| topics.iter().any(|own| own == t));
    let for_ages =
        |ages: Option<(i32, i32)>| ages.is_none_or(|(from, last)| spans.iter().any(|&(a, b)| a <= last && from <= b));
    let rule = rules.contacts.iter().find(|c| for_topic(&c.topics) && for_ages(c.ages));
    rule.map_or_else(Contact::default, |rule| Contact {
        slug: (!rule.slug.is_empty()).then(|| rule.slug.clone()),
        name: rule.name.clone(),
    })
}
