//! A new version of questions or rules is tried before it is taken: every code in it, and for rules the tests they
//! carry, on the register as it stands.

use super::{
    Codes, Offer,
    engine::Supply,
    hear::hear,
    questions::Questions,
    rules::{Rules, Trial},
};
use crate::directory::{
    dataset,
    model::Service,
    project::{Surroundings, card},
    rows, vocabulary, words,
};
use data::Cx;
use kernel::{Error, FieldError, Result};
use serde::Deserialize;
use std::sync::Arc;

/// Services read at a time.
const PAGE: u64 = 1_000;

/// Checks a version of the questions.
///
/// # Errors
/// `Invalid` with everything wrong in it; a database fault.
pub async fn questions(cx: &Cx, text: &str) -> Result<()> {
    let codes = Codes::from(&*vocabulary::load(cx).await?);
    Questions::parse(text, &codes).map(drop).map_err(Error::Invalid)
}

/// Checks a version of the rules and runs its tests. An empty register is nothing to try them on, and a place
/// without settings has no lines to look for.
///
/// # Errors
/// `Invalid` with everything wrong in it, a failed test as `test-failed` with what it expected; a database fault.
pub async fn rules(cx: &Cx, text: &str) -> Result<()> {
    let codes = Codes::from(&*vocabulary::load(cx).await?);
    let rules = Rules::parse(text, &codes).map_err(Error::Invalid)?;
    if let Some(place) = dataset::active(cx, "place").await? {
        lines_answer(&rules, &place.text).map_err(Error::Invalid)?;
    }
    let supply = supply(cx).await?;
    if supply.offers.is_empty() {
        return Ok(());
    }
    let words = words::load(cx).await?;
    let hear = |said: &str| hear(&words, said);
    let failures = Trial { codes: &codes, supply: &supply, hear: &hear, today: cx.clock.today() }.run(&rules);
    let failed = |f: super::rules::Failure| FieldError::new(&format!("test: {}", f.test), "test-failed", f.what);
    if failures.is_empty() { Ok(()) } else { Err(Error::Invalid(failures.into_iter().map(failed).collect())) }
}

/// What the rules need to know of a place.
#[derive(Deserialize)]
struct Lines {
    #[serde(default)]
    urgent: Vec<Line>,
}

#[derive(Deserialize)]
struct Line {
    code: String,
}

/// Every urgent line the rules name is one of the place's: a danger must never lead nowhere.
fn lines_answer(rules: &Rules, place: &str) -> std::result::Result<(), Vec<FieldError>> {
    let place: Lines =
        toml::from_str(place).map_err(|e| vec![FieldError::new("place", "malformed", e.message().to_owned())])?;
    let named = rules.urgent.iter().flat_map(|rule| rule.contacts.iter().map(move |code| (rule, code)));
    let missing: Vec<FieldError> = named
        .filter(|(_, code)| !place.urgent.iter().any(|line| line.code == **code))
        .map(|(rule, code)| {
            let message = format!("{} leads to {code:?}, which is no urgent line of the place", rule.kind);
            FieldError::new("urgent.contacts", "unknown-code", message)
        })
        .collect();
    if missing.is_empty() { Ok(()) } else { Err(missing) }
}

/// The whole register as the rules see it.
async fn supply(cx: &Cx) -> Result<Supply> {
    let around = Surroundings::load(cx).await?;
    let (mut supply, mut after) = (Supply::default(), None);
    loop {
        let page = rows::page::<Service>(cx, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(supply) };
        after = Some(last.record.id);
        for stored in &page {
            let card = card(&stored.record, &around);
            supply.topics.extend(card.topics.iter().cloned());
            supply.offers.push(Offer::new(Arc::new(card), None));
        }
    }
}
