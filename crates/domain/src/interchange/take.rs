//! Taking facts into the register, wherever they were read: each record is drafted over what is there, checked,
//! given its sources, compared, and saved. Both the CSV file and the feed come through here.

use super::{
    Codes, Format,
    cell::Cell,
    format::{Sources, read_sources},
};
use crate::directory::{
    model::{Provenance, ProvenanceKind},
    rows::{self, Saved},
};
use data::{Cx, Tx};
use kernel::{FieldError, Id, Result, Withheld};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap, HashSet};

/// What happened to a record, or would.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// A new record.
    Added,
    /// A record that differs now.
    Changed,
    /// As it was.
    Unchanged,
    /// Not taken; see the errors.
    Rejected,
}

/// What was read of one record: its cells by column.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Given {
    /// Its place in the report.
    pub(super) at: usize,
    pub(super) slug: String,
    /// Its id elsewhere, kept when the record is new.
    #[serde(default)]
    pub(super) id: Option<Id>,
    pub(super) cells: HashMap<String, String>,
}

/// One column that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The column.
    pub column: String,
    /// As it is now; empty when there is nothing.
    pub before: String,
    /// As it would be; empty when it would go.
    pub after: String,
}

/// What taking a record would do.
pub(super) struct Would {
    pub(super) outcome: Outcome,
    pub(super) differences: Vec<Difference>,
}

/// How facts are taken.
#[derive(Clone, Copy)]
pub(super) struct Taking<'a> {
    pub(super) codes: &'a Codes,
    /// What to call where they came from.
    pub(super) name: &'a str,
    /// A fact that was known already keeps the source it was known from.
    pub(super) keep_sources: bool,
    /// Every kind of source may be named, not only those that a file from outside can speak for.
    pub(super) any_kind: bool,
}

/// By place in the report.
pub(super) type Answers<T> = Vec<(usize, std::result::Result<T, Vec<FieldError>>)>;

/// What taking them would do. Nothing is written.
pub(super) async fn would<F: Format>(cx: &Cx, taking: Taking<'_>, given: &[Given]) -> Result<Answers<Would>> {
    let before = by_slug(rows::many_by_slug::<F>(cx, &slugs(given)).await?);
    let mut answers = Vec::with_capacity(given.len());
    for (at, draft) in drafts(taking, given, &before) {
        answers.push(match draft {
            Ok(draft) => (at, Ok(compare(cx, taking, &draft, before.get(draft.record.slug())).await?)),
            Err(errors) => (at, Err(errors)),
        });
    }
    Ok(answers)
}

/// Takes them in one transaction: good ones are saved, the others say why not.
pub(super) async fn take<F: Format>(cx: &Cx, taking: Taking<'_>, given: &[Given]) -> Result<Answers<Outcome>> {
    cx.act(|tx| async move {
        let before = by_slug(rows::many_to_change::<F>(&tx, &slugs(given)).await?);
        land(&tx, drafts(taking, given, &before), taking.name).await
    })
    .await
}

fn slugs(given: &[Given]) -> Vec<String> {
    given.iter().map(|g| g.slug.clone()).collect()
}

fn by_slug<F: Format>(found: Vec<rows::Stored<F>>) -> HashMap<String, F> {
    found.into_iter().map(|s| (s.record.slug().to_owned(), s.record)).collect()
}

/// A record as it would be, and the address kept apart, if one was given.
struct Draft<F> {
    record: F,
    aside: Option<Withheld<String>>,
}

fn drafts<F: Format>(taking: Taking<'_>, given: &[Given], before: &HashMap<String, F>) -> Answers<Draft<F>> {
    given.iter().map(|g| (g.at, draft(taking, g, before.get(&g.slug)))).collect()
}

