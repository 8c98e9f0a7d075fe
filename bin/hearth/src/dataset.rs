//! `hearth data put KIND FILE`: a new version of the words, questions, rules, demand or the place's own facts.

use crate::{say::refused, setup::Common};
use anyhow::Context;
use clap::Subcommand;
use domain::sets;
use kernel::Actor;
use std::path::PathBuf;

/// What to do with a data set.
#[derive(Subcommand)]
pub enum Args {
    /// Check a file and put it in force; the version before it is kept.
    Put {
        /// `place`, `words`, `questions`, `rules` or `demand`.
        kind: String,
        /// The file.
        file: PathBuf,
    },
}

/// Puts a version in force, or says what is wrong with it.
pub async fn run(common: &Common, args: Args) -> anyhow::Result<()> {
    let Args::Put { kind, file } = args;
    let text = std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let cx = common.open(Actor::system("data")).await?;
    let put = sets::put(&cx, &kind, &text).await.map_err(refused)?;
    let said = if put.changed { "is in force" } else { "was in force already" };
    println!("{kind}: version {} {said}", put.version);
    Ok(())
}
