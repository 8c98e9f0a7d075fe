//! An organisation and what it runs.

use super::{
    list::{Entry, entries},
    model::Organisation,
    rows::{self, BySlug},
};
use crate::access::{Action, authorise};
use data::Cx;
use kernel::Result;

/// An organisation's page.
#[derive(Debug, Clone, PartialEq)]
pub struct OrganisationPage {
    /// The organisation.
    pub organisation: Organisation,
    /// Its services, by name.
    pub services: Vec<Entry>,
}

/// One organisation by its address; `None` when there is none.
///
/// # Errors
/// A database fault.
pub async fn show(cx: &Cx, slug: &str) -> Result<Option<OrganisationPage>> {
    authorise(&cx.actor, Action::ReadRegister)?;
    let BySlug::Here(stored) = rows::by_slug::<Organisation>(cx, slug).await? else { return Ok(None) };
    let organisation = stored.record;
    let named = rows::services_showing(cx, organisation.id).await?;
    let run = named.into_iter().map(|s| s.record).filter(|s| s.organisation_id == Some(organisation.id)).collect();
    Ok(Some(OrganisationPage { services: entries(cx, run).await?, organisation }))
}
