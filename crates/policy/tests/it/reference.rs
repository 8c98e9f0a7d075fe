//! A second policy, naive and written another way: one class, one question, no sets. It reads its own copy of the
//! tables, as a person would check them on paper.

use crate::plain::real;
use crate::world::World;
use jiff::{SignedDuration, Timestamp};
use kernel::Id;
use policy::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// A range of classes as printed: `1-4`, `0`, or `-` for none.
pub fn within(printed: &str, class: u8) -> bool {
    match printed.split_once('-') {
        Some(("", "")) => false,
        Some((low, high)) => (low.parse().unwrap()..=high.parse().unwrap()).contains(&class),
        None => printed.parse::<u8>().unwrap() == class,
    }
}

/// Columns: read or list, write, share, seal, break-glass, review, export, administer.
pub fn role(role: Role) -> [&'static str; 8] {
    match role {
        Role::TriageWorker => ["1-4", "1-3", "1-3", "-", "1-4", "-", "-", "-"],
        Role::LeadPractitioner => ["1-5", "1-5", "1-4", "-", "1-4", "-", "1-3", "-"],
        Role::Practitioner => ["1-4", "1-3", "-", "-", "1-4", "-", "-", "-"],
        Role::GroupLeader | Role::HubWorker => ["1", "1", "-", "-", "-", "-", "-", "-"],
        Role::TeamManager => ["1-4", "1-2", "1-4", "1-5", "1-4", "1-4", "1-3", "-"],
        Role::SafeguardingLead => ["1-5", "1-5", "1-4", "1-5", "1-5", "1-5", "1-4", "-"],
        Role::PartnerWorker => ["1-3", "1", "-", "-", "-", "-", "-", "-"],
        Role::DataProtectionOfficer => ["-", "-", "-", "-", "-", "1-5", "-", "-"],
        Role::RegisterEditor => ["-", "0", "-", "-", "-", "-", "-", "-"],
        Role::Provider | Role::Analyst => ["-"; 8],
        Role::Administrator => ["-", "-", "-", "-", "-", "-", "-", "0"],
    }
}

/// Columns: looking, anything else.
pub fn tier(tier: Tier) -> [&'static str; 2] {
    match tier {
        Tier::Frequent => ["0-5", "0-5"],
        Tier::Regular => ["0-4", "0-3"],
        Tier::Sometimes => ["0-3", "0-2"],
        Tier::Occasional => ["0-2", "0"],
    }
}

/// Columns: looking, writing, sharing or sealing or exporting; and the longest in hours.
pub fn involvement(kind: InvolvementKind) -> ([&'static str; 3], Option<i64>) {
    match kind {
        InvolvementKind::Lead => (["1-5", "1-5", "1-4"], None),
        InvolvementKind::CoWorker => (["1-4", "1-3", "-"], None),
        InvolvementKind::Duty => (["1-4", "1-2", "-"], Some(24)),
        InvolvementKind::GroupLeader => (["1", "1", "-"], Some(121)),
        InvolvementKind::ManagerOf => (["1-4", "1-2", "1-5"], None),
    }
}

pub fn role_column(action: Action) -> usize {
    match action {
        Action::Read | Action::List => 0,
        Action::Write => 1,
        Action::Share => 2,
        Action::Seal => 3,
        Action::BreakGlass => 4,
        Action::ReviewBreakGlass => 5,
        Action::Export => 6,
        Action::Administer => 7,
    }
}

pub fn column(action: Action) -> Option<usize> {
    [Some(0), Some(1), Some(2), Some(2), None, None, Some(2), None][role_column(action)]
}

struct Ask<'a> {
    who: &'a Principal,
    action: Action,
    edges: &'a Edges,
    item: &'a Item,
    purpose: Purpose,
    now: Timestamp,
}

