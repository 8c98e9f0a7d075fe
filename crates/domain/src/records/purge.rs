//! What a family chose to keep goes when its time is over: the job is written with the thing itself, so a
//! crash between the two loses neither.

use data::{Cx, Tx, idempotency, job};
use kernel::{Id, Result};
use serde_json::json;

/// Queue of jobs that take away kept plans and lists whose time is over.
pub const QUEUE: &str = "saved.purge";
/// Microseconds an answered write can be repeated for: thirty days.
const ANSWERS_US: i64 = 30 * 86_400_000_000;

/// Asks for a purge at `run_us`, in the transaction that keeps something until then.
///
/// # Errors
/// A database fault.
pub async fn later(tx: &Tx, run_us: i64) -> Result<Id> {
    job::enqueue(tx, QUEUE, &json!({}), run_us).await
}

/// Forgets answers to writes that nobody will repeat any more.
///
/// # Errors
/// A database fault.
pub async fn answers(cx: &Cx) -> Result<u64> {
    idempotency::forget_before(cx, cx.now_us() - ANSWERS_US).await
}
