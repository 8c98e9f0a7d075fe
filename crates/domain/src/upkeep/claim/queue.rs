//! Claims that wait for an editor.

use super::{Part, Standing, State, rows};
use crate::{
    directory::{model::Organisation, rows as records},
    upkeep::{people, who},
};
use data::Cx;
use kernel::{Id, Result};
use std::collections::BTreeMap;

/// One claim to decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The organisation's address.
    pub slug: String,
    /// Its name.
    pub organisation: String,
    /// How it stands.
    pub standing: Standing,
    /// Whoever leads it now; empty when nobody does.
    pub lead: String,
    /// Who asks.
    pub staff: Id,
    /// Their name.
    pub name: String,
    /// Why they ask.
    pub words: String,
    /// When they asked, microseconds since 1970.
    pub asked_us: i64,
}

/// Claims to decide, the longest waiting first.
///
/// # Errors
/// `NotFound` when the actor may not; a database fault.
pub async fn queue(cx: &Cx) -> Result<Vec<Waiting>> {
    who::editor(cx, cx.read()).await?;
    let claims = rows::all(cx, cx.read()).await?;
    let names = people::names(cx).await?;
    let organisations: BTreeMap<Id, Organisation> =
        records::all::<Organisation>(cx).await?.into_iter().map(|s| (s.record.id, s.record)).collect();
    let name = |id: &Id| names.get(id).cloned().unwrap_or_default();
    let waiting = claims.iter().filter(|c| c.state == State::Asked).filter_map(|claim| {
        let organisation = organisations.get(&claim.organisation)?;
        let leads =
            |c: &&rows::Claim| c.organisation == claim.organisation && c.state == State::Held && c.part == Part::Lead;
        Some(Waiting {
            slug: organisation.slug.clone(),
            organisation: organisation.name.clone(),
            standing: rows::standing(&claims, claim.organisation),
            lead: claims.iter().find(leads).map(|c| name(&c.staff)).unwrap_or_default(),
            staff: claim.staff,
            name: name(&claim.staff),
            words: claim.words.clone(),
            asked_us: claim.asked_us,
        })
    });
    Ok(waiting.collect())
}
