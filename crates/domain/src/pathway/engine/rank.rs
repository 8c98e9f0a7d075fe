//! How well each offer suits each worry: whole numbers added up from the rules' weights.

use super::Verdict;
use crate::{
    directory::model::{Audience, JoinWay},
    pathway::{
        Kind, Offer,
        answers::{OLDEST, Who},
        family::{Family, Origin, Worry},
        rules::Rules,
    },
};

/// Metres in a mile, for weighing distance.
const MILE: u32 = 1_609;
/// Youngest month of all: the start of pregnancy.
const YOUNGEST: i32 = -9;
/// Span in months from which an offer is for all ages rather than some.
const ALL_AGES: i32 = 228;

/// How an offer came to answer a worry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Link {
    /// It is about the worry.
    Direct,
    /// It is about the worry among others, for families of a kind this one did not say it is.
    Resort,
    /// It is about something near it.
    Near,
}

/// One offer for one worry.
#[derive(Debug, Clone)]
pub(super) struct Candidate<'a> {
    pub offer: &'a Offer,
    pub verdict: &'a Verdict,
    pub worry: usize,
    pub link: Link,
    /// Position on the worry's graded route; the last when on none.
    pub rung: usize,
    pub kind: Kind,
    pub in_person: bool,
    /// Perhaps in person: the register does not say.
    pub perhaps: bool,
    pub score: i32,
}

