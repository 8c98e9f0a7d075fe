//! What must hold in every world, each as a function over any policy, so that a faulty one can be seen to fail.

use crate::plain::{Answer, Decide, real};
use crate::world::{Tape, World, assignment, place, restriction};
use kernel::Id;
use policy::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

pub type Held = Result<(), String>;

pub fn demand(holds: bool, what: impl Fn() -> String) -> Held {
    if holds { Ok(()) } else { Err(what()) }
}

fn each(world: &World, mut check: impl FnMut(&Item, Action) -> Held) -> Held {
    world.items.iter().try_for_each(|item| Action::ALL.into_iter().try_for_each(|action| check(item, action)))
}

/// A record's or an action's number.
type Nth = usize;

/// Every field of every record that some action opens.
pub fn reached(decide: Decide<'_>, world: &World) -> BTreeSet<(Nth, Nth, &'static str)> {
    let mut all = BTreeSet::new();
    for (n, item) in world.items.iter().enumerate() {
        for (a, action) in Action::ALL.into_iter().enumerate() {
            if let Some(answer) = decide(&world.who, action, world.facts(item), world.now) {
                all.insert((n, a, ""));
                all.extend(answer.fields.into_iter().map(|field| (n, a, field)));
            }
        }
    }
    all
}

fn shows_a_record(answer: &Answer, action: Action) -> bool {
    !answer.fields.is_empty() || !matches!(action, Action::BreakGlass | Action::ReviewBreakGlass)
}

/// I1: with no edge, nothing above class 0.
pub fn default_deny(decide: Decide<'_>, world: &World) -> Held {
    if matches!(world.who, Principal::Job { .. }) {
        return Ok(());
    }
    let mut bare = world.clone();
    bare.edges = Edges::none(world.edges.place, world.edges.seen);
    bare.items.iter_mut().for_each(|item| item.queue = None);
    each(&bare, |item, action| match decide(&bare.who, action, bare.facts(item), bare.now) {
        Some(answer) if item.class != ItemClass::Public => {
            demand(!shows_a_record(&answer, action), || format!("{action:?} {item:?} without an edge: {answer:?}"))
        }
        _ => Ok(()),
    })
}

/// I2: taking an edge away, or adding a restriction, never opens anything.
pub fn monotone(decide: Decide<'_>, world: &World) -> Held {
    let before = reached(decide, world);
    let mut less = world.clone();
    let edges = &mut less.edges;
    let t = &mut Tape::new(world.pick as u64, 40);
    fn drop_one<T>(of: &mut Vec<T>, at: usize) {
        if !of.is_empty() {
            of.remove(at % of.len());
        }
    }
    match world.pick % 8 {
        0 => drop_one(&mut edges.involvements, world.pick),
        1 => drop_one(&mut edges.agreements, world.pick),
        2 => drop_one(&mut edges.shares, world.pick),
        3 => drop_one(&mut edges.break_glass, world.pick),
        4 => drop_one(&mut edges.published, world.pick),
        // An administrator's role closes, so taking it away is no loss.
        5 => match &mut less.who {
            Principal::Staff(staff) => {
                if let Some(at) = staff.assignments.iter().position(|a| a.role != Role::Administrator) {
                    staff.assignments.remove(at);
                }
            }
            _ => return Ok(()),
        },
        _ => edges.restrictions.push(restriction(t)),
    }
    let after = reached(decide, &less);
    demand(after.is_subset(&before), || format!("opened: {:?}", after.difference(&before).collect::<Vec<_>>()))
}

/// I3: a list holds exactly what asking one by one would allow.
pub fn list_is_filter(decide: Decide<'_>, world: &World) -> Held {
    let filter = Filter::compile(&world.who, &world.edges, world.purpose, world.now);
    world.items.iter().try_for_each(|item| {
        let one = decide(&world.who, Action::List, world.facts(item), world.now).is_some();
        demand(filter.admits(item) == one, || format!("list {}, one by one {one}: {item:?}", filter.admits(item)))
    })
}

/// I4: nothing of another place, and nothing by a role or job of another place.
pub fn no_other_place(decide: Decide<'_>, world: &World) -> Held {
    let mut elsewhere = world.clone();
    elsewhere.items.iter_mut().for_each(|item| item.place = place(1));
    each(&elsewhere, |item, action| {
        let answer = decide(&elsewhere.who, action, elsewhere.facts(item), elsewhere.now);
        demand(answer.is_none(), || format!("{action:?} on another place's {item:?}"))
    })?;
    let mut stranger = world.clone();
    match &mut stranger.who {
        Principal::Staff(staff) => staff.assignments.iter_mut().for_each(|a| a.place = place(1)),
        Principal::Job { place: runs, .. } => *runs = place(1),
        Principal::Own(_) | Principal::Public => return Ok(()),
    }
    each(&stranger, |item, action| {
        let answer = decide(&stranger.who, action, stranger.facts(item), stranger.now);
        demand(answer.is_none() || item.class == ItemClass::Public, || format!("{action:?} by a stranger: {item:?}"))
    })
}

