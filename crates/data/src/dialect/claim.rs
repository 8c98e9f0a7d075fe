//! Claiming jobs: row locks that skip each other on PostgreSQL; on SQLite the immediate transaction is
//! already the lock.

use crate::tables::job;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{ExprTrait, LockBehavior, LockType},
};
use uuid::Uuid;

/// Jobs of the place's `queue` that are due and unclaimed (or whose claim is older than `stale_us`), locked for the
/// caller's transaction.
///
/// # Errors
/// The driver's.
pub async fn claim_jobs(
    conn: &impl ConnectionTrait,
    place: Uuid,
    queue: &str,
    now_us: i64,
    stale_us: i64,
    limit: u64,
) -> Result<Vec<job::Model>, DbErr> {
    let mut due = job::Entity::find()
        .filter(job::Column::PlaceId.eq(place))
        .filter(job::Column::Queue.eq(queue))
        .filter(job::Column::DoneUs.is_null())
        .filter(job::Column::RunUs.lte(now_us))
        .filter(job::Column::ClaimedUs.is_null().or(job::Column::ClaimedUs.lt(stale_us)))
        .order_by_asc(job::Column::RunUs)
        .limit(limit);
    if conn.get_database_backend() == DbBackend::Postgres {
        due = due.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    }
    due.all(conn).await
}
