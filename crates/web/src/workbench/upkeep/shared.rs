//! What several of these pages need: places by name, days of moments, what was just done.

use crate::{
    say::fact,
    shell::{Page, Words},
    ui,
};
use domain::{
    Cx,
    directory::{model::Location, rows},
};
use jiff::Timestamp;
use kernel::{Result, clock::london};
use serde::Deserialize;

/// What a page after a button is told, in its address: a code of ours, shown only when it has words.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct After {
    pub(super) done: String,
}

/// Address and name of every place things happen at, by name.
pub(super) async fn places(cx: &Cx) -> Result<Vec<(String, String)>> {
    Ok(rows::all::<Location>(cx).await?.into_iter().map(|s| (s.record.slug, s.record.name)).collect())
}

/// The day of a moment, in words.
pub(super) fn day(words: &Words, at_us: i64) -> String {
    let date = Timestamp::from_microsecond(at_us).map(|at| at.to_zoned(london()).date()).unwrap_or_default();
    fact::date(words, date)
}

/// What was just done, above the heading.
pub(super) fn banner(p: &Page, done: &str) -> Option<ui::NotificationBanner> {
    let plain = !done.is_empty() && done.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    let key = format!("upkeep-done-{done}");
    (plain && Words::exists(&key)).then(|| ui::NotificationBanner::success(p.t("upkeep-done"), p.t(key)))
}

/// Something could not be done because somebody was quicker.
pub(super) fn quicker(p: &Page) -> ui::NotificationBanner {
    ui::NotificationBanner::new(p.t("upkeep-important"), p.t("upkeep-quicker"))
}
