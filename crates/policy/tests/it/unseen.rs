//! I7, non-interference: what somebody may not see changes nothing they see. Two worlds that differ only in facts about
//! people hidden from them give the same answers and the same lists. The same over whole pages is tried with storage.

use crate::invariants::{Held, demand, reached};
use crate::plain::{Decide, real};
use crate::world::{Tape, World, item, person, staff};
use kernel::Id;
use policy::*;
use proptest::prelude::*;

/// How many people a world has.
const PEOPLE: usize = 4;

/// People of whom no record is open, even as one that is only mentioned.
fn hidden(decide: Decide<'_>, world: &World) -> Vec<Id> {
    let shows = |item: &&Item| {
        // Opening and judging break-glass show no record, and answer alike whatever is there.
        let looks = Action::ALL.into_iter().filter(|a| !matches!(a, Action::BreakGlass | Action::ReviewBreakGlass));
        looks.into_iter().any(|action| decide(&world.who, action, world.facts(item), world.now).is_some())
    };
    let mine = if let Principal::Own(me) = world.who { Some(me) } else { None };
    let open: Vec<Id> = world.items.iter().filter(shows).flat_map(Item::everyone).chain(mine).collect();
    (0..PEOPLE).map(person).filter(|one| !open.contains(one)).collect()
}

/// Other facts about the hidden: who else works with them, what else closes them, what is published to them.
fn changed(world: &World, hidden: &[Id]) -> World {
    let mut other = world.clone();
    let t = &mut Tape::new(world.pick as u64, 60);
    let me = world.who.id();
    let edges = &mut other.edges;
    let theirs = |edge: &Involvement| hidden.contains(&edge.person) && Party::Staff(me.unwrap_or(person(0))) != edge.by;
    edges.involvements.retain(|edge| !(theirs(edge) && matches!(edge.by, Party::Staff(_)) && t.in_ten(5)));
    for &one in hidden {
        if t.in_ten(5) {
            let by = (0..3).map(staff).find(|by| Some(*by) != me).unwrap_or(staff(0));
            let kind = t.one(&[InvolvementKind::Lead, InvolvementKind::CoWorker]);
            edges.involvements.push(Involvement { by: Party::Staff(by), person: one, kind, span: t.span() });
        }
        if t.in_ten(5) {
            let kind = RestrictionKind::Sealed { open_to: vec![] };
            edges.restrictions.push(Restriction { target: Target::Person(one), kind, span: t.span() });
        }
        if t.in_ten(5) {
            edges.published.push(Published { item: item(t.below(4)), to: one, span: t.span() });
        }
    }
    other
}

/// I7.
pub fn unseen_changes_nothing(decide: Decide<'_>, world: &World) -> Held {
    let hidden = hidden(decide, world);
    let other = changed(world, &hidden);
    let glass = |action: usize| matches!(Action::ALL[action], Action::BreakGlass | Action::ReviewBreakGlass);
    let seen = |world: &World| {
        let mut all = reached(decide, world);
        all.retain(|(_, action, _)| !glass(*action));
        all
    };
    let (before, after) = (seen(world), seen(&other));
    demand(before == after, || format!("{:?}", before.symmetric_difference(&after).collect::<Vec<_>>()))?;
    let listed = |world: &World| -> Vec<bool> {
        let filter = Filter::compile(&world.who, &world.edges, world.purpose, world.now);
        world.items.iter().map(|item| filter.admits(item)).collect()
    };
    demand(listed(world) == listed(&other), || "a list changed".into())
}

proptest! {
    #![proptest_config(crate::cases())]

    #[test]
    fn i7_any_fact_about_somebody_hidden_changes_nothing_that_is_seen(seed: u64, length in 0..300_usize) {
        unseen_changes_nothing(&real, &World::new(seed, length)).map_err(TestCaseError::fail)?;
    }
}

/// The property must be tried on worlds that have somebody hidden beside somebody seen.
#[test]
fn the_worlds_have_people_seen_and_people_hidden() {
    let both = |world: &World| {
        let hidden = hidden(&real, world).len();
        hidden > 0 && hidden < PEOPLE && changed(world, &self::hidden(&real, world)).edges != world.edges
    };
    assert!((0..10_000).map(|seed| World::new(seed, 300)).filter(both).count() > 1_000);
}
