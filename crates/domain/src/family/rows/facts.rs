//! The rows that decisions rest on.

use super::{maybe_moment, moment, read, unknown, us, write};
use crate::family::edges::About;
use data::{
    Tx, fault,
    tables::{assignment, audit, involvement, restriction, share, sharing_agreement, staff, team},
};
use jiff::Timestamp;
use kernel::{Id, Result};
use policy::{
    Basis, BreakGlass, Classes, Involvement, InvolvementKind, Item, ItemClass, Party, Purpose, Reason, Restriction,
    RestrictionKind, Review, Share, SharingAgreement, Span, Target, Verdict,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};
use uuid::Uuid;

fn raw(ids: &[Id]) -> Vec<Uuid> {
    ids.iter().map(|id| id.0).collect()
}

fn span(from: i64, to: Option<i64>) -> Result<Span> {
    Ok(Span { from: moment(from)?, to: maybe_moment(to)? })
}

/// The latest moment this place has acted at, as its audit keeps it: not the newest row's, which a clock that was
/// stepped back wrote.
pub async fn seen(tx: &Tx) -> Result<Timestamp> {
    let latest = audit::Entity::find()
        .select_only()
        .column(audit::Column::AtUs)
        .filter(audit::Column::PlaceId.eq(tx.cx.place.0))
        .order_by_desc(audit::Column::AtUs)
        .limit(1)
        .into_tuple::<i64>()
        .one(tx.conn())
        .await
        .map_err(fault)?;
    latest.map_or(Ok(Timestamp::MIN), moment)
}

/// Involvements of this member of staff or any of these teams.
pub async fn involvements(tx: &Tx, staff: Id, teams: &[Id], about: About<'_>) -> Result<Vec<Involvement>> {
    use involvement::Column as C;
    let by = Condition::any().add(C::StaffId.eq(staff.0)).add(C::TeamId.is_in(raw(teams)));
    let mut rows = involvement::Entity::find().filter(C::PlaceId.eq(tx.cx.place.0)).filter(by);
    if let About::People(people) = about {
        rows = rows.filter(C::PersonId.is_in(raw(people)));
    }
    let rows = rows.order_by_asc(C::Id).all(tx.conn()).await.map_err(fault)?;
    rows.into_iter()
        .map(|row| {
            let by = match (row.staff_id, row.team_id) {
                (Some(staff), None) => Party::Staff(Id(staff)),
                (None, Some(team)) => Party::Team(Id(team)),
                _ => return Err(unknown("party", &row.id.to_string())),
            };
            let kind = InvolvementKind::of(&row.kind).ok_or_else(|| unknown("part", &row.kind))?;
            Ok(Involvement { by, person: Id(row.person_id), kind, span: span(row.from_us, row.to_us)? })
        })
        .collect()
}

/// Restrictions on records about these people.
pub async fn restrictions(tx: &Tx, about: About<'_>) -> Result<Vec<Restriction>> {
    use restriction::Column as C;
    let mut rows = restriction::Entity::find().filter(C::PlaceId.eq(tx.cx.place.0));
    if let About::People(people) = about {
        rows = rows.filter(C::PersonId.is_in(raw(people)));
    }
    let rows = rows.order_by_asc(C::Id).all(tx.conn()).await.map_err(fault)?;
    rows.into_iter()
        .map(|row| {
            let kind = restriction_kind(&row)?;
            Ok(Restriction { target: Target::Person(Id(row.person_id)), kind, span: span(row.from_us, row.to_us)? })
        })
        .collect()
}

fn restriction_kind(row: &restriction::Model) -> Result<RestrictionKind> {
    match (row.kind.as_str(), row.staff_id, row.against_id) {
        ("sealed", None, None) => Ok(RestrictionKind::Sealed { open_to: read(&row.open_to)? }),
        ("staff-conflict", Some(staff), None) => Ok(RestrictionKind::StaffConflict { staff: Id(staff) }),
        ("non-disclosure", None, Some(against)) => Ok(RestrictionKind::NonDisclosure { against: Id(against) }),
        _ => Err(unknown("restriction", &row.kind)),
    }
}

