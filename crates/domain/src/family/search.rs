//! Looking for somebody before writing them down again: who may be meant, with reasons, and never where they live.
//!
//! A record that is closed to whoever looks is not there, whatever is typed; its guardian can see in the audit that it
//! would have been found. To somebody who does not work with a person, only what they typed themselves is said back.

use super::{
    edges::About,
    gate::{Asking, answered},
    guarded,
    matching::{Agreement, Clean, Field, Match, Outcome, Pool, Reason, weigh},
    model::{Address, Details},
    rows::{facts, home, key, person},
};
use data::{Cx, Tx, audit::Deed};
use kernel::{Error, FieldError, Id, Result};
use policy::{Action, Filter, Item, ItemClass, Purpose};

/// Most people shown.
const MOST: usize = 10;

/// Who is looked for.
#[derive(Clone, Default)]
pub struct Wanted {
    /// Who they are, as far as known.
    pub who: Details,
    /// Where they live, as far as known.
    pub address: Option<Address>,
}

/// Somebody who may be meant.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// Their id.
    pub id: Id,
    /// Their name as used.
    pub name: String,
    /// Whether it is them as good as certainly.
    pub sure: bool,
    /// What agrees and what does not.
    pub reasons: Vec<Reason>,
    /// Whether the reader may open the record.
    pub open: bool,
    /// The teams that work with them: whom to ask.
    pub teams: Vec<String>,
}

/// Who may be meant, likeliest first.
///
/// # Errors
/// `NotFound` when no role of the actor meets families; `Invalid` when too little is known to look; a database fault.
pub async fn search(cx: &Cx, wanted: Wanted) -> Result<Vec<Card>> {
    answered(cx, |tx| async move {
        let asking = Asking::about(&tx, About::Anybody, Purpose::FamilySupport).await?;
        let allowed = asking.role_allows(&tx, Action::List, ItemClass::Universal);
        let target = Id(tx.cx.place.0);
        let deed = Deed { action: "person.search", kind: "place", target, detail: "" };
        asking.note(&tx, deed, allowed, ItemClass::Universal).await?;
        if !allowed {
            return Ok(None);
        }
        enough(&wanted)?;
        matches(&tx, &asking, &wanted).await.map(Some)
    })
    .await
}

/// A name, and something beside it: a lone first name would list half the place.
fn enough(wanted: &Wanted) -> Result<()> {
    let (name, numbers) = (&wanted.who.used, &wanted.who.identifiers);
    let by_number = !numbers.nhs_number.trim().is_empty() || !numbers.upn.trim().is_empty();
    let named = !name.given.trim().is_empty() || !name.family.trim().is_empty();
    let beside = wanted.who.born.is_some()
        || wanted.address.as_ref().is_some_and(|at| !at.postcode.trim().is_empty())
        || (!name.given.trim().is_empty() && !name.family.trim().is_empty());
    if by_number || (named && beside) {
        return Ok(());
    }
    let field = if named { "born" } else { "given" };
    Err(Error::Invalid(vec![FieldError::new(field, "too-little", "give a name, and a date of birth or a postcode")]))
}

/// As [`search`], for whoever may already look.
pub(super) async fn matches(tx: &Tx, asking: &Asking, wanted: &Wanted) -> Result<Vec<Card>> {
    let clean = Clean::from(&wanted.who.entry(wanted.address.as_ref()));
    let candidates = key::sharing(tx, &clean).await?;
    let (filter, pool) = (asking.filter(tx), Pool::of_size(person::count(tx).await?));
    let items = person::facts(tx, &candidates).await?;
    let today = tx.cx.clock.today();
    let mut cards = Vec::new();
    for (id, details) in person::compared(tx, &candidates).await? {
        let Some(item) = items.iter().find(|item| item.id == id) else { continue };
        let address = home::compared(tx, id, today).await?;
        let found = weigh(&clean, &Clean::from(&details.entry(address.as_ref())), &pool);
        if found.outcome == Outcome::Not {
            continue;
        }
        if is_closed(&filter, item) {
            let deed = Deed { action: "person.match", kind: "person", target: id, detail: "hidden" };
            asking.note(tx, deed, false, ItemClass::Universal).await?;
            guarded::tell(tx, id).await?;
            continue;
        }
        cards.extend(card(tx, &filter, item, &details, found).await?);
    }
    cards.sort_by(|a, b| b.0.total_cmp(&a.0));
    cards.truncate(MOST);
    Ok(cards.into_iter().map(|(_, card)| card).collect())
}

/// Closed to the reader for good, or sealed and not opened to them.
fn is_closed(filter: &Filter, item: &Item) -> bool {
    let (out, sealed) = (&filter.excluded.people, &filter.sealed.people);
    item.everyone().any(|person| out.contains(&person))
        || (item.everyone().any(|person| sealed.contains(&person)) && !filter.admits(item))
}

async fn card(tx: &Tx, filter: &Filter, item: &Item, details: &Details, found: Match) -> Result<Option<(f64, Card)>> {
    let open = filter.admits(item);
    let named = |reason: &Reason| {
        matches!(reason.field, Field::Given | Field::Names) && reason.agreement != Agreement::Different
    };
    // Whoever does not work with them learns no name they did not bring, and nothing of a home.
    if !open && !found.reasons.iter().any(named) {
        return Ok(None);
    }
    let reasons = found.reasons.into_iter().filter(|reason| open || reason.field != Field::Address).collect();
    let teams = facts::workers(tx, item.id).await?.into_iter().map(|worker| worker.team).collect::<Vec<_>>();
    let name = details.used.whole();
    let card = Card { id: item.id, name, sure: found.outcome == Outcome::Link, reasons, open, teams: once(teams) };
    Ok(Some((found.bits, card)))
}

fn once(mut teams: Vec<String>) -> Vec<String> {
    teams.sort();
    teams.dedup();
    teams
}