/// I5: nothing at or after its end, and a clock stepped back revives nothing.
pub fn ends_are_ends(decide: Decide<'_>, world: &World) -> Held {
    let mut later = world.clone();
    later.edges.seen = world.now.max(world.edges.seen);
    let (mut stepped, latest) = (later.clone(), later.edges.seen);
    stepped.now = latest - jiff::SignedDuration::from_secs((world.pick % 300) as i64);
    demand(reached(decide, &later) == reached(decide, &stepped), || "a step back changed the answer".into())?;
    each(world, |item, action| {
        let answer = decide(&world.who, action, world.facts(item), world.now);
        let end = answer.and_then(|answer| answer.expires);
        demand(end.is_none_or(|end| end > latest), || format!("{action:?} allowed at its end {end:?}: {item:?}"))
    })?;
    let mut over = world.clone();
    end_everything(&mut over, latest);
    each(&over, |item, action| {
        let answer = decide(&over.who, action, over.facts(item), over.now);
        let open = item.class == ItemClass::Public || matches!(over.who, Principal::Job { .. }) || answer.is_none();
        demand(open, || format!("{action:?} after every edge ended: {item:?} {answer:?}"))
    })
}

/// I5, the other side: until its end a grant stands, unless something new closes the record.
pub fn grants_last_until_their_end(decide: Decide<'_>, world: &World) -> Held {
    let mut open = world.clone();
    (open.edges.restrictions, open.edges.seen) = (Vec::new(), world.now.max(world.edges.seen));
    open.edges.reviews.iter_mut().for_each(|review| review.due = jiff::Timestamp::MAX);
    if let Principal::Staff(staff) = &mut open.who {
        staff.assignments.retain(|a| a.role != Role::Administrator);
    }
    let (far, instant) = (crate::world::hour(1_000), jiff::SignedDuration::from_micros(1));
    each(&open, |item, action| {
        let Some(first) = decide(&open.who, action, open.facts(item), open.now) else { return Ok(()) };
        let last = first.expires.map_or(far, |end| end - instant);
        let still = decide(&open.who, action, open.facts(item), last);
        let stands = still.is_some_and(|still| first.fields.is_subset(&still.fields));
        demand(stands, || format!("{action:?} gone before {last}: {item:?} {first:?}"))
    })
}

fn end_everything(world: &mut World, at: jiff::Timestamp) {
    let edges = &mut world.edges;
    edges.involvements.iter_mut().for_each(|e| e.span.to = Some(at));
    edges.agreements.iter_mut().for_each(|e| e.span.to = Some(at));
    edges.shares.iter_mut().for_each(|e| e.span.to = Some(at));
    edges.published.iter_mut().for_each(|e| e.span.to = Some(at));
    edges.break_glass.iter_mut().for_each(|e| e.closed = Some(at));
    if let Principal::Staff(staff) = &mut world.who {
        staff.assignments.iter_mut().for_each(|e| e.span.to = Some(at));
    }
}

/// I6: without work of their own, staff see within what is agreed with their agencies for this purpose.
pub fn within_agreements(decide: Decide<'_>, world: &World) -> Held {
    let Principal::Staff(staff) = &world.who else { return Ok(()) };
    let mut alone = world.clone();
    (alone.edges.involvements, alone.edges.break_glass) = (Vec::new(), Vec::new());
    alone.items.iter_mut().for_each(|item| item.queue = None);
    let now = alone.now.max(alone.edges.seen);
    each(&alone, |item, action| {
        let answer = decide(&alone.who, action, alone.facts(item), alone.now);
        let Some(answer) = answer.filter(|a| item.class != ItemClass::Public && shows_a_record(a, action)) else {
            return Ok(());
        };
        let agreed = |a: &&SharingAgreement| {
            let shared = |person: &Id| {
                let mine = |s: &&Share| s.agreement == a.id && s.is_live(a.basis, now) && s.people.contains(person);
                alone.edges.shares.iter().any(|s| mine(&s))
            };
            let member = |m: &Assignment| m.agency == a.to_agency && m.place == alone.edges.place && m.span.holds(now);
            let bound = (a.purpose, a.from) == (alone.purpose, item.agency) && a.span.holds(now);
            bound && staff.assignments.iter().any(member) && item.subjects.iter().all(shared)
        };
        let union = alone.edges.agreements.iter().filter(agreed).fold(Classes::NONE, |sum, a| sum | a.classes);
        let classes = policy::fields::of(item.kind).iter().filter(|f| answer.fields.contains(f.name)).map(|f| f.class);
        let beyond = classes.chain([item.class]).any(|c| !union.contains(c) || c == ItemClass::Location);
        demand(!beyond && action.is_reading(), || format!("{action:?} beyond {union:?}: {item:?} {answer:?}"))
    })
}
/// I9: whoever is in by break-glass has a reason, a review owed, at most three hours, and a second person for class 5.
pub fn glass_is_bound(decide: Decide<'_>, world: &World) -> Held {
    let now = world.now.max(world.edges.seen);
    each(world, |item, action| {
        let Some(answer) = decide(&world.who, action, world.facts(item), world.now) else { return Ok(()) };
        let Via::BreakGlass(id) = answer.via else { return Ok(()) };
        let me = world.who.id().unwrap();
        let late = |r: &Review| r.done.map_or(now >= r.due, |(_, _, verdict)| verdict == Verdict::Rejected);
        let rests = world.edges.reviews.iter().any(|r| r.by == me && late(r));
        let owed = world.edges.reviews.iter().any(|r| r.of == id && r.by == me);
        let good = |g: &BreakGlass| {
            let lasted = now.duration_since(g.at);
            let second = g.approved_by.is_some_and(|second| second != me) || item.class != ItemClass::Location;
            (g.id, g.by) == (id, me)
                && !lasted.is_negative()
                && lasted < jiff::SignedDuration::from_hours(3)
                && g.closed.is_none_or(|closed| now < closed)
                && !g.words.trim().is_empty()
                && second
                && item.subjects.iter().all(|subject| g.people.contains(subject))
        };
        let fine = action.is_reading() && owed && !rests && world.edges.break_glass.iter().any(good);
        demand(fine, || format!("{action:?} by glass {id}: {item:?}"))
    })
}

