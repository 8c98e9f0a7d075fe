//! I9 and I13 over histories: people do what they are allowed to, in any order, and the place stays sound.

use crate::plain::real;
use crate::world::{Tape, agency, assignment, glass, hour, item, line, person, place, staff, team};
use jiff::{SignedDuration, Timestamp};
use policy::break_glass::{Opening, approve, open, review};
use policy::*;
use proptest::prelude::*;

struct Place {
    staff: Vec<Staff>,
    edges: Edges,
    item: Item,
    now: Timestamp,
}

impl Place {
    fn new(t: &mut Tape) -> Self {
        let roles = [Role::Administrator, Role::SafeguardingLead, Role::Practitioner, Role::SafeguardingLead];
        let member = |(n, role): (usize, Role)| {
            let span = Span { from: hour(0), to: None };
            let tier = Tier::Frequent;
            let assignments =
                vec![Assignment { place: place(0), agency: agency(0), team: team(n % 3), role, tier, span }];
            Staff { id: staff(n), person: None, line: line(n % 2), assignments }
        };
        let item = Item {
            id: item(0),
            place: place(0),
            kind: RecordKind::Person,
            class: t.one(&ItemClass::ALL[1..]),
            subjects: vec![person(0)],
            mentioned: vec![],
            agency: agency(0),
            team: team(0),
            queue: None,
        };
        let edges = Edges::none(place(0), hour(0));
        Self { staff: roles.into_iter().enumerate().map(member).collect(), edges, item, now: hour(1) }
    }

    /// A grant by anyone for any action, over a copy of the facts as they stand.
    fn with<A: Act>(&self, by: &Staff, act: A, item: &Item, then: impl FnOnce(Grant<'_, A>)) {
        let facts = Facts { edges: &self.edges, item, purpose: Purpose::SafeguardingEnquiry };
        if let Ok(grant) = authorise(&Principal::Staff(by.clone()), act, facts, self.now) {
            then(grant);
        }
    }

    fn step(&mut self, t: &mut Tape) -> Option<(usize, usize, Staff)> {
        let (who, other) = (t.below(4), t.below(4));
        let by = self.staff[who].clone();
        let mut edges = self.edges.clone();
        let mut appointed = None;
        match t.below(6) {
            0 => self.with(&by, action::BreakGlass, &self.item, |grant| {
                let words = t.one(&["a child is alone", ""]);
                let opening = Opening { by: &by, people: vec![person(0)], reason: Reason::ImmediateDanger, words };
                let id = glass(self.edges.break_glass.len() % 10);
                if let Ok((used, owed)) = open(&grant, &opening, id, self.now, &[]) {
                    edges.break_glass.push(used);
                    edges.reviews.push(owed);
                }
            }),
            1 => self.with(&by, action::BreakGlass, &self.item, |grant| {
                if let Some(last) = edges.break_glass.pop() {
                    edges.break_glass.push(approve(&grant, last.clone()).unwrap_or(last));
                }
            }),
            2 => self.with(&by, action::ReviewBreakGlass, &self.item, |grant| {
                let verdict = t.one(&[Verdict::Accepted, Verdict::Rejected, Verdict::Restored]);
                if let (Some(used), Some(owed)) = (edges.break_glass.last(), edges.reviews.last_mut()) {
                    *owed = review(&grant, &by, (used, *owed), verdict, self.now).unwrap_or(*owed);
                }
            }),
            3 => {
                let settings = Item { class: ItemClass::Public, subjects: vec![], ..self.item.clone() };
                let given = assignment(t);
                self.with(&by, action::Administer, &settings, |grant| {
                    appointed = appoint(&grant, &self.staff[other], given).ok();
                });
            }
            // Steps back too: the latest moment seen stays.
            4 => self.now -= SignedDuration::from_mins(t.one(&[1, 5])),
            _ => self.now += SignedDuration::from_mins(t.one(&[10, 60, 600, 3_000])),
        }
        edges.seen = edges.seen.max(self.now);
        self.edges = edges;
        appointed.map(|to| (who, other, std::mem::replace(&mut self.staff[other], to)))
    }

    fn holds(&self, who: &Staff, role: Role) -> bool {
        let now = self.now.max(self.edges.seen);
        who.assignments.iter().any(|a| a.role == role && a.place == place(0) && a.span.holds(now))
    }
}

proptest! {
    #![proptest_config(crate::cases())]

    #[test]
    fn i9_i13_any_history_gives_no_role_or_record_beyond_the_rules(seed: u64, length in 0..200_usize) {
        let t = &mut Tape::new(seed, length);
        let mut place = Place::new(t);
        for _ in 0..12 {
            if let Some((by, to, before)) = place.step(t) {
                prop_assert!(by != to, "a role given to oneself");
                prop_assert!(place.holds(&place.staff[by], Role::Administrator), "a role given without being administrator");
                prop_assert!(place.staff[to].assignments.last().is_some_and(|given| given.place == place.edges.place));
                prop_assert_eq!(before.assignments.len() + 1, place.staff[to].assignments.len());
            }
            for owed in &place.edges.reviews {
                let used = place.edges.break_glass.iter().find(|used| used.id == owed.of).unwrap();
                let sound = owed.done.is_none_or(|(reviewer, ..)| {
                    let reviewer = place.staff.iter().find(|s| s.id == reviewer).unwrap();
                    reviewer.id != used.by && reviewer.line != owed.line
                });
                prop_assert!(sound, "reviewed by the same person or line");
            }
            for who in &place.staff {
                let facts = Facts { edges: &place.edges, item: &place.item, purpose: Purpose::SafeguardingEnquiry };
                let read = real(&Principal::Staff(who.clone()), Action::Read, facts, place.now);
                let now = place.now.max(place.edges.seen);
                let Some(read) = read else { continue };
                prop_assert!(!place.holds(who, Role::Administrator));
                let Via::BreakGlass(id) = read.via else { return Err(TestCaseError::fail("another way in")) };
                let used = place.edges.break_glass.iter().find(|used| used.id == id).unwrap();
                prop_assert!(used.by == who.id && now.duration_since(used.at) < SignedDuration::from_hours(3));
                prop_assert!(place.item.class != ItemClass::Location || used.approved_by.is_some_and(|a| a != who.id));
            }
        }
    }
}
