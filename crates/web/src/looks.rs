//! Searches and plans on their way to the log: kept in a short queue and written many at a time, so that no family
//! waits for it and a busy hour costs a few writes a second. A full queue drops, rather than slows, a search.

use domain::{
    Cx,
    directory::log::{self, Look},
};
use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};
use tokio::{
    sync::mpsc::{Receiver, Sender, channel, error::TrySendError},
    task::JoinHandle,
    time::sleep,
};

/// Searches waiting at most.
const WAITING: usize = 10_000;
/// Searches written at once.
const AT_ONCE: usize = 500;
/// Between two writes; a write waits for the disk, whether of one search or of many.
const REST: Duration = Duration::from_millis(200);

/// The queue; its writer starts with the first search.
#[derive(Debug, Default)]
pub struct Looks(Mutex<Option<Queue>>);

#[derive(Debug)]
struct Queue {
    to: Sender<Look>,
    writer: JoinHandle<()>,
}

impl Looks {
    /// Notes a search or a plan.
    pub fn note(&self, cx: &Cx, look: Look) {
        let mut queue = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let queue = queue.get_or_insert_with(|| {
            let (to, waiting) = channel(WAITING);
            Queue { to, writer: tokio::spawn(write(cx.clone(), waiting)) }
        });
        match queue.to.try_send(look) {
            Ok(()) => {}
            Err(TrySendError::Full(_)) => tracing::warn!("the search log is behind; one search was not counted"),
            Err(TrySendError::Closed(_)) => tracing::error!("the search log's writer has ended"),
        }
    }

    /// Writes what waits, and ends the writer: when the server stops.
    pub async fn settle(&self) {
        let queue = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(Queue { to, writer }) = queue {
            drop(to);
            writer.await.unwrap_or_else(|cause| tracing::error!(%cause, "the search log's writer failed"));
        }
    }
}

async fn write(cx: Cx, mut waiting: Receiver<Look>) {
    let mut some = Vec::with_capacity(AT_ONCE);
    while waiting.recv_many(&mut some, AT_ONCE).await > 0 {
        if let Err(cause) = log::write(&cx, std::mem::take(&mut some)).await {
            tracing::error!(%cause, "searches were not logged");
        }
        if !waiting.is_closed() {
            sleep(REST).await;
        }
    }
}