/// What other agencies agreed to show these.
pub async fn sharing_agreements(tx: &Tx, to: &[Id]) -> Result<Vec<SharingAgreement>> {
    use sharing_agreement::Column as C;
    let rows = sharing_agreement::Entity::find()
        .filter(C::PlaceId.eq(tx.cx.place.0))
        .filter(C::ToAgency.is_in(raw(to)))
        .order_by_asc(C::Id)
        .all(tx.conn())
        .await
        .map_err(fault)?;
    rows.into_iter()
        .map(|row| {
            Ok(SharingAgreement {
                id: Id(row.id),
                from: Id(row.from_agency),
                to_agency: Id(row.to_agency),
                purpose: Purpose::of(&row.purpose).ok_or_else(|| unknown("purpose", &row.purpose))?,
                classes: classes(&row.classes)?,
                basis: Basis::of(&row.basis).ok_or_else(|| unknown("basis", &row.basis))?,
                reference: row.reference,
                span: span(row.from_us, row.to_us)?,
            })
        })
        .collect()
}

/// Classes as their digits, for example `12`.
pub fn classes(digits: &str) -> Result<Classes> {
    digits.chars().try_fold(Classes::NONE, |sum, digit| {
        let class = digit.to_digit(10).and_then(|at| ItemClass::ALL.get(at as usize).copied());
        class.map(|class| sum | Classes::only(class)).ok_or_else(|| unknown("class", digits))
    })
}

/// Shares under these agreements: a row a person.
pub async fn shares(tx: &Tx, agreements: &[Id], about: About<'_>) -> Result<Vec<Share>> {
    use share::Column as C;
    let mut rows =
        share::Entity::find().filter(C::PlaceId.eq(tx.cx.place.0)).filter(C::AgreementId.is_in(raw(agreements)));
    if let About::People(people) = about {
        rows = rows.filter(C::PersonId.is_in(raw(people)));
    }
    let rows = rows.order_by_asc(C::Id).all(tx.conn()).await.map_err(fault)?;
    rows.into_iter()
        .map(|row| {
            Ok(Share {
                agreement: Id(row.agreement_id),
                people: vec![Id(row.person_id)],
                decided_by: Id(row.decided_by),
                detail: row.detail,
                withdrawn: maybe_moment(row.withdrawn_us)?,
                span: span(row.from_us, row.to_us)?,
            })
        })
        .collect()
}

/// Every review owed for what this member of staff opened.
pub async fn reviews(tx: &Tx, by: Id) -> Result<Vec<Review>> {
    super::glass::reviews(tx, super::glass::Which::By(by)).await
}

/// Everything this member of staff opened in an emergency.
pub async fn break_glass(tx: &Tx, by: Id) -> Result<Vec<BreakGlass>> {
    super::glass::opened(tx, super::glass::Which::By(by)).await
}

/// What a review row says, where it says it whole.
pub fn judged(by: Option<Uuid>, at: Option<i64>, verdict: Option<String>) -> Result<Option<(Id, Timestamp, Verdict)>> {
    match (by, at, verdict) {
        (None, None, None) => Ok(None),
        (Some(by), Some(at), Some(code)) => {
            let verdict = Verdict::of(&code).ok_or_else(|| unknown("verdict", &code))?;
            Ok(Some((Id(by), moment(at)?, verdict)))
        }
        _ => Err(unknown("judgement", "half written")),
    }
}

/// A reason's code.
pub fn reason(code: &str) -> Result<Reason> {
    Reason::of(code).ok_or_else(|| unknown("reason", code))
}

/// Somebody who works with a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worker {
    /// Their name; empty for a whole team.
    pub name: String,
    /// Their team, or that team.
    pub team: String,
    /// In what part.
    pub kind: InvolvementKind,
    /// From when until when.
    pub span: Span,
}

