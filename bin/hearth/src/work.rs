//! The jobs this binary knows how to do.

use async_trait::async_trait;
use data::{Cx, job::JobTable};
use domain::{directory::shortlist, pathway, records::purge};
use kernel::{
    Result,
    jobs::{Claimed, JobHandler},
};
use std::sync::Arc;
use tokio::sync::watch;

/// Works until told to stop.
pub async fn run(cx: Cx, stopping: watch::Receiver<bool>) {
    let handlers: Vec<Arc<dyn JobHandler>> = vec![Arc::new(PurgeSaved(cx.clone()))];
    platform::jobs::run(Arc::new(JobTable(cx)), handlers, stopping).await;
}

/// Takes away kept plans and lists whose time is over.
struct PurgeSaved(Cx);

#[async_trait]
impl JobHandler for PurgeSaved {
    fn queue(&self) -> &'static str {
        purge::QUEUE
    }

    async fn run(&self, job: &Claimed) -> Result<()> {
        let cx = self.0.with_place(job.place);
        pathway::purge::run(&cx).await?;
        shortlist::purge(&cx).await?;
        purge::answers(&cx).await?;
        Ok(())
    }
}
