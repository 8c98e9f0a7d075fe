//! What families and workers said of listings, and what was done about it. A reporter left no name: they ask by the
//! reference they were given.

use crate::{
    access::{Action, authorise},
    directory::{model::Service, rows},
    upkeep::{
        claim, people,
        who::{self, Keeper},
        words::needed,
    },
};
use data::{
    Cx,
    audit::{self, Deed},
    fault,
    tables::{feedback, report_answer},
};
use kernel::{Error, Id, Result, random::read_code};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::{BTreeMap, BTreeSet};

/// What was done.
pub const OUTCOMES: [&str; 4] = ["changed", "right-already", "passed-on", "not-ours"];
/// Most characters of an answer.
pub const LONGEST: usize = 1000;
/// A report nobody answered.
const NEW: &str = "new";
const ANSWERED: &str = "answered";

/// A report, for those who answer it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Its id.
    pub id: Id,
    /// What its reporter asks by.
    pub reference: String,
    /// The listing's address.
    pub slug: String,
    /// The listing's name.
    pub name: String,
    /// One of the four topics.
    pub topic: String,
    /// The reporter's words.
    pub words: String,
    /// When, microseconds since 1970.
    pub at_us: i64,
    /// What was done, if anything was.
    pub answer: Option<Answer>,
}

/// What was done about a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// One of [`OUTCOMES`].
    pub outcome: String,
    /// What the reporter is told.
    pub words: String,
    /// Who answered; empty for the reporter.
    pub by: String,
    /// When, microseconds since 1970.
    pub at_us: i64,
}

/// What a reporter finds by their reference. Their own words are not shown again: others may use the device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The listing's name; empty when it is gone.
    pub name: String,
    /// When they told us, microseconds since 1970.
    pub at_us: i64,
    /// What was done, if anything was.
    pub answer: Option<Answer>,
}

/// Reports on the entries the actor keeps: those without an answer first and oldest first, then the answered ones.
///
/// # Errors
/// `NotFound` when the actor keeps nothing; a database fault.
pub async fn list(cx: &Cx) -> Result<Vec<Report>> {
    let keeper = who::keeper(cx, cx.read()).await?;
    let rows = feedback::Entity::find()
        .filter(feedback::Column::PlaceId.eq(cx.place.0))
        .order_by_asc(feedback::Column::AtUs)
        .order_by_asc(feedback::Column::Id)
        .all(cx.read())
        .await
        .map_err(fault)?;
    let mut answers = answers(cx).await?;
    let mine = mine(cx, keeper, rows.iter().map(|row| Id(row.service_id)).collect()).await?;
    let mut reports: Vec<Report> = rows
        .into_iter()
        .filter_map(|row| {
            let service = mine.get(&Id(row.service_id))?;
            Some(Report {
                id: Id(row.id),
                reference: row.reference,
                slug: service.slug.clone(),
                name: service.name.clone(),
                topic: row.topic,
                words: row.words,
                at_us: row.at_us,
                answer: answers.remove(&Id(row.id)),
            })
        })
        .collect();
    reports.sort_by_key(|r| r.answer.is_some());
    Ok(reports)
}

async fn answers(cx: &Cx) -> Result<BTreeMap<Id, Answer>> {
    let names = people::names(cx).await?;
    let rows = report_answer::Entity::find()
        .filter(report_answer::Column::PlaceId.eq(cx.place.0))
        .all(cx.read())
        .await
        .map_err(fault)?;
    let read = |row: report_answer::Model| {
        let by = names.get(&Id(row.answered_by)).cloned().unwrap_or_default();
        (Id(row.feedback_id), Answer { outcome: row.outcome, words: row.words, by, at_us: row.at_us })
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Those of the entries that the keeper may change, and, for an editor, ended ones too.
async fn mine(cx: &Cx, keeper: Keeper, ids: BTreeSet<Id>) -> Result<BTreeMap<Id, Service>> {
    let held = claim::held_by(cx, cx.read(), keeper.id).await?;
    let ids: Vec<Id> = ids.into_iter().collect();
    let found = rows::many_with_tombstones::<Service>(cx, &ids).await?.into_iter().map(|s| s.record);
    let of_theirs = |s: &Service| keeper.editor || s.organisation_id.is_some_and(|o| held.contains(&o));
    Ok(found.filter(of_theirs).map(|s| (s.id, s)).collect())
}

/// Answers a report; its reporter reads it by their reference.
///
/// # Errors
/// `NotFound` when there is none on an entry of the actor's; `Conflict` when it was answered meanwhile; `Invalid` by
/// field; a database fault.
pub async fn answer(cx: &Cx, report: Id, outcome: &str, words: &str) -> Result<()> {
    let (outcome, words) = (outcome.to_owned(), words.to_owned());
    cx.act(|tx| async move {
        let keeper = who::keeper(&tx.cx, tx.conn()).await?;
        let key = (tx.cx.place.0, report.0);
        let row = feedback::Entity::find_by_id(key).lock_exclusive().one(tx.conn()).await.map_err(fault)?;
        let row = row.ok_or(Error::NotFound)?;
        let service = Id(row.service_id);
        if mine(&tx.cx, keeper, [service].into()).await?.is_empty() {
            return Err(Error::NotFound);
        }
        if row.state != NEW {
            return Err(Error::Conflict("this report was answered meanwhile".to_owned()));
        }
        if !OUTCOMES.contains(&outcome.as_str()) {
            return Err(Error::invalid("outcome", "unknown-code", format!("choose one of: {}", OUTCOMES.join(", "))));
        }
        let words = needed("words", &words, LONGEST)?;
        let detail = row.reference.clone();
        let mut row = row.into_active_model();
        row.state = Set(ANSWERED.to_owned());
        row.update(tx.conn()).await.map_err(fault)?;
        let answer = report_answer::ActiveModel {
            place_id: Set(tx.cx.place.0),
            feedback_id: Set(report.0),
            outcome: Set(outcome),
            words: Set(words),
            answered_by: Set(keeper.id.0),
            at_us: Set(tx.cx.now_us()),
        };
        answer.insert(tx.conn()).await.map_err(fault)?;
        audit::record(&tx, Deed { action: "feedback.answer", kind: "service", target: service, detail: &detail }).await
    })
    .await
}

/// What became of a report, by its reference.
///
/// # Errors
/// `NotFound` when no report has it: the same for a torn code; a database fault.
pub async fn told(cx: &Cx, reference: &str) -> Result<Told> {
    authorise(&cx.actor, Action::ReportProblem)?;
    let reference = read_code(reference).ok_or(Error::NotFound)?;
    let row = feedback::Entity::find()
        .filter(feedback::Column::PlaceId.eq(cx.place.0))
        .filter(feedback::Column::Reference.eq(reference))
        .one(cx.read())
        .await
        .map_err(fault)?
        .ok_or(Error::NotFound)?;
    let key = (cx.place.0, row.id);
    let answer = report_answer::Entity::find_by_id(key).one(cx.read()).await.map_err(fault)?;
    let name = rows::get::<Service>(cx, Id(row.service_id)).await?.map(|s| s.record.name).unwrap_or_default();
    let answer = answer.map(|a| Answer { outcome: a.outcome, words: a.words, by: String::new(), at_us: a.at_us });
    Ok(Told { name, at_us: row.at_us, answer })
}
