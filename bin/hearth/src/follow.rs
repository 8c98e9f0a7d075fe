//! Keeps this node's index right: follows the change log, and begins each day anew, because a date alone
//! can open or close a service.

use data::Cx;
use domain::directory::project;
use kernel::{Result, search::SearchIndex};
use std::{sync::Arc, time::Duration};
use tokio::sync::watch;

/// How soon a change is found.
const REST: Duration = Duration::from_millis(500);

/// Brings the index up to date before the first question is answered.
pub async fn begin(cx: &Cx, index: &dyn SearchIndex) -> Result<()> {
    project::bring_up(cx, index).await?;
    Ok(())
}

/// Follows until told to stop.
pub async fn run(cx: Cx, index: Arc<dyn SearchIndex>, mut stop: watch::Receiver<bool>) {
    let mut day = None;
    while !*stop.borrow() {
        let today = cx.clock.today();
        let done = if day.is_some_and(|before| before != today) {
            project::rebuild(&cx, index.as_ref()).await
        } else {
            keep_up(&cx, index.as_ref()).await
        };
        match done {
            Ok(_) => day = Some(today),
            Err(cause) => tracing::warn!(%cause, "the index could not follow and will try again"),
        }
        tokio::select! {
            _ = stop.changed() => {}
            () = tokio::time::sleep(REST) => {}
        }
    }
}

/// By the change log; anew when the index stands before its first change, as a damaged one does.
async fn keep_up(cx: &Cx, index: &dyn SearchIndex) -> Result<usize> {
    let lost = index.cursor(cx.place)? == 0 && project::head(cx).await? > 0;
    if lost { project::rebuild(cx, index).await } else { project::catch_up(cx, index).await }
}