/// I10: a person's portal holds only what is published to them, and nobody else's whereabouts.
pub fn own_is_published(decide: Decide<'_>, world: &World) -> Held {
    for me in (0..4).map(crate::world::person) {
        let parent = Principal::Own(me);
        let now = world.now.max(world.edges.seen);
        each(world, |item, action| {
            let answer = decide(&parent, action, world.facts(item), world.now);
            let Some(answer) = answer.filter(|_| item.class != ItemClass::Public) else { return Ok(()) };
            let listed = world.edges.published.iter().any(|p| (p.item, p.to) == (item.id, me) && p.span.holds(now));
            let field = |f: &&policy::fields::Field| answer.fields.contains(f.name);
            let fields = || policy::fields::of(item.kind).iter().filter(field);
            let others = !item.everyone().all(|person| person == me);
            let whereabouts = item.class == ItemClass::Location || fields().any(|f| f.class == ItemClass::Location);
            let fine = listed && action.is_reading() && fields().all(|f| f.portal) && !(others && whereabouts);
            demand(fine, || format!("{action:?} in a portal: {item:?} {answer:?}"))
        })?;
    }
    Ok(())
}

/// I13, one step: an administrator, even one with a case role, has no record above class 0.
pub fn administrators_see_nothing(decide: Decide<'_>, world: &World) -> Held {
    let mut world = world.clone();
    let Principal::Staff(staff) = &mut world.who else { return Ok(()) };
    let span = Span { from: world.now.min(world.edges.seen), to: None };
    let t = &mut Tape::new(world.pick as u64, 20);
    staff.assignments.push(Assignment { place: place(0), role: Role::Administrator, span, ..assignment(t) });
    each(&world, |item, action| {
        let answer = decide(&world.who, action, world.facts(item), world.now);
        demand(answer.is_none() || item.class == ItemClass::Public, || {
            format!("{action:?} by an administrator: {item:?}")
        })
    })
}

proptest! {
    #![proptest_config(crate::cases())]

    #[test]
    fn i1_any_world_is_closed_by_default(seed: u64, length in 0..300_usize) {
        default_deny(&real, &World::new(seed, length)).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn i2_any_edge_taken_away_or_restriction_added_opens_nothing(seed: u64, length in 0..300_usize) {
        monotone(&real, &World::new(seed, length)).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn i3_any_list_is_what_asking_one_by_one_allows(seed: u64, length in 0..300_usize) {
        list_is_filter(&real, &World::new(seed, length)).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn i4_any_other_place_stays_closed(seed: u64, length in 0..300_usize) {
        no_other_place(&real, &World::new(seed, length)).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn i5_any_end_is_an_end_on_every_clock(seed: u64, length in 0..300_usize) {
        ends_are_ends(&real, &World::new(seed, length)).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn i5_any_grant_stands_until_its_end(seed: u64, length in 0..300_usize) {
        grants_last_until_their_end(&real, &World::new(seed, length)).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn i6_any_agency_sees_within_its_agreements(seed: u64, length in 0..300_usize) {
        within_agreements(&real, &World::new(seed, length)).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn i9_any_break_glass_is_bound(seed: u64, length in 0..300_usize) {
        glass_is_bound(&real, &World::new(seed, length)).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn i10_any_portal_shows_what_is_published_and_no_one_else_s_whereabouts(seed: u64, length in 0..300_usize) {
        own_is_published(&real, &World::new(seed, length)).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn i13_any_administrator_sees_no_record(seed: u64, length in 0..300_usize) {
        administrators_see_nothing(&real, &World::new(seed, length)).map_err(TestCaseError::fail)?;
    }
}