impl Ask<'_> {
    fn live(&self, span: &Span) -> bool {
        !(self.now < span.from || span.to.is_some_and(|to| self.now >= to))
    }

    /// Some current role, of those that count, may do it to this class.
    fn may(&self, action: Action, class: u8, counts: impl Fn(&Assignment) -> bool) -> bool {
        let Principal::Staff(staff) = self.who else { return false };
        let looks = matches!(action, Action::Read | Action::List);
        staff.assignments.iter().any(|a| {
            a.place == self.edges.place
                && self.live(&a.span)
                && counts(a)
                && within(role(a.role)[role_column(action)], class)
                && within(tier(a.tier)[usize::from(!looks)], class)
        })
    }

    fn is(&self, wanted: Role) -> bool {
        let Principal::Staff(staff) = self.who else { return false };
        staff.assignments.iter().any(|a| a.place == self.edges.place && self.live(&a.span) && a.role == wanted)
    }

    fn closed(&self) -> (bool, bool) {
        let me = self.who.person();
        let mut names = self.item.subjects.clone();
        names.extend(&self.item.mentioned);
        let mut firm = matches!(self.who, Principal::Staff(_)) && me.is_some_and(|me| names.contains(&me));
        let mut sealed = false;
        for r in self.edges.restrictions.iter().filter(|r| self.live(&r.span)) {
            let here = match r.target {
                Target::Item(id) => id == self.item.id,
                Target::Person(id) => names.contains(&id),
            };
            match (&r.kind, self.who) {
                _ if !here => {}
                (RestrictionKind::Sealed { open_to }, Principal::Staff(s)) => sealed |= !open_to.contains(&s.id),
                (RestrictionKind::Sealed { .. }, _) => sealed = true,
                (RestrictionKind::StaffConflict { staff }, Principal::Staff(s)) => firm |= *staff == s.id,
                (RestrictionKind::StaffConflict { .. }, _) => {}
                (RestrictionKind::NonDisclosure { against }, _) => firm |= me == Some(*against),
            }
        }
        (firm, sealed)
    }

    fn all_subjects(&self, test: impl Fn(Id) -> bool) -> bool {
        !self.item.subjects.is_empty() && self.item.subjects.iter().all(|&s| test(s))
    }

    fn suspended(&self) -> bool {
        self.edges.reviews.iter().any(|r| {
            Some(r.by) == self.who.id()
                && match r.done {
                    None => self.now >= r.due,
                    Some((_, _, verdict)) => verdict == Verdict::Rejected,
                }
        })
    }

    fn involved(&self, class: u8) -> bool {
        let Some(column) = column(self.action) else { return false };
        self.cares()
            && self.all_subjects(|subject| {
                self.edges.involvements.iter().any(|i| {
                    let (opens, longest) = involvement(i.kind);
                    let over = longest.is_some_and(|h| self.now >= i.span.from + SignedDuration::from_hours(h));
                    let mine = |a: &Assignment| match i.by {
                        Party::Staff(id) => Some(id) == self.who.id(),
                        Party::Team(team) => a.team == team,
                    };
                    i.person == subject
                        && self.live(&i.span)
                        && !over
                        && within(opens[column], class)
                        && self.may(self.action, class, mine)
                })
            })
    }

    fn cares(&self) -> bool {
        matches!(self.purpose, Purpose::FamilySupport | Purpose::SafeguardingEnquiry)
    }

    fn waits(&self, class: u8) -> bool {
        let most = match self.action {
            Action::Read | Action::List => 4,
            Action::Write => 2,
            _ => 0,
        };
        let queue = self.item.queue;
        self.cares() && (1..=most).contains(&class) && self.may(self.action, class, |a| Some(a.team) == queue)
    }

    fn shared(&self, by: &SharingAgreement, class: u8) -> bool {
        let allowed = !matches!(self.purpose, Purpose::StatutoryReturn | Purpose::Retention) && self.looks();
        let covers = |s: &Share, person| {
            let back = by.basis == Basis::Consent && s.withdrawn.is_some_and(|at| self.now >= at);
            s.agreement == by.id && self.live(&s.span) && !back && s.people.contains(&person)
        };
        allowed
            && by.purpose == self.purpose
            && by.from == self.item.agency
            && self.live(&by.span)
            && (1..=4).contains(&class)
            && by.classes.contains(ItemClass::ALL[usize::from(class)])
            && self.may(self.action, class, |a| a.agency == by.to_agency)
            && self.all_subjects(|person| self.edges.shares.iter().any(|s| covers(s, person)))
    }

    fn looks(&self) -> bool {
        matches!(self.action, Action::Read | Action::List)
    }

    fn broken(&self, glass: &BreakGlass, class: u8) -> bool {
        let most = if glass.approved_by.is_some_and(|a| a != glass.by) { 5 } else { 4 };
        self.looks()
            && self.cares()
            && Some(glass.by) == self.who.id()
            && !self.suspended()
            && self.now >= glass.at
            && self.now < glass.at + SignedDuration::from_hours(3)
            && glass.closed.is_none_or(|closed| self.now < closed)
            && !glass.words.trim().is_empty()
            && self.edges.reviews.iter().any(|r| r.of == glass.id && r.by == glass.by)
            && (1..=most).contains(&class)
            && self.may(Action::BreakGlass, class, |_| true)
            && self.all_subjects(|person| glass.people.contains(&person))
    }

    fn portal(&self, class: u8) -> bool {
        let Principal::Own(me) = self.who else { return false };
        let listed = self.edges.published.iter().any(|p| p.item == self.item.id && p.to == *me && self.live(&p.span));
        let others = self.item.subjects.is_empty()
            || self.item.subjects.iter().chain(&self.item.mentioned).any(|person| person != me);
        listed && self.looks() && self.purpose == Purpose::FamilySupport && class >= 1 && (class < 5 || !others)
    }

    fn job(&self, class: u8) -> bool {
        let Principal::Job { kind, place } = self.who else { return false };
        let most = match (kind, self.purpose, self.action) {
            (JobKind::Retention, Purpose::Retention, Action::Read | Action::List | Action::Write) => 5,
            (JobKind::StatutoryReturn, Purpose::StatutoryReturn, Action::Read | Action::List | Action::Export) => 4,
            _ => 0,
        };
        *place == self.edges.place && (1..=most).contains(&class)
    }

    fn role_alone(&self, class: u8, sealed: bool) -> bool {
        let counts = match self.action {
            Action::BreakGlass => !sealed || self.is(Role::SafeguardingLead),
            Action::ReviewBreakGlass => true,
            _ => !sealed && self.item.class == ItemClass::Public,
        };
        counts && self.may(self.action, class, |_| true)
    }

    /// The open fields; `None` when refused.
    fn answer(&self) -> Option<BTreeSet<&'static str>> {
        let (firm, sealed) = self.closed();
        let class = self.item.class as u8;
        let admin = class > 0 && self.is(Role::Administrator);
        if self.item.place != self.edges.place
            || firm
            || admin
            || (self.action == Action::BreakGlass && self.suspended())
        {
            return None;
        }
        let lead = self.is(Role::SafeguardingLead);
        let retains = matches!(self.who, Principal::Job { kind: JobKind::Retention, .. });
        let mut ways: Vec<Box<dyn Fn(u8) -> bool + '_>> = vec![
            Box::new(move |c| self.looks() && c == 0 && !sealed),
            Box::new(move |c| self.role_alone(c, sealed)),
            Box::new(move |c| !sealed && self.involved(c)),
            Box::new(move |c| !sealed && self.waits(c)),
            Box::new(move |c| !sealed && self.portal(c)),
            Box::new(move |c| (!sealed || retains) && self.job(c)),
        ];
        ways.extend(self.edges.agreements.iter().map(|a| Box::new(move |c| !sealed && self.shared(a, c)) as Box<_>));
        ways.extend(
            self.edges.break_glass.iter().map(|g| Box::new(move |c| (!sealed || lead) && self.broken(g, c)) as Box<_>),
        );
        let open: Vec<_> = ways.into_iter().filter(|way| way(class)).collect();
        let in_portal = matches!(self.who, Principal::Own(_)) && class > 0;
        let shows = |f: &&policy::fields::Field| match self.action {
            Action::Read | Action::List | Action::Export | Action::Share => !in_portal || f.portal,
            Action::Write => f.writable,
            _ => false,
        };
        let fields = policy::fields::of(self.item.kind).iter().filter(shows);
        let fields = fields.filter(|f| open.iter().any(|way| way(f.class as u8))).map(|f| f.name).collect();
        (!open.is_empty()).then_some(fields)
    }
}

