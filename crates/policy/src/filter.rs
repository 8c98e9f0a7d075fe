//! The same policy for lists: compiled once, then asked of every row, or turned into a query.

use crate::{
    Action, Classes, Edges, Item, ItemClass, Principal, Purpose, Restriction, Role, Target, asker::Asker,
    restriction::Bar, tables::Way, ways::own_classes,
};
use jiff::Timestamp;
use kernel::{Id, PlaceId};
use std::collections::{HashMap, HashSet};

/// What somebody may see listed, for one purpose, at one moment. Lists, counts, searches, exports and feeds
/// apply it before they count.
#[derive(Debug, Clone)]
pub struct Filter {
    /// Rows of this place and no other.
    pub place: PlaceId,
    /// Records and people closed for good.
    pub excluded: Closed,
    /// Records and people closed to all but a way that passes seals.
    pub sealed: Closed,
    /// The ways in; a row needs one. Class 0 needs none.
    pub reaches: Vec<Reach>,
}

/// Closed records, by their own id or by whom they touch.
#[derive(Debug, Clone, Default)]
pub struct Closed {
    /// These records.
    pub items: HashSet<Id>,
    /// Every record about or naming these people.
    pub people: HashSet<Id>,
}

impl Closed {
    fn holds(&self, item: &Item) -> bool {
        let any = !self.items.is_empty() || !self.people.is_empty();
        any && (self.items.contains(&item.id) || item.everyone().any(|person| self.people.contains(&person)))
    }

    fn add(&mut self, target: Target) {
        match target {
            Target::Item(id) => self.items.insert(id),
            Target::Person(id) => self.people.insert(id),
        };
    }
}

/// One way in, as sets.
#[derive(Debug, Clone)]
pub struct Reach {
    /// What it reaches.
    pub scope: Scope,
    /// Whether it passes seals.
    pub through_seals: bool,
}

/// What a way reaches.
#[derive(Debug, Clone)]
pub enum Scope {
    /// Records whose every subject is here with the record's class, of one agency if it says which.
    People {
        /// Reachable people and classes.
        people: HashMap<Id, Classes>,
        /// Written by this agency only.
        agency: Option<Id>,
    },
    /// Requests that wait with these teams.
    Queues(HashMap<Id, Classes>),
    /// These records, as the portal of `viewer` shows them.
    Published {
        /// The records.
        items: HashSet<Id>,
        /// Whose portal.
        viewer: Id,
        /// Of these classes.
        classes: Classes,
    },
    /// Every record of these classes.
    Everything(Classes),
}

impl Scope {
    fn admits(&self, item: &Item) -> bool {
        let opens = |classes: Option<&Classes>| classes.is_some_and(|classes| classes.contains(item.class));
        match self {
            Self::People { people, agency } => {
                agency.is_none_or(|agency| agency == item.agency)
                    && !item.subjects.is_empty()
                    && item.subjects.iter().all(|subject| opens(people.get(subject)))
            }
            Self::Queues(teams) => item.queue.is_some_and(|team| opens(teams.get(&team))),
            Self::Published { items, viewer, classes } => {
                items.contains(&item.id) && (*classes & own_classes(item, *viewer)).contains(item.class)
            }
            Self::Everything(classes) => classes.contains(item.class),
        }
    }
}

impl Filter {
    /// Compiles what `who` may see listed for `purpose` at `now`.
    pub fn compile(who: &Principal, edges: &Edges, purpose: Purpose, now: Timestamp) -> Self {
        let now = now.max(edges.seen);
        let mut filter =
            Self { place: edges.place, excluded: Closed::default(), sealed: Closed::default(), reaches: Vec::new() };
        for restriction in &edges.restrictions {
            filter.close(who, restriction, now);
        }
        match (who, Asker::new(who, edges, now)) {
            (_, Some(asker)) => {
                filter.excluded.people.extend(asker.staff.person);
                if !asker.holds(Role::Administrator) {
                    filter.reaches = by_staff(asker, edges, purpose, now);
                }
            }
            (&Principal::Own(viewer), _) => {
                let live = edges.published.iter().filter(|p| p.to == viewer && p.span.holds(now));
                let (items, classes) = (live.map(|p| p.item).collect(), Way::Own.classes(Action::List, purpose));
                filter.add(Scope::Published { items, viewer, classes }, false);
            }
            (&Principal::Job { kind, place }, _) if place == edges.place => {
                let classes = Way::System.classes(Action::List, purpose) & kind.classes(Action::List, purpose);
                filter.add(Scope::Everything(classes), kind.passes_seals());
            }
            _ => {}
        }
        filter
    }

