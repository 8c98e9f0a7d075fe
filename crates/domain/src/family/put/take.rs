//! Line by line into rows.

use super::{FILE, id, lines::*};
use crate::{
    access::workforce,
    family::{
        agreements::{Agreed, BasisRow, DecisionRow},
        matching::Clean,
        model::{Stay, Tie},
        rows::{agreement, contact, facts, home, key, person, tie},
    },
};
use data::Tx;
use jiff::{Timestamp, civil::Date};
use kernel::{Error, Id, Result, clock::london};
use policy::{Basis, Involvement, InvolvementKind, Party, Purpose, Restriction, RestrictionKind, Span, Target};

/// Everything in the file, unless one of its people is there. Says whether it was taken.
pub(super) async fn everything(tx: &Tx, file: File) -> Result<bool> {
    let slugs: Vec<Id> = file.person.iter().map(|line| of(tx, &line.slug)).collect();
    if slugs.is_empty() || !person::facts(tx, &slugs).await?.is_empty() {
        return Ok(false);
    }
    for line in &file.person {
        one(tx, line).await?;
    }
    homes(tx, &file).await?;
    for line in &file.tie {
        for other in &line.other {
            tie::insert(tx, &tied(tx, line, other)).await?;
        }
    }
    for line in &file.person {
        let id = of(tx, &line.slug);
        let address = home::compared(tx, id, tx.cx.clock.today()).await?;
        key::replace(tx, id, &Clean::from(&line.who.entry(address.as_ref()))).await?;
    }
    rights(tx, &file).await?;
    agreed(tx, file).await?;
    Ok(true)
}

async fn homes(tx: &Tx, file: &File) -> Result<()> {
    for line in &file.home {
        home::insert(tx, id(tx.cx.place, "home", &line.slug), &line.address, line.confidential).await?;
    }
    for line in &file.stay {
        let confidential = file.home.iter().any(|home| home.slug == line.home && home.confidential);
        for who in &line.person {
            let home = id(tx.cx.place, "home", &line.home);
            let (from, to, source) = (line.from, line.to, line.source.clone());
            let stay = Stay { home, address: None, confidential, from, to, source };
            home::move_in(tx, tx.cx.fresh_id(), of(tx, who), &stay).await?;
        }
    }
    Ok(())
}

fn of(tx: &Tx, slug: &str) -> Id {
    id(tx.cx.place, "person", slug)
}

fn works(tx: &Tx, kind: &str, slug: &str) -> Id {
    workforce::id(tx.cx.place, kind, slug)
}

fn unknown(field: &str, said: &str) -> Error {
    Error::invalid(&format!("{FILE}: {field}"), "unknown-code", format!("there is no \"{said}\""))
}

async fn one(tx: &Tx, line: &PersonLine) -> Result<()> {
    let (agency, team) = (works(tx, "agency", &line.agency), works(tx, "team", &line.team));
    let id = of(tx, &line.slug);
    person::insert(tx, &person::fresh(tx, id, agency, team), &line.who, &line.school).await?;
    for said in &line.contact {
        contact::overwrite(tx, id, said).await?;
    }
    Ok(())
}

fn tied(tx: &Tx, line: &TieLine, other: &str) -> Tie {
    Tie {
        id: tx.cx.fresh_id(),
        person: of(tx, &line.person),
        other: of(tx, other),
        relation: line.relation,
        responsibility: line.responsibility,
        from: line.from,
        to: line.to,
        source: line.source.clone(),
    }
}

