//! The whole register on one page for those who work with families: every entry with how true it is kept, narrowed by
//! what is asked for.

use crate::{
    access,
    directory::{
        completeness::completeness,
        freshness::Rung,
        model::{Organisation, Service},
        rows,
        status::Status,
        vocabulary,
    },
    upkeep::{
        claim::{self, Standing},
        wait, who,
    },
};
use data::Cx;
use kernel::{Error, Id, Result};
use std::collections::BTreeMap;

/// What to show; empty shows all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Words in the name of the entry or of who runs it.
    pub words: String,
    /// Only those with something to mend: a code of [`NEEDS`].
    pub needs: String,
    /// Only those that help with this topic.
    pub topic: String,
}

/// What an entry can lack, by code.
pub const NEEDS: [&str; 6] = ["review", "stale", "unclaimed", "gaps", "wait", "hidden"];

/// Below this score an entry has gaps worth mending.
const WHOLE: u8 = 70;

/// One entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Who runs it.
    pub organisation: String,
    /// Whether the public sees it.
    pub status: Status,
    /// How long since someone looked.
    pub rung: Rung,
    /// The day someone looked.
    pub reviewed: Option<jiff::civil::Date>,
    /// 0 to 100.
    pub score: u8,
    /// Who keeps it.
    pub standing: Standing,
    /// Stated wait in weeks, and whether it is too old to go by.
    pub wait: Option<(u32, bool)>,
    /// What it helps with.
    pub topics: Vec<String>,
}

/// The register as asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Those that fit, by name.
    pub rows: Vec<Row>,
    /// All there are.
    pub all: usize,
    /// How many lack what, over all.
    pub needs: BTreeMap<&'static str, usize>,
    /// Whether the actor may change them.
    pub editor: bool,
}

impl Row {
    /// Whether it lacks that.
    pub fn needs(&self, code: &str) -> bool {
        match code {
            "review" => !matches!(self.rung, Rung::Fresh),
            "stale" => matches!(self.rung, Rung::Stale | Rung::NeverReviewed),
            "unclaimed" => self.standing == Standing::Unclaimed,
            "gaps" => self.score < WHOLE,
            "wait" => self.wait.is_some_and(|(_, stale)| stale),
            "hidden" => !self.status.is_public(),
            _ => false,
        }
    }

    fn fits(&self, asked: &Asked) -> bool {
        let said = format!("{} {}", self.name, self.organisation).to_lowercase();
        asked.words.to_lowercase().split_whitespace().all(|word| said.contains(word))
            && (asked.needs.is_empty() || self.needs(&asked.needs))
            && (asked.topic.is_empty() || self.topics.contains(&asked.topic))
    }
}

/// The register, for anyone who works here.
///
/// # Errors
/// `NotFound` when the actor does not work here; `Invalid` for an unknown code; a database fault.
pub async fn table(cx: &Cx, asked: &Asked) -> Result<Table> {
    access::staff(cx, cx.read()).await?;
    if !asked.needs.is_empty() && !NEEDS.contains(&asked.needs.as_str()) {
        return Err(Error::invalid("needs", "unknown-code", format!("choose one of: {}", NEEDS.join(", "))));
    }
    let editor = who::editor(cx, cx.read()).await.is_ok();
    let rows = rows(cx).await?;
    let lacking = |code: &'static str| (code, rows.iter().filter(|row| row.needs(code)).count());
    let needs = NEEDS.into_iter().map(lacking).collect();
    let all = rows.len();
    Ok(Table { rows: rows.into_iter().filter(|row| row.fits(asked)).collect(), all, needs, editor })
}

async fn rows(cx: &Cx) -> Result<Vec<Row>> {
    let vocabulary = vocabulary::load(cx).await?;
    let claims = claim::all(cx, cx.read()).await?;
    let organisations: BTreeMap<Id, String> =
        rows::all::<Organisation>(cx).await?.into_iter().map(|s| (s.record.id, s.record.name)).collect();
    let today = cx.clock.today();
    let found = rows::all::<Service>(cx).await?.into_iter().map(|stored| {
        let service = stored.record;
        Row {
            status: Status::on(&service.visibility, today),
            rung: Rung::on(&service.review, today),
            reviewed: service.review.last,
            score: completeness(&service, &vocabulary).score,
            standing: service.organisation_id.map_or(Standing::Unclaimed, |id| claim::standing(&claims, id)),
            wait: service.wait.as_ref().map(|w| (w.weeks, wait::is_stale(w.stated_on, today))),
            organisation: service.organisation_id.and_then(|id| organisations.get(&id).cloned()).unwrap_or_default(),
            slug: service.slug,
            name: service.name,
            topics: service.topics,
        }
    });
    Ok(found.collect())
}
