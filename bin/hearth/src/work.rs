//! The jobs this binary knows how to do.

use async_trait::async_trait;
use data::{Cx, job::JobTable};
use domain::{account, directory::shortlist, notify, pathway, records::purge, upkeep::remind};
use kernel::{
    Result,
    jobs::{Claimed, JobHandler},
    mail::Mailer,
};
use std::{sync::Arc, time::Duration};
use tokio::{sync::watch, time::sleep};

/// Before the first look at which entries are due, so that starting stays quick.
const FIRST: Duration = Duration::from_secs(60);
/// Between two looks; each rung of the ladder is told once however often one looks.
const REST: Duration = Duration::from_secs(60 * 60);

/// Works until told to stop.
pub async fn run(cx: Cx, post: Post, stopping: watch::Receiver<bool>) {
    let handlers: Vec<Arc<dyn JobHandler>> =
        vec![Arc::new(PurgeSaved(cx.clone())), Arc::new(SendMail(cx.clone(), post))];
    let hourly = hourly(cx.clone(), stopping.clone());
    tokio::join!(platform::jobs::run(Arc::new(JobTable(cx)), handlers, stopping), hourly);
}

/// Tells keepers of the register which of their entries are due, and takes away what signing in left behind.
async fn hourly(cx: Cx, mut stopping: watch::Receiver<bool>) {
    let mut rest = FIRST;
    loop {
        tokio::select! {
            () = sleep(rest) => {}
            _ = stopping.changed() => return,
        }
        rest = REST;
        if let Err(cause) = remind::run(&cx).await {
            tracing::warn!(%cause, "keepers of the register were not told what is due");
        }
        if let Err(cause) = account::purge::run(&cx).await {
            tracing::warn!(%cause, "what signing in left behind was not taken away");
        }
    }
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

/// How e-mails leave.
pub struct Post {
    /// What carries them.
    pub mailer: Arc<dyn Mailer>,
    /// How the world reaches this server, for their links.
    pub base_url: String,
}

/// Tells people what waits for them.
struct SendMail(Cx, Post);

#[async_trait]
impl JobHandler for SendMail {
    fn queue(&self) -> &'static str {
        notify::QUEUE
    }

    async fn run(&self, job: &Claimed) -> Result<()> {
        let Self(cx, post) = self;
        let Some(letter) = notify::due(&cx.with_place(job.place), job).await? else { return Ok(()) };
        let words = web::shell::Words::of(&cx.language.0);
        post.mailer.send(&web::say::mail::mail(&words, job.id, letter, &post.base_url)).await
    }
}
