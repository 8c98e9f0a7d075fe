//! Curiosity is found in weeks of made-up work, and work is left alone.

mod town;

use domain::oversight::detect::{Flag, flags, sittings};
use jiff::{SignedDuration, Timestamp};
use kernel::Id;
use std::collections::BTreeMap;
use town::{Curiosity, Town, town};

fn holds(flag: &Flag, (staff, at): (Id, Timestamp)) -> bool {
    let last = flag.sitting.looks.last().unwrap().at;
    let from = flag.sitting.began() - SignedDuration::from_mins(10);
    flag.sitting.staff == staff && from <= at && at <= last
}

#[test]
fn nine_in_ten_who_look_out_of_curiosity_are_found_and_two_sittings_in_a_hundred_are_asked_about() {
    for seed in [1, 2, 3] {
        let Town { looks, facts, curious } = town(seed);
        let all = sittings(&looks).len();
        let flags = flags(&looks, &facts);
        let missed: Vec<Curiosity> =
            curious.iter().filter(|(s, at, _)| !flags.iter().any(|f| holds(f, (*s, *at)))).map(|c| c.2).collect();
        let mut by_kind: BTreeMap<String, usize> = BTreeMap::new();
        missed.iter().for_each(|why| *by_kind.entry(format!("{why:?}")).or_default() += 1);
        let (found, asked) = (curious.len() - missed.len(), flags.len());
        assert!(curious.len() > 100 && all > 20_000, "too little to tell: {} in {all}", curious.len());
        assert!(found * 10 >= curious.len() * 9, "seed {seed}: {found} of {} found; missed {by_kind:?}", curious.len());
        assert!(asked * 50 <= all, "seed {seed}: {asked} of {all} asked about");
    }
}
