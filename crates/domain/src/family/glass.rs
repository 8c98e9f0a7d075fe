//! Opening a record in an emergency: by what is exactly known of the person, with a reason, for three hours, to look
//! only, and judged by somebody else within two working days. The answer is the same whether there is such a record or
//! not: what opened is in the list of whoever opened it, and nowhere else.

use super::{
    edges::About,
    gate::{Asking, answered},
    guarded, holidays,
    matching::Clean,
    model::{Details, PersonName},
    rows::{facts, glass as rows, key, person},
};
use crate::account::{self, Live, proved};
use data::{Cx, Tx, audit::Deed};
use jiff::{Timestamp, civil::Date};
use kernel::{Error, FieldError, Id, Result};
use policy::{
    Action, BreakGlass, Item, ItemClass, Principal, Purpose, action,
    break_glass::{self, Opening, Refusal},
};

pub use policy::{Reason, Review, Verdict};

/// Fewest characters of a reason in words.
const FEWEST: usize = 10;

/// Whose record, exactly, and why.
#[derive(Debug, Clone)]
pub struct Break {
    /// Their whole name.
    pub name: PersonName,
    /// When they were born.
    pub born: Option<Date>,
    /// Or their NHS number.
    pub nhs_number: String,
    /// Why, by code.
    pub reason: String,
    /// Why, in words.
    pub words: String,
}

/// One opening that waits to be judged. Whose record it was stays out of it: the judge learns why, not who.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Its id.
    pub id: Id,
    /// Who opened it, by name.
    pub by: String,
    /// Why, by code.
    pub reason: Reason,
    /// Why, in their words.
    pub words: String,
    /// When.
    pub at: Timestamp,
    /// The first moment the review is late.
    pub due: Timestamp,
    /// Whether it is late now.
    pub late: bool,
}

/// Opens it, if there is such a record and the actor may and has just shown who they are. Says nothing of the record.
///
/// # Errors
/// [`account::Refusal`]; within, `NotFound` when no role of the actor may ever; `Invalid` by field; a database fault.
pub async fn open(cx: &Cx, live: &Live, input: Break) -> Result<(), account::Refusal> {
    proved(cx, live).await?;
    answered(cx, |tx| async move {
        let asking = Asking::about(&tx, About::Anybody, Purpose::SafeguardingEnquiry).await?;
        let target = Id(tx.cx.place.0);
        let allowed = asking.role_allows(&tx, Action::BreakGlass, ItemClass::Universal);
        let deed = Deed { action: "break-glass.ask", kind: "place", target, detail: &input.reason };
        asking.note(&tx, deed, allowed, ItemClass::Safeguarding).await?;
        if !allowed {
            return Ok(None);
        }
        let reason = valid(&input)?;
        if let Some(item) = exactly(&tx, &input.name, input.born, &input.nhs_number).await? {
            break_it(&tx, &asking, &item, reason, &input.words).await?;
        }
        Ok(Some(()))
    })
    .await
    .map_err(account::Refusal::from)
}

fn valid(input: &Break) -> Result<Reason> {
    let mut faults = Vec::new();
    let reason = Reason::of(&input.reason);
    if reason.is_none() {
        faults.push(FieldError::new("reason", "choose-why", "choose why"));
    }
    if input.words.trim().chars().count() < FEWEST {
        faults.push(FieldError::new("words", "too-short", "say why in a sentence"));
    }
    if input.words.chars().count() > 1_000 {
        faults.push(FieldError::new("words", "too-long", "use 1,000 characters or fewer"));
    }
    let named = !input.name.given.trim().is_empty() && !input.name.family.trim().is_empty() && input.born.is_some();
    if !named && input.nhs_number.trim().is_empty() {
        faults.push(FieldError::new("born", "exactly", "give their whole name and date of birth, or their NHS number"));
    }
    reason.filter(|_| faults.is_empty()).ok_or(Error::Invalid(faults))
}

/// The one person of exactly that name and birth date, or of that NHS number; none when there are two.
pub(crate) async fn exactly(tx: &Tx, name: &PersonName, born: Option<Date>, nhs_number: &str) -> Result<Option<Item>> {
    let mut wanted = Details { used: name.clone(), born, ..Details::default() };
    nhs_number.clone_into(&mut wanted.identifiers.nhs_number);
    let clean = Clean::from(&wanted.entry(None));
    let candidates = key::sharing(tx, &clean).await?;
    let found = person::compared(tx, &candidates).await?;
    let mut same = found.iter().filter(|(_, details)| clean.is_exactly(&Clean::from(&details.entry(None))));
    match (same.next(), same.next()) {
        (Some((id, _)), None) => person::find(tx, *id).await,
        _ => Ok(None),
    }
}

