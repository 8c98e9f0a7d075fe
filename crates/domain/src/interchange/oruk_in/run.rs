//! A staged run: what it would change, kept until a person lands it.

use super::left_out::LeftOut;
use crate::{
    access::{Action, authorise},
    directory::model::{Location, Organisation, Service},
    interchange::{
        Codes, Difference, Format,
        cell::split,
        csv_in::Outcome,
        take::{Answers, Given, Taking, Would, take, would},
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

impl RecordReport {
    /// Rejects it because no service that would be taken names it.
    fn leave(&mut self) {
        self.outcome = Outcome::Rejected;
        self.differences.clear();
        if self.errors.is_empty() {
            self.errors = vec![FieldError::new("id", "service-rejected", "every service that names it was rejected")];
        }
    }
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

    fn tell(&mut self, answers: Answers<Would>) {
        for (at, answer) in answers {
            let record = &mut self.records[at];
            (record.outcome, record.differences, record.errors) = match answer {
                Ok(would) => (would.outcome, would.differences, Vec::new()),
                Err(errors) => (Outcome::Rejected, Vec::new(), errors),
            };
        }
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
    /// Fills the report with what would happen to the register as it is now. What only services name that would be
    /// rejected is left out: nothing lands for nobody.
    pub(super) async fn look(&mut self, cx: &Cx) -> Result<()> {
        let mut codes = Codes::load(cx).await?;
        self.run.tell(look::<Organisation>(cx, &codes, &self.run.source, &self.organisations).await?);
        self.would_land(&self.organisations).for_each(|(slug, id)| codes.know_organisation(slug, id));
        self.run.tell(look::<Location>(cx, &codes, &self.run.source, &self.locations).await?);
        self.would_land(&self.locations).for_each(|(slug, id)| codes.know_location(slug, id));
        self.run.tell(look::<Service>(cx, &codes, &self.run.source, &self.services).await?);
        let (organisations, locations) = self.named();
        for (given, named) in [(&mut self.organisations, organisations), (&mut self.locations, locations)] {
            given.retain(|given| {
                let keep = named.contains(&given.slug);
                if !keep {
                    self.run.records[given.at].leave();
                }
                keep
            });
        }
        Ok(())
    }

    fn would_land<'a>(&'a self, given: &'a [Given]) -> impl Iterator<Item = (&'a str, Id)> {
        let taken = given.iter().filter(|given| self.run.records[given.at].outcome != Outcome::Rejected);
        taken.filter_map(|given| Some((given.slug.as_str(), given.id?)))
    }

    /// Organisations and locations that services name which would be taken.
    fn named(&self) -> (HashSet<String>, HashSet<String>) {
        let taken = self.services.iter().filter(|given| self.run.records[given.at].outcome != Outcome::Rejected);
        let (mut organisations, mut locations) = (HashSet::new(), HashSet::new());
        for given in taken {
            organisations.extend(given.cells.get("organisation").cloned());
            let sessions = given.cells.get("sessions").map(|cell| split(cell, ';')).unwrap_or_default();
            locations.extend(sessions.iter().filter_map(|s| s.split_whitespace().next()).map(str::to_owned));
        }
        (organisations, locations)
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

async fn look<F: Format>(cx: &Cx, codes: &Codes, name: &str, given: &[Given]) -> Result<Answers<Would>> {
    let mut found = Vec::with_capacity(given.len());
    for chunk in given.chunks(CHUNK) {
        found.extend(would::<F>(cx, taking(codes, name), chunk).await?);
    }
    Ok(found)
}

fn taking<'a>(codes: &'a Codes, name: &'a str) -> Taking<'a> {
    Taking { codes, name, keep_sources: true, any_kind: true }
}

/// Lands a staged run, against the register as it is now: looked at once more, so that what only services name that
/// can no longer be taken stays out; then organisations, then locations, then services.
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
    staged.look(cx).await?;
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

async fn take_all<F: Format>(cx: &Cx, name: &str, given: &[Given]) -> Result<Answers<Outcome>> {
    let codes = Codes::load(cx).await?;
    let mut found = Vec::with_capacity(given.len());
    for chunk in given.chunks(CHUNK) {
        found.extend(take::<F>(cx, taking(&codes, name), chunk).await?);
    }
    Ok(found)
}
