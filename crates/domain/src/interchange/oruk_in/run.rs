//! A staged run: what it would change, kept until a person lands it.

use super::left_out::LeftOut;
use crate::{
    access::{Action, authorise},
    directory::model::{Location, Organisation, Service},
    interchange::{
        Codes, Difference, Format,
        csv_in::Outcome,
        take::{Given, Taking, take, would},
    },
};
use data::{
    Cx,
    audit::{self, Deed},
    fault,
    tables::import_run,
};
use kernel::{Error, FieldError, Id, Result};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// Records that land together.
const CHUNK: usize = 500;
const KIND: &str = "oruk";

/// Where a run stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Looked at; the register is as it was.
    Staged,
    /// In the register.
    Landed,
}

/// One record of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordReport {
    /// `organisation`, `location` or `service`.
    pub kind: String,
    /// Its address here; the id in the feed when it could not be given one.
    pub slug: String,
    /// What would happen, or happened.
    pub outcome: Outcome,
    /// Columns that differ.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub differences: Vec<Difference>,
    /// Why not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// What the feed says of it that cannot be kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
}

/// A run and its report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// To land it by.
    pub id: Id,
    /// The feed or file.
    pub source: String,
    /// Where it stands.
    pub state: State,
    /// Organisations, then locations, then services.
    pub records: Vec<RecordReport>,
}

impl Run {
    /// Says what cannot be kept of the record at that place of the report.
    pub(super) fn note(&mut self, at: usize, left_out: Vec<LeftOut>) {
        self.records[at].left_out = left_out;
    }

    /// How many records had that outcome.
    pub fn count(&self, outcome: Outcome) -> usize {
        self.records.iter().filter(|r| r.outcome == outcome).count()
    }
}

/// What was read, by kind, and the report it fills.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Staged {
    pub(super) run: Run,
    pub(super) organisations: Vec<Given>,
    pub(super) locations: Vec<Given>,
    pub(super) services: Vec<Given>,
}

impl Staged {
    /// Fills the report with what would happen.
    pub(super) async fn look(&mut self, cx: &Cx, codes: &Codes) -> Result<()> {
        let taking = Taking { codes, name: &self.run.source, keep_sources: true, any_kind: true };
        let mut found = Vec::new();
        found.extend(look::<Organisation>(cx, taking, &self.organisations).await?);
        found.extend(look::<Location>(cx, taking, &self.locations).await?);
        found.extend(look::<Service>(cx, taking, &self.services).await?);
        for (at, answer) in found {
            let record = &mut self.run.records[at];
            match answer {
                Ok((outcome, differences)) => (record.outcome, record.differences) = (outcome, differences),
                Err(errors) => record.errors = errors,
            }
        }
        Ok(())
    }

    /// Leaves out those records: nothing that is taken needs them.
    pub(super) fn leave(&mut self, alone: &HashSet<usize>) {
        for given in [&mut self.organisations, &mut self.locations] {
            given.retain(|given| !alone.contains(&given.at));
        }
        for at in alone {
            let record = &mut self.run.records[*at];
            record.outcome = Outcome::Rejected;
            record.differences.clear();
            if record.errors.is_empty() {
                record.errors =
                    vec![FieldError::new("id", "service-rejected", "every service that names it was rejected")];
            }
        }
    }

    /// Keeps it until it is landed.
    pub(super) async fn keep(&self, cx: &Cx) -> Result<()> {
        let row = import_run::ActiveModel {
            place_id: Set(cx.place.0),
            id: Set(self.run.id.0),
            kind: Set(KIND.to_owned()),
            source: Set(self.run.source.clone()),
            at_us: Set(cx.now_us()),
            actor: Set(cx.actor.label()),
            state: Set("staged".to_owned()),
            report: Set(serde_json::to_string(self).map_err(Error::internal)?),
        };
        let target = self.run.id;
        cx.act(|tx| async move {
            import_run::Entity::insert(row).exec_without_returning(tx.conn()).await.map_err(fault)?;
            audit::record(&tx, Deed { action: "import.stage", kind: KIND, target, detail: "" }).await
        })
        .await
    }
}

type Looked = (Outcome, Vec<Difference>);

async fn look<F: Format>(
    cx: &Cx,
    taking: Taking<'_>,
    given: &[Given],
) -> Result<Vec<(usize, std::result::Result<Looked, Vec<FieldError>>)>> {
    let mut found = Vec::with_capacity(given.len());
    for chunk in given.chunks(CHUNK) {
        let answers = would::<F>(cx, taking, chunk).await?;
        found.extend(answers.into_iter().map(|(at, a)| (at, a.map(|w| (w.outcome, w.differences)))));
    }
    Ok(found)
}

/// Lands a staged run, against the register as it is now: organisations first, then locations, then services.
///
/// # Errors
/// `NotFound` when the actor may not or there is no such run; `Conflict` when it has landed before; a database
/// fault, after which the run is still staged and may be landed again.
pub async fn land(cx: &Cx, id: Id) -> Result<Run> {
    authorise(&cx.actor, Action::ChangeRegister)?;
    let row = import_run::Entity::find_by_id((cx.place.0, id.0)).one(cx.read()).await.map_err(fault)?;
    let row = row.filter(|r| r.kind == KIND).ok_or(Error::NotFound)?;
    if row.state != "staged" {
        return Err(Error::Conflict("this run has landed before".to_owned()));
    }
    let mut staged: Staged = serde_json::from_str(&row.report).map_err(Error::internal)?;
    let mut outcomes = take_all::<Organisation>(cx, &staged.run.source, &staged.organisations).await?;
    outcomes.extend(take_all::<Location>(cx, &staged.run.source, &staged.locations).await?);
    outcomes.extend(take_all::<Service>(cx, &staged.run.source, &staged.services).await?);
    for (at, outcome) in outcomes {
        let record = &mut staged.run.records[at];
        match outcome {
            Ok(outcome) => record.outcome = outcome,
            Err(errors) => (record.outcome, record.errors) = (Outcome::Rejected, errors),
        }
    }
    staged.run.state = State::Landed;
    let report = serde_json::to_string(&staged).map_err(Error::internal)?;
    cx.act(|tx| async move {
        let mut row = row.into_active_model();
        (row.state, row.report) = (Set("landed".to_owned()), Set(report));
        row.update(tx.conn()).await.map_err(fault)?;
        audit::record(&tx, Deed { action: "import.land", kind: KIND, target: id, detail: "" }).await
    })
    .await?;
    Ok(staged.run)
}

type Taken = Vec<(usize, std::result::Result<Outcome, Vec<FieldError>>)>;

async fn take_all<F: Format>(cx: &Cx, name: &str, given: &[Given]) -> Result<Taken> {
    let codes = Codes::load(cx).await?;
    let mut found = Vec::with_capacity(given.len());
    for chunk in given.chunks(CHUNK) {
        found.extend(take::<F>(cx, Taking { codes: &codes, name, keep_sources: true, any_kind: true }, chunk).await?);
    }
    Ok(found)
}
