//! Every cell of every table, against the same tables as printed for a person to check.

use crate::reference::{column, involvement, role, role_column, tier, within};
use policy::tables::{INVOLVEMENTS, JOBS, ROLES, TIERS, WAYS, Way};
use policy::*;

fn cells() -> impl Iterator<Item = (Action, ItemClass)> {
    Action::ALL.into_iter().flat_map(|action| ItemClass::ALL.into_iter().map(move |class| (action, class)))
}

#[test]
fn what_each_role_may_do_by_class() {
    for row in &ROLES {
        for (action, class) in cells() {
            let printed = within(role(row.role)[role_column(action)], class as u8);
            assert_eq!(row.role.classes(action).contains(class), printed, "{:?} {action:?} {class:?}", row.role);
        }
    }
}

#[test]
fn what_each_tier_may_do_by_class() {
    for row in &TIERS {
        for (action, class) in cells() {
            let printed = within(tier(row.tier)[usize::from(!action.is_reading())], class as u8);
            assert_eq!(row.tier.classes(action).contains(class), printed, "{:?} {action:?} {class:?}", row.tier);
        }
    }
}

#[test]
fn what_each_part_opens_by_class() {
    for row in &INVOLVEMENTS {
        let (opens, longest) = involvement(row.kind);
        assert_eq!(row.kind.longest().map(|most| most.as_hours()), longest);
        for (action, class) in cells() {
            let printed = column(action).is_some_and(|column| within(opens[column], class as u8));
            assert_eq!(row.kind.classes(action).contains(class), printed, "{:?} {action:?} {class:?}", row.kind);
        }
    }
}

#[test]
fn every_role_tier_part_way_and_job_has_one_row() {
    fn once<T: PartialEq + Copy>(all: &[T]) -> bool {
        all.iter().all(|one| all.iter().filter(|other| *other == one).count() == 1)
    }
    assert!(once(&ROLES.map(|row| row.role)) && once(&TIERS.map(|row| row.tier)));
    assert!(
        once(&INVOLVEMENTS.map(|row| row.kind)) && once(&WAYS.map(|row| row.way)) && once(&JOBS.map(|row| row.kind))
    );
}

#[test]
fn only_looking_comes_by_share_break_glass_or_portal() {
    for way in [Way::Share, Way::BreakGlass, Way::Own] {
        for purpose in crate::world::PURPOSES {
            for action in Action::ALL.into_iter().filter(|action| !action.is_reading()) {
                assert!(way.classes(action, purpose).is_empty(), "{way:?} {action:?}");
            }
        }
    }
    assert!(!Way::Share.classes(Action::Read, Purpose::FamilySupport).contains(ItemClass::Location));
}

#[test]
fn each_job_keeps_to_its_own_purpose() {
    for row in &JOBS {
        for purpose in crate::world::PURPOSES.into_iter().filter(|purpose| *purpose != row.purpose) {
            assert!(
                Action::ALL.into_iter().all(|action| row.kind.classes(action, purpose).is_empty()),
                "{:?}",
                row.kind
            );
        }
    }
}
