//! Work to do later, written in the caller's transaction: a crash between the deed and its follow-up
//! loses neither. Payloads carry ids only.

use crate::{Cx, Tx, dialect, fault, tables::job};
use async_trait::async_trait;
use kernel::{
    Error, Id, PlaceId, Result,
    jobs::{Claimed, JobQueue},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use serde::Serialize;

/// A claim older than this belonged to a worker that died: five minutes.
const STALE_US: i64 = 300 * 1_000_000;
/// After this many tries a job is left for a person to look at.
const MOST_TRIES: i32 = 8;

/// Puts a job on `queue`, due at `run_us`.
///
/// # Errors
/// A database fault.
pub async fn enqueue<T: Serialize>(tx: &Tx, queue: &'static str, payload: &T, run_us: i64) -> Result<Id> {
    let id = tx.cx.fresh_id();
    job::ActiveModel {
        place_id: Set(tx.cx.place.0),
        id: Set(id.0),
        queue: Set(queue.to_owned()),
        payload: Set(serde_json::to_string(payload).map_err(Error::internal)?),
        run_us: Set(run_us),
        claimed_us: Set(None),
        attempts: Set(0),
        done_us: Set(None),
        error: Set(None),
    }
    .insert(tx.conn())
    .await
    .map_err(fault)?;
    Ok(id)
}

/// The job table as the worker sees it.
#[derive(Clone)]
pub struct JobTable(
    /// Context of the worker, which does the jobs of its place.
    pub Cx,
);

#[async_trait]
impl JobQueue for JobTable {
    async fn claim(&self, queue: &str, limit: u64) -> Result<Vec<Claimed>> {
        let queue = queue.to_owned();
        self.0
            .act(|tx| async move {
                let now = tx.cx.now_us();
                let (conn, place) = (tx.conn(), tx.cx.place.0);
                let due = dialect::claim_jobs(conn, place, &queue, now, now - STALE_US, limit).await.map_err(fault)?;
                let mut claimed = Vec::with_capacity(due.len());
                for row in due {
                    claimed.push(Claimed {
                        place: PlaceId(row.place_id),
                        id: Id(row.id),
                        payload: row.payload.clone(),
                    });
                    let attempts = row.attempts + 1;
                    let mut row = row.into_active_model();
                    row.claimed_us = Set(Some(now));
                    row.attempts = Set(attempts);
                    row.update(tx.conn()).await.map_err(fault)?;
                }
                Ok(claimed)
            })
            .await
    }

    async fn settle(&self, job: &Claimed, outcome: Result<()>) -> Result<()> {
        let key = (job.place.0, job.id.0);
        self.0
            .act(|tx| async move {
                let Some(row) = job::Entity::find_by_id(key).one(tx.conn()).await.map_err(fault)? else {
                    return Ok(());
                };
                let (now, attempts) = (tx.cx.now_us(), row.attempts);
                let mut row = row.into_active_model();
                match outcome {
                    Ok(()) => row.done_us = Set(Some(now)),
                    Err(cause) => {
                        row.error = Set(Some(cause.to_string()));
                        row.claimed_us = Set(None);
                        row.run_us = Set(now + wait_s(attempts) * 1_000_000);
                    }
                }
                row.update(tx.conn()).await.map_err(fault)?;
                Ok(())
            })
            .await
    }
}

/// Seconds to wait before the next try: doubling, and after the last one as good as never.
fn wait_s(attempts: i32) -> i64 {
    if attempts >= MOST_TRIES { i64::from(u32::MAX) } else { 1 << attempts }
}
