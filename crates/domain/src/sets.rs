//! The data sets a place edits without a release, and what each must pass before it is in force. Each belongs
//! to a capability; here they meet, for commands that put any of them.

use crate::{
    access::{Action, authorise},
    account::{guidance, sign_on},
    directory::{dataset, words},
    insight, pathway,
    upkeep::lint,
};
use data::Cx;
use kernel::{Error, FieldError, Result};

/// The kinds there are, with the file of a place's folder that holds each.
pub const KINDS: [(&str, &str); 8] = [
    ("place", "place.toml"),
    ("words", "words/words.toml"),
    (lint::KIND, "words/plain.toml"),
    ("questions", "pathway/questions.toml"),
    ("rules", "pathway/rules.toml"),
    ("demand", "demand/surveys.csv"),
    ("workforce", "people/workforce.toml"),
    ("sign-on", "people/sign-on.toml"),
];

/// Puts a new version in force.
///
/// # Errors
/// `NotFound` when the actor may not; `Invalid` for an unknown kind or by what is wrong with the text; a
/// database fault.
pub async fn put(cx: &Cx, kind: &str, text: &str) -> Result<dataset::Put> {
    let Some((kind, _)) = KINDS.iter().find(|(k, _)| *k == kind) else {
        let kinds: Vec<&str> = KINDS.iter().map(|(k, _)| *k).collect();
        return Err(Error::invalid("kind", "unknown-code", format!("put one of: {}", kinds.join(", "))));
    };
    // What can only be judged beside the register is judged first.
    authorise(&cx.actor, Action::ChangeData)?;
    match *kind {
        "words" => return words::put(cx, text).await,
        "questions" => pathway::accept::questions(cx, text).await?,
        "rules" => pathway::accept::rules(cx, text).await?,
        _ => {}
    }
    dataset::put(cx, kind, text, |text| validate(kind, text)).await
}

fn validate(kind: &str, text: &str) -> std::result::Result<(), Vec<FieldError>> {
    match kind {
        "demand" => insight::demand::parse(text).map(drop),
        lint::KIND => lint::parse(text).map(drop),
        "workforce" => guidance::parse(text).map(drop),
        "sign-on" => sign_on::parse(text).map(drop),
        _ => toml::from_str::<toml::Table>(text)
            .map(drop)
            .map_err(|e| vec![FieldError::new(kind, "malformed", e.message().to_owned())]),
    }
}
