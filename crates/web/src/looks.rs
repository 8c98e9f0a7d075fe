//! Searches on their way to the log: kept in a short queue and written many at a time, so that no family
//! waits for it and a busy hour costs one write a moment. A full queue drops, rather than slows, a search.

use domain::{
    Cx,
    directory::find::{self, Look},
};
use std::sync::OnceLock;
use tokio::sync::mpsc::{Receiver, Sender, channel, error::TrySendError};

/// Searches waiting at most.
const WAITING: usize = 10_000;
/// Searches written at once.
const AT_ONCE: usize = 500;

/// The queue; its writer starts with the first search.
#[derive(Debug, Default)]
pub struct Looks(OnceLock<Sender<Look>>);

impl Looks {
    /// Notes a search.
    pub fn note(&self, cx: &Cx, look: Look) {
        let queue = self.0.get_or_init(|| {
            let (queue, waiting) = channel(WAITING);
            tokio::spawn(write(cx.clone(), waiting));
            queue
        });
        match queue.try_send(look) {
            Ok(()) => {}
            Err(TrySendError::Full(_)) => tracing::warn!("the search log is behind; one search was not counted"),
            Err(TrySendError::Closed(_)) => tracing::error!("the search log's writer has ended"),
        }
    }
}

async fn write(cx: Cx, mut waiting: Receiver<Look>) {
    let mut some = Vec::with_capacity(AT_ONCE);
    while waiting.recv_many(&mut some, AT_ONCE).await > 0 {
        if let Err(cause) = find::record_all(&cx, std::mem::take(&mut some)).await {
            tracing::error!(%cause, "searches were not logged");
        }
    }
}