async fn break_it(tx: &Tx, asking: &Asking, item: &Item, reason: Reason, words: &str) -> Result<()> {
    let Principal::Staff(staff) = &asking.who else { return Ok(()) };
    guarded::tell(tx, item.id).await?;
    let Some(grant) = asking.grant(tx, Some(item), action::BreakGlass, ("break-glass.open", item.id)).await? else {
        return Ok(());
    };
    let opening = Opening { by: staff, people: vec![item.id], reason, words };
    let opened = break_glass::open(&grant, &opening, tx.cx.fresh_id(), tx.cx.clock.now(), holidays::england());
    let (glass, review) = opened.map_err(|refusal| Error::internal(format!("{refusal:?}")))?;
    rows::insert(tx, &glass, &review).await?;
    guarded::tell_judges(tx).await
}

/// Openings that wait for somebody like the actor to judge them: not their own, and not of their own line.
///
/// # Errors
/// `NotFound` when no role of the actor judges; a database fault.
pub async fn waiting(cx: &Cx) -> Result<Vec<Waiting>> {
    answered(cx, |tx| async move {
        let asking = Asking::about(&tx, About::Anybody, Purpose::SafeguardingEnquiry).await?;
        let Principal::Staff(staff) = &asking.who else { return Ok(None) };
        if !asking.role_allows(&tx, Action::ReviewBreakGlass, ItemClass::Universal) {
            return Ok(None);
        }
        owed(&tx, |review| review.by != staff.id && review.line != staff.line).await.map(Some)
    })
    .await
}

/// Openings that wait to be judged, of those reviews.
pub(crate) async fn owed(tx: &Tx, of: impl Fn(&Review) -> bool) -> Result<Vec<Waiting>> {
    let reviews = rows::reviews(tx, rows::Which::Waiting).await?;
    let opened = rows::opened(tx, rows::Which::Waiting).await?;
    let now = tx.cx.clock.now();
    let mut waiting = Vec::new();
    for review in reviews.into_iter().filter(&of) {
        let Some(glass) = opened.iter().find(|glass| glass.id == review.of) else { continue };
        let by = facts::staff_name(tx, review.by).await?;
        let BreakGlass { id, reason, words, at, .. } = glass.clone();
        waiting.push(Waiting { id, by, reason, words, at, due: review.due, late: now >= review.due });
    }
    Ok(waiting)
}

/// The same opening, of the records that stand for those opened since they were joined with others.
async fn standing(tx: &Tx, opened: &BreakGlass) -> Result<BreakGlass> {
    let mut glass = opened.clone();
    for person in &mut glass.people {
        *person = person::standing(tx, *person).await?;
    }
    Ok(glass)
}

/// Judges one.
///
/// # Errors
/// `NotFound` when there is none or the actor may not; `Conflict` when it is judged already; a database fault.
pub async fn judge(cx: &Cx, id: Id, verdict: Verdict) -> Result<()> {
    answered(cx, |tx| async move {
        let (reviews, opened) =
            (rows::reviews(&tx, rows::Which::This(id)).await?, rows::opened(&tx, rows::Which::This(id)).await?);
        let (Some(owed), Some(opened)) = (reviews.first(), opened.first()) else { return Ok(None) };
        let glass = &standing(&tx, opened).await?;
        let asking = Asking::about(&tx, About::People(&glass.people), Purpose::SafeguardingEnquiry).await?;
        let first = glass.people.first().copied().unwrap_or(id);
        let item = person::find(&tx, first).await?;
        let verb = ("break-glass.review", first);
        let Some(grant) = asking.grant(&tx, item.as_ref(), action::ReviewBreakGlass, verb).await? else {
            return Ok(None);
        };
        let Principal::Staff(staff) = &asking.who else { return Ok(None) };
        match break_glass::review(&grant, staff, (glass, *owed), verdict, tx.cx.clock.now()) {
            Ok(done) => rows::update(&tx, &done).await.map(Some),
            Err(Refusal::AlreadyDone) => Err(Error::Conflict("somebody judged it already".to_owned())),
            Err(_) => Ok(None),
        }
    })
    .await
}