/// Who works with a person now.
pub async fn workers(tx: &Tx, person: Id) -> Result<Vec<Worker>> {
    use involvement::Column as C;
    let rows = involvement::Entity::find()
        .filter(C::PlaceId.eq(tx.cx.place.0))
        .filter(C::PersonId.eq(person.0))
        .order_by_asc(C::FromUs)
        .all(tx.conn())
        .await
        .map_err(fault)?;
    let (place, now) = (tx.cx.place.0, tx.cx.clock.now());
    let mut workers = Vec::new();
    for row in rows {
        let kind = InvolvementKind::of(&row.kind).ok_or_else(|| unknown("part", &row.kind))?;
        let span = span(row.from_us, row.to_us)?;
        let edge = Involvement { by: Party::Team(Id(row.id)), person, kind, span };
        if !edge.is_live(now) {
            continue;
        }
        let (mut name, mut team) = (String::new(), row.team_id);
        if let Some(id) = row.staff_id {
            name = staff_name(tx, Id(id)).await?;
            team = assignment::Entity::find()
                .filter(assignment::Column::PlaceId.eq(place))
                .filter(assignment::Column::StaffId.eq(id))
                .order_by_asc(assignment::Column::Id)
                .one(tx.conn())
                .await
                .map_err(fault)?
                .map(|assigned| assigned.team_id);
        }
        let team = match team {
            Some(id) => team::Entity::find_by_id((place, id)).one(tx.conn()).await.map_err(fault)?,
            None => None,
        };
        workers.push(Worker { name, team: team.map(|team| team.name).unwrap_or_default(), kind, span });
    }
    Ok(workers)
}

/// A colleague's name; empty when there is none of that id.
pub async fn staff_name(tx: &Tx, id: Id) -> Result<String> {
    let found = staff::Entity::find_by_id((tx.cx.place.0, id.0)).one(tx.conn()).await.map_err(fault)?;
    Ok(found.map(|staff| staff.name).unwrap_or_default())
}

/// Lets a member of staff work with a person.
pub async fn involve(tx: &Tx, id: Id, edge: &Involvement, reason: &str) -> Result<()> {
    let (staff, team) = match edge.by {
        Party::Staff(id) => (Some(id.0), None),
        Party::Team(id) => (None, Some(id.0)),
    };
    involvement::ActiveModel {
        place_id: Set(tx.cx.place.0),
        id: Set(id.0),
        person_id: Set(edge.person.0),
        staff_id: Set(staff),
        team_id: Set(team),
        kind: Set(edge.kind.code().to_owned()),
        from_us: Set(edge.span.from.as_microsecond()),
        to_us: Set(us(edge.span.to)),
        reason: Set(reason.to_owned()),
    }
    .insert(tx.conn())
    .await
    .map_err(fault)?;
    Ok(())
}

/// What closes somebody's records, with who answers for it.
pub struct Closing {
    /// The restriction.
    pub restriction: Restriction,
    /// Who answers for it.
    pub guardian: Option<Id>,
    /// Why.
    pub reason: String,
}

/// Closes somebody's records.
pub async fn restrict(tx: &Tx, id: Id, person: Id, closing: &Closing) -> Result<()> {
    let Closing { restriction, guardian, reason } = closing;
    let (kind, staff, against, open_to) = match &restriction.kind {
        RestrictionKind::Sealed { open_to } => ("sealed", None, None, write(open_to)?),
        RestrictionKind::StaffConflict { staff } => ("staff-conflict", Some(staff.0), None, "[]".to_owned()),
        RestrictionKind::NonDisclosure { against } => ("non-disclosure", None, Some(against.0), "[]".to_owned()),
    };
    restriction::ActiveModel {
        place_id: Set(tx.cx.place.0),
        id: Set(id.0),
        person_id: Set(person.0),
        kind: Set(kind.to_owned()),
        staff_id: Set(staff),
        against_id: Set(against),
        open_to: Set(open_to),
        guardian_id: Set(guardian.map(|id| id.0)),
        reason: Set(reason.clone()),
        set_by: Set(tx.cx.actor.label()),
        from_us: Set(restriction.span.from.as_microsecond()),
        to_us: Set(us(restriction.span.to)),
    }
    .insert(tx.conn())
    .await
    .map_err(fault)?;
    Ok(())
}

/// Something that closes or closed somebody's records, by name.
#[derive(Debug, Clone)]
pub struct Closed {
    /// Its id.
    pub id: Id,
    /// To whom.
    pub kind: RestrictionKind,
    /// Why.
    pub reason: String,
    /// Who answers for it, by name; empty for nobody.
    pub guardian: String,
    /// From when until when.
    pub span: Span,
}

