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
    card::Card,
    model::Service,
    project::{Surroundings, document},
    rows, vocabulary, words,
};
use data::Cx;
use kernel::{Error, FieldError, Result};

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

/// Checks a version of the rules and runs its tests. An empty register is nothing to try them on.
///
/// # Errors
/// `Invalid` with everything wrong in it, a failed test as `test-failed` with what it expected; a database fault.
pub async fn rules(cx: &Cx, text: &str) -> Result<()> {
    let codes = Codes::from(&*vocabulary::load(cx).await?);
    let rules = Rules::parse(text, &codes).map_err(Error::Invalid)?;
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

/// The whole register as the rules see it.
async fn supply(cx: &Cx) -> Result<Supply> {
    let around = Surroundings::load(cx).await?;
    let (mut supply, mut after) = (Supply::default(), None);
    loop {
        let page = rows::page::<Service>(cx, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(supply) };
        after = Some(last.record.id);
        for stored in &page {
            let card: Card = serde_json::from_str(&document(&stored.record, &around)?.card).map_err(Error::internal)?;
            supply.topics.extend(card.topics.iter().cloned());
            supply.offers.push(Offer::from(card));
        }
    }
}