/// Every eligible offer under each worry it answers, the best first.
pub(super) fn rank<'a>(rules: &Rules, family: &Family, judged: &'a [(&'a Offer, Verdict)]) -> Vec<Vec<Candidate<'a>>> {
    let ranked = family.worries.iter().enumerate().map(|(at, worry)| {
        let mut list: Vec<Candidate> = judged
            .iter()
            .filter_map(|(offer, verdict)| {
                let link = link(rules, family, worry, offer)?;
                let among = |ways: &[String]| offer.modes.iter().any(|m| ways.contains(m));
                let (in_person, perhaps) = (among(&rules.ways.in_person), among(&rules.ways.perhaps_in_person));
                let (rung, kind) = place(rules, family, worry, offer, verdict);
                let score = score(rules, family, worry, offer);
                Some(Candidate { offer, verdict, worry: at, link, rung, kind, in_person, perhaps, score })
            })
            .collect();
        settle_resorts(&mut list);
        prefer_good_cover(rules, family, &mut list);
        leave_targeted_for_later(family, &mut list);
        list.sort_by(|a, b| {
            let key = |c: &Candidate| (c.link, matches!(c.verdict, Verdict::May(_)), -c.score);
            key(a)
                .cmp(&key(b))
                .then_with(|| a.offer.name.cmp(&b.offer.name))
                .then_with(|| a.offer.slug.cmp(&b.offer.slug))
        });
        list
    });
    ranked.collect()
}

/// How the offer answers the worry, if at all. Help made for a group the family did not say is only for the
/// very worry it is about, or a last resort; something near a worry gives way to a worry it is about.
fn link(rules: &Rules, family: &Family, worry: &Worry, offer: &Offer) -> Option<Link> {
    let for_others = !offer.target_groups.is_empty() && !family.is_among(&offer.target_groups);
    if for_others && worry.origin == Origin::Basics {
        return None;
    }
    if offer.topics.contains(&worry.topic) {
        let about = !for_others || offer.topics.first() == Some(&worry.topic);
        return Some(if about { Link::Direct } else { Link::Resort });
    }
    if for_others || worry.origin == Origin::Basics || family.worries.iter().any(|w| offer.topics.contains(&w.topic)) {
        return None;
    }
    let near = &rules.topics.iter().find(|t| t.code == worry.topic)?.near;
    let mut first = offer.topics.iter().take(rules.size.near_topics);
    first.any(|t| near.contains(t)).then_some(Link::Near)
}

/// A last resort counts where nothing better is: then it is simply what there is.
fn settle_resorts(list: &mut Vec<Candidate>) {
    if list.iter().any(|c| c.link == Link::Direct) {
        list.retain(|c| c.link != Link::Resort);
    } else {
        list.iter_mut().filter(|c| c.link == Link::Resort).for_each(|c| c.link = Link::Direct);
    }
}

/// Its rung on the worry's route, and when the step would be for.
fn place(rules: &Rules, family: &Family, worry: &Worry, offer: &Offer, verdict: &Verdict) -> (usize, Kind) {
    let route = rules.routes.iter().find(|r| r.topics.contains(&worry.topic));
    let rungs = route.map_or(&[][..], |r| r.ladder.as_slice());
    let on =
        |rung: &&String| offer.modes.iter().any(|m| rules.ways.rungs.get(*rung).is_some_and(|modes| modes.contains(m)));
    let rung = rungs.iter().position(|rung| on(&rung));
    let special = rung.and_then(|at| route?.kinds.get(&rungs[at]).copied());
    let kind = if matches!(verdict, Verdict::May(_)) {
        Kind::IfHarder
    } else if let Some(kind) = special {
        kind
    } else if usable_today(rules, offer) {
        Kind::Now
    } else if offer.ways == [JoinWay::Professional] && !made_for(family, offer) {
        Kind::IfHarder
    } else {
        Kind::Next
    };
    (rung.unwrap_or(rungs.len()), kind)
}

fn usable_today(rules: &Rules, offer: &Offer) -> bool {
    let by_themselves = offer.ways.iter().any(|w| matches!(w, JoinWay::SelfJoin | JoinWay::DropIn));
    let open = offer.modes.iter().any(|m| rules.ways.today.contains(m));
    by_themselves && open && offer.wait.as_ref().is_none_or(|w| w.weeks == 0)
}

/// Made for or requiring a group the family belongs to.
fn made_for(family: &Family, offer: &Offer) -> bool {
    family.is_among(&offer.target_groups) || family.is_among(&offer.eligibility.requires_any)
}

/// Universal before targeted: where help for everyone can be met in person, help made for some, to whom
/// this family did not say it belongs, is for when it gets harder.
fn leave_targeted_for_later(family: &Family, list: &mut [Candidate]) {
    let universal = |c: &Candidate| c.offer.level == "universal";
    if !list.iter().any(|c| universal(c) && c.in_person && c.link == Link::Direct) {
        return;
    }
    for candidate in list.iter_mut().filter(|c| !universal(c) && c.kind == Kind::Next && !made_for(family, c.offer)) {
        candidate.kind = Kind::IfHarder;
    }
}

fn score(rules: &Rules, family: &Family, worry: &Worry, offer: &Offer) -> i32 {
    let w = &rules.weights;
    let mut score = match offer.topics.iter().position(|t| *t == worry.topic) {
        Some(0) => w.main_topic,
        Some(_) => w.other_topic,
        None => w.near_topic,
    };
    let others = family.worries.iter().filter(|o| o.topic != worry.topic && offer.topics.contains(&o.topic));
    score += w.further_worry * i32::try_from(others.count()).unwrap_or(0);
    score += age_score(rules, family, worry, offer);
    let first_born = offer.eligibility.first_child && family.first_child == Some(true);
    if first_born || offer.eligibility.requires_any.iter().any(|g| family.groups.contains(g)) {
        score += w.required_group;
    }
    if family.is_among(&offer.target_groups) {
        score += w.group;
    } else if !offer.target_groups.is_empty() {
        score += w.other_group;
    }
    if offer.level == "universal" {
        score += w.universal;
    }
    if super::explain::mode_fit(rules, family, offer) == Some("fits") {
        score += w.mode;
    }
    score += match super::explain::time_fit(rules, family, offer) {
        Some("fits" | "any-time") => w.time,
        Some("other") => w.time_other,
        _ => 0,
    };
    if family.language.as_ref().is_some_and(|l| offer.languages.contains(l)) {
        score += w.language;
    }
    score += person_score(rules, family, offer);
    score += w.wait_week * offer.wait.as_ref().map_or(0, |wait| i32::try_from(wait.weeks.min(104)).unwrap_or(104));
    score += w.mile * offer.metres.map_or(0, |m| i32::try_from((m / MILE).min(50)).unwrap_or(50));
    score + w.complete * i32::from(offer.completeness) / 100 + w.fresh * i32::from(offer.freshness) / 100
}

fn person_score(rules: &Rules, family: &Family, offer: &Offer) -> i32 {
    let w = &rules.weights;
    let has = |a: Audience| offer.audience.contains(&a);
    let dad = matches!(family.who, Some(Who::Father | Who::Partner));
    let mut score = 0;
    if dad && (offer.father_inclusive || has(Audience::Fathers) || has(Audience::Partners)) {
        score += w.father;
    }
    let own = match family.who {
        Some(Who::Mother) => has(Audience::Mothers),
        Some(Who::Carer) => has(Audience::Carers),
        Some(Who::YoungPerson) => has(Audience::YoungPeople),
        _ => false,
    };
    if own {
        score += w.person;
    }
    if family.is_parent() && offer.audience == [Audience::YoungPeople] {
        score += w.for_child;
    }
    score
}

/// Of a stage of many years, a service for a few months of it gives way to those for more.
fn prefer_good_cover(rules: &Rules, family: &Family, list: &mut Vec<Candidate>) {
    let good = |c: &Candidate| cover(&family.spans, c.offer, 100) >= rules.size.least_cover;
    if list.iter().any(|c| c.link == Link::Direct && good(c)) {
        list.retain(good);
    }
}

/// How much of the family's ages it covers, and whether it is made for few ages.
fn age_score(rules: &Rules, family: &Family, worry: &Worry, offer: &Offer) -> i32 {
    let meant = rules.topics.iter().find(|t| t.code == worry.topic).and_then(|t| t.ages);
    let meant = [meant.unwrap_or((0, ALL_AGES - 1))];
    let spans = if family.spans.is_empty() { &meant[..] } else { family.spans.as_slice() };
    let width = (offer.last_month.unwrap_or(OLDEST) - offer.from_months.unwrap_or(YOUNGEST) + 1).clamp(0, ALL_AGES);
    cover(spans, offer, rules.weights.age) + rules.weights.narrow * (ALL_AGES - width) / ALL_AGES
}

/// The part of the best-covered span it serves, of `whole`; all of it when no age was said.
fn cover(spans: &[(i32, i32)], offer: &Offer, whole: i32) -> i32 {
    let (from, last) = (offer.from_months.unwrap_or(YOUNGEST), offer.last_month.unwrap_or(OLDEST));
    let part = |&(a, b): &(i32, i32)| {
        let (a, b) = (a.max(YOUNGEST), b.min(OLDEST));
        whole * (b.min(last) - a.max(from) + 1).max(0) / (b - a + 1).max(1)
    };
    spans.iter().map(part).max().unwrap_or(whole)
}
