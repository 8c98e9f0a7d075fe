//! The one door to records of families: decides, writes down what was decided, and only then hands out the proof that
//! storage asks for. A refusal is kept too, so it ends the action without undoing the transaction.

use super::edges::{About, edges};
use crate::access;
use data::{
    Cx, Tx,
    audit::{self, Access, Deed},
};
use kernel::{Error, Id, Result};
use policy::{
    Act, Action, Assignment, Denied, Edges, Facts, Filter, Grant, Item, ItemClass, Principal, Purpose, RecordKind, Via,
    authorise, fields,
};
use std::future::Future;

/// Whoever asks, with the facts about those they ask for.
pub(super) struct Asking {
    pub(super) who: Principal,
    pub(super) edges: Edges,
    pub(super) purpose: Purpose,
}

/// Runs `work` in one transaction. `None` is the answer to whoever may not and to whoever asks for what is not there;
/// either way what it wrote in the audit stays.
pub(super) async fn answered<T, F, Fut>(cx: &Cx, work: F) -> Result<T>
where
    F: FnOnce(Tx) -> Fut,
    Fut: Future<Output = Result<Option<T>>>,
{
    cx.act(work).await?.ok_or(Error::NotFound)
}

impl Asking {
    /// Who acts, and what may open or close records about `about` to them.
    pub(super) async fn about(tx: &Tx, about: About<'_>, purpose: Purpose) -> Result<Self> {
        let who = access::principal(&tx.cx, tx.conn()).await?;
        let edges = edges(tx, &who, about).await?;
        Ok(Self { who, edges, purpose })
    }

    /// Decides, and writes it down as `verb` on `asked_for`. What is not there is refused like what may not be seen.
    pub(super) async fn grant<'f, A: Act>(
        &'f self,
        tx: &Tx,
        item: Option<&'f Item>,
        action: A,
        (verb, asked_for): (&str, Id),
    ) -> Result<Option<Grant<'f, A>>> {
        let decided = item.ok_or("absent").and_then(|item| {
            let facts = Facts { edges: &self.edges, item, purpose: self.purpose };
            authorise(&self.who, action, facts, tx.cx.clock.now()).map_err(Denied::code)
        });
        let kind = kind_code(item.map_or(RecordKind::Person, |item| item.kind));
        match decided {
            Ok(grant) => {
                let detail = grounds(grant.via());
                let access = self.access(tx, grant.via().code(), "allow", highest(&grant));
                audit::record_access(tx, Deed { action: verb, kind, target: asked_for, detail: &detail }, &access)
                    .await?;
                Ok(Some(grant))
            }
            Err(why) => {
                let access = self.access(tx, "", "deny", item.map_or(ItemClass::Public, |item| item.class));
                audit::record_access(tx, Deed { action: verb, kind, target: asked_for, detail: why }, &access).await?;
                Ok(None)
            }
        }
    }

    /// Whether [`Asking::grant`] would say yes: for showing a way to something, never for opening it.
    pub(super) fn may<A: Act>(&self, tx: &Tx, item: &Item, action: A) -> bool {
        let facts = Facts { edges: &self.edges, item, purpose: self.purpose };
        authorise(&self.who, action, facts, tx.cx.clock.now()).is_ok()
    }

    /// Writes down a deed for which the filter or a role, and no single grant, gave the right.
    pub(super) async fn note(&self, tx: &Tx, deed: Deed<'_>, allowed: bool, class: ItemClass) -> Result<()> {
        let (via, decision) = if allowed { ("role", "allow") } else { ("", "deny") };
        audit::record_access(tx, deed, &self.access(tx, via, decision, class)).await
    }

    /// What they may see listed.
    pub(super) fn filter(&self, tx: &Tx) -> Filter {
        Filter::compile(&self.who, &self.edges, self.purpose, tx.cx.clock.now())
    }

    /// Whether one of their current roles allows `action` on `class` at all.
    pub(super) fn role_allows(&self, tx: &Tx, action: Action, class: ItemClass) -> bool {
        self.current(tx).any(|a| (a.role.classes(action) & a.tier.classes(action)).contains(class))
    }

    /// Their roles that count now.
    pub(super) fn current(&self, tx: &Tx) -> impl Iterator<Item = &Assignment> {
        let (place, now) = (tx.cx.place, tx.cx.clock.now().max(self.edges.seen));
        let all = if let Principal::Staff(staff) = &self.who { staff.assignments.as_slice() } else { &[] };
        all.iter().filter(move |a| a.place == place && a.span.holds(now))
    }

    fn access<'a>(&self, tx: &Tx, via: &'a str, decision: &'a str, class: ItemClass) -> Access<'a> {
        let mut roles: Vec<&str> = self.current(tx).map(|a| a.role.code()).collect();
        roles.dedup();
        Access { role: roles.join(","), via, purpose: self.purpose.code(), decision, class: class as i32 }
    }
}

/// The agreement or the opening a way rests on.
fn grounds(via: Via) -> String {
    match via {
        Via::Share(id) | Via::BreakGlass(id) => id.to_string(),
        Via::Public | Via::Role | Via::Way(_) => String::new(),
    }
}

/// The highest class of what a grant opens; of its record when it opens no field.
fn highest<A: Act>(grant: &Grant<'_, A>) -> ItemClass {
    let item = grant.target();
    let open = fields::of(item.kind).iter().filter(|field| grant.fields().opens(field.name));
    open.map(|field| field.class).max().unwrap_or(item.class)
}

/// How the audit names a kind of record.
fn kind_code(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Listing => "listing",
        RecordKind::Person => "person",
        RecordKind::Contact => "contact",
        RecordKind::Agreement => "agreement",
        RecordKind::Request => "request",
        RecordKind::Plan => "plan",
        RecordKind::Attendance => "attendance",
        RecordKind::Note => "note",
    }
}
