//! `hearth migrate`

use crate::setup::Common;
use kernel::Actor;

/// Opening is migrating.
pub async fn run(common: &Common) -> anyhow::Result<()> {
    common.open(Actor::system("migrate")).await?;
    println!("the database is up to date");
    Ok(())
}
