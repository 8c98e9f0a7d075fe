//! The questions in force, and the checking of answers as they come.

use super::{Answers, Codes, questions::Questions};
use crate::{
    access::{Action, authorise},
    directory::{dataset::Cached, postcodes, vocabulary},
};
use data::Cx;
use kernel::{Error, Result};
use std::sync::Arc;

static QUESTIONS: Cached<Questions> = Cached::new("questions");

/// The place's questions.
///
/// # Errors
/// `Unavailable` before any were put; a database fault.
pub async fn run(cx: &Cx) -> Result<Arc<Questions>> {
    authorise(&cx.actor, Action::ReadRegister)?;
    let codes = Codes::from(&*vocabulary::load(cx).await?);
    let found = QUESTIONS.get(cx, |text| Questions::parse(text, &codes)).await?;
    found.map(|(_, questions)| questions).ok_or_else(|| Error::Unavailable("no questions were put".to_owned()))
}

/// Checks answers, and makes a postcode in `near` the coarse area it lies in, so that nothing finer is carried on.
///
/// # Errors
/// `Invalid` by field, as [`Answers::check`], with `postcode-malformed` or `postcode-not-found` on `near`; a database
/// fault.
pub async fn check(cx: &Cx, answers: &mut Answers) -> Result<()> {
    authorise(&cx.actor, Action::ReadRegister)?;
    let vocabulary = vocabulary::load(cx).await?;
    let checked = answers.check(&Codes::from(&*vocabulary), cx.clock.today());
    let Some(near) = answers.near.as_deref() else { return checked };
    match (postcodes::locate(cx, &vocabulary, near, "near").await, checked) {
        (Ok(spot), checked) => {
            answers.near = Some(spot.outward);
            checked
        }
        (Err(Error::Invalid(mut wrong)), Err(Error::Invalid(others))) => {
            wrong.extend(others);
            Err(Error::Invalid(wrong))
        }
        (Err(other), _) => Err(other),
    }
}
