//! The register's services as plain rows, so that another engine can hold exactly the same words.

use crate::generate::Folder;
use domain::directory::{
    model::{Organisation, Service},
    rows,
};
use kernel::Id;
use serde_json::{Value, json};
use std::{
    collections::HashMap,
    fs::File,
    io::{BufWriter, Write},
    path::PathBuf,
};

const PAGE: u64 = 5_000;
/// A child is inside a printed upper age until the day before the next birthday.
const UNTIL_BIRTHDAY: i32 = 11;

/// Options.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    folder: Folder,
    /// File to write.
    #[arg(long)]
    out: PathBuf,
}

/// Writes every service.
pub async fn run(args: &Args) -> anyhow::Result<Value> {
    let cx = args.folder.open().await?;
    let organisations: HashMap<Id, String> =
        rows::all::<Organisation>(&cx).await?.into_iter().map(|o| (o.record.id, o.record.name)).collect();
    let mut out = BufWriter::new(File::create(&args.out)?);
    let (mut after, mut count) = (None, 0);
    loop {
        let page = rows::page::<Service>(&cx, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.record.id);
        for stored in &page {
            serde_json::to_writer(&mut out, &row(&stored.record, &organisations))?;
            out.write_all(b"\n")?;
            count += 1;
        }
    }
    out.flush()?;
    Ok(json!({ "what": "rows", "services": count }))
}

fn row(service: &Service, organisations: &HashMap<Id, String>) -> Value {
    let names: Vec<&str> = std::iter::once(&service.name).chain(&service.alternate_names).map(String::as_str).collect();
    let body =
        [&service.description, &service.eligibility.text, &service.topics.join(" ")].map(String::as_str).join(". ");
    json!({
        "slug": service.slug,
        "name": names.join(" / "),
        "organisation": service.organisation_id.and_then(|id| organisations.get(&id)),
        "summary": service.summary,
        "body": body,
        "from_months": service.ages.from_months,
        "level": service.level,
        "topics": service.topics,
        "stages": service.stages,
        "modes": service.modes,
        "target_groups": service.target_groups,
        "audience": service.audience,
        "to_months": service.ages.to_months.map(|to| to + UNTIL_BIRTHDAY),
    })
}
