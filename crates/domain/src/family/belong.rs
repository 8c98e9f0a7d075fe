//! How people belong together, written down and ended. A tie is about both, so whoever writes it may change both.

use super::{
    codes::Relation,
    edges::About,
    gate::{Asking, answered},
    model::{Details, Tie},
    rows::{person, tie},
};
use data::{Cx, Tx};
use jiff::civil::Date;
use kernel::{Error, FieldError, Id, Result};
use policy::{Purpose, action};

/// Most characters of who says so.
const LONGEST: usize = 120;

/// A tie to be written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TieDraft {
    /// The one.
    pub person: Id,
    /// To the other.
    pub other: Id,
    /// As what.
    pub relation: Relation,
    /// Whether the one has parental responsibility for the other.
    pub responsibility: bool,
    /// First day, when known.
    pub from: Option<Date>,
    /// Who says so.
    pub source: String,
}

/// Writes a tie down.
///
/// # Errors
/// `NotFound` when either is not there or the actor may not change both; `Invalid` by field; a database fault.
pub async fn tie(cx: &Cx, draft: TieDraft) -> Result<()> {
    answered(cx, |tx| async move {
        let Some([one, other]) = both(&tx, draft.person, draft.other, "tie.add").await? else { return Ok(None) };
        let held = tie::of(&tx, &[draft.person]).await?;
        let faults = faults(&draft, [&one, &other], &held, tx.cx.clock.today());
        if !faults.is_empty() {
            return Err(Error::Invalid(faults));
        }
        let TieDraft { person, other, relation, responsibility, from, source } = draft;
        let source = source.trim().to_owned();
        let written = Tie { id: tx.cx.fresh_id(), person, other, relation, responsibility, from, to: None, source };
        tie::insert(&tx, &written).await.map(Some)
    })
    .await
}

/// Ends a tie: `until` is the first day on which it no longer holds.
///
/// # Errors
/// `NotFound` when `about` has no such tie or the actor may not change both ends; `Invalid` (`until`) for a day to
/// come or before it began; a database fault.
pub async fn untie(cx: &Cx, about: Id, which: Id, until: Date) -> Result<()> {
    answered(cx, |tx| async move {
        let held = tie::of(&tx, &[about]).await?.into_iter().find(|tie| tie.id == which && tie.to.is_none());
        // One that is not there is asked for like the person alone, so that both leave the same trace.
        let ends = held.as_ref().map_or((about, about), |tie| (tie.person, tie.other));
        let allowed = both(&tx, ends.0, ends.1, "tie.end").await?;
        let (Some(_), Some(held)) = (allowed, held) else { return Ok(None) };
        if until > tx.cx.clock.today() || held.from.is_some_and(|from| until < from) {
            return Err(Error::invalid("until", "impossible", "a tie ends today or before, and after it began"));
        }
        tie::end(&tx, held.id, until).await.map(Some)
    })
    .await
}

/// Who both are, when the actor may change both.
async fn both(tx: &Tx, one: Id, other: Id, verb: &str) -> Result<Option<[Details; 2]>> {
    let asking = Asking::about(tx, About::People(&[one, other]), Purpose::FamilySupport).await?;
    let mut found = Vec::new();
    for id in [one, other] {
        let item = person::find(tx, id).await?;
        if asking.grant(tx, item.as_ref(), action::Write, (verb, id)).await?.is_none() {
            return Ok(None);
        }
        found.extend(person::compared(tx, &[id]).await?.into_iter().map(|(_, who)| who));
    }
    Ok(<[Details; 2]>::try_from(found).ok())
}

fn faults(draft: &TieDraft, [one, other]: [&Details; 2], held: &[Tie], today: Date) -> Vec<FieldError> {
    let mut faults = Vec::new();
    let mut say = |bad: bool, field: &str, code: &str, words: &str| {
        if bad {
            faults.push(FieldError::new(field, code, words));
        }
    };
    let ends = (draft.person, draft.other);
    let among = |tie: &&Tie| tie.holds(today) && ((tie.person, tie.other) == ends || (tie.other, tie.person) == ends);
    let again = held.iter().filter(among).any(|tie| tie.relation == draft.relation);
    let younger = draft.relation.is_elder() && one.born.zip(other.born).is_some_and(|(one, other)| one >= other);
    say(draft.person == draft.other, "other", "themselves", "choose somebody else");
    say(again, "other", "already-tied", "this is written down already");
    say(younger, "relation", "too-young", "the one is not older than the other");
    let responsible = draft.responsibility && !draft.relation.may_hold_responsibility();
    say(responsible, "responsibility", "not-theirs", "nobody has parental responsibility by being this");
    say(draft.from.is_some_and(|from| from > today), "since", "impossible", "a tie begins today or before");
    say(draft.source.trim().is_empty(), "source", "missing", "say who says so");
    say(draft.source.chars().count() > LONGEST, "source", "too-long", "use 120 characters or fewer");
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn born(year: i16) -> Details {
        Details { born: Some(date(year, 3, 1)), ..Details::default() }
    }

    fn codes(draft: &TieDraft, ends: [&Details; 2], held: &[Tie]) -> Vec<String> {
        faults(draft, ends, held, date(2026, 11, 24)).into_iter().map(|fault| fault.code).collect()
    }

    #[test]
    fn what_cannot_be_between_two_people_is_said_by_field() {
        let (person, other) = (Id::fresh(), Id::fresh());
        let right = TieDraft {
            person,
            other,
            relation: Relation::Parent,
            responsibility: true,
            from: None,
            source: "Both parents".into(),
        };
        let (adult, child) = (born(1990), born(2019));
        assert!(codes(&right, [&adult, &child], &[]).is_empty());
        assert!(codes(&right, [&Details::default(), &child], &[]).is_empty(), "a birthday nobody knows is no fault");
        assert_eq!(codes(&right, [&child, &adult], &[]), ["too-young"]);
        let carer = TieDraft { relation: Relation::FosterCarer, ..right.clone() };
        assert_eq!(codes(&carer, [&adult, &child], &[]), ["not-theirs"]);
        let unsaid = TieDraft { source: " ".into(), from: Some(date(2026, 11, 25)), ..right.clone() };
        assert_eq!(codes(&unsaid, [&adult, &child], &[]), ["impossible", "missing"]);
        let alone = TieDraft { other: person, ..right.clone() };
        assert_eq!(codes(&alone, [&adult, &adult], &[]), ["themselves", "too-young"]);
        let source = String::new();
        let mut tie = Tie {
            id: Id::fresh(),
            person: other,
            other: person,
            relation: Relation::Parent,
            responsibility: false,
            from: None,
            to: None,
            source,
        };
        assert_eq!(codes(&right, [&adult, &child], std::slice::from_ref(&tie)), ["already-tied"], "from either end");
        tie.to = Some(date(2026, 11, 1));
        assert!(codes(&right, [&adult, &child], &[tie]).is_empty(), "what is over may begin again");
    }
}
