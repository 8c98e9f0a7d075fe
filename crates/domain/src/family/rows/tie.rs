//! How people belong together.

use super::{day, unknown};
use crate::family::{codes::Relation, model::Tie};
use data::{Tx, fault, tables::relationship};
use jiff::civil::Date;
use kernel::{Id, Result};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr,
};

/// Every tie of these people, from either end. Whether the other end may be seen is for the caller's filter.
pub async fn of(tx: &Tx, people: &[Id]) -> Result<Vec<Tie>> {
    use relationship::Column as C;
    let people: Vec<_> = people.iter().map(|id| id.0).collect();
    let either = Condition::any().add(C::PersonId.is_in(people.clone())).add(C::OtherId.is_in(people));
    let rows = relationship::Entity::find()
        .filter(C::PlaceId.eq(tx.cx.place.0))
        .filter(either)
        .order_by_asc(C::Id)
        .all(tx.conn())
        .await
        .map_err(fault)?;
    rows.into_iter()
        .map(|row| {
            Ok(Tie {
                id: Id(row.id),
                person: Id(row.person_id),
                other: Id(row.other_id),
                relation: Relation::of(&row.kind).ok_or_else(|| unknown("relationship", &row.kind))?,
                responsibility: row.responsibility,
                from: day(row.from_day)?,
                to: day(row.to_day)?,
                source: row.source,
            })
        })
        .collect()
}

/// Keeps a tie.
pub async fn insert(tx: &Tx, tie: &Tie) -> Result<()> {
    relationship::ActiveModel {
        place_id: Set(tx.cx.place.0),
        id: Set(tie.id.0),
        person_id: Set(tie.person.0),
        other_id: Set(tie.other.0),
        kind: Set(tie.relation.code().to_owned()),
        responsibility: Set(tie.responsibility),
        from_day: Set(tie.from.map(|day| day.to_string())),
        to_day: Set(tie.to.map(|day| day.to_string())),
        source: Set(tie.source.clone()),
    }
    .insert(tx.conn())
    .await
    .map_err(fault)?;
    Ok(())
}

/// Ends a tie on that day.
pub async fn end(tx: &Tx, id: Id, until: Date) -> Result<()> {
    use relationship::Column as C;
    relationship::Entity::update_many()
        .col_expr(C::ToDay, Expr::value(until.to_string()))
        .filter(C::PlaceId.eq(tx.cx.place.0))
        .filter(C::Id.eq(id.0))
        .exec(tx.conn())
        .await
        .map_err(fault)?;
    Ok(())
}
