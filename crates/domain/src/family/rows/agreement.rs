//! What a family agreed to, what in law allows the use of their information, and what was decided about sharing it.

use super::{maybe_moment, moment, read, unknown, us, write};
use crate::family::{
    agreements::{Agreed, AgreementDraft, BasisRow, DecisionRow},
    codes::{AgreementScope, ShareDecision},
};
use data::{
    Tx, fault,
    tables::{agreement, basis, share, share_decision},
};
use jiff::Timestamp;
use kernel::{Error, Id, Result};
use policy::{Grant, Item, ItemClass, Purpose, RecordKind, action};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    sea_query::Expr,
};

/// What somebody agreed to, as decisions see it: a record of its own about that person.
pub fn item(person: &Item) -> Item {
    Item { kind: RecordKind::Agreement, class: ItemClass::Targeted, ..person.clone() }
}

/// Every agreement, newest first.
pub async fn agreed(tx: &Tx, grant: &Grant<'_, action::Read>) -> Result<Vec<Agreed>> {
    all(tx, grant.target().id).await
}

/// The same, for deciding whether something rests on one.
pub async fn all(tx: &Tx, person: Id) -> Result<Vec<Agreed>> {
    let rows = agreement::Entity::find()
        .filter(agreement::Column::PlaceId.eq(tx.cx.place.0))
        .filter(agreement::Column::PersonId.eq(person.0))
        .order_by_desc(agreement::Column::GivenUs)
        .all(tx.conn())
        .await
        .map_err(fault)?;
    rows.into_iter()
        .map(|row| {
            Ok(Agreed {
                id: Id(row.id),
                draft: read(&row.doc)?,
                given: moment(row.given_us)?,
                expires: maybe_moment(row.expires_us)?,
                withdrawn: maybe_moment(row.withdrawn_us)?,
            })
        })
        .collect()
}

/// Keeps an agreement.
pub async fn insert(tx: &Tx, person: Id, agreed: &Agreed) -> Result<()> {
    agreement::ActiveModel {
        place_id: Set(tx.cx.place.0),
        id: Set(agreed.id.0),
        person_id: Set(person.0),
        doc: Set(write(&agreed.draft)?),
        given_us: Set(agreed.given.as_microsecond()),
        expires_us: Set(us(agreed.expires)),
        withdrawn_us: Set(us(agreed.withdrawn)),
    }
    .insert(tx.conn())
    .await
    .map_err(fault)?;
    Ok(())
}

/// What somebody takes back when a share that rests on their consent ends too.
const SHARING: [AgreementScope; 3] =
    [AgreementScope::TakePart, AgreementScope::SharePartners, AgreementScope::ShareSchool];

/// Ends an agreement, and when it was one to share, the shares of that person that rest on consent.
pub async fn withdraw(tx: &Tx, grant: &Grant<'_, action::Write>, id: Id) -> Result<()> {
    let person = grant.target().id;
    let row = agreement::Entity::find_by_id((tx.cx.place.0, id.0)).one(tx.conn()).await.map_err(fault)?;
    let row = row.filter(|row| row.person_id == person.0).ok_or(Error::NotFound)?;
    if row.withdrawn_us.is_some() {
        return Ok(());
    }
    let now = tx.cx.now_us();
    let draft: AgreementDraft = read(&row.doc)?;
    let mut row = row.into_active_model();
    row.withdrawn_us = Set(Some(now));
    row.update(tx.conn()).await.map_err(fault)?;
    if !draft.scopes.iter().any(|scope| SHARING.contains(scope)) {
        return Ok(());
    }
    // The policy looks at this only where the basis is consent: what rests on another basis goes on.
    share::Entity::update_many()
        .filter(share::Column::PlaceId.eq(tx.cx.place.0))
        .filter(share::Column::PersonId.eq(person.0))
        .filter(share::Column::WithdrawnUs.is_null())
        .col_expr(share::Column::WithdrawnUs, Expr::value(now))
        .exec(tx.conn())
        .await
        .map_err(fault)?;
    Ok(())
}

