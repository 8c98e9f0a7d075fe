//! What waits, for those who look: the changed columns beside the public copy, and the entry as it would be.

use super::{Draft, State, rows as drafts};
use crate::{
    directory::{
        model::Service,
        rows::{self, BySlug, Stored},
        show::{Shown, shown},
        status::Status,
    },
    interchange::{
        Codes, Difference,
        amend::{amended, between, shown as cell},
    },
    upkeep::{
        lint::{self, Warning},
        people,
        who::{self, Keeper},
    },
};
use data::Cx;
use kernel::{Error, Id, Result};
use std::collections::BTreeMap;

/// One changed column, three times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The column.
    pub column: String,
    /// What its writer saw.
    pub before: String,
    /// What they would put there.
    pub after: String,
    /// What the public sees now.
    pub now: String,
}

/// An entry, what waits for it, and what it would be.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// Who looks.
    pub keeper: Keeper,
    /// The entry as the public sees it.
    pub public: Stored<Service>,
    /// The entry as it would be.
    pub after: Service,
    /// What waits, if anything.
    pub draft: Option<Draft>,
    /// What would change.
    pub changes: Vec<Changed>,
    /// Words to think about once more.
    pub warnings: Vec<Warning>,
    /// What an editor said to an earlier draft, when nothing waits.
    pub last: Option<Draft>,
    /// Whoever made the draft.
    pub made_by: String,
}

/// One sent draft in the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The entry's address.
    pub slug: String,
    /// Its name as the public sees it.
    pub name: String,
    /// Whoever made the draft.
    pub made_by: String,
    /// When it was sent, microseconds since 1970.
    pub sent_us: i64,
    /// Columns that would change.
    pub columns: Vec<String>,
    /// Not public yet.
    pub new: bool,
}

impl Look {
    /// Each column of the entry as its form shows it: to its provider with what waits already in it, to an editor as the
    /// public sees it.
    ///
    /// # Errors
    /// A database fault.
    pub async fn cells(&self, cx: &Cx) -> Result<BTreeMap<&'static str, String>> {
        use crate::interchange::Format;
        let codes = Codes::load(cx).await?;
        let copy = if self.keeper.editor { &self.public.record } else { &self.after };
        Ok(Service::COLUMNS.iter().map(|(column, _)| (*column, cell(copy, column, &codes))).collect())
    }

    /// True when the public copy changed under the draft.
    pub fn moved(&self) -> bool {
        self.changes.iter().any(|c| c.now != c.before)
    }
}

/// An entry for whoever keeps it.
///
/// # Errors
/// `NotFound` when there is none, or it is somebody else's; a database fault.
pub async fn look(cx: &Cx, slug: &str) -> Result<Look> {
    let keeper = who::keeper(cx, cx.read()).await?;
    let BySlug::Here(stored) = rows::by_slug::<Service>(cx, slug).await? else { return Err(Error::NotFound) };
    if !who::may_keep(cx, cx.read(), keeper, &stored.record).await? {
        return Err(Error::NotFound);
    }
    let codes = Codes::load(cx).await?;
    let draft = drafts::of_service(cx, cx.read(), stored.record.id).await?;
    let cells = draft.as_ref().map(Draft::cells).unwrap_or_default();
    let after = amended(&stored.record, &cells, &codes).unwrap_or_else(|_| stored.record.clone());
    let changes = changes(&stored.record, draft.as_ref(), &codes);
    let warnings = lint::warnings(&*lint::load(cx).await?, &after);
    let last = drafts::last_decided(cx, stored.record.id).await?;
    let names = people::names(cx).await?;
    let made_by = draft.as_ref().and_then(|d| names.get(&d.made_by).cloned()).unwrap_or_default();
    Ok(Look { keeper, public: *stored, after, draft, changes, warnings, last, made_by })
}

/// The entry as the public would see it.
///
/// # Errors
/// As [`look`].
pub async fn preview(cx: &Cx, slug: &str) -> Result<Shown> {
    let look = look(cx, slug).await?;
    shown(cx, look.after, Status::Active, look.public.updated_us).await
}

/// What would change; of an entry nobody approved yet, everything it says.
fn changes(public: &Service, draft: Option<&Draft>, codes: &Codes) -> Vec<Changed> {
    use crate::interchange::Format;
    let waiting: Vec<Difference> = match draft {
        Some(_) if public.visibility.pending => {
            let mut blank = Service::blank(codes.place, &public.slug, Some(public.id));
            blank.visibility.clone_from(&public.visibility);
            between(codes, &blank, public)
        }
        Some(draft) => draft.changes.clone(),
        None => Vec::new(),
    };
    let pending = public.visibility.pending;
    let now = |column: &str| if pending { String::new() } else { cell(public, column, codes) };
    waiting
        .into_iter()
        .map(|d| Changed { now: now(&d.column), column: d.column, before: d.before, after: d.after })
        .collect()
}

/// Drafts that wait for an editor, the longest waiting first.
///
/// # Errors
/// `NotFound` when the actor may not; a database fault.
pub async fn queue(cx: &Cx) -> Result<Vec<Waiting>> {
    who::editor(cx, cx.read()).await?;
    let sent: Vec<Draft> = drafts::open(cx, cx.read()).await?.into_iter().filter(|d| d.state == State::Sent).collect();
    let ids: Vec<Id> = sent.iter().map(|d| d.service).collect();
    let entries: BTreeMap<Id, Service> =
        rows::many::<Service>(cx, &ids).await?.into_iter().map(|s| (s.record.id, s.record)).collect();
    let names = people::names(cx).await?;
    let waiting = sent.into_iter().filter_map(|draft| {
        let entry = entries.get(&draft.service)?;
        Some(Waiting {
            slug: entry.slug.clone(),
            name: entry.name.clone(),
            made_by: names.get(&draft.made_by).cloned().unwrap_or_default(),
            sent_us: draft.sent_us.unwrap_or_default(),
            columns: draft.changes.into_iter().map(|c| c.column).collect(),
            new: entry.visibility.pending,
        })
    });
    Ok(waiting.collect())
}
