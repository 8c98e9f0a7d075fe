//! `hearth retire SLUG --reason TEXT [--to SLUG]`: a service that ended leaves the register. The feed keeps saying that
//! it is gone, its page says so too or leads to another, and a running server's index follows by itself.

use crate::{say::refused, setup::Common};
use domain::directory::retire::{Retire, Retired, retire};
use kernel::Actor;

/// Options.
#[derive(clap::Args)]
pub struct Args {
    /// The service's address, for example `baby-massage`.
    slug: String,
    /// Why: kept in the history, for whoever asks later.
    #[arg(long)]
    reason: String,
    /// Address of the service that families use now; the old address leads there.
    #[arg(long)]
    to: Option<String>,
}

/// Takes it out, or says that it was out already.
pub async fn run(common: &Common, args: Args) -> anyhow::Result<()> {
    let cx = common.open_place(Actor::system("retire")).await?;
    let Args { slug, reason, to } = args;
    let leads = to.as_ref().map(|to| format!("; its address leads to {to}")).unwrap_or_default();
    let done = retire(&cx, Retire { slug: slug.clone(), reason, to }).await.map_err(refused)?;
    match done {
        Retired::Gone => println!("{slug} is out of the register{leads}"),
        Retired::Redirected => println!("{slug} was out of the register already{leads}"),
        Retired::Already => println!("{slug} was out of the register already; nothing changed"),
    }
    Ok(())
}
