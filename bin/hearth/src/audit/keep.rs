//! While Hearth serves: where the chain stands, signed, one line a minute in a file that lies on another system. Whoever
//! takes over this machine afterwards cannot rewrite what was already sent there.

use super::signed::SignedHead;
use crate::secret::{self, AUDIT};
use anyhow::Context;
use data::{Cx, audit::Head};
use std::{
    fs::OpenOptions,
    io::Write,
    path::{Path, PathBuf},
    time::Duration,
};
use tokio::sync::watch;

/// How much of a tail can be rewritten unseen: what a minute holds.
const EVERY: Duration = Duration::from_secs(60);

/// A file of signed heads.
pub struct Heads {
    file: PathBuf,
    seed: Vec<u8>,
}

impl Heads {
    /// The file, checked to be writable now: a place that wants its heads kept does not start without.
    pub fn open(file: PathBuf, data: &Path) -> anyhow::Result<Self> {
        let seed = secret::read_or_make(data, &AUDIT).context("cannot read the key that signs")?;
        let heads = Self { file, seed };
        heads.append("").with_context(|| format!("cannot write {}", heads.file.display()))?;
        Ok(heads)
    }

    fn append(&self, line: &str) -> std::io::Result<()> {
        let mut file = OpenOptions::new().create(true).append(true).open(&self.file)?;
        file.write_all(line.as_bytes())?;
        file.sync_all().or_else(|cause| if line.is_empty() { Ok(()) } else { Err(cause) })
    }

    /// Writes where the chain stands, unless it stands where it stood.
    async fn keep(&self, cx: &Cx, before: &mut Option<Head>) -> anyhow::Result<()> {
        let head = data::audit::head(cx).await?;
        if head.seq == 0 || *before == Some(head) {
            return Ok(());
        }
        let line = SignedHead::sign(cx.place, head, cx.clock.now(), &self.seed)?;
        self.append(&format!("{line}\n"))?;
        *before = Some(head);
        Ok(())
    }
}

/// Keeps heads until told to stop, and once more then.
pub async fn run(cx: Cx, heads: Heads, mut stop: watch::Receiver<bool>) {
    let mut before = None;
    loop {
        let stopping = *stop.borrow();
        if let Err(cause) = heads.keep(&cx, &mut before).await {
            tracing::error!(%cause, "where the audit stands could not be kept elsewhere");
        }
        if stopping {
            return;
        }
        tokio::select! {
            _ = stop.changed() => {}
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use data::audit::{self, Deed};
    use kernel::Id;
    use testkit::TestPlace;

    async fn act(cx: &Cx) {
        let deed = Deed { action: "test", kind: "place", target: Id(cx.place.0), detail: "" };
        cx.act(|tx| async move { audit::record(&tx, deed).await }).await.unwrap();
    }

    #[tokio::test]
    async fn each_stand_of_the_chain_is_kept_once_and_verifies() {
        let place = TestPlace::new().await;
        let cx = place.system();
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("heads");
        let heads = Heads::open(file.clone(), dir.path()).unwrap();
        let mut before = None;
        for _ in 0..2 {
            act(&cx).await;
            heads.keep(&cx, &mut before).await.unwrap();
            heads.keep(&cx, &mut before).await.unwrap();
        }
        let text = std::fs::read_to_string(&file).unwrap();
        let kept: Vec<_> = text.lines().map(|line| SignedHead::read(line).unwrap().head).collect();
        assert_eq!(kept.len(), 2);
        assert_eq!(audit::verify(&cx, &kept).await.unwrap().finding, None);
    }

    #[test]
    fn a_file_that_cannot_be_written_is_said_at_once() {
        let dir = tempfile::tempdir().unwrap();
        assert!(Heads::open(dir.path().join("nowhere/heads"), dir.path()).is_err());
    }
}
