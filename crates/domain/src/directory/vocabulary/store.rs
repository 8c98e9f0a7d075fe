//! The lists as one versioned data set: earlier versions stay, and one parsed copy a place is kept in memory.

use super::{List, Term, Vocabulary};
use crate::{
    access::{Action, authorise},
    directory::dataset::{self, Cached, Put},
};
use data::Cx;
use kernel::{Error, FieldError, Result};
use std::{collections::BTreeMap, sync::Arc};

const KIND: &str = "vocabulary";

static CACHE: Cached<Vocabulary> = Cached::new(KIND);

type Named = BTreeMap<String, Vec<Term>>;

/// The place's vocabulary; empty before any list was put.
///
/// # Errors
/// A database fault.
pub async fn load(cx: &Cx) -> Result<Arc<Vocabulary>> {
    let found = CACHE.get(cx, |text| Ok(Vocabulary::new(lists(&parse(text)?)))).await?;
    Ok(found.map(|(_, vocabulary)| vocabulary).unwrap_or_default())
}

/// Replaces whole lists; the others stay.
///
/// # Errors
/// `NotFound` when the actor may not; a database fault.
pub async fn put(cx: &Cx, lists: BTreeMap<List, Vec<Term>>) -> Result<Put> {
    authorise(&cx.actor, Action::ChangeData)?;
    let mut all = match dataset::active(cx, KIND).await? {
        Some(before) => parse(&before.text).map_err(Error::Invalid)?,
        None => Named::new(),
    };
    all.extend(lists.into_iter().map(|(list, terms)| (list.name().to_owned(), terms)));
    let text = serde_json::to_string(&all).map_err(Error::internal)?;
    dataset::put(cx, KIND, &text, |_| Ok(())).await
}

fn parse(text: &str) -> std::result::Result<Named, Vec<FieldError>> {
    serde_json::from_str(text).map_err(|e| vec![FieldError::new(KIND, "vocabulary-unreadable", e.to_string())])
}

fn lists(named: &Named) -> BTreeMap<List, Vec<Term>> {
    List::ALL.into_iter().filter_map(|list| Some((list, named.get(list.name())?.clone()))).collect()
}
