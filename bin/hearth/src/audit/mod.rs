//! `hearth audit verify|head`: the audit is a chain, and where it stands can be kept elsewhere.

pub mod keep;
mod signed;
mod verify;

use crate::{
    secret::{self, AUDIT},
    setup::Common,
};
use anyhow::Context;
use kernel::Actor;
use signed::SignedHead;

/// What to do with the place's audit.
#[derive(clap::Subcommand)]
pub enum Args {
    /// Read every row and name the first that was altered, taken out or slipped in; fails if there is one.
    Verify(verify::Args),
    /// Print where the chain stands, signed: one line to keep on another system.
    Head,
}

/// Does it.
pub async fn run(common: &Common, args: Args) -> anyhow::Result<()> {
    match args {
        Args::Verify(args) => verify::run(common, args).await,
        Args::Head => head(common).await,
    }
}

async fn head(common: &Common) -> anyhow::Result<()> {
    let cx = common.open(Actor::system("audit")).await?;
    let head = data::audit::head(&cx).await?;
    anyhow::ensure!(head.seq > 0, "the audit of {} has no rows yet", common.place);
    let seed = secret::read_or_make(&common.data, &AUDIT).context("cannot read the key that signs")?;
    println!("{}", SignedHead::sign(cx.place, head, cx.clock.now(), &seed)?);
    Ok(())
}
