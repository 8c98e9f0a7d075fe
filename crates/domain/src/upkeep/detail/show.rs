//! The form of an organisation or a place as its keeper finds it, the places somebody keeps, and what waits for an editor.

use super::{Detail, Proposal, State, rows as proposals};
use crate::{
    directory::{
        model::{Location, Organisation, Service},
        rows::{self, BySlug},
    },
    interchange::{
        Codes,
        amend::{Cells, shown},
    },
    upkeep::{claim, draft::Changed, people, who},
};
use data::Cx;
use kernel::{Error, Result};
use std::collections::BTreeMap;

/// A record as its form shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// Its name as the public sees it.
    pub name: String,
    /// Each column asked for, with what waits already in it.
    pub cells: Cells,
    /// What waits, or the last answer.
    pub last: Option<Proposal>,
    /// Whoever keeps it edits the whole register.
    pub editor: bool,
}

/// A place the actor keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mine {
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// A change that waits for an editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// What is proposed.
    pub proposal: Proposal,
    /// The record's name as the public sees it.
    pub name: String,
    /// Version of the public copy.
    pub version: i64,
    /// Whoever made it.
    pub by: String,
    /// Each changed column beside what the public sees now.
    pub changes: Vec<Changed>,
}

/// The form of one record.
///
/// # Errors
/// `NotFound` when there is none, or it is somebody else's; a database fault.
pub async fn form<D: Detail>(cx: &Cx, slug: &str) -> Result<Form> {
    let keeper = who::keeper(cx, cx.read()).await?;
    let BySlug::Here(stored) = rows::by_slug::<D>(cx, slug).await? else { return Err(Error::NotFound) };
    if !stored.record.is_kept_by(cx, keeper).await? {
        return Err(Error::NotFound);
    }
    let codes = Codes::load(cx).await?;
    let last = proposals::latest(cx, cx.read(), stored.record.id()).await?;
    let asked = D::ASKED.iter().map(|(column, _)| *column).filter(|column| !stored.record.is_closed(column));
    let mut cells: Cells = asked.map(|column| (column.to_owned(), shown(&stored.record, column, &codes))).collect();
    if let Some(waiting) = last.as_ref().filter(|p| p.state == State::Waiting && !keeper.editor) {
        cells.extend(waiting.changes.iter().map(|c| (c.column.clone(), c.after.clone())));
    }
    Ok(Form { name: stored.record.name().to_owned(), cells, last, editor: keeper.editor })
}

/// The places where only entries of the actor's own organisations happen, by name.
///
/// # Errors
/// `NotFound` when they keep nothing here; a database fault.
pub async fn mine(cx: &Cx) -> Result<Vec<Mine>> {
    let keeper = who::keeper(cx, cx.read()).await?;
    let held = claim::held_by(cx, cx.read(), keeper.id).await?;
    let mut whose: BTreeMap<kernel::Id, bool> = BTreeMap::new();
    for service in rows::all::<Service>(cx).await?.into_iter().map(|stored| stored.record) {
        let own = service.organisation_id.is_some_and(|id| held.contains(&id));
        for there in &service.places {
            *whose.entry(there.location_id).or_insert(true) &= own;
        }
    }
    let kept = |location: &Location| whose.get(&location.id).copied().unwrap_or(false);
    let places = rows::all::<Location>(cx).await?.into_iter().map(|stored| stored.record).filter(kept);
    Ok(places.map(|place| Mine { slug: place.slug, name: place.name }).collect())
}

/// What waits for an editor, the longest first.
///
/// # Errors
/// `NotFound` when the actor may not; a database fault.
pub async fn queue(cx: &Cx) -> Result<Vec<Waiting>> {
    who::editor(cx, cx.read()).await?;
    let (codes, names) = (Codes::load(cx).await?, people::names(cx).await?);
    let mut all = Vec::new();
    for proposal in proposals::waiting(cx).await? {
        let found = match proposal.kind.as_str() {
            "organisation" => beside::<Organisation>(cx, &proposal, &codes).await?,
            _ => beside::<Location>(cx, &proposal, &codes).await?,
        };
        let Some((name, version, changes)) = found else { continue };
        let by = names.get(&proposal.made_by).cloned().unwrap_or_default();
        all.push(Waiting { proposal, name, version, by, changes });
    }
    Ok(all)
}

async fn beside<D: Detail>(cx: &Cx, waits: &Proposal, codes: &Codes) -> Result<Option<(String, i64, Vec<Changed>)>> {
    let Some(stored) = rows::get::<D>(cx, waits.target).await? else { return Ok(None) };
    let changes = waits.changes.iter().map(|change| Changed {
        column: change.column.clone(),
        before: change.before.clone(),
        after: change.after.clone(),
        now: shown(&stored.record, &change.column, codes),
    });
    Ok(Some((stored.record.name().to_owned(), stored.version, changes.collect())))
}
