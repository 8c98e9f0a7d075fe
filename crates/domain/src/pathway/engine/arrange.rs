//! Which candidates become steps, and when each is for.

use super::{
    Verdict,
    rank::{Candidate, Link},
};
use crate::{
    directory::model::JoinWay,
    pathway::{Kind, family::Family, rules::Rules},
};
use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

/// A candidate that became a step.
#[derive(Debug, Clone)]
pub(super) struct Chosen<'a> {
    pub candidate: &'a Candidate<'a>,
    pub kind: Kind,
}

/// Picks at most `rules.size.steps`, each worry's share fairly, and puts them in order.
pub(super) fn arrange<'a>(rules: &Rules, family: &Family, ranked: &'a [Vec<Candidate<'a>>]) -> Vec<Chosen<'a>> {
    let mut picks = Picks::new(rules, ranked.len());
    for list in ranked {
        picks.someone_to_meet(list);
    }
    picks.waiting = family_waits(rules, family) || picks.taken.iter().any(|c| has_wait(c));
    for list in ranked {
        picks.something_today(list);
    }
    if picks.waiting {
        let suggestions = suggested(&picks.taken);
        picks.for_the_meantime(ranked, &suggestions);
    }
    picks.sooner_than_the_long_wait(ranked);
    // Each worry in turn takes its next best, until nobody can take any more.
    let mut at = vec![0; ranked.len()];
    while ranked.iter().zip(&mut at).fold(false, |any, (list, at)| picks.next_best(list, at) || any) {}
    let waiting = picks.waiting || picks.taken.iter().any(|c| has_wait(c));
    let suggestions = suggested(&picks.taken);
    in_order(rules, picks.taken, picks.sooner, waiting, &suggestions)
}

struct Picks<'a, 'r> {
    rules: &'r Rules,
    share: usize,
    waiting: bool,
    taken: Vec<&'a Candidate<'a>>,
    /// The step that begins well before another is due.
    sooner: Option<&'a str>,
    slugs: BTreeSet<&'a str>,
    kinds: BTreeMap<Kind, usize>,
    worries: BTreeMap<(usize, Link), usize>,
}

impl<'a, 'r> Picks<'a, 'r> {
    fn new(rules: &'r Rules, worries: usize) -> Self {
        let shares = &rules.size.per_worry;
        let share = shares.get(worries.saturating_sub(1)).or(shares.last()).copied().unwrap_or(1);
        let (slugs, kinds, counts) = (BTreeSet::new(), BTreeMap::new(), BTreeMap::new());
        Self { rules, share, waiting: false, taken: Vec::new(), sooner: None, slugs, kinds, worries: counts }
    }

    /// The best in-person help that surely fits, or where there is none a team that may meet people, unless a step
    /// already taken is that.
    fn someone_to_meet(&mut self, list: &'a [Candidate<'a>]) {
        let sure = |c: &&Candidate| c.link == Link::Direct && *c.verdict == Verdict::Yes;
        let met = list.iter().filter(sure).any(|c| c.in_person);
        let fits = |c: &&Candidate| sure(c) && if met { c.in_person } else { c.perhaps };
        if list.iter().filter(fits).any(|c| self.slugs.contains(c.offer.slug.as_str())) {
            return;
        }
        let sooner = list.iter().filter(fits).find(|c| c.kind != Kind::IfHarder);
        if let Some(candidate) = sooner.or_else(|| list.iter().find(fits)) {
            self.take(candidate);
        }
    }

    /// The best that can be used today, unless a step already taken is that.
    fn something_today(&mut self, list: &'a [Candidate<'a>]) {
        let now = |c: &&Candidate| c.kind == Kind::Now;
        if list.iter().filter(now).any(|c| self.slugs.contains(c.offer.slug.as_str())) {
            return;
        }
        if let Some(candidate) = list.iter().find(now) {
            self.take(candidate);
        }
    }

    /// What the register suggests while waiting for a step, where it suits a worry and can be used today.
    fn for_the_meantime(&mut self, ranked: &'a [Vec<Candidate<'a>>], suggested: &BTreeSet<&str>) {
        let suits = |c: &&Candidate| c.kind == Kind::Now && suggested.contains(c.offer.slug.as_str());
        let mut left = self.rules.size.meanwhile;
        for candidate in ranked.iter().flatten().filter(suits) {
            if left > 0 && self.take(candidate) {
                left -= 1;
            }
        }
    }

    /// What the register suggests while waiting long for a step, though it cannot be used today: it begins well
    /// before the long wait is over.
    fn sooner_than_the_long_wait(&mut self, ranked: &'a [Vec<Candidate<'a>>]) {
        let long = self.rules.size.long_wait;
        let weeks = |c: &Candidate| c.offer.wait.as_ref().map_or(0, |w| w.weeks);
        let waited: Vec<&Candidate> = self.taken.iter().copied().filter(|c| weeks(c) >= long).collect();
        let suggestions = suggested(&waited);
        let suits =
            |c: &&Candidate| c.kind == Kind::Next && weeks(c) < long && suggestions.contains(c.offer.slug.as_str());
        for candidate in ranked.iter().flatten().filter(suits) {
            if self.take(candidate) {
                self.sooner = Some(candidate.offer.slug.as_str());
                return;
            }
        }
    }

    fn next_best(&mut self, list: &'a [Candidate<'a>], at: &mut usize) -> bool {
        while let Some(candidate) = list.get(*at) {
            *at += 1;
            if self.take(candidate) {
                return true;
            }
        }
        false
    }

    fn take(&mut self, candidate: &'a Candidate<'a>) -> bool {
        let size = &self.rules.size;
        let kind_most = match candidate.kind {
            Kind::Now => size.now + if self.waiting { size.meanwhile } else { 0 },
            Kind::Next => size.next,
            Kind::Meanwhile => size.meanwhile,
            Kind::IfHarder => size.if_harder,
        };
        let of = |link| self.worries.get(&(candidate.worry, link)).copied().unwrap_or(0);
        let full = self.taken.len() >= size.steps
            || self.kinds.get(&candidate.kind).copied().unwrap_or(0) >= kind_most
            || of(Link::Direct) + of(Link::Near) >= self.share
            || (candidate.link == Link::Near && of(Link::Near) >= size.near);
        if full || !self.slugs.insert(candidate.offer.slug.as_str()) {
            return false;
        }
        *self.kinds.entry(candidate.kind).or_default() += 1;
        *self.worries.entry((candidate.worry, candidate.link)).or_default() += 1;
        self.taken.push(candidate);
        true
    }
}

