//! One fault for each invariant, of the kind people make: the property must find it.

use crate::invariants::*;
use crate::plain::{Answer, Decide, real};
use crate::unseen::unseen_changes_nothing;
use crate::world::{World, hour};
use jiff::Timestamp;
use policy::*;

/// The policy with the facts bent before it sees them.
fn bent<F>(bend: F) -> impl Fn(&Principal, Action, Facts<'_>, Timestamp) -> Option<Answer>
where
    F: Fn(&mut Principal, &mut Edges, &mut Item, &mut Timestamp),
{
    move |who, action, facts, now| {
        let (mut who, mut edges, mut item, mut now) = (who.clone(), facts.edges.clone(), facts.item.clone(), now);
        bend(&mut who, &mut edges, &mut item, &mut now);
        // The bent answer is about the real record and place, as a bug's would be.
        real(&who, action, Facts { edges: &edges, item: &item, purpose: facts.purpose }, now)
    }
}

fn found(invariant: fn(Decide<'_>, &World) -> Result<(), String>, faulty: Decide<'_>) {
    assert!((0..20_000).any(|seed| invariant(faulty, &World::new(seed, 300)).is_err()), "the fault was not found");
}

#[test]
fn i1_finds_class_1_taken_for_public() {
    found(
        default_deny,
        &bent(|_, _, item, _| {
            if item.class == ItemClass::Universal {
                item.class = ItemClass::Public;
            }
        }),
    );
}

#[test]
fn i2_finds_a_second_restriction_undoing_the_first() {
    found(
        monotone,
        &bent(|_, edges, _, _| {
            if edges.restrictions.len() > 1 {
                edges.restrictions.clear();
            }
        }),
    );
}

#[test]
fn i3_finds_people_only_mentioned_left_out_of_one_side() {
    found(list_is_filter, &bent(|_, _, item, _| item.mentioned.clear()));
}

#[test]
fn i4_finds_a_place_not_compared() {
    found(no_other_place, &bent(|_, edges, item, _| item.place = edges.place));
}

#[test]
fn i5_finds_the_latest_moment_seen_forgotten() {
    found(ends_are_ends, &bent(|_, edges, _, _| edges.seen = hour(-1_000)));
}

#[test]
fn i5_finds_an_end_counted_as_inside() {
    found(
        ends_are_ends,
        &bent(|_, edges, _, now| {
            *now = (*now).max(edges.seen) - jiff::SignedDuration::from_micros(1);
            edges.seen = hour(-1_000);
        }),
    );
}

#[test]
fn i6_finds_an_agreement_read_as_all_classes() {
    found(
        within_agreements,
        &bent(|_, edges, _, _| edges.agreements.iter_mut().for_each(|a| a.classes = Classes::ALL)),
    );
}

#[test]
fn i6_finds_consent_taken_back_ignored() {
    found(within_agreements, &bent(|_, edges, _, _| edges.shares.iter_mut().for_each(|s| s.withdrawn = None)));
}

#[test]
fn i7_finds_one_person_s_seal_taken_for_everybody_s() {
    found(
        unseen_changes_nothing,
        &bent(|_, edges, item, _| {
            for sealed in &mut edges.restrictions {
                sealed.target = Target::Item(item.id);
            }
        }),
    );
}

#[test]
fn i9_finds_a_fourth_hour() {
    let hour = jiff::SignedDuration::from_hours(1);
    found(glass_is_bound, &bent(move |_, edges, _, _| edges.break_glass.iter_mut().for_each(|g| g.at += hour)));
}

#[test]
fn i9_finds_a_late_review_without_consequence() {
    let never = hour(10_000);
    found(glass_is_bound, &bent(move |_, edges, _, _| edges.reviews.iter_mut().for_each(|r| r.due = never)));
}

#[test]
fn i10_finds_a_portal_that_takes_every_record_for_the_viewer_s_alone() {
    found(
        own_is_published,
        &bent(|who, _, item, _| {
            if let Principal::Own(me) = *who {
                (item.subjects, item.mentioned) = (vec![me], Vec::new());
            }
        }),
    );
}

#[test]
fn i13_finds_an_administrator_s_other_roles_counted() {
    found(
        administrators_see_nothing,
        &bent(|who, _, _, _| {
            if let Principal::Staff(staff) = who {
                staff.assignments.retain(|a| a.role != Role::Administrator);
            }
        }),
    );
}
