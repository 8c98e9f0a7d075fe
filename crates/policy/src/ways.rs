//! The ways in, each tried on one record.

use crate::{
    Action, Classes, Facts, FieldMask, ItemClass, Principal, Role, Via, asker::Asker, span::earlier, tables::Way,
};
use jiff::Timestamp;
use kernel::Id;

/// What an open way gives.
pub(crate) struct Opened {
    pub(crate) via: Via,
    pub(crate) fields: FieldMask,
    pub(crate) until: Option<Timestamp>,
}

/// One question put to every way: who wants what, when, and whether the record is sealed to them.
#[derive(Clone, Copy)]
pub(crate) struct Question<'a> {
    pub(crate) who: &'a Principal,
    pub(crate) action: Action,
    pub(crate) facts: Facts<'a>,
    pub(crate) now: Timestamp,
    pub(crate) sealed: bool,
}

impl Opened {
    /// Two open ways open what either opens. `via` stays the plainer one unless the other was needed.
    fn join(self, other: Self) -> Self {
        let fields = self.fields | other.fields;
        if fields == self.fields {
            self
        } else {
            Self { via: other.via, fields, until: earlier(self.until, other.until) }
        }
    }
}

/// Every way that opens the record, joined from the plainest to the most exceptional; `None` when none does.
/// All of them count, so that losing one way never opens a field through another.
pub(crate) fn all(question: Question<'_>) -> Option<Opened> {
    let asker = Asker::new(question.who, question.facts.edges, question.now);
    let staff = [role_alone, relationship, duty, share, break_glass].into_iter();
    let by_staff = asker.into_iter().flat_map(move |asker| staff.clone().filter_map(move |way| way(question, asker)));
    let others = [public, own, system].into_iter().filter_map(move |way| way(question));
    others.chain(by_staff).reduce(Opened::join)
}

impl Question<'_> {
    fn opened(self, via: Via, classes: Classes, until: Option<Timestamp>) -> Option<Opened> {
        let Facts { item, .. } = self.facts;
        let portal = via == Via::Way(Way::Own);
        let fields = FieldMask::within(item.kind, self.action, classes, portal);
        classes.contains(item.class).then_some(Opened { via, fields, until })
    }

    /// What every subject allows; nothing for a record about nobody.
    fn over_subjects(self, each: impl Fn(Id) -> Classes) -> Classes {
        let subjects = &self.facts.item.subjects;
        if subjects.is_empty() {
            return Classes::NONE;
        }
        subjects.iter().fold(Classes::ALL, |all, &subject| all & each(subject))
    }
}

fn public(q: Question<'_>) -> Option<Opened> {
    let open = q.action.is_reading() && !q.sealed;
    open.then(|| q.opened(Via::Public, Classes::only(ItemClass::Public), None)).flatten()
}

/// What shows no record of a family: class 0, and opening or reviewing break-glass.
fn role_alone(q: Question<'_>, asker: Asker<'_>) -> Option<Opened> {
    let item = q.facts.item;
    let without_content = match q.action {
        Action::BreakGlass => !q.sealed || asker.holds(Role::SafeguardingLead),
        Action::ReviewBreakGlass => true,
        _ => item.class == ItemClass::Public && !q.sealed,
    };
    without_content.then(|| q.opened(Via::Role, asker.by_any(q.action), asker.ends())).flatten()
}

fn relationship(q: Question<'_>, asker: Asker<'_>) -> Option<Opened> {
    let allowed = Way::Relationship.classes(q.action, q.facts.purpose);
    if q.sealed || allowed.is_empty() {
        return None;
    }
    let edges = || q.facts.edges.involvements.iter().filter(|edge| edge.is_live(q.now));
    let opens = |edge: &crate::Involvement| edge.kind.classes(q.action) & asker.by_party(q.action, edge.by);
    let classes = q.over_subjects(|subject| {
        edges().filter(|edge| edge.person == subject).fold(Classes::NONE, |sum, edge| sum | opens(edge))
    });
    let until = edges()
        .filter(|edge| q.facts.item.subjects.contains(&edge.person) && !opens(edge).is_empty())
        .fold(asker.ends(), |end, edge| earlier(end, edge.ends()));
    q.opened(Via::Way(Way::Relationship), classes & allowed, until)
}