    /// Whether `item` may be listed.
    pub fn admits(&self, item: &Item) -> bool {
        if item.place != self.place || self.excluded.holds(item) {
            return false;
        }
        let sealed = self.sealed.holds(item);
        (item.class == ItemClass::Public && !sealed)
            || self.reaches.iter().any(|reach| (!sealed || reach.through_seals) && reach.scope.admits(item))
    }

    fn close(&mut self, who: &Principal, restriction: &Restriction, now: Timestamp) {
        match restriction.binds(who, now) {
            Bar::Open => {}
            Bar::Sealed => self.sealed.add(restriction.target),
            Bar::Firm => self.excluded.add(restriction.target),
        }
    }

    fn add(&mut self, scope: Scope, through_seals: bool) {
        self.reaches.push(Reach { scope, through_seals });
    }
}

fn by_staff(asker: Asker<'_>, edges: &Edges, purpose: Purpose, now: Timestamp) -> Vec<Reach> {
    let mut reaches = vec![
        Reach { scope: involved(asker, edges, purpose, now), through_seals: false },
        Reach { scope: waiting(asker, purpose), through_seals: false },
    ];
    reaches.extend(shared(asker, edges, purpose, now));
    reaches.extend(broken(asker, edges, purpose, now));
    reaches
}

fn involved(asker: Asker<'_>, edges: &Edges, purpose: Purpose, now: Timestamp) -> Scope {
    let allowed = Way::Relationship.classes(Action::List, purpose);
    let mut people: HashMap<Id, Classes> = HashMap::new();
    for edge in edges.involvements.iter().filter(|edge| edge.is_live(now)) {
        let classes = allowed & edge.kind.classes(Action::List) & asker.by_party(Action::List, edge.by);
        let known = people.entry(edge.person).or_default();
        *known = *known | classes;
    }
    Scope::People { people, agency: None }
}

fn waiting(asker: Asker<'_>, purpose: Purpose) -> Scope {
    let allowed = Way::Duty.classes(Action::List, purpose);
    let teams = asker.staff.assignments.iter().map(|assignment| assignment.team);
    Scope::Queues(teams.map(|team| (team, allowed & asker.by_party(Action::List, crate::Party::Team(team)))).collect())
}

fn shared(asker: Asker<'_>, edges: &Edges, purpose: Purpose, now: Timestamp) -> Vec<Reach> {
    let live = edges.agreements.iter().filter(|a| a.span.holds(now) && a.purpose == purpose);
    live.map(|agreement| {
        let classes = agreement.classes
            & Way::Share.classes(Action::List, purpose)
            & asker.by_agency(Action::List, agreement.to_agency);
        let shares = edges.shares.iter().filter(|s| s.agreement == agreement.id && s.is_live(agreement.basis, now));
        let people = shares.flat_map(|share| &share.people).map(|&person| (person, classes)).collect();
        Reach { scope: Scope::People { people, agency: Some(agreement.from) }, through_seals: false }
    })
    .collect()
}

fn broken(asker: Asker<'_>, edges: &Edges, purpose: Purpose, now: Timestamp) -> Vec<Reach> {
    if asker.is_suspended() {
        return Vec::new();
    }
    let allowed = Way::BreakGlass.classes(Action::List, purpose) & asker.by_any(Action::BreakGlass);
    let through_seals = asker.holds(Role::SafeguardingLead);
    let active = edges.break_glass.iter().filter(|glass| glass.is_active(asker.staff.id, edges, now));
    active
        .map(|glass| {
            let people = glass.people.iter().map(|&person| (person, allowed & glass.classes())).collect();
            Reach { scope: Scope::People { people, agency: None }, through_seals }
        })
        .collect()
}
