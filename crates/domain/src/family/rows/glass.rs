//! Records opened in an emergency, and the reviews owed.

use super::{facts, maybe_moment, moment, read, us, write};
use data::{
    Tx, fault,
    tables::{break_glass, glass_review},
};
use kernel::{Id, Result};
use policy::{BreakGlass, Review};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// Which of them.
#[derive(Clone, Copy)]
pub enum Which {
    /// Opened by this member of staff.
    By(Id),
    /// This one.
    This(Id),
    /// Those not yet judged.
    Waiting,
}

/// The openings.
pub async fn opened(tx: &Tx, which: Which) -> Result<Vec<BreakGlass>> {
    use break_glass::Column as C;
    let rows = break_glass::Entity::find().filter(C::PlaceId.eq(tx.cx.place.0));
    let rows = match which {
        Which::By(staff) => rows.filter(C::ById.eq(staff.0)),
        Which::This(id) => rows.filter(C::Id.eq(id.0)),
        Which::Waiting => rows,
    };
    let rows = rows.order_by_asc(C::Id).all(tx.conn()).await.map_err(fault)?;
    rows.into_iter()
        .map(|row| {
            Ok(BreakGlass {
                id: Id(row.id),
                by: Id(row.by_id),
                people: read(&row.people)?,
                reason: facts::reason(&row.reason)?,
                words: row.words,
                at: moment(row.at_us)?,
                closed: maybe_moment(row.closed_us)?,
                approved_by: row.approved_by.map(Id),
            })
        })
        .collect()
}

/// The reviews.
pub async fn reviews(tx: &Tx, which: Which) -> Result<Vec<Review>> {
    use glass_review::Column as C;
    let rows = glass_review::Entity::find().filter(C::PlaceId.eq(tx.cx.place.0));
    let rows = match which {
        Which::By(staff) => rows.filter(C::ById.eq(staff.0)),
        Which::This(id) => rows.filter(C::BreakGlassId.eq(id.0)),
        Which::Waiting => rows.filter(C::DoneUs.is_null()),
    };
    let rows = rows.order_by_asc(C::DueUs).all(tx.conn()).await.map_err(fault)?;
    rows.into_iter()
        .map(|row| {
            Ok(Review {
                of: Id(row.break_glass_id),
                by: Id(row.by_id),
                line: Id(row.line_id),
                due: moment(row.due_us)?,
                done: facts::judged(row.done_by, row.done_us, row.verdict)?,
            })
        })
        .collect()
}

/// Keeps an opening and the review owed for it.
pub async fn insert(tx: &Tx, glass: &BreakGlass, review: &Review) -> Result<()> {
    break_glass::ActiveModel {
        place_id: Set(tx.cx.place.0),
        id: Set(glass.id.0),
        by_id: Set(glass.by.0),
        people: Set(write(&glass.people)?),
        reason: Set(glass.reason.code().to_owned()),
        words: Set(glass.words.clone()),
        at_us: Set(glass.at.as_microsecond()),
        closed_us: Set(us(glass.closed)),
        approved_by: Set(glass.approved_by.map(|id| id.0)),
    }
    .insert(tx.conn())
    .await
    .map_err(fault)?;
    row(tx, review).insert(tx.conn()).await.map_err(fault)?;
    Ok(())
}

/// Keeps a judgement.
pub async fn update(tx: &Tx, review: &Review) -> Result<()> {
    row(tx, review).update(tx.conn()).await.map_err(fault)?;
    Ok(())
}

fn row(tx: &Tx, review: &Review) -> glass_review::ActiveModel {
    glass_review::ActiveModel {
        place_id: Set(tx.cx.place.0),
        break_glass_id: Set(review.of.0),
        by_id: Set(review.by.0),
        line_id: Set(review.line.0),
        due_us: Set(review.due.as_microsecond()),
        done_by: Set(review.done.map(|(by, _, _)| by.0)),
        done_us: Set(review.done.map(|(_, at, _)| at.as_microsecond())),
        verdict: Set(review.done.map(|(_, _, verdict)| verdict.code().to_owned())),
    }
}