/// Every basis, newest first.
pub async fn bases(tx: &Tx, grant: &Grant<'_, action::Read>) -> Result<Vec<BasisRow>> {
    let rows = basis::Entity::find()
        .filter(basis::Column::PlaceId.eq(tx.cx.place.0))
        .filter(basis::Column::PersonId.eq(grant.target().id.0))
        .order_by_desc(basis::Column::FromUs)
        .all(tx.conn())
        .await
        .map_err(fault)?;
    rows.into_iter()
        .map(|row| {
            Ok(BasisRow {
                id: Id(row.id),
                purpose: Purpose::of(&row.purpose).ok_or_else(|| unknown("purpose", &row.purpose))?,
                grounds: read(&row.doc)?,
                from: moment(row.from_us)?,
                to: maybe_moment(row.to_us)?,
            })
        })
        .collect()
}

/// Keeps a basis.
pub async fn insert_basis(tx: &Tx, person: Id, row: &BasisRow) -> Result<()> {
    basis::ActiveModel {
        place_id: Set(tx.cx.place.0),
        id: Set(row.id.0),
        person_id: Set(person.0),
        purpose: Set(row.purpose.code().to_owned()),
        doc: Set(write(&row.grounds)?),
        from_us: Set(row.from.as_microsecond()),
        to_us: Set(us(row.to)),
    }
    .insert(tx.conn())
    .await
    .map_err(fault)?;
    Ok(())
}

/// Ends what was said before of the law for one purpose.
pub async fn end_basis(tx: &Tx, grant: &Grant<'_, action::Write>, purpose: Purpose) -> Result<()> {
    let now = tx.cx.now_us();
    basis::Entity::update_many()
        .filter(basis::Column::PlaceId.eq(tx.cx.place.0))
        .filter(basis::Column::PersonId.eq(grant.target().id.0))
        .filter(basis::Column::Purpose.eq(purpose.code()))
        .filter(Condition::any().add(basis::Column::ToUs.is_null()).add(basis::Column::ToUs.gt(now)))
        .col_expr(basis::Column::ToUs, Expr::value(now))
        .exec(tx.conn())
        .await
        .map(drop)
        .map_err(fault)
}

/// Every decision to share or not to, newest first.
pub async fn decisions(tx: &Tx, grant: &Grant<'_, action::Read>) -> Result<Vec<DecisionRow>> {
    let rows = share_decision::Entity::find()
        .filter(share_decision::Column::PlaceId.eq(tx.cx.place.0))
        .filter(share_decision::Column::PersonId.eq(grant.target().id.0))
        .order_by_desc(share_decision::Column::AtUs)
        .all(tx.conn())
        .await
        .map_err(fault)?;
    rows.into_iter()
        .map(|row| {
            Ok(DecisionRow {
                id: Id(row.id),
                decision: ShareDecision::of(&row.decision).ok_or_else(|| unknown("decision", &row.decision))?,
                why: read(&row.doc)?,
                by: row.decided_by,
                at: moment(row.at_us)?,
            })
        })
        .collect()
}

/// Keeps a decision.
pub async fn insert_decision(tx: &Tx, person: Id, row: &DecisionRow) -> Result<()> {
    share_decision::ActiveModel {
        place_id: Set(tx.cx.place.0),
        id: Set(row.id.0),
        person_id: Set(person.0),
        doc: Set(write(&row.why)?),
        decision: Set(row.decision.code().to_owned()),
        decided_by: Set(row.by.clone()),
        at_us: Set(row.at.as_microsecond()),
    }
    .insert(tx.conn())
    .await
    .map_err(fault)?;
    Ok(())
}

/// Whether an agreement counts at a moment.
pub fn counts(agreed: &Agreed, now: Timestamp) -> bool {
    agreed.given <= now && agreed.expires.is_none_or(|end| now < end) && agreed.withdrawn.is_none_or(|end| now < end)
}
