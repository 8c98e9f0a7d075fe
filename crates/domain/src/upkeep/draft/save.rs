//! Changing one part of an entry: small things land at once, the rest waits in the draft.

use super::{Draft, Move, State, rows as drafts};
use crate::{
    directory::{
        model::{Organisation, Provenance, ProvenanceKind, Service},
        rows,
    },
    interchange::{
        Codes, Difference,
        amend::{Cells, amended, between, sourced},
    },
    upkeep::{
        Machine as _,
        columns::{SECTIONS, SORTING, Tier, of_section, tier},
        wait,
        who::{self, Keeper},
    },
};
use data::{
    Cx, Tx,
    audit::{self, Deed},
};
use kernel::{Error, FieldError, Result};

/// What families are told of those who edit the whole register.
pub(in crate::upkeep) const EDITORS: &str = "Register editors";

/// One part of an entry's task list as it was filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Save {
    /// The entry's address.
    pub slug: String,
    /// The part.
    pub section: String,
    /// Its cells by column; an empty one takes the value away.
    pub cells: Cells,
}

/// What became of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Done {
    /// What the public sees now.
    pub live: Vec<Difference>,
    /// What waits, of this part and of others.
    pub waiting: Vec<Difference>,
}

/// Saves a part.
///
/// # Errors
/// `NotFound` when the actor may not change the entry, or not that part; `Conflict` while it is with an editor;
/// `Invalid` by column; a database fault.
pub async fn save(cx: &Cx, save: Save) -> Result<Done> {
    cx.act(|tx| async move {
        let keeper = who::keeper(&tx.cx, tx.conn()).await?;
        let stored = who::entry(&tx, keeper, &save.slug).await?;
        // What an editor changes lands at once, whatever a provider is at meanwhile.
        let draft = match keeper.editor {
            true => None,
            false => drafts::of_service(&tx.cx, tx.conn(), stored.record.id).await?,
        };
        if !(SECTIONS.contains(&save.section.as_str()) || (keeper.editor && save.section == SORTING)) {
            return Err(Error::NotFound);
        }
        let state = draft.as_ref().map_or(Ok(State::Open), |d| d.state.step(Move::Save))?;
        let codes = Codes::load(&tx.cx).await?;
        let cells = cells(&tx.cx, &save)?;
        let parted = part(&stored.record, draft.as_ref(), &cells, keeper, &codes).map_err(Error::Invalid)?;
        land(&tx, keeper, &stored.record, &cells, parted.live.clone(), &codes).await?;
        if parted.waiting.is_empty() && draft.is_none() {
            return Ok(parted);
        }
        // A draft in which nothing is left to wait has become nothing.
        let nothing = parted.waiting.is_empty() && !stored.record.visibility.pending;
        let state = if nothing { state.step(Move::Withdraw)? } else { state };
        let (changes, made_by) = (parted.waiting.clone(), keeper.id);
        let kept = match draft {
            Some(draft) => Draft { state, changes, made_by, ..draft },
            None => Draft {
                id: tx.cx.fresh_id(),
                service: stored.record.id,
                state,
                changes,
                words: String::new(),
                made_by,
                sent_us: None,
                decided_us: None,
                version: 0,
            },
        };
        drafts::keep(&tx, &kept, None).await?;
        let (kind, target) = ("service", stored.record.id);
        audit::record(&tx, Deed { action: "draft.save", kind, target, detail: &save.section }).await?;
        Ok(parted)
    })
    .await
}

/// The cells given, which must be of that part. A wait is stated today, whatever the form says.
fn cells(cx: &Cx, save: &Save) -> Result<Cells> {
    let known: Vec<&str> = of_section(&save.section).filter(|column| *column != "wait_stated_on").collect();
    if let Some(other) = save.cells.keys().find(|column| !known.contains(&column.as_str())) {
        return Err(Error::invalid(other, "unknown-field", "this part has no such field"));
    }
    let mut cells = save.cells.clone();
    if let Some(weeks) = cells.get("wait_weeks") {
        let stated = if weeks.trim().is_empty() { String::new() } else { cx.clock.today().to_string() };
        cells.insert("wait_stated_on".to_owned(), stated);
    }
    Ok(cells)
}

/// Parts what changes into what lands now and what waits.
fn part(
    public: &Service,
    draft: Option<&Draft>,
    cells: &Cells,
    keeper: Keeper,
    codes: &Codes,
) -> std::result::Result<Done, Vec<FieldError>> {
    let mut wanted = draft.map(Draft::cells).unwrap_or_default();
    wanted.extend(cells.clone());
    let after = amended(public, &wanted, codes)?;
    let mut done = Done::default();
    for mut change in between(codes, public, &after) {
        let waits = tier(&change.column, &change.before, &change.after) == Tier::Waits;
        let mine = cells.contains_key(&change.column);
        let earlier = draft.and_then(|d| d.changes.iter().find(|c| c.column == change.column));
        match earlier {
            // Not touched now: it still stands on what its writer saw.
            Some(earlier) if !mine => {
                change.before.clone_from(&earlier.before);
                done.waiting.push(change);
            }
            _ if waits && !keeper.editor && !public.visibility.pending => done.waiting.push(change),
            _ => done.live.push(change),
        }
    }
    Ok(done)
}

async fn land(
    tx: &Tx,
    keeper: Keeper,
    public: &Service,
    cells: &Cells,
    live: Vec<Difference>,
    codes: &Codes,
) -> Result<()> {
    if cells.get("wait_weeks").is_some_and(|weeks| !weeks.trim().is_empty()) {
        wait::note(tx, public.id, &cells["wait_weeks"]).await?;
    }
    if live.is_empty() {
        return Ok(());
    }
    let now: Cells = live.into_iter().map(|change| (change.column, change.after)).collect();
    let mut after = amended(public, &now, codes).map_err(Error::Invalid)?;
    sourced(public, &mut after, &source(&tx.cx, keeper.editor, public).await?, codes);
    rows::save(tx, &after, "changed in the workbench").await.map(drop)
}

/// Whom a family may hold to it: the organisation itself, or the place's own editors.
pub(in crate::upkeep) async fn source(cx: &Cx, editor: bool, service: &Service) -> Result<Provenance> {
    let on = Some(cx.clock.today());
    let organisation = match service.organisation_id {
        Some(id) if !editor => rows::get::<Organisation>(cx, id).await?.map(|o| o.record.name),
        _ => None,
    };
    Ok(match organisation {
        Some(source) => Provenance { kind: ProvenanceKind::Provider, source, on },
        None => Provenance { kind: ProvenanceKind::Staff, source: EDITORS.to_owned(), on },
    })
}
