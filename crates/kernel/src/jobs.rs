//! The job port: work done later, claimed by one worker at a time on any node.

use crate::{Id, PlaceId, Result};
use async_trait::async_trait;

/// A claimed job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimed {
    /// Whose data it touches.
    pub place: PlaceId,
    /// Its id.
    pub id: Id,
    /// What it carries: ids, as JSON.
    pub payload: String,
}

/// Where jobs wait.
#[async_trait]
pub trait JobQueue: Send + Sync {
    /// Takes up to `limit` due jobs of `queue`, so that no other worker has them.
    async fn claim(&self, queue: &str, limit: u64) -> Result<Vec<Claimed>>;

    /// Marks a job done, or puts it back to be tried again later.
    async fn settle(&self, job: &Claimed, outcome: Result<()>) -> Result<()>;
}

/// Does one kind of job. Must be safe to run twice: a worker may die between the deed and its mark.
#[async_trait]
pub trait JobHandler: Send + Sync {
    /// The queue's name, a constant that outlives any type.
    fn queue(&self) -> &'static str;

    /// Does it.
    async fn run(&self, job: &Claimed) -> Result<()>;
}
