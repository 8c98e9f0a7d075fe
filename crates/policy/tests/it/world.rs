//! Small random worlds: few people, few dates, so that edges meet often.

use jiff::{SignedDuration, Timestamp};
use kernel::{Id, PlaceId};
use policy::*;
use std::sync::LazyLock;

static IDS: LazyLock<Vec<Id>> = LazyLock::new(|| (1..100_u32).map(|n| format!("{n:032x}").parse().unwrap()).collect());

pub fn person(n: usize) -> Id {
    IDS[n]
}
pub fn staff(n: usize) -> Id {
    IDS[10 + n]
}
pub fn team(n: usize) -> Id {
    IDS[20 + n]
}
pub fn agency(n: usize) -> Id {
    IDS[30 + n]
}
pub fn item(n: usize) -> Id {
    IDS[40 + n]
}
pub fn agreement(n: usize) -> Id {
    IDS[50 + n]
}
pub fn glass(n: usize) -> Id {
    IDS[60 + n]
}
pub fn line(n: usize) -> Id {
    IDS[70 + n]
}
pub fn place(n: usize) -> PlaceId {
    PlaceId(IDS[80 + n].0)
}

/// Hours after the morning everything hangs from.
pub fn hour(n: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + n * 3_600).unwrap()
}

/// A tape of choices: `length` random ones, then always the first choice, so that a shorter tape is a smaller world.
pub struct Tape {
    state: u64,
    left: usize,
}

impl Tape {
    pub fn new(seed: u64, length: usize) -> Self {
        Self { state: seed, left: length }
    }

    pub fn below(&mut self, n: usize) -> usize {
        if self.left == 0 {
            return 0;
        }
        self.left -= 1;
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % n as u64) as usize
    }

    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    pub fn in_ten(&mut self, n: usize) -> bool {
        self.below(10) >= 10 - n
    }

    pub fn some<T>(&mut self, most: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| make(self)).collect()
    }

    pub fn moment(&mut self) -> Timestamp {
        let at = hour(self.one(&[0, 1, 2, 3, 4, 5, 24, 25, 70, 120, 121, 122]));
        at + SignedDuration::from_micros(self.one(&[0, 0, -1, 1]))
    }

    /// Mostly open-ended or long, so that many edges are live at once.
    pub fn span(&mut self) -> Span {
        let from = if self.in_ten(6) { hour(0) } else { self.moment() };
        Span { from, to: if self.in_ten(5) { Some(self.moment()) } else { None } }
    }

    /// Mostly one of the first few.
    fn purpose(&mut self, common: usize) -> Purpose {
        let most = if self.in_ten(8) { common } else { PURPOSES.len() };
        PURPOSES[self.below(most)]
    }

    pub fn person(&mut self) -> Id {
        person(self.below(4))
    }
}

/// Somebody, some edges, some records, a purpose and a moment.
#[derive(Debug, Clone)]
pub struct World {
    pub who: Principal,
    pub edges: Edges,
    pub items: Vec<Item>,
    pub purpose: Purpose,
    pub now: Timestamp,
    /// Free choices for the property itself.
    pub pick: usize,
}

pub const PURPOSES: [Purpose; 6] = [
    Purpose::FamilySupport,
    Purpose::SafeguardingEnquiry,
    Purpose::ServiceImprovement,
    Purpose::StatutoryReturn,
    Purpose::Research,
    Purpose::Retention,
];

impl World {
    pub fn new(seed: u64, length: usize) -> Self {
        let t = &mut Tape::new(seed, length);
        let seen = if t.in_ten(3) { t.moment() } else { hour(0) };
        let mut edges = Edges::none(place(0), seen);
        edges.involvements = t.some(5, involvement);
        edges.agreements = t.some(2, sharing);
        edges.shares = t.some(3, share);
        edges.break_glass = t.some(2, broken);
        edges.reviews = t.some(3, owed);
        edges.published = t.some(5, |t| Published { item: item(t.below(4)), to: t.person(), span: t.span() });
        edges.restrictions = if t.in_ten(4) { t.some(2, restriction) } else { Vec::new() };
        let kinds = RecordKind::ALL;
        let items = (0..4)
            .map(|n| Item {
                id: item(n),
                place: place(usize::from(t.in_ten(1))),
                kind: t.one(&kinds),
                class: t.one(&ItemClass::ALL),
                subjects: (0..t.one(&[1, 1, 1, 2, 0])).map(|_| t.person()).collect(),
                mentioned: (0..t.one(&[0, 0, 1, 2])).map(|_| t.person()).collect(),
                agency: agency(t.below(2)),
                team: team(t.below(3)),
                queue: if t.in_ten(3) { Some(team(t.below(3))) } else { None },
            })
            .collect();
        let who = principal(t);
        let common = if let Principal::Job { .. } = who { 6 } else { 2 };
        let purpose = t.purpose(common);
        let mut world = Self { who, edges, items, purpose, now: t.moment(), pick: t.below(1 << 20) };
        match t.below(4) {
            1 => world.lean_to_break_glass(t),
            2 => world.lean_to_shares(t),
            _ => {}
        }
        world
    }