/// Who works with whom, what closes records, and what agencies show each other.
async fn rights(tx: &Tx, file: &File) -> Result<()> {
    for line in &file.involvement {
        let by = match (&line.staff, &line.team) {
            (Some(staff), None) => Party::Staff(works(tx, "staff", staff)),
            (None, Some(team)) => Party::Team(works(tx, "team", team)),
            _ => return Err(unknown("involvement", "staff and team, or neither")),
        };
        let kind = InvolvementKind::of(&line.part).ok_or_else(|| unknown("involvement", &line.part))?;
        let span = Span { from: start(tx, line.from)?, to: line.to.map(midnight).transpose()? };
        for who in &line.person {
            let edge = Involvement { by, person: of(tx, who), kind, span };
            facts::involve(tx, tx.cx.fresh_id(), &edge, &line.reason).await?;
        }
    }
    for line in &file.restriction {
        let kind = match (&line.staff, &line.against, &line.open_to) {
            (Some(staff), None, None) => RestrictionKind::StaffConflict { staff: works(tx, "staff", staff) },
            (None, Some(against), None) => RestrictionKind::NonDisclosure { against: of(tx, against) },
            (None, None, Some(open_to)) => {
                RestrictionKind::Sealed { open_to: open_to.iter().map(|slug| works(tx, "staff", slug)).collect() }
            }
            _ => return Err(unknown("restriction", "more than one kind, or none")),
        };
        let span = Span { from: start(tx, line.from)?, to: None };
        let person = of(tx, &line.person);
        let closing = facts::Closing {
            restriction: Restriction { target: Target::Person(person), kind, span },
            guardian: line.guardian.as_ref().map(|slug| works(tx, "staff", slug)),
            reason: line.reason.clone(),
        };
        facts::restrict(tx, tx.cx.fresh_id(), person, &closing).await?;
    }
    for line in &file.worker {
        workforce::is_person(tx, works(tx, "staff", &line.staff), of(tx, &line.person)).await?;
    }
    shared(tx, file).await
}

async fn shared(tx: &Tx, file: &File) -> Result<()> {
    for line in &file.sharing {
        let agreement = policy::SharingAgreement {
            id: id(tx.cx.place, "sharing", &line.slug),
            from: works(tx, "agency", &line.from_agency),
            to_agency: works(tx, "agency", &line.to_agency),
            purpose: Purpose::of(&line.purpose).ok_or_else(|| unknown("sharing", &line.purpose))?,
            classes: facts::classes(&line.classes).map_err(|_| unknown("sharing", &line.classes))?,
            basis: Basis::of(&line.basis).ok_or_else(|| unknown("sharing", &line.basis))?,
            reference: line.reference.clone(),
            span: Span { from: midnight(line.from)?, to: None },
        };
        facts::agree_to_share(tx, &agreement, &line.classes).await?;
    }
    for line in &file.share {
        let share = policy::Share {
            agreement: id(tx.cx.place, "sharing", &line.sharing),
            people: line.person.iter().map(|slug| of(tx, slug)).collect(),
            decided_by: works(tx, "staff", &line.decided_by),
            detail: line.detail.clone(),
            withdrawn: None,
            span: Span { from: midnight(line.from)?, to: None },
        };
        facts::share(tx, &share).await?;
    }
    Ok(())
}

/// What families agreed to, why in law, and what was decided.
async fn agreed(tx: &Tx, file: File) -> Result<()> {
    for line in file.agreement {
        let AgreementLine { person, given, expires, withdrawn, draft } = line;
        let agreed = Agreed { id: tx.cx.fresh_id(), draft, given, expires, withdrawn };
        agreement::insert(tx, of(tx, &person), &agreed).await?;
    }
    for line in file.basis {
        let purpose = Purpose::of(&line.purpose).ok_or_else(|| unknown("basis", &line.purpose))?;
        for who in &line.person {
            let (id, grounds, from) = (tx.cx.fresh_id(), line.grounds.clone(), midnight(line.from)?);
            agreement::insert_basis(tx, of(tx, who), &BasisRow { id, purpose, grounds, from, to: None }).await?;
        }
    }
    for line in file.decision {
        let by = format!("staff:{}", works(tx, "staff", &line.by));
        let row = DecisionRow { id: tx.cx.fresh_id(), decision: line.decision, why: line.why, by, at: line.at };
        agreement::insert_decision(tx, of(tx, &line.person), &row).await?;
    }
    Ok(())
}

fn start(tx: &Tx, from: Option<Date>) -> Result<Timestamp> {
    midnight(from.unwrap_or_else(|| tx.cx.clock.today()))
}

/// The first moment of a day in England.
fn midnight(day: Date) -> Result<Timestamp> {
    Ok(day.to_zoned(london()).map_err(Error::internal)?.timestamp())
}
