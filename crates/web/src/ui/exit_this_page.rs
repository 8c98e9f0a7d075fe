//! A quick way off a sensitive page.

use askama::Template;
use serde::Deserialize;

use super::{Attributes, Content};

/// A button that leaves at once; with `exit.js`, also by pressing Shift three times.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "ui/exit-this-page.html")]
pub struct ExitThisPage {
    #[serde(flatten)]
    pub(crate) content: Content,
    pub(crate) redirect_url: String,
    /// Said once it is pressed ("Loading").
    pub(crate) activated_text: String,
    /// Said when the second or third press comes too late.
    pub(crate) timed_out_text: String,
    /// Said after the first press of Shift.
    pub(crate) press_two_more_times_text: String,
    /// Said after the second press of Shift.
    pub(crate) press_one_more_time_text: String,
    pub(crate) id: String,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

/// What is said while leaving, in the reader's language.
pub struct ExitWords<'a> {
    /// Once it is pressed.
    pub activated: &'a str,
    /// When the next press comes too late.
    pub timed_out: &'a str,
    /// After the first press of Shift.
    pub two_more: &'a str,
    /// After the second.
    pub one_more: &'a str,
}

impl ExitThisPage {
    /// `href` is our own leaving address, which also ends the session.
    pub fn new(text: impl Into<Content>, href: impl std::fmt::Display, words: &ExitWords<'_>) -> Self {
        Self {
            content: text.into(),
            redirect_url: href.to_string(),
            activated_text: words.activated.to_owned(),
            timed_out_text: words.timed_out.to_owned(),
            press_two_more_times_text: words.two_more.to_owned(),
            press_one_more_time_text: words.one_more.to_owned(),
            ..Self::default()
        }
    }
}
