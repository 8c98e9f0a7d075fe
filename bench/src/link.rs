//! The same invented people on several lists, linked: how long, how right, how much is missed.

use anyhow::Context;
use domain::family::matching::{Entry, link_all};
use serde_json::{Value, json};
use std::{collections::HashMap, io::Write, path::PathBuf, time::Instant};
use testkit::same_people::{Row, lists};

/// Options.
#[derive(clap::Args)]
pub struct Args {
    /// How many rows.
    #[arg(long, default_value_t = 100_000)]
    rows: usize,
    /// Seed of the people.
    #[arg(long, default_value_t = 2026)]
    seed: u64,
    /// Where the rows are written too, as CSV with the truth, for a reference to link.
    #[arg(long)]
    out: Option<PathBuf>,
}

/// Links them.
pub fn run(args: &Args) -> anyhow::Result<Value> {
    let rows = lists(args.seed, args.rows);
    if let Some(out) = &args.out {
        write(&rows, out).with_context(|| format!("cannot write {}", out.display()))?;
    }
    let entries: Vec<Entry> = rows.iter().map(|row| row.entry.clone()).collect();
    let start = Instant::now();
    let linked = link_all(&entries);
    let seconds = start.elapsed().as_secs_f64();
    let mut of: HashMap<u32, usize> = HashMap::new();
    rows.iter().for_each(|row| *of.entry(row.person).or_default() += 1);
    let truth: usize = of.values().map(|rows| rows * (rows - 1) / 2).sum();
    let same =
        |a: u32, b: u32| rows.get(a as usize).map(|row| row.person) == rows.get(b as usize).map(|row| row.person);
    let right = linked.links.iter().filter(|link| same(link.a, link.b)).count();
    #[expect(clippy::cast_precision_loss, reason = "counts of pairs are small")]
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    let (precision, recall) = (share(right, linked.links.len()), share(right, truth));
    Ok(json!({
        "rows": rows.len(), "compared": linked.compared, "seconds": seconds,
        "precision": precision, "recall": recall, "to_look_at": linked.looks.len(),
    }))
}

fn write(rows: &[Row], out: &PathBuf) -> std::io::Result<()> {
    let mut file = std::io::BufWriter::new(std::fs::File::create(out)?);
    writeln!(file, "unique_id,person,given,family,born,sex,postcode,house,nhs,upn")?;
    for (at, Row { person, entry, .. }) in rows.iter().enumerate() {
        let name = entry.names.first().cloned().unwrap_or_default();
        let born = entry.born.map(|born| born.to_string()).unwrap_or_default();
        let sex = entry.sex.map(|sex| format!("{sex:?}")).unwrap_or_default();
        let Entry { postcode, house, nhs_number, upn, .. } = entry;
        writeln!(
            file,
            "{at},{person},{},{},{born},{sex},{postcode},{house},{nhs_number},{upn}",
            name.given, name.family
        )?;
    }
    file.flush()
}
