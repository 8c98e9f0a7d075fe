//! Invented families from a file: how the demonstration place and tests are filled. Real families never come this way.

mod lines;
mod take;

use crate::access::{Action, authorise};
use data::{
    Cx,
    audit::{self, Deed},
};
use kernel::{Error, Id, PlaceId, Result};
use lines::File;

/// The file, within a place's folder.
pub const FILE: &str = "people/families.toml";

/// The id a short name in the file has in the place: `kind` is `person` or `home`.
pub fn id(place: PlaceId, kind: &str, slug: &str) -> Id {
    Id::derived(place, kind, slug)
}

/// Takes in the file: all of it, or nothing, as when one of its people is there already: what was changed since is not
/// undone.
///
/// # Errors
/// `NotFound` when the actor may not; `Invalid` when the file cannot be read or names nobody there is; a database fault;
/// `Unavailable` without the place's key.
pub async fn put(cx: &Cx, text: &str) -> Result<()> {
    authorise(&cx.actor, Action::ChangeData)?;
    let file: File = toml::from_str(text).map_err(|e| Error::invalid(FILE, "malformed", e.message().to_owned()))?;
    cx.act(|tx| async move {
        if !take::everything(&tx, file).await? {
            return Ok(());
        }
        let target = Id(tx.cx.place.0);
        audit::record(&tx, Deed { action: "families.import", kind: "place", target, detail: "" }).await
    })
    .await
}