fn draft<F: Format>(
    taking: Taking<'_>,
    given: &Given,
    before: Option<&F>,
) -> std::result::Result<Draft<F>, Vec<FieldError>> {
    if let (Some(id), Some(other)) = (given.id, before.filter(|before| Some(before.id()) != given.id)) {
        let message = format!("{} is another record's address by now, not that of {id}", other.slug());
        return Err(vec![FieldError::new("slug", "slug-taken", message)]);
    }
    let before = before.cloned().unwrap_or_else(|| F::blank(taking.codes.place, &given.slug, given.id));
    let mut record = before.clone();
    let mut errors = Vec::new();
    let mut touched = BTreeSet::new();
    let mut last = "";
    for (column, field) in F::COLUMNS {
        let Some(cell) = given.cells.get(*column) else { continue };
        touched.insert(*field);
        // A column that stands for two fields is read once.
        if *column != last {
            errors.extend(record.set(column, Cell::of(cell), taking.codes).err());
            last = column;
        }
    }
    let sources = sources::<F>(given).unwrap_or_else(|e| {
        errors.push(e);
        Sources::default()
    });
    if errors.is_empty() {
        errors.extend(record.faults());
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let aside = record.set_aside();
    if !taking.any_kind {
        errors.extend(claims(taking, &before, &mut record, &touched, &sources));
        if !errors.is_empty() {
            return Err(errors);
        }
    }
    stamp(taking, &before, &mut record, &touched, &sources);
    Ok(Draft { record, aside: (!aside.is_empty()).then(|| Withheld::new(aside.join(", "))) })
}

fn sources<F: Format>(given: &Given) -> std::result::Result<Sources, FieldError> {
    let text = |column: &str| given.cells.get(column).map(String::as_str);
    let names: BTreeSet<&str> = F::COLUMNS.iter().map(|(_, field)| *field).collect();
    read_sources(text("source"), text("source_kind"), text("sources"), &names)
}

/// Kinds of source that a file from outside may bring.
const FROM_OUTSIDE: [ProvenanceKind; 3] = [ProvenanceKind::Import, ProvenanceKind::Provider, ProvenanceKind::Register];

/// What a row claims and cannot know: that a fact stands in a document, say. A fact that is here already, from that
/// very source, may be told back: a file that was sent out can be taken in.
fn claims<F: Format>(
    taking: Taking<'_>,
    before: &F,
    record: &mut F,
    touched: &BTreeSet<&str>,
    sources: &Sources,
) -> Option<FieldError> {
    let differences = differences(taking.codes, before, record);
    let known = record.provenance();
    let claimed = touched.iter().find(|field| {
        let Some((kind, source)) = sources.of(field) else { return false };
        let told_back = known.get(**field).is_some_and(|k| k.kind == *kind && k.source == *source)
            && !differences.iter().any(|d| of_field::<F>(&d.column, field));
        !FROM_OUTSIDE.contains(kind) && !told_back
    })?;
    let column = if sources.fields.contains_key(*claimed) { "sources" } else { "source_kind" };
    let message = format!("a file may say import, provider or register of {claimed}");
    Some(FieldError::new(column, "source-kind-refused", message))
}

/// Gives each touched field its source. A fact that stays, from a source that stays, keeps its day.
fn stamp<F: Format>(taking: Taking<'_>, before: &F, record: &mut F, touched: &BTreeSet<&str>, sources: &Sources) {
    let differences = differences(taking.codes, before, record);
    for field in touched {
        let changed = differences.iter().any(|d| of_field::<F>(&d.column, field));
        let kept = record.provenance().get(*field).cloned();
        let (kind, source) = match (sources.of(field), &kept) {
            (_, Some(_)) if !changed && taking.keep_sources => continue,
            (Some((kind, source)), _) => (*kind, source.clone()),
            (None, Some(kept)) if !changed => (kept.kind, kept.source.clone()),
            (None, _) if changed => (ProvenanceKind::Import, taking.name.to_owned()),
            (None, _) => continue,
        };
        let same = kept.is_some_and(|k| k.kind == kind && k.source == source);
        if changed || !same {
            record.provenance().insert((*field).to_owned(), Provenance { kind, source, on: Some(taking.codes.today) });
        }
    }
}

pub(super) fn of_field<F: Format>(column: &str, field: &str) -> bool {
    F::COLUMNS.iter().any(|(c, f)| *c == column && *f == field)
}

pub(super) fn differences<F: Format>(codes: &Codes, before: &F, after: &F) -> Vec<Difference> {
    let mut columns: Vec<&str> = F::COLUMNS.iter().map(|(column, _)| *column).collect();
    columns.dedup();
    let both = columns.into_iter().map(|c| (c, before.get(c, codes), after.get(c, codes)));
    both.filter(|(_, before, after)| before != after)
        .map(|(column, before, after)| Difference { column: column.to_owned(), before, after })
        .collect()
}

async fn compare<F: Format>(cx: &Cx, taking: Taking<'_>, draft: &Draft<F>, before: Option<&F>) -> Result<Would> {
    let Some(before) = before else {
        let blank = F::blank(taking.codes.place, draft.record.slug(), None);
        return Ok(Would { outcome: Outcome::Added, differences: differences(taking.codes, &blank, &draft.record) });
    };
    let moved = match &draft.aside {
        Some(address) => rows::withheld_differs(cx, draft.record.id(), address).await?,
        None => false,
    };
    let same = *before == draft.record && !moved;
    Ok(Would {
        outcome: if same { Outcome::Unchanged } else { Outcome::Changed },
        differences: differences(taking.codes, before, &draft.record),
    })
}

async fn land<F: Format>(tx: &Tx, drafts: Answers<Draft<F>>, why: &str) -> Result<Answers<Outcome>> {
    let mut outcomes = Vec::with_capacity(drafts.len());
    let (mut records, mut places) = (Vec::new(), Vec::new());
    let mut asides: Vec<(Id, Withheld<String>)> = Vec::new();
    for (at, draft) in drafts {
        match draft {
            Ok(draft) => {
                asides.extend(draft.aside.map(|address| (draft.record.id(), address)));
                places.push(at);
                records.push(draft.record);
            }
            Err(errors) => outcomes.push((at, Err(errors))),
        }
    }
    let mut moved = HashSet::new();
    for (id, address) in &asides {
        if rows::withhold(tx, *id, address).await? {
            moved.insert(*id);
        }
    }
    let saved = rows::save_all(tx, &records, why).await?;
    for ((at, record), saved) in places.into_iter().zip(&records).zip(saved) {
        let outcome = match saved {
            Ok(Saved::Added) => Ok(Outcome::Added),
            Ok(Saved::Unchanged) if !moved.contains(&record.id()) => Ok(Outcome::Unchanged),
            Ok(_) => Ok(Outcome::Changed),
            Err(refused) => Err(vec![refused]),
        };
        outcomes.push((at, outcome));
    }
    Ok(outcomes)
}