    /// What chance alone seldom puts together: a use that began within the last hours, with its review.
    fn lean_to_break_glass(&mut self, t: &mut Tape) {
        let Principal::Staff(staff) = &self.who else { return };
        let now = self.now.max(self.edges.seen);
        self.purpose = if t.in_ten(9) { Purpose::SafeguardingEnquiry } else { self.purpose };
        self.edges.break_glass.push(broken(t));
        for used in &mut self.edges.break_glass {
            used.by = if t.in_ten(9) { staff.id } else { used.by };
            let ago =
                SignedDuration::from_hours(t.one(&[0, 1, 2, 3])) + SignedDuration::from_micros(t.one(&[0, 1, -1]));
            used.at = now - ago;
            used.people.extend(t.some(3, Tape::person));
        }
        for used in &self.edges.break_glass {
            let due = now + SignedDuration::from_hours(t.one(&[1, 1, 1, 1, 0, -1]));
            self.edges.reviews.push(Review { of: used.id, by: used.by, line: staff.line, due, done: None });
        }
        self.edges.reviews.retain(|_| t.in_ten(6));
    }

    /// An agreement for this purpose with an agency of the asker's.
    fn lean_to_shares(&mut self, t: &mut Tape) {
        let Principal::Staff(staff) = &self.who else { return };
        self.purpose = if t.in_ten(8) { Purpose::FamilySupport } else { self.purpose };
        self.edges.agreements.push(sharing(t));
        self.edges.shares.push(share(t));
        for by in &mut self.edges.agreements {
            (by.to_agency, by.purpose) = (staff.assignments[0].agency, self.purpose);
        }
        self.edges.shares.iter_mut().for_each(|share| share.people.extend(t.some(3, Tape::person)));
    }

    pub fn facts<'w>(&'w self, item: &'w Item) -> Facts<'w> {
        Facts { edges: &self.edges, item, purpose: self.purpose }
    }
}

fn principal(t: &mut Tape) -> Principal {
    match t.below(10) {
        0..=5 => Principal::Staff(worker(t)),
        6 | 7 => Principal::Own(t.person()),
        8 => Principal::Job {
            kind: t.one(&[JobKind::Retention, JobKind::StatutoryReturn]),
            place: place(usize::from(t.in_ten(1))),
        },
        _ => Principal::Public,
    }
}

pub fn worker(t: &mut Tape) -> Staff {
    Staff {
        id: staff(t.below(3)),
        person: if t.in_ten(2) { Some(t.person()) } else { None },
        line: line(t.below(2)),
        assignments: (0..=t.below(2)).map(|_| assignment(t)).collect(),
    }
}

pub fn assignment(t: &mut Tape) -> Assignment {
    let roles: Vec<Role> = policy::tables::ROLES.iter().map(|row| row.role).collect();
    let common =
        [Role::TriageWorker, Role::LeadPractitioner, Role::Practitioner, Role::TeamManager, Role::SafeguardingLead];
    Assignment {
        place: place(usize::from(t.in_ten(1))),
        agency: agency(t.below(2)),
        team: team(t.below(3)),
        role: if t.in_ten(6) { t.one(&common) } else { t.one(&roles) },
        tier: t.one(&[Tier::Frequent, Tier::Frequent, Tier::Regular, Tier::Sometimes, Tier::Occasional]),
        span: t.span(),
    }
}

fn involvement(t: &mut Tape) -> Involvement {
    use InvolvementKind::*;
    Involvement {
        by: if t.in_ten(6) { Party::Staff(staff(t.below(3))) } else { Party::Team(team(t.below(3))) },
        person: t.person(),
        kind: t.one(&[Lead, CoWorker, Duty, GroupLeader, ManagerOf]),
        span: t.span(),
    }
}

fn sharing(t: &mut Tape) -> SharingAgreement {
    use Basis::*;
    SharingAgreement {
        id: agreement(t.below(2)),
        from: agency(t.below(2)),
        to_agency: agency(t.below(2)),
        purpose: t.purpose(2),
        classes: Classes::between(t.one(&ItemClass::ALL[..3]), t.one(&ItemClass::ALL)),
        basis: t.one(&[Consent, PublicTask, LegalObligation, VitalInterests, LegitimateInterests]),
        reference: String::new(),
        span: t.span(),
    }
}

fn share(t: &mut Tape) -> Share {
    Share {
        agreement: agreement(t.below(2)),
        people: t.some(3, Tape::person),
        decided_by: staff(0),
        detail: String::new(),
        withdrawn: if t.in_ten(3) { Some(t.moment()) } else { None },
        span: t.span(),
    }
}

fn broken(t: &mut Tape) -> BreakGlass {
    BreakGlass {
        id: glass(t.below(2)),
        by: staff(t.below(3)),
        people: t.some(3, Tape::person),
        reason: Reason::ImmediateDanger,
        words: t.one(&["a child is alone", "a child is alone", " "]).to_owned(),
        at: t.moment(),
        closed: if t.in_ten(2) { Some(t.moment()) } else { None },
        approved_by: if t.in_ten(5) { Some(staff(t.below(3))) } else { None },
    }
}

fn owed(t: &mut Tape) -> Review {
    let verdict = t.one(&[Verdict::Accepted, Verdict::Accepted, Verdict::Rejected, Verdict::Restored]);
    Review {
        of: glass(t.below(2)),
        by: staff(t.below(3)),
        line: line(t.below(2)),
        due: if t.in_ten(5) { hour(130) } else { t.moment() },
        done: if t.in_ten(5) { Some((staff(t.below(3)), t.moment(), verdict)) } else { None },
    }
}

pub fn restriction(t: &mut Tape) -> Restriction {
    let kind = match t.below(3) {
        0 => RestrictionKind::Sealed { open_to: t.some(2, |t| staff(t.below(3))) },
        1 => RestrictionKind::StaffConflict { staff: staff(t.below(3)) },
        _ => RestrictionKind::NonDisclosure { against: t.person() },
    };
    let target = if t.in_ten(5) { Target::Item(item(t.below(4))) } else { Target::Person(t.person()) };
    Restriction { target, kind, span: t.span() }
}
