//! Every version of an entry: when, by whom, why, and what it changed.

use crate::{
    directory::{
        model::Service,
        rows::{self, BySlug},
    },
    interchange::{Codes, Difference, Format as _, amend::between},
    upkeep::{people, who},
};
use data::{Cx, fault, tables::record_version};
use kernel::{Error, Id, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;

/// Versions shown, the newest.
const SHOWN: u64 = 50;

/// One version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its number.
    pub number: i64,
    /// When, microseconds since 1970.
    pub at_us: i64,
    /// Who, by name where they have one.
    pub by: String,
    /// Why.
    pub why: String,
    /// What it changed; of the first, what it began with.
    pub changes: Vec<Difference>,
}

/// The history of an entry, newest first, with its name.
///
/// # Errors
/// `NotFound` when it is not the actor's; a database fault.
pub async fn history(cx: &Cx, slug: &str) -> Result<(String, Vec<Version>)> {
    let keeper = who::keeper(cx, cx.read()).await?;
    let BySlug::Here(stored) = rows::by_slug::<Service>(cx, slug).await? else { return Err(Error::NotFound) };
    if !who::may_keep(cx, cx.read(), keeper, &stored.record).await? {
        return Err(Error::NotFound);
    }
    let kept = record_version::Entity::find()
        .filter(record_version::Column::PlaceId.eq(cx.place.0))
        .filter(record_version::Column::Kind.eq("service"))
        .filter(record_version::Column::RecordId.eq(stored.record.id.0))
        .order_by_desc(record_version::Column::Version)
        .limit(SHOWN + 1)
        .all(cx.read())
        .await
        .map_err(fault)?;
    let codes = Codes::load(cx).await?;
    let names = people::names(cx).await?;
    let blank = Service::blank(cx.place, slug, Some(stored.record.id));
    let mut versions = Vec::with_capacity(kept.len());
    for (at, row) in kept.iter().enumerate().take(usize::try_from(SHOWN).unwrap_or(usize::MAX)) {
        let before = kept.get(at + 1).map_or(Ok(blank.clone()), read)?;
        versions.push(Version {
            number: row.version,
            at_us: row.at_us,
            by: with_names(&row.actor, &names),
            why: with_names(&row.why, &names),
            changes: between(&codes, &before, &read(row)?),
        });
    }
    Ok((stored.record.name, versions))
}

fn read(row: &record_version::Model) -> Result<Service> {
    serde_json::from_str(&row.doc).map_err(|e| Error::internal(format!("{} {}: {e}", row.kind, row.record_id)))
}

/// Text with each `staff:ID` of it as a name.
fn with_names(text: &str, names: &BTreeMap<Id, String>) -> String {
    let named = |word: &str| {
        let id = word.strip_prefix("staff:").and_then(|id| id.parse::<Id>().ok())?;
        names.get(&id).cloned()
    };
    text.split(' ').map(|word| named(word).unwrap_or_else(|| word.to_owned())).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::PlaceId;

    #[test]
    fn people_are_named_and_everything_else_stays() {
        let id = Id::derived(PlaceId::derived("coventry"), "staff", "vera");
        let names = BTreeMap::from([(id, "Vera Demo".to_owned())]);
        let said = with_names(&format!("a change by staff:{id} approved"), &names);
        assert_eq!(said, "a change by Vera Demo approved");
        assert_eq!(with_names("system:import staff:nobody", &names), "system:import staff:nobody");
    }
}
