//! Lists of invented families whose truth is known: what is linked without a person deciding is right, and little is
//! missed, in every group of families.

use domain::family::matching::{Clean, Guard, Link, Linked, Outcome, Pool, keys, link_all, weigh};
use std::collections::{BTreeMap, HashMap, HashSet};
use testkit::same_people::{Row, lists};

#[derive(Default)]
struct Tally {
    linked: u32,
    right: u32,
    true_pairs: u32,
    looked_at: u32,
}

impl Tally {
    fn precision(&self) -> f64 {
        f64::from(self.right) / f64::from(self.linked.max(1))
    }
    fn recall(&self) -> f64 {
        f64::from(self.right) / f64::from(self.true_pairs.max(1))
    }
}

fn groups(row: &Row) -> Vec<&'static str> {
    let mut groups = vec!["all", row.stock];
    groups.push(if row.lone_parent { "one parent" } else { "two parents" });
    groups.push(if row.moved { "moved" } else { "stayed" });
    groups
}

fn tally(rows: &[Row], linked: &Linked) -> BTreeMap<&'static str, Tally> {
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut of: HashMap<u32, Vec<usize>> = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        of.entry(row.person).or_default().push(at);
    }
    for places in of.values() {
        let pairs = u32::try_from(places.len() * (places.len() - 1) / 2).unwrap();
        for group in groups(&rows[places[0]]) {
            tallies.entry(group).or_default().true_pairs += pairs;
        }
    }
    let same = |link: &Link| rows[link.a as usize].person == rows[link.b as usize].person;
    for link in &linked.links {
        for group in groups(&rows[link.a as usize]) {
            let tally = tallies.entry(group).or_default();
            tally.linked += 1;
            tally.right += u32::from(same(link));
        }
    }
    for link in linked.looks.iter().filter(|link| same(link)) {
        for group in groups(&rows[link.a as usize]) {
            tallies.entry(group).or_default().looked_at += 1;
        }
    }
    tallies
}

fn link(rows: &[Row]) -> Linked {
    let entries: Vec<_> = rows.iter().map(|row| row.entry.clone()).collect();
    link_all(&entries)
}

#[test]
fn links_are_right_and_few_are_missed_in_every_group() {
    for seed in [2026, 11, 24] {
        let rows = lists(seed, 8_000);
        let linked = link(&rows);
        for (group, tally) in tally(&rows, &linked) {
            let (precision, recall) = (tally.precision(), tally.recall());
            println!(
                "seed {seed} {group}: precision {precision:.4}, recall {recall:.4}, {} true pairs, {} more to look at",
                tally.true_pairs, tally.looked_at
            );
            let (least_precision, least_recall) = if group == "all" { (0.99, 0.90) } else { (0.975, 0.85) };
            assert!(precision >= least_precision && recall >= least_recall, "{group}, seed {seed}");
        }
    }
}

#[test]
fn no_twins_and_no_parent_and_child_are_ever_linked() {
    let rows = lists(7, 8_000);
    let linked = link(&rows);
    let wrong = |link: &&Link| rows[link.a as usize].person != rows[link.b as usize].person;
    let namesakes = linked.links.iter().filter(wrong).filter(|link| {
        let (a, b) = (&rows[link.a as usize].entry, &rows[link.b as usize].entry);
        let years = |entry: &domain::family::matching::Entry| entry.born.map_or(0, |born| born.year());
        years(a).abs_diff(years(b)) >= 14 || (a.born == b.born && a.postcode == b.postcode)
    });
    assert_eq!(namesakes.count(), 0);
    assert!(linked.looks.iter().any(|link| link.found.guards.contains(&Guard::Twins)), "the lists hold twins");
}

#[test]
fn no_chain_joins_two_groups() {
    let rows = lists(3, 4_000);
    let linked = link(&rows);
    let pairs: HashSet<(u32, u32)> = linked.links.iter().map(|link| (link.a, link.b)).collect();
    let mut near: HashMap<u32, Vec<u32>> = HashMap::new();
    for &(a, b) in &pairs {
        near.entry(a).or_default().push(b);
        near.entry(b).or_default().push(a);
    }
    for (one, ties) in &near {
        let mut group: HashSet<u32> = HashSet::from([*one]);
        let mut next = vec![*one];
        while let Some(at) = next.pop() {
            next.extend(near[&at].iter().filter(|other| group.insert(**other)));
        }
        let is_centre = |at: &u32| group.iter().all(|other| other == at || near[at].contains(other));
        assert!(group.iter().any(is_centre), "{one} with {ties:?}");
    }
}

/// What is quick to compare may leave a pair out; what it leaves out, the whole weighing leaves out too.
#[test]
fn nothing_worth_a_look_is_passed_over_for_speed() {
    let rows = lists(7, 1_500);
    let linked = link(&rows);
    let found: HashSet<(u32, u32)> = linked.links.iter().chain(&linked.looks).map(|link| (link.a, link.b)).collect();
    let all: Vec<Clean> = rows.iter().map(|row| Clean::from(&row.entry)).collect();
    let pool = Pool::of(&all);
    let mut under: HashMap<u64, Vec<u32>> = HashMap::new();
    for (at, one) in (0..).zip(&all) {
        keys(one).into_iter().for_each(|key| under.entry(key).or_default().push(at));
    }
    let mut weighed = HashSet::new();
    for together in under.values().filter(|together| together.len() <= 300) {
        for (nth, &a) in together.iter().enumerate() {
            for &b in together.iter().skip(nth + 1).filter(|&&b| weighed.insert((a, b))) {
                let worth = weigh(&all[a as usize], &all[b as usize], &pool).outcome != Outcome::Not;
                assert_eq!(worth, found.contains(&(a, b)), "{:?} and {:?}", rows[a as usize], rows[b as usize]);
            }
        }
    }
    assert!(weighed.len() > linked.compared && linked.compared > found.len());
}