/// What the second policy says, in the first one's terms.
fn second(world: &World, item: &Item, action: Action) -> Option<BTreeSet<&'static str>> {
    let World { who, edges, purpose, .. } = world;
    Ask { who, action, edges, item, purpose: *purpose, now: world.now.max(edges.seen) }.answer()
}

proptest! {
    #![proptest_config(crate::cases())]

    #[test]
    fn any_world_is_decided_alike_by_a_second_policy(seed: u64, length in 0..300_usize) {
        let world = World::new(seed, length);
        for item in &world.items {
            for action in Action::ALL {
                let first = real(&world.who, action, world.facts(item), world.now).map(|answer| answer.fields);
                prop_assert_eq!(first, second(&world, item, action), "{:?} {:?} by {:?}", action, item, world.who);
            }
        }
    }
}

/// Worlds that never allow anything would prove nothing: every way in is met, often.
#[test]
fn the_worlds_meet_every_way_in() {
    let mut met = std::collections::BTreeMap::<String, u32>::new();
    for world in (0..10_000).map(|seed| World::new(seed, 300)) {
        for item in &world.items {
            for action in Action::ALL {
                if let Some(answer) = real(&world.who, action, world.facts(item), world.now) {
                    let via = match answer.via {
                        Via::Share(_) => "Share".into(),
                        Via::BreakGlass(_) => "BreakGlass".into(),
                        other => format!("{other:?}"),
                    };
                    *met.entry(via).or_default() += 1;
                }
            }
        }
    }
    let ways = ["Public", "Role", "Way(Relationship)", "Way(Duty)", "Share", "BreakGlass", "Way(Own)", "Way(System)"];
    assert!(ways.iter().all(|way| met.get(*way).is_some_and(|&n| n >= 100)), "{met:?}");
}
