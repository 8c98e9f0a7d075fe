//! Workers: claim, do, settle, until told to stop; what was begun is finished first.

use kernel::jobs::{JobHandler, JobQueue};
use std::{sync::Arc, time::Duration};
use tokio::sync::watch;

/// Claimed at once by one worker.
const BATCH: u64 = 10;
/// How long a worker rests when nothing is due.
const REST: Duration = Duration::from_secs(2);

/// Runs every handler's queue until `stop` turns true. Returns when nothing is in hand any more.
pub async fn run(queue: Arc<dyn JobQueue>, handlers: Vec<Arc<dyn JobHandler>>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        let mut busy = false;
        for handler in &handlers {
            busy |= work(queue.as_ref(), handler.as_ref()).await;
        }
        if !busy {
            tokio::select! {
                _ = stop.changed() => {}
                () = tokio::time::sleep(REST) => {}
            }
        }
    }
}

/// One round of one queue; true when there was something to do.
async fn work(queue: &dyn JobQueue, handler: &dyn JobHandler) -> bool {
    let claimed = match queue.claim(handler.queue(), BATCH).await {
        Ok(claimed) => claimed,
        Err(cause) => {
            tracing::warn!(%cause, queue = handler.queue(), "no jobs could be claimed");
            return false;
        }
    };
    for job in &claimed {
        let outcome = handler.run(job).await;
        if let Err(cause) = &outcome {
            tracing::warn!(%cause, job = %job.id, queue = handler.queue(), "a job failed and will be tried again");
        }
        if let Err(cause) = queue.settle(job, outcome).await {
            tracing::warn!(%cause, job = %job.id, "a job could not be settled");
        }
    }
    !claimed.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use async_trait::async_trait;
    use kernel::{Error, Id, PlaceId, Result, jobs::Claimed};
    use std::sync::Mutex;

    struct Queue {
        waiting: Mutex<Vec<Claimed>>,
        settled: Mutex<Vec<(Id, bool)>>,
    }

    #[async_trait]
    impl JobQueue for Queue {
        async fn claim(&self, _queue: &str, _limit: u64) -> Result<Vec<Claimed>> {
            Ok(std::mem::take(&mut *self.waiting.lock().expect("a lock")))
        }
        async fn settle(&self, job: &Claimed, outcome: Result<()>) -> Result<()> {
            self.settled.lock().expect("a lock").push((job.id, outcome.is_ok()));
            Ok(())
        }
    }

    struct Fails;

    #[async_trait]
    impl JobHandler for Fails {
        fn queue(&self) -> &'static str {
            "test"
        }
        async fn run(&self, job: &Claimed) -> Result<()> {
            if job.payload == "bad" { Err(Error::NotFound) } else { Ok(()) }
        }
    }

    #[tokio::test]
    async fn every_claimed_job_is_settled_even_when_it_fails() {
        let place = PlaceId::derived("test");
        let job = |payload: &str| Claimed { place, id: Id::fresh(), payload: payload.into() };
        let (good, bad) = (job("good"), job("bad"));
        let queue = Queue { waiting: Mutex::new(vec![good.clone(), bad.clone()]), settled: Mutex::default() };
        assert!(work(&queue, &Fails).await);
        assert_eq!(*queue.settled.lock().expect("a lock"), vec![(good.id, true), (bad.id, false)]);
        assert!(!work(&queue, &Fails).await);
    }
}
