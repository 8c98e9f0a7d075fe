//! Writing somebody down, after looking whether they are there already.

use super::{
    check,
    edges::About,
    gate::{Asking, answered},
    matching::Clean,
    model::{Address, Details, Stay},
    rows::{facts, home, key, person},
    search::{Card, Wanted, matches},
};
use data::{Cx, Tx, audit::Deed};
use kernel::{Error, Id, Result};
use policy::{Action, Assignment, Involvement, InvolvementKind, ItemClass, Party, Purpose, Role, Span};

/// Who is to be written down.
#[derive(Clone, Default)]
pub struct Create {
    /// Who they are.
    pub who: Details,
    /// Where they live, as far as known.
    pub address: Option<Address>,
    /// Whether its being known could put somebody in danger.
    pub confidential: bool,
    /// People shown as likely who were looked at, and are somebody else.
    pub not_them: Vec<Id>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Created {
    /// They are written down.
    Yes(Id),
    /// They may be there already: these are to be looked at first.
    MayBeKnown(Vec<Card>),
}

/// Writes somebody down, and lets whoever did work with them.
///
/// # Errors
/// `NotFound` when no role of the actor allows it; `Invalid` by field; a database fault.
pub async fn create(cx: &Cx, input: Create) -> Result<Created> {
    answered(cx, |tx| async move {
        let asking = Asking::about(&tx, About::Anybody, Purpose::FamilySupport).await?;
        let role = asking.current(&tx).find(|a| writes(a)).copied();
        let id = tx.cx.fresh_id();
        let deed = Deed { action: "person.create", kind: "person", target: id, detail: "" };
        let Some(role) = role.filter(|_| asking.role_allows(&tx, Action::Write, ItemClass::Universal)) else {
            asking.note(&tx, deed, false, ItemClass::Universal).await?;
            return Ok(None);
        };
        let Create { mut who, address, confidential, not_them } = input;
        let mut faults = check::details(&mut who, tx.cx.clock.today());
        faults.extend(address.iter().flat_map(check::address));
        if !faults.is_empty() {
            return Err(Error::Invalid(faults));
        }
        let wanted = Wanted { who, address };
        let mut known = matches(&tx, &asking, &wanted).await?;
        known.retain(|card| !not_them.contains(&card.id));
        if !known.is_empty() {
            return Ok(Some(Created::MayBeKnown(known)));
        }
        write(&tx, &asking, id, role, &wanted, confidential).await?;
        asking.note(&tx, deed, true, ItemClass::Universal).await?;
        Ok(Some(Created::Yes(id)))
    })
    .await
}

fn writes(assignment: &Assignment) -> bool {
    let (role, tier) = (assignment.role.classes(Action::Write), assignment.tier.classes(Action::Write));
    (role & tier).contains(ItemClass::Universal)
}

async fn write(tx: &Tx, asking: &Asking, id: Id, role: Assignment, wanted: &Wanted, confidential: bool) -> Result<()> {
    person::insert(tx, &person::fresh(tx, id, role.agency, role.team), &wanted.who, "").await?;
    if let Some(address) = &wanted.address {
        let (home, from) = (tx.cx.fresh_id(), Some(tx.cx.clock.today()));
        home::insert(tx, home, address, confidential).await?;
        let source = tx.cx.actor.label();
        let stay = Stay { home, address: None, confidential, from, to: None, source };
        home::move_in(tx, tx.cx.fresh_id(), id, &stay).await?;
    }
    let compared = wanted.address.as_ref().filter(|_| !confidential);
    key::replace(tx, id, &Clean::from(&wanted.who.entry(compared))).await?;
    let Some(staff) = asking.who.id() else { return Ok(()) };
    let span = Span { from: tx.cx.clock.now(), to: None };
    let edge = Involvement { by: Party::Staff(staff), person: id, kind: part(role.role), span };
    facts::involve(tx, tx.cx.fresh_id(), &edge, "wrote the record").await
}

/// The part whoever writes somebody down has from then on: as much as their role needs, and no longer.
fn part(role: Role) -> InvolvementKind {
    match role {
        Role::LeadPractitioner => InvolvementKind::Lead,
        Role::TriageWorker | Role::SafeguardingLead => InvolvementKind::Duty,
        Role::TeamManager => InvolvementKind::ManagerOf,
        Role::GroupLeader | Role::HubWorker => InvolvementKind::GroupLeader,
        _ => InvolvementKind::CoWorker,
    }
}
