//! Which columns of an organisation and a place their keepers are asked for, what each risks, and whose they are.

use crate::{
    directory::{
        model::{Location, Organisation, Service},
        postcodes, rows,
    },
    interchange::{Codes, Format, amend::Cells},
    upkeep::{
        claim,
        columns::{Tier, host},
        who::Keeper,
    },
};
use data::Cx;
use kernel::{Error, Result};

/// A kind of record that its keepers describe on one form.
pub trait Detail: Format {
    /// Columns asked for, in order, each with what changing it risks.
    const ASKED: &'static [(&'static str, Tier)];

    /// Whether it is the keeper's to change.
    ///
    /// # Errors
    /// A database fault.
    fn is_kept_by(&self, cx: &Cx, keeper: Keeper) -> impl Future<Output = Result<bool>> + Send;

    /// Columns that this very record does not say on a form: an address that is withheld.
    fn is_closed(&self, _: &str) -> bool {
        false
    }

    /// The record with what follows from its change since `before`.
    ///
    /// # Errors
    /// A database fault.
    fn settled(self, _: &Cx, _: &Codes, _: &Self) -> impl Future<Output = Result<Self>> + Send {
        async { Ok(self) }
    }
}

impl Detail for Organisation {
    const ASKED: &'static [(&'static str, Tier)] = &[
        ("name", Tier::Waits),
        ("description", Tier::Waits),
        ("url", Tier::Live),
        ("contact_name", Tier::Waits),
        ("contact_phone", Tier::Waits),
        ("contact_email", Tier::Waits),
    ];

    async fn is_kept_by(&self, cx: &Cx, keeper: Keeper) -> Result<bool> {
        Ok(keeper.editor || claim::held_by(cx, cx.read(), keeper.id).await?.contains(&self.id))
    }
}

impl Detail for Location {
    const ASKED: &'static [(&'static str, Tier)] = &[
        ("name", Tier::Waits),
        ("address", Tier::Waits),
        ("town", Tier::Waits),
        ("postcode", Tier::Waits),
        ("access", Tier::Live),
        ("description", Tier::Live),
        ("contact_phone", Tier::Waits),
        ("contact_email", Tier::Waits),
    ];

    /// A place belongs to those who run everything that happens there; one that several share is the editors'.
    async fn is_kept_by(&self, cx: &Cx, keeper: Keeper) -> Result<bool> {
        if keeper.editor {
            return Ok(true);
        }
        let held = claim::held_by(cx, cx.read(), keeper.id).await?;
        let there = rows::services_showing(cx, self.id).await?;
        let mine = |s: &rows::Stored<Service>| s.record.organisation_id.is_some_and(|id| held.contains(&id));
        Ok(!there.is_empty() && there.iter().all(mine))
    }

    fn is_closed(&self, column: &str) -> bool {
        self.withheld && ["address", "town", "postcode"].contains(&column)
    }

    /// Another postcode is another spot on the map; one nobody knows is none.
    async fn settled(mut self, cx: &Cx, codes: &Codes, before: &Self) -> Result<Self> {
        if self.postcode != before.postcode {
            self.grid = match postcodes::locate(cx, &codes.vocabulary, &self.postcode, "postcode").await {
                Ok(spot) => Some(spot.grid),
                Err(Error::Invalid(_)) => None,
                Err(other) => return Err(other),
            };
        }
        Ok(self)
    }
}

/// What this very change risks.
pub(super) fn tier<D: Detail>(column: &str, before: &str, after: &str) -> Tier {
    let listed = D::ASKED.iter().find(|(asked, _)| *asked == column).map_or(Tier::Editors, |(_, tier)| *tier);
    // The same website is a small thing; another website is not.
    if column == "url" && host(before) != host(after) { Tier::Waits } else { listed }
}

/// Refuses cells that nobody is asked for.
pub(in crate::upkeep) fn known<D: Detail>(cells: &Cells) -> Result<()> {
    let unknown = cells.keys().find(|column| !D::ASKED.iter().any(|(asked, _)| asked == column));
    match unknown {
        Some(other) => Err(Error::invalid(other, "unknown-field", "this form has no such field")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn each_is_a_column<D: Detail>() {
        for (column, _) in D::ASKED {
            assert!(D::COLUMNS.iter().any(|(known, _)| known == column), "{} {column}", D::KIND);
        }
    }

    #[test]
    fn what_is_asked_for_is_in_the_record_and_a_new_door_waits() {
        each_is_a_column::<Organisation>();
        each_is_a_column::<Location>();
        assert_eq!(tier::<Organisation>("url", "https://a.example/x", "https://a.example/y"), Tier::Live);
        assert_eq!(tier::<Organisation>("url", "https://a.example", "https://b.example"), Tier::Waits);
        assert_eq!(tier::<Location>("postcode", "ZZ1 1AA", "ZZ1 1AB"), Tier::Waits);
        assert_eq!(tier::<Location>("hub", "", "yes"), Tier::Editors);
    }
}
