//! `hearth audit verify [--head FILE]... [--key KEY]`

use super::signed::{PublicKey, SignedHead, public_key};
use crate::{
    secret::{self, AUDIT},
    setup::Common,
};
use anyhow::{Context, bail, ensure};
use data::audit::{Finding, Head, What};
use jiff::Timestamp;
use kernel::{Actor, PlaceId, hex};
use std::{
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

/// Options.
#[derive(clap::Args)]
pub struct Args {
    /// Lines of `hearth audit head` kept elsewhere: the chain must still go through each of them.
    #[arg(long, value_name = "FILE")]
    head: Vec<PathBuf>,
    /// The public key they were signed with, when it is not the one in the data folder.
    #[arg(long, requires = "head")]
    key: Option<String>,
}

/// Walks the place's chain and says what it found.
pub async fn run(common: &Common, args: Args) -> anyhow::Result<()> {
    let cx = common.open(Actor::system("audit")).await?;
    let kept = kept(common, &args, cx.place)?;
    let begun = Instant::now();
    let report = data::audit::verify(&cx, &kept).await?;
    let took = begun.elapsed().as_secs_f64();
    let Head { seq, hash } = report.whole;
    println!("{seq} rows checked in {took:.2} s ({:.0} rows/s)", seq as f64 / took);
    println!("head {seq} {}", hex::write(&hash));
    if let Some(finding) = report.finding {
        bail!("the audit of {} is broken: {}", common.place, say(&finding));
    }
    ensure!(seq > 0, "the audit of {} has no rows: nothing was checked", common.place);
    if !args.head.is_empty() {
        println!("{} kept heads stand in it", kept.len());
    }
    println!("the chain is whole");
    Ok(())
}

/// The heads of this place in the files, each signed with the key that is trusted.
fn kept(common: &Common, args: &Args, place: PlaceId) -> anyhow::Result<Vec<Head>> {
    if args.head.is_empty() {
        return Ok(Vec::new());
    }
    let trusted = trusted(&common.data, args.key.as_deref())?;
    let mut kept = Vec::new();
    for file in &args.head {
        let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let signed = SignedHead::read(line).with_context(|| file.display().to_string())?;
            ensure!(signed.key == trusted, "{}: signed with another key: {line}", file.display());
            if signed.place == place {
                kept.push(signed.head);
            }
        }
    }
    ensure!(!kept.is_empty(), "no head of {} was kept there", common.place);
    Ok(kept)
}

fn trusted(dir: &Path, key: Option<&str>) -> anyhow::Result<PublicKey> {
    match (key, secret::read(dir, &AUDIT)?) {
        (Some(key), _) => {
            hex::read(key).context("--key is the 64 figures that `hearth audit head` prints before the last")
        }
        (None, Some(seed)) => public_key(&seed),
        (None, None) => bail!("no key was ever made in {}: say with --key which one signed", dir.display()),
    }
}

fn say(finding: &Finding) -> String {
    let Finding { what, seq, said } = finding;
    let said = said.as_ref().map(|(at_us, action)| {
        let at = Timestamp::from_microsecond(*at_us).map_or_else(|_| at_us.to_string(), |at| at.to_string());
        format!("{at}, {action}")
    });
    match (what, said) {
        (What::Missing, Some(before)) => format!("row {seq} is missing; the row before it: {before}"),
        (What::Missing, None) => format!("row {seq} is missing"),
        (What::Altered, Some(now)) => format!("row {seq} was altered ({now})"),
        (What::Altered, None) => format!("row {seq} was altered, and cannot be read as a row any more"),
        (What::Inserted, Some(now)) => format!("row {seq} was slipped in ({now})"),
        (What::Inserted, None) => format!("row {seq} was slipped in after the newest"),
        (What::Rewritten, now) => format!(
            "row {seq} is not the one of the head that was kept: it, or one before it, was written anew ({})",
            now.unwrap_or_default()
        ),
    }
}