fn family_waits(rules: &Rules, family: &Family) -> bool {
    rules.groups.iter().any(|g| g.waiting && family.said.contains(&g.code))
}

/// Joining takes a while: a stated wait, or someone else has to ask.
fn has_wait(candidate: &Candidate) -> bool {
    let offer = candidate.offer;
    offer.wait.as_ref().is_some_and(|w| w.weeks > 0) || offer.ways == [JoinWay::Professional]
}

/// What the register suggests while waiting for these steps.
fn suggested<'a>(taken: &[&'a Candidate<'a>]) -> BTreeSet<&'a str> {
    let waited = taken.iter().filter(|c| has_wait(c));
    waited.flat_map(|c| &c.offer.while_you_wait).filter_map(|m| m.slug.as_deref()).collect()
}

/// Now, next, meanwhile, if it gets harder; within each, worries in the family's order and the graded
/// route's order; what has to be joined is about a worry before it is near one. Where something has to be waited
/// for, quick help beyond the first is for the meantime, what the register suggests for it before the rest.
fn in_order<'a>(
    rules: &Rules,
    taken: Vec<&'a Candidate<'a>>,
    sooner: Option<&str>,
    waiting: bool,
    suggested: &BTreeSet<&str>,
) -> Vec<Chosen<'a>> {
    let kind = |c: &Candidate| if sooner == Some(c.offer.slug.as_str()) { Kind::Meanwhile } else { c.kind };
    let mut chosen: Vec<Chosen> =
        taken.into_iter().map(|candidate| Chosen { candidate, kind: kind(candidate) }).collect();
    chosen.sort_by(by_place);
    if waiting && chosen.iter().any(|c| c.kind == Kind::Next) {
        // The very first stays, and the first of each worry that nothing suggests for the meantime.
        let mut seen = BTreeSet::new();
        let is_first = |c: &Chosen| {
            let kept = seen.is_empty() || !suggested.contains(c.candidate.offer.slug.as_str());
            c.kind == Kind::Now && kept && seen.insert(c.candidate.worry)
        };
        let first: Vec<bool> = chosen.iter().map(is_first).collect();
        let mut later: Vec<usize> =
            (0..chosen.len()).filter(|&at| chosen[at].kind == Kind::Now && !first[at]).collect();
        later.sort_by_key(|&at| !suggested.contains(chosen[at].candidate.offer.slug.as_str()));
        later.into_iter().take(rules.size.meanwhile).for_each(|at| chosen[at].kind = Kind::Meanwhile);
        chosen.sort_by(by_place);
    }
    chosen
}

fn by_place(a: &Chosen, b: &Chosen) -> Ordering {
    let near = |c: &Chosen| c.kind == Kind::Next && c.candidate.link == Link::Near;
    let key = |c: &Chosen| (c.kind, near(c), c.candidate.worry, c.candidate.link, c.candidate.rung, -c.candidate.score);
    let (x, y) = (a.candidate.offer, b.candidate.offer);
    key(a).cmp(&key(b)).then_with(|| x.name.cmp(&y.name)).then_with(|| x.slug.cmp(&y.slug))
}
