//! Who may be offered what, exactly as the register says it.

use crate::{
    directory::model::Audience,
    pathway::{
        Offer,
        answers::Who,
        family::Family,
        rules::{Rules, Unsaid},
    },
};

/// Whether an offer may be a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Yes.
    Yes,
    /// Perhaps: these conditions were not answered.
    May(Vec<Unsaid>),
    /// No.
    No(Bar),
}

/// Why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bar {
    /// Shut for now.
    Closed,
    /// Nothing anyone joins.
    NotJoined,
    /// For other ages.
    Age,
    /// For families who said something this one did not.
    Group,
    /// For first-time parents.
    FirstChild,
    /// For parents of other ages.
    ParentAge,
    /// Joining begins before the birth.
    Pregnancy,
    /// Needs a diagnosis, and none was said.
    Diagnosis,
    /// For someone else: mothers, fathers, young people.
    Audience,
    /// Must not meet what was said.
    Conflict,
}

/// Judges one offer for one family.
pub fn eligible(rules: &Rules, family: &Family, offer: &Offer) -> Verdict {
    let rule = &offer.eligibility;
    if offer.closed() {
        return Verdict::No(Bar::Closed);
    }
    if rules.eligible.never.contains(&offer.slug) {
        return Verdict::No(Bar::NotJoined);
    }
    if !ages_meet(family, offer) || too_soon(rules, family, offer) {
        return Verdict::No(Bar::Age);
    }
    if !audience_meets(rules, family, &offer.audience) {
        return Verdict::No(Bar::Audience);
    }
    if !rule.requires_any.is_empty() && !rule.requires_any.iter().any(|g| family.groups.contains(g)) {
        return Verdict::No(Bar::Group);
    }
    if rule.diagnosis_needed && !rules.eligible.diagnosis.iter().any(|g| family.groups.contains(g)) {
        return Verdict::No(Bar::Diagnosis);
    }
    if conflicts(rules, family, offer) {
        return Verdict::No(Bar::Conflict);
    }
    let mut unsaid = Vec::new();
    match (rule.first_child, family.first_child) {
        (true, Some(false)) => return Verdict::No(Bar::FirstChild),
        (true, None) => unsaid.push(Unsaid::FirstChild),
        _ => {}
    }
    match parent_age_meets(family, rule.parent_age_from, rule.parent_age_to) {
        Some(false) => return Verdict::No(Bar::ParentAge),
        None => unsaid.push(Unsaid::ParentAge),
        Some(true) => {}
    }
    if rule.join_in_pregnancy && !family.expecting {
        if !family.spans.is_empty() {
            return Verdict::No(Bar::Pregnancy);
        }
        unsaid.push(Unsaid::JoinInPregnancy);
    }
    let Some(&first) = unsaid.first() else { return Verdict::Yes };
    let near = offer.target_groups.iter().any(|g| family.groups.contains(g));
    if near && unsaid.iter().all(|u| rules.eligible.may.contains(u)) {
        return Verdict::May(unsaid);
    }
    Verdict::No(match first {
        Unsaid::FirstChild => Bar::FirstChild,
        Unsaid::ParentAge => Bar::ParentAge,
        Unsaid::JoinInPregnancy => Bar::Pregnancy,
    })
}

fn ages_meet(family: &Family, offer: &Offer) -> bool {
    let (from, last) = (offer.from_months.unwrap_or(i32::MIN), offer.last_month.unwrap_or(i32::MAX));
    family.spans.is_empty() || family.spans.iter().any(|&(a, b)| a <= last && from <= b)
}

/// The register's ages say who may come; that a class about first foods is not yet for a newborn is known only
/// from what it is mainly about.
fn too_soon(rules: &Rules, family: &Family, offer: &Offer) -> bool {
    let main = offer.topics.first().and_then(|main| rules.topics.iter().find(|t| t.code == *main));
    let Some(not_before) = main.and_then(|t| t.not_before) else { return false };
    family.exact_ages && family.spans.iter().all(|&(_, last)| last < not_before)
}

/// `None` when the parent's age is needed and not known closely enough.
fn parent_age_meets(family: &Family, from: Option<i32>, to: Option<i32>) -> Option<bool> {
    let (from, to) = (from.unwrap_or(i32::MIN), to.unwrap_or(i32::MAX));
    if (from, to) == (i32::MIN, i32::MAX) {
        return Some(true);
    }
    let (youngest, oldest) = family.parent_age?;
    if oldest < from || youngest > to { Some(false) } else { (from <= youngest && oldest <= to).then_some(true) }
}

fn audience_meets(rules: &Rules, family: &Family, audience: &[Audience]) -> bool {
    audience.is_empty() || audience.iter().any(|&for_whom| meets(rules, family, for_whom))
}

fn meets(rules: &Rules, family: &Family, for_whom: Audience) -> bool {
    let parent = family.is_parent();
    match for_whom {
        Audience::Anyone | Audience::WholeFamily | Audience::ParentsAndChildren => true,
        Audience::Parents | Audience::Adults => parent,
        Audience::ExpectantParents => parent,
        Audience::Mothers => parent && matches!(family.who, None | Some(Who::Mother) | Some(Who::YoungPerson)),
        Audience::Fathers => family.who == Some(Who::Father),
        Audience::Partners => matches!(family.who, Some(Who::Father | Who::Partner)),
        Audience::Carers => matches!(family.who, None | Some(Who::Carer)),
        Audience::YoungPeople | Audience::Children => {
            !parent || family.spans.iter().any(|&(from, _)| from >= rules.eligible.young_people_from)
        }
    }
}

fn conflicts(rules: &Rules, family: &Family, offer: &Offer) -> bool {
    family.conflicts(rules).any(|conflict| {
        offer.topics.iter().any(|t| conflict.never.contains(t))
            && !offer.topics.iter().any(|t| conflict.unless.contains(t))
    })
}
