//! What is expected of a role in early help, for whoever signs in the first time: the place's own data, begun from the
//! published workforce table (HWB2025: Early Help Appendix 3).

use super::{rows, session::note};
use crate::directory::dataset::Cached;
use data::Cx;
use kernel::{Actor, Error, FieldError, Result};
use serde::Deserialize;

/// The workforce table of a place.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Workforce {
    expectation: Vec<Expectation>,
    job: Vec<Job>,
}

/// Something expected, in few words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expectation {
    code: String,
    label: String,
}

/// A title of the table and what is expected of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Job {
    id: String,
    title: String,
    expected: Vec<String>,
}

/// What one member is told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Guidance {
    /// Their title in the workforce table; empty when they have none.
    pub title: String,
    /// Code and words of what is expected.
    pub expected: Vec<(String, String)>,
}

/// The guidance, and how far its reader is.
#[derive(Debug)]
pub struct Found {
    /// The guidance.
    pub guidance: Guidance,
    /// They have not said yet that they read it.
    pub first: bool,
    /// They have no password and app yet.
    pub bare: bool,
}

/// Reads a place's workforce table.
///
/// # Errors
/// `malformed`, or `unknown-code` for an expectation no line explains.
pub fn parse(text: &str) -> Result<Workforce, Vec<FieldError>> {
    let table: Workforce =
        toml::from_str(text).map_err(|e| vec![FieldError::new("workforce", "malformed", e.message().to_owned())])?;
    let known = |code: &String| table.expectation.iter().any(|e| e.code == *code);
    let lost: Vec<FieldError> = table
        .job
        .iter()
        .flat_map(|job| job.expected.iter().filter(|code| !known(code)).map(move |code| (job, code)))
        .map(|(job, code)| FieldError::new(&job.id, "unknown-code", format!("nothing explains \"{code}\"")))
        .collect();
    if lost.is_empty() { Ok(table) } else { Err(lost) }
}

impl Workforce {
    fn of(&self, job: &str) -> Guidance {
        let Some(job) = self.job.iter().find(|line| line.id == job) else { return Guidance::default() };
        let explained = |code: &String| self.expectation.iter().find(|e| e.code == *code);
        let expected = job.expected.iter().filter_map(explained).map(|e| (e.code.clone(), e.label.clone())).collect();
        Guidance { title: job.title.clone(), expected }
    }
}

/// What the actor, whose workforce role is `job`, is told.
///
/// # Errors
/// `NotFound` when nobody is signed in; a database fault.
pub async fn of(cx: &Cx, job: &str) -> Result<Found> {
    static CACHE: Cached<Workforce> = Cached::new("workforce");
    let Actor::Staff { id } = cx.actor else { return Err(Error::NotFound) };
    let table = CACHE.get(cx, parse).await?.map(|(_, table)| table);
    let account = rows::account(cx, cx.read(), id).await?;
    Ok(Found {
        guidance: table.map(|table| table.of(job)).unwrap_or_default(),
        first: account.as_ref().is_none_or(|account| account.welcomed_us.is_none()),
        bare: account.is_none_or(|account| account.app_secret.is_none()),
    })
}

/// Notes that the actor has read it.
///
/// # Errors
/// `NotFound` when nobody is signed in; a database fault.
pub async fn read(cx: &Cx) -> Result<()> {
    let Actor::Staff { id } = cx.actor else { return Err(Error::NotFound) };
    cx.act(|tx| async move {
        let mut account = rows::account_locked(&tx, id).await?;
        account.welcomed_us = Some(tx.cx.now_us());
        rows::put_account(&tx, account).await?;
        note(&tx, id, "account.welcome", "").await
    })
    .await
}
