//! The words as a data set: checked before they are put in force, parsed once a version.

use super::{Codes, Kind, Words};
use crate::access::{Action, authorise};
use crate::directory::dataset::{self, Cached, Put};
use crate::directory::vocabulary::{self, List, Vocabulary};
use data::Cx;
use kernel::Result;
use std::sync::Arc;

const KIND: &str = "words";

static CACHE: Cached<Words> = Cached::new(KIND);

/// The place's words; none before any were put.
///
/// # Errors
/// A database fault.
pub async fn load(cx: &Cx) -> Result<Arc<Words>> {
    let vocabulary = vocabulary::load(cx).await?;
    let found = CACHE.get(cx, |text| Words::parse(text, &Codes::new(), &known_words(&vocabulary))).await?;
    Ok(found.map(|(_, words)| words).unwrap_or_default())
}

/// Puts a new version in force.
///
/// # Errors
/// `NotFound` when the actor may not; `Invalid` with every unknown code, duplicate and empty phrase; a database
/// fault.
pub async fn put(cx: &Cx, toml: &str) -> Result<Put> {
    authorise(&cx.actor, Action::ChangeData)?;
    let vocabulary = vocabulary::load(cx).await?;
    dataset::put(cx, KIND, toml, |text| Words::parse(text, &codes(&vocabulary), "").map(drop)).await
}

/// The codes phrases may stand for.
pub fn codes(vocabulary: &Vocabulary) -> Codes {
    let of = |list| vocabulary.terms(list).iter().map(|t| t.code.clone()).collect();
    Codes::from([
        (Kind::Topic, of(List::Topics)),
        (Kind::Group, of(List::Groups)),
        (Kind::Stage, of(List::Stages)),
        (Kind::Mode, of(List::Modes)),
    ])
}

/// Words that are spelt right because the place's own labels hold them.
pub fn known_words(vocabulary: &Vocabulary) -> String {
    let labels = List::ALL.into_iter().flat_map(|list| vocabulary.terms(list)).map(|t| t.label.as_str());
    labels.collect::<Vec<_>>().join(" ")
}
