//! Something new in the register: an entry of an organisation, or a place where things happen. Families see neither
//! before an editor said yes: an entry waits to be approved, and a place is shown only by the entries that name it.

use crate::{
    directory::{
        model::{Location, Provenance, Service},
        rows::{self, Aggregate},
        slug::slug_of,
    },
    interchange::{
        Codes, Format,
        amend::{Cells, amended, sourced},
    },
    upkeep::{
        detail::{self, Detail as _},
        draft, who,
        words::needed,
    },
};
use data::{
    Cx, Tx,
    audit::{self, Deed},
};
use kernel::{Error, Id, Result};

/// The column of the offer a new entry begins in.
const LEVEL: &str = "universal";
/// Most characters of a name.
const LONGEST: usize = 200;

/// Adds an entry that nobody approved yet, and says its address.
///
/// # Errors
/// `NotFound` when the organisation is not the actor's; `Invalid` by field, also when it has an entry of that name; a
/// database fault.
pub async fn entry(cx: &Cx, organisation: &str, name: &str) -> Result<String> {
    let (organisation, name) = (organisation.to_owned(), name.to_owned());
    cx.act(|tx| async move {
        let keeper = who::keeper(&tx.cx, tx.conn()).await?;
        let organisation = who::kept_organisation(&tx, keeper, &organisation).await?;
        let name = one_line("name", &name)?;
        let same = |s: &rows::Stored<Service>| s.record.name.to_lowercase() == name.to_lowercase();
        if rows::services_showing(&tx.cx, organisation.id).await?.iter().any(same) {
            return Err(Error::invalid("name", "taken", "there is a page of that name already"));
        }
        let id = tx.cx.fresh_id();
        let slug = free::<Service>(&tx, &name, id).await?;
        let mut entry = Service::blank(tx.cx.place, &slug, Some(id));
        entry.organisation_id = Some(organisation.id);
        entry.name = name;
        // Open to all until an editor, who alone sorts entries, says otherwise.
        LEVEL.clone_into(&mut entry.level);
        entry.visibility.pending = true;
        let source = draft::source(&tx.cx, keeper.editor, &entry).await?;
        rows::save(&tx, &with_source(&tx, entry, &source).await?, "added in the workbench").await?;
        audit::record(&tx, Deed { action: "entry.add", kind: Service::KIND, target: id, detail: "" }).await?;
        Ok(slug)
    })
    .await
}

/// Adds a place, and says its address. Whoever keeps entries may: only an approved entry shows it to families.
///
/// # Errors
/// `NotFound` when the actor keeps nothing; `Invalid` by column; a database fault.
pub async fn place(cx: &Cx, cells: Cells) -> Result<String> {
    cx.act(|tx| async move {
        let keeper = who::keeper(&tx.cx, tx.conn()).await?;
        detail::known::<Location>(&cells)?;
        let codes = Codes::load(&tx.cx).await?;
        let id = tx.cx.fresh_id();
        let name = one_line("name", cells.get("name").map_or("", String::as_str))?;
        let slug = free::<Location>(&tx, &name, id).await?;
        let blank = Location::blank(tx.cx.place, &slug, Some(id));
        let mut place = amended(&blank, &cells, &codes).map_err(Error::Invalid)?;
        if place.postcode.is_empty() && !place.mobile {
            return Err(Error::invalid("postcode", "required", "give the postcode"));
        }
        sourced(&blank, &mut place, &detail::source(&tx.cx, keeper).await?, &codes);
        let place = place.settled(&tx.cx, &codes, &blank).await?;
        rows::save(&tx, &place, "added in the workbench").await?;
        audit::record(&tx, Deed { action: "place.add", kind: Location::KIND, target: id, detail: "" }).await?;
        Ok(slug)
    })
    .await
}

/// Whether the actor may add to that organisation, and its name.
///
/// # Errors
/// `NotFound` when it is not theirs; a database fault.
pub async fn to(cx: &Cx, organisation: &str) -> Result<String> {
    let keeper = who::keeper(cx, cx.read()).await?;
    who::see_organisation(cx, keeper, organisation).await.map(|found| found.name)
}

fn one_line(field: &str, text: &str) -> Result<String> {
    let text = needed(field, text, LONGEST)?;
    Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

async fn with_source(tx: &Tx, entry: Service, source: &Provenance) -> Result<Service> {
    let codes = Codes::load(&tx.cx).await?;
    let blank = Service::blank(tx.cx.place, &entry.slug, Some(entry.id));
    let mut entry = entry;
    sourced(&blank, &mut entry, source, &codes);
    Ok(entry)
}

/// An address made of the name that no record has or had; one without letters of ours is called by its id.
async fn free<A: Aggregate>(tx: &Tx, name: &str, id: Id) -> Result<String> {
    let taken = rows::ids_by_slug::<A>(&tx.cx).await?;
    let base = Some(slug_of(name)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| id.to_string());
    let numbered = (2..).map(|number| format!("{base}-{number}"));
    let mut free = std::iter::once(base.clone()).chain(numbered).filter(|slug| !taken.contains_key(slug));
    free.next().ok_or_else(|| Error::internal("no address is free"))
}