fn duty(q: Question<'_>, asker: Asker<'_>) -> Option<Opened> {
    let team = q.facts.item.queue.filter(|_| !q.sealed)?;
    let classes = Way::Duty.classes(q.action, q.facts.purpose) & asker.by_party(q.action, crate::Party::Team(team));
    q.opened(Via::Way(Way::Duty), classes, asker.ends())
}

fn share(q: Question<'_>, asker: Asker<'_>) -> Option<Opened> {
    let allowed = Way::Share.classes(q.action, q.facts.purpose);
    if q.sealed || allowed.is_empty() {
        return None;
    }
    let edges = q.facts.edges;
    let agreements = edges.agreements.iter().filter(|agreement| {
        agreement.span.holds(q.now) && agreement.purpose == q.facts.purpose && agreement.from == q.facts.item.agency
    });
    let opened = agreements.filter_map(|agreement| {
        let shares =
            || edges.shares.iter().filter(|s| s.agreement == agreement.id && s.is_live(agreement.basis, q.now));
        let covered = q.over_subjects(|subject| {
            if shares().any(|share| share.people.contains(&subject)) { agreement.classes } else { Classes::NONE }
        });
        let until = shares()
            .filter(|share| share.people.iter().any(|person| q.facts.item.subjects.contains(person)))
            .fold(earlier(asker.ends(), agreement.span.to), |end, share| earlier(end, share.ends(agreement.basis)));
        q.opened(Via::Share(agreement.id), covered & allowed & asker.by_agency(q.action, agreement.to_agency), until)
    });
    opened.reduce(Opened::join)
}

fn break_glass(q: Question<'_>, asker: Asker<'_>) -> Option<Opened> {
    let allowed = Way::BreakGlass.classes(q.action, q.facts.purpose) & asker.by_any(Action::BreakGlass);
    if allowed.is_empty() || (q.sealed && !asker.holds(Role::SafeguardingLead)) || asker.is_suspended() {
        return None;
    }
    let active = q.facts.edges.break_glass.iter().filter(|g| g.is_active(asker.staff.id, q.facts.edges, q.now));
    let opened = active.filter_map(|glass| {
        let named = |person| if glass.people.contains(&person) { glass.classes() } else { Classes::NONE };
        let classes = q.over_subjects(named) & allowed;
        q.opened(Via::BreakGlass(glass.id), classes, earlier(asker.ends(), glass.ends()))
    });
    opened.reduce(Opened::join)
}

fn own(q: Question<'_>) -> Option<Opened> {
    let Principal::Own(me) = *q.who else { return None };
    let item = q.facts.item;
    let published =
        q.facts.edges.published.iter().find(|p| !q.sealed && p.item == item.id && p.to == me && p.span.holds(q.now))?;
    let classes = Way::Own.classes(q.action, q.facts.purpose) & own_classes(item, me);
    q.opened(Via::Way(Way::Own), classes, published.span.to)
}

/// Where someone can be found is shown to them alone: class 5 opens only in a record that touches nobody else.
pub(crate) fn own_classes(item: &crate::Item, me: Id) -> Classes {
    let alone = !item.subjects.is_empty() && item.everyone().all(|person| person == me);
    Classes::between(ItemClass::Public, if alone { ItemClass::Location } else { ItemClass::Safeguarding })
}

fn system(q: Question<'_>) -> Option<Opened> {
    let Principal::Job { kind, place } = *q.who else { return None };
    let runs_here = place == q.facts.edges.place && (!q.sealed || kind.passes_seals());
    let classes = Way::System.classes(q.action, q.facts.purpose) & kind.classes(q.action, q.facts.purpose);
    runs_here.then(|| q.opened(Via::Way(Way::System), classes, None)).flatten()
}
