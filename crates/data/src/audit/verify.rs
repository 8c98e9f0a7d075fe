//! Reading a place's chain from its first row to its last: quickly as long as every row is as it should be, then row
//! by row, each column by its type, from wherever something is odd. Only the second reading says what.

use super::{
    Head,
    canon::Row,
    head, pages,
    walk::{Finding, Walk},
};
use crate::{
    Cx, fault,
    tables::audit::{Column, Entity, Model},
};
use kernel::Result;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QueryResult, QuerySelect, QueryTrait,
};

/// Rows read by one statement, and all that is held of the chain at a time.
const PAGE: u64 = 2_000;

/// What a walk along the chain found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Where it was last whole: as many rows as its number were checked.
    pub whole: Head,
    /// The first row at fault.
    pub finding: Option<Finding>,
}

/// Checks every row of the place's chain against the one before, and the chain against heads kept elsewhere.
/// Rows appended meanwhile by others are no fault.
///
/// # Errors
/// A database fault.
pub async fn verify(cx: &Cx, kept: &[Head]) -> Result<Report> {
    let before = head(cx).await?;
    let mut walk = pages::along(cx, Walk::new(kept)).await?;
    let finding = along(cx, before, &mut walk).await?.err();
    Ok(Report { whole: walk.at, finding })
}

async fn along(cx: &Cx, before: Head, walk: &mut Walk) -> Result<std::result::Result<(), Finding>> {
    loop {
        let page = page(cx, walk.at).await?;
        let last = page.len() < usize::try_from(PAGE).unwrap_or(usize::MAX);
        // A page begins with the row the one before ended with: a second row of that number comes to light.
        let again = page.first().and_then(Option::as_ref).is_some_and(|row| walk.ended_with(row.into()));
        for row in page.iter().skip(usize::from(again)) {
            if let Err(finding) = walk.step(row.as_ref().map(Row::from)) {
                return Ok(Err(finding));
            }
        }
        if last {
            break;
        }
    }
    Ok(walk.end(before, head(cx).await?))
}

/// Rows from `at` on; `None` for one that cannot be read as a row of the audit.
async fn page(cx: &Cx, at: Head) -> Result<Vec<Option<Model>>> {
    let mut rows = Entity::find().filter(Column::PlaceId.eq(cx.place.0)).order_by_asc(Column::Seq).limit(PAGE);
    // From the very beginning there is no lowest number: one below 1 is found too.
    if at.seq > 0 {
        rows = rows.filter(Column::Seq.gte(at.seq));
    }
    let rows = cx.read().query_all(&rows.into_query()).await.map_err(fault)?;
    Ok(rows.iter().map(|row| read(row).ok()).collect())
}

/// By position, in the table's order: asking by name costs as much as the hash.
fn read(row: &QueryResult) -> std::result::Result<Model, DbErr> {
    Ok(Model {
        place_id: row.try_get_by_index(0)?,
        seq: row.try_get_by_index(1)?,
        id: row.try_get_by_index(2)?,
        at_us: row.try_get_by_index(3)?,
        actor: row.try_get_by_index(4)?,
        acting_role: row.try_get_by_index(5)?,
        via: row.try_get_by_index(6)?,
        purpose: row.try_get_by_index(7)?,
        action: row.try_get_by_index(8)?,
        kind: row.try_get_by_index(9)?,
        target_id: row.try_get_by_index(10)?,
        detail: row.try_get_by_index(11)?,
        decision: row.try_get_by_index(12)?,
        fields_class: row.try_get_by_index(13)?,
        request_id: row.try_get_by_index(14)?,
        node: row.try_get_by_index(15)?,
        form: row.try_get_by_index(16)?,
        prev_hash: row.try_get_by_index(17)?,
        hash: row.try_get_by_index(18)?,
    })
}
