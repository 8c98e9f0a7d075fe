//! The engine: rules, a family and the register's offers in, a plan out. No clock, no chance, no input
//! but these: the same three always give the same plan.

mod arrange;
mod eligible;
mod explain;
mod gaps;
mod rank;

pub use eligible::{Bar, Verdict, eligible};
pub(super) use gaps::contact;

use super::{
    Codes, Offer,
    family::Family,
    model::{Plan, Understood, Urgent},
    rules::Rules,
};
use std::collections::BTreeSet;

/// What there is to offer.
#[derive(Debug, Clone, Default)]
pub struct Supply {
    /// Services that may suit, in any order; more than fits does no harm.
    pub offers: Vec<Offer>,
    /// Every topic with any service at all in the register.
    pub topics: BTreeSet<String>,
}

/// Makes the plan.
pub fn plan(rules: &Rules, codes: &Codes, family: &Family, supply: &Supply) -> Plan {
    let mut offers: Vec<&Offer> = supply.offers.iter().collect();
    offers.sort_by(|a, b| a.slug.cmp(&b.slug));
    offers.dedup_by(|a, b| a.slug == b.slug);
    let judged: Vec<(&Offer, Verdict)> = offers
        .iter()
        .map(|&offer| (offer, eligible(rules, family, offer)))
        .filter(|(_, verdict)| !matches!(verdict, Verdict::No(_)))
        .collect();
    let ranked = rank::rank(rules, family, &judged);
    let chosen = arrange::arrange(rules, family, &ranked);
    let steps = explain::steps(rules, family, &ranked, &chosen);
    Plan {
        urgent: urgent(rules, family),
        gaps: gaps::gaps(rules, family, supply, &ranked, &steps),
        ask: gaps::contact(rules, &family.spans, None),
        understood: understood(family),
        sensitive: !family.dangers.is_empty() || family.worries.iter().any(|w| codes.is_sensitive(&w.topic)),
        rules_version: rules.version,
        steps,
    }
}

fn urgent(rules: &Rules, family: &Family) -> Vec<Urgent> {
    let asked = rules.urgent.iter().filter(|rule| family.dangers.contains(&rule.kind));
    asked.map(|rule| Urgent { kind: rule.kind.clone(), contacts: rule.contacts.clone() }).collect()
}

fn understood(family: &Family) -> Understood {
    let said = family.worries.iter().filter(|w| w.origin != super::family::Origin::Basics);
    let ages = if family.exact_ages { family.spans.as_slice() } else { &[] };
    Understood {
        topics: said.map(|w| w.topic.clone()).collect(),
        stages: family.stages.clone(),
        ages_months: ages.iter().map(|&(from, _)| from).filter(|&age| age >= 0).collect(),
        expecting: family.expecting,
        // What a worry only means opens help, and is never told back as said.
        groups: family.said.iter().cloned().collect(),
        times: family.times.clone(),
        modes: family.modes.clone(),
        unclear: family.unclear,
    }
}

#[cfg(test)]
mod props;
#[cfg(test)]
mod tests;
