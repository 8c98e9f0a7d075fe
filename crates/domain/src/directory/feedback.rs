//! Saying that a listing is wrong. The reporter gives no name and gets a reference to ask about.

use super::{
    model::Service,
    rows::{self, BySlug},
};
use crate::{
    access::{Action, Role, authorise},
    notify::{Notice, tell_role},
};
use data::{
    Cx, Tx,
    audit::{self, Deed},
    fault,
    idempotency::{Once, act_once},
    tables::feedback,
};
use kernel::{Error, FieldError, Id, Result, random::short_code};
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde::{Deserialize, Serialize};

/// What can be wrong.
pub const TOPICS: [&str; 4] = ["out-of-date", "extra", "closed", "other"];
/// Most characters of a report.
pub const LONGEST: usize = 2000;

/// What someone says about a listing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The listing's address.
    pub slug: String,
    /// One of [`TOPICS`].
    pub topic: String,
    /// In their words; may be empty unless the topic is `other`.
    pub text: String,
}

/// Keeps a report and gives its reference. Sent twice with the same key, it is kept once.
///
/// # Errors
/// `NotFound` when there is no such listing; `Invalid` by field; a database fault.
pub async fn report(cx: &Cx, key: &str, report: Report) -> Result<String> {
    authorise(&cx.actor, Action::ReportProblem)?;
    let BySlug::Here(stored) = rows::by_slug::<Service>(cx, &report.slug).await? else { return Err(Error::NotFound) };
    let faults = faults(&report);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let request = serde_json::to_string(&report).map_err(Error::internal)?;
    let once = Once { key: key.to_owned(), route: "feedback.report", request };
    let service = stored.record.id;
    act_once(cx, once, |tx| async move { keep(&tx, service, report).await }).await
}

fn faults(report: &Report) -> Vec<FieldError> {
    let mut faults = Vec::new();
    if !TOPICS.contains(&report.topic.as_str()) {
        faults.push(FieldError::new("topic", "unknown-code", format!("choose one of: {}", TOPICS.join(", "))));
    }
    if report.text.chars().count() > LONGEST {
        faults.push(FieldError::new("text", "too-long", format!("keep it to {LONGEST} characters")));
    }
    if report.topic == "other" && report.text.trim().is_empty() {
        faults.push(FieldError::new("text", "required", "tell us what is wrong"));
    }
    faults
}

async fn keep(tx: &Tx, service: Id, report: Report) -> Result<String> {
    let id = tx.cx.fresh_id();
    let reference = short_code(id);
    // PostgreSQL keeps no NUL in text.
    let words = report.text.replace('\0', "");
    let row = feedback::ActiveModel {
        place_id: Set(tx.cx.place.0),
        id: Set(id.0),
        reference: Set(reference.clone()),
        service_id: Set(service.0),
        topic: Set(report.topic),
        words: Set(words),
        state: Set("new".to_owned()),
        at_us: Set(tx.cx.now_us()),
    };
    feedback::Entity::insert(row).exec_without_returning(tx.conn()).await.map_err(fault)?;
    tell_role(tx, Role::RegisterEditor, Notice::ListingReported).await?;
    audit::record(tx, Deed { action: "feedback.report", kind: "service", target: service, detail: &reference }).await?;
    Ok(reference)
}
