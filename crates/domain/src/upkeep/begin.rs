//! How keeping the register begins in the demonstration place: claims, a change that waits, a report. Each is done by
//! the person named, through the same action as in the workbench, so that nothing here can do what they could not.

use super::{claim, draft};
use crate::{
    access::{Action, authorise, workforce},
    directory::{
        dataset,
        feedback::{self, Report},
    },
    interchange::amend::Cells,
};
use data::Cx;
use kernel::{Actor, Error, Result};
use serde::Deserialize;

/// The file, from the top of the place's folder.
pub const FILE: &str = "upkeep/upkeep.toml";
/// Kind of the data set that says it was done: from then on all of it is the people's own.
const BEGUN: &str = "upkeep-begun";

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Begin {
    claim: Vec<ClaimLine>,
    draft: Vec<DraftLine>,
    report: Vec<ReportLine>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClaimLine {
    staff: String,
    organisation: String,
    words: String,
    granted_by: Option<String>,
    #[serde(default)]
    answer: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DraftLine {
    staff: String,
    service: String,
    section: String,
    cells: Cells,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReportLine {
    service: String,
    topic: String,
    words: String,
}

/// Does what the file says, the first time.
///
/// # Errors
/// `NotFound` when the actor may not, or a line names what is not there; `Invalid` when the file is torn or a line is
/// refused; a database fault.
pub async fn put(cx: &Cx, text: &str) -> Result<()> {
    authorise(&cx.actor, Action::ChangeData)?;
    if dataset::active(cx, BEGUN).await?.is_some() {
        return Ok(());
    }
    let begin: Begin = toml::from_str(text).map_err(|e| Error::invalid(FILE, "malformed", e.message().to_owned()))?;
    let as_staff = |slug: &str| cx.with_actor(Actor::Staff { id: workforce::id(cx.place, "staff", slug) });
    for line in begin.claim {
        let ask = claim::Ask { organisation: line.organisation.clone(), words: line.words };
        once(claim::ask(&as_staff(&line.staff), ask).await)?;
        let Some(editor) = line.granted_by else { continue };
        let staff = workforce::id(cx.place, "staff", &line.staff);
        let decide = claim::Decide { organisation: line.organisation, staff, grant: true, answer: line.answer };
        once(claim::decide(&as_staff(&editor), decide).await)?;
    }
    for line in begin.draft {
        let cx = as_staff(&line.staff);
        let save = draft::Save { slug: line.service.clone(), section: line.section, cells: line.cells };
        if once(draft::save(&cx, save).await)? {
            once(draft::send(&cx, &line.service).await)?;
        }
    }
    for line in begin.report {
        let key = format!("begin:{}:{}", line.service, line.topic);
        let report = Report { slug: line.service, topic: line.topic, text: line.words };
        feedback::report(&cx.with_actor(Actor::Public), &key, report).await?;
    }
    dataset::put(cx, BEGUN, text, |_| Ok(())).await.map(drop)
}

/// Whether it was done now; what a load that broke off had done stays as it is.
fn once<T>(done: Result<T>) -> Result<bool> {
    match done {
        Ok(_) => Ok(true),
        Err(Error::Conflict(_)) => Ok(false),
        Err(other) => Err(other),
    }
}
