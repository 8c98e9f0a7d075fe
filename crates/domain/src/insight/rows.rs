//! The search log, read in parts.

use data::{Cx, fault, tables::search_log};
use kernel::Result;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Rows read at a time.
const CHUNK: u64 = 5_000;

/// Searches from that moment on (microseconds since 1970), in order of id from just after `after`.
///
/// # Errors
/// A database fault.
pub async fn logged(cx: &Cx, from_us: i64, after: Option<uuid::Uuid>) -> Result<Vec<search_log::Model>> {
    let mut wanted = search_log::Entity::find()
        .filter(search_log::Column::PlaceId.eq(cx.place.0))
        .filter(search_log::Column::AtUs.gte(from_us));
    if let Some(after) = after {
        wanted = wanted.filter(search_log::Column::Id.gt(after));
    }
    wanted.order_by_asc(search_log::Column::Id).limit(CHUNK).all(cx.read()).await.map_err(fault)
}