/// Everything that closes or closed somebody's records, newest first.
pub async fn closed(tx: &Tx, person: Id) -> Result<Vec<Closed>> {
    use restriction::Column as C;
    let rows = restriction::Entity::find()
        .filter(C::PlaceId.eq(tx.cx.place.0))
        .filter(C::PersonId.eq(person.0))
        .order_by_desc(C::FromUs)
        .order_by_asc(C::Id)
        .all(tx.conn())
        .await
        .map_err(fault)?;
    let mut all = Vec::new();
    for row in rows {
        let guardian = match row.guardian_id {
            Some(id) => staff_name(tx, Id(id)).await?,
            None => String::new(),
        };
        let (id, kind, span) = (Id(row.id), restriction_kind(&row)?, span(row.from_us, row.to_us)?);
        all.push(Closed { id, kind, reason: row.reason, guardian, span });
    }
    Ok(all)
}

/// Ends what closes the records of `item` now. `false` when there is none of that id about them that counts.
pub async fn lift(tx: &Tx, item: &Item, id: Id) -> Result<bool> {
    use restriction::Column as C;
    let now = tx.cx.now_us();
    let done = restriction::Entity::update_many()
        .filter(C::PlaceId.eq(tx.cx.place.0))
        .filter(C::Id.eq(id.0))
        .filter(C::PersonId.eq(item.id.0))
        .filter(Condition::any().add(C::ToUs.is_null()).add(C::ToUs.gt(now)))
        .col_expr(C::ToUs, Expr::value(now))
        .exec(tx.conn())
        .await
        .map_err(fault)?;
    Ok(done.rows_affected > 0)
}

/// Everybody who works here, by name.
pub async fn colleagues(tx: &Tx) -> Result<Vec<(Id, String)>> {
    let rows = staff::Entity::find()
        .filter(staff::Column::PlaceId.eq(tx.cx.place.0))
        .filter(staff::Column::LeftUs.is_null())
        .order_by_asc(staff::Column::Name)
        .all(tx.conn())
        .await
        .map_err(fault)?;
    Ok(rows.into_iter().map(|row| (Id(row.id), row.name)).collect())
}

/// Whether an order or a safety plan keeps what is about `person` from `against` at this moment.
pub async fn is_kept_from(tx: &Tx, person: Id, against: Id) -> Result<bool> {
    let now = tx.cx.clock.now();
    let all = restrictions(tx, About::People(&[person])).await?;
    Ok(all.iter().any(|r| {
        r.span.holds(now) && matches!(&r.kind, RestrictionKind::NonDisclosure { against: who } if *who == against)
    }))
}

/// Keeps what one agency agreed to show another; `classes` are those of the agreement, in digits.
pub async fn agree_to_share(tx: &Tx, agreement: &SharingAgreement, classes: &str) -> Result<()> {
    sharing_agreement::ActiveModel {
        place_id: Set(tx.cx.place.0),
        id: Set(agreement.id.0),
        from_agency: Set(agreement.from.0),
        to_agency: Set(agreement.to_agency.0),
        purpose: Set(agreement.purpose.code().to_owned()),
        classes: Set(classes.to_owned()),
        basis: Set(agreement.basis.code().to_owned()),
        reference: Set(agreement.reference.clone()),
        from_us: Set(agreement.span.from.as_microsecond()),
        to_us: Set(us(agreement.span.to)),
    }
    .insert(tx.conn())
    .await
    .map_err(fault)?;
    Ok(())
}

/// Keeps whose records an agreement covers: a row a person.
pub async fn share(tx: &Tx, share: &Share) -> Result<()> {
    for person in &share.people {
        share::ActiveModel {
            place_id: Set(tx.cx.place.0),
            id: Set(tx.cx.fresh_id().0),
            agreement_id: Set(share.agreement.0),
            person_id: Set(person.0),
            decided_by: Set(share.decided_by.0),
            detail: Set(share.detail.clone()),
            withdrawn_us: Set(us(share.withdrawn)),
            from_us: Set(share.span.from.as_microsecond()),
            to_us: Set(us(share.span.to)),
        }
        .insert(tx.conn())
        .await
        .map_err(fault)?;
    }
    Ok(())
}
