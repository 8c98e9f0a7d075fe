//! A page of the audit: by whose record, by whom, when, and only what was refused or opened in an emergency.

use super::asked;
use crate::{family, insight::csv_out::neutral};
use data::{
    Cx, Tx,
    audit::Deed,
    fault,
    tables::{audit, staff},
};
use jiff::{Timestamp, ToSpan, civil::Date};
use kernel::{Error, Id, Result, clock::london};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;

/// Rows on a page.
const PAGE: u64 = 50;
/// Most rows in a file.
const MOST: u64 = 5_000;

/// What is asked.
#[derive(Debug, Clone, Default)]
pub struct Ask {
    /// About this record only.
    pub person: Option<Id>,
    /// By this colleague only.
    pub staff: Option<Id>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// Which deeds.
    pub only: Only,
    /// Before the row of this number: the next page.
    pub before: Option<i64>,
}

/// Which deeds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Only {
    /// All that concern families; of one colleague or one record, all.
    #[default]
    All,
    /// What was refused.
    Refused,
    /// What was opened in an emergency.
    Emergency,
}

/// Rows, latest first.
#[derive(Debug, Clone)]
pub struct Page {
    /// The rows.
    pub rows: Vec<Row>,
    /// Where earlier ones go on, when there are any.
    pub earlier: Option<i64>,
}

/// Whose deed it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// A colleague, by id and name.
    Staff(Id, String),
    /// A command or job of Hearth's own.
    System(String),
    /// Anyone.
    Public,
}

/// One row of the audit.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its number in the chain.
    pub seq: i64,
    /// When.
    pub at_us: i64,
    /// Whose deed.
    pub by: By,
    /// Codes of the roles they acted in.
    pub roles: Vec<String>,
    /// By which way in: a code; empty when there was none.
    pub via: String,
    /// What for: a code; empty when none was needed.
    pub purpose: String,
    /// Verb.
    pub action: String,
    /// Kind of record.
    pub kind: String,
    /// Whose record, when it is somebody's.
    pub person: Option<Id>,
    /// It was refused.
    pub refused: bool,
}

/// A page of what was asked. Asking is a row too, about the record or the colleague that was asked about.
///
/// # Errors
/// `NotFound` when the actor may not; a database fault.
pub async fn search(cx: &Cx, ask: Ask) -> Result<Page> {
    let detail = said(&ask);
    let deed = about(cx, &ask, "audit.search", &detail);
    asked(cx, deed, |tx| async move { page(&tx, &ask, PAGE).await }).await
}

/// What was asked as a file for whoever asked who looked at their record; the latest 5,000 rows of it. Nothing in it
/// would be run by a spreadsheet.
///
/// # Errors
/// As [`search`].
pub async fn export(cx: &Cx, ask: Ask) -> Result<String> {
    let detail = said(&ask);
    let deed = about(cx, &ask, "audit.export", &detail);
    let found = asked(cx, deed, |tx| async move { page(&tx, &ask, MOST).await }).await?;
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(COLUMNS).map_err(Error::internal)?;
    for row in &found.rows {
        out.write_record(line(row).iter().map(|cell| neutral(cell))).map_err(Error::internal)?;
    }
    String::from_utf8(out.into_inner().map_err(Error::internal)?).map_err(Error::internal)
}

const COLUMNS: [&str; 10] = ["row", "at", "by", "roles", "way_in", "purpose", "deed", "kind", "record", "decision"];

fn line(row: &Row) -> [String; 10] {
    let by = match &row.by {
        By::Staff(_, name) => name.clone(),
        By::System(command) => command.clone(),
        By::Public => String::new(),
    };
    let at = Timestamp::from_microsecond(row.at_us).map(|at| at.to_string()).unwrap_or_default();
    let record = row.person.map(|person| person.to_string()).unwrap_or_default();
    let decision = if row.refused { "deny" } else { "allow" };
    [
        row.seq.to_string(),
        at,
        by,
        row.roles.join(" "),
        row.via.clone(),
        row.purpose.clone(),
        row.action.clone(),
        row.kind.clone(),
        record,
        decision.to_owned(),
    ]
}

/// The row that asking leaves.
fn about<'a>(cx: &Cx, ask: &Ask, action: &'a str, detail: &'a str) -> Deed<'a> {
    let (kind, target) = match (ask.person, ask.staff) {
        (Some(person), _) => ("person", person),
        (None, Some(staff)) => ("account", staff),
        (None, None) => ("place", Id(cx.place.0)),
    };
    Deed { action, kind, target, detail }
}

/// What was asked besides, in codes.
fn said(ask: &Ask) -> String {
    let day = |word: &str, day: Option<Date>| day.map(|day| format!("{word} {day}"));
    let only = match ask.only {
        Only::All => None,
        Only::Refused => Some("refused".to_owned()),
        Only::Emergency => Some("emergency".to_owned()),
    };
    let by = ask.person.and(ask.staff).map(|staff| format!("by {staff}"));
    [by, day("from", ask.from), day("to", ask.to), only].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

async fn page(tx: &Tx, ask: &Ask, most: u64) -> Result<Page> {
    let same = match ask.person {
        Some(person) => family::of_one_person(tx, person).await?,
        None => Vec::new(),
    };
    let found = audit::Entity::find()
        .filter(wanted(tx, ask, &same)?)
        .order_by_desc(audit::Column::Seq)
        .limit(most + 1)
        .all(tx.conn())
        .await
        .map_err(fault)?;
    let names = names(tx).await?;
    let more = found.len() as u64 > most;
    let rows: Vec<Row> = found.into_iter().take(most as usize).map(|row| told(row, &names)).collect();
    Ok(Page { earlier: rows.last().filter(|_| more).map(|row| row.seq), rows })
}

/// `same`: the record asked for, and those it stands for since they were joined.
fn wanted(tx: &Tx, ask: &Ask, same: &[Id]) -> Result<Condition> {
    use audit::Column as C;
    let start = |day: Date| day.to_zoned(london()).map(|at| at.timestamp().as_microsecond()).map_err(Error::internal);
    let mut all = Condition::all().add(C::PlaceId.eq(tx.cx.place.0));
    if ask.person.is_some() {
        all = all.add(C::TargetId.is_in(same.iter().map(|id| id.0)));
    }
    if let Some(staff) = ask.staff {
        all = all.add(C::Actor.eq(format!("staff:{}", staff.0)));
    }
    if let Some(from) = ask.from {
        all = all.add(C::AtUs.gte(start(from)?));
    }
    if let Some(to) = ask.to {
        all = all.add(C::AtUs.lt(start(to.checked_add(1.day()).map_err(Error::internal)?)?));
    }
    if let Some(before) = ask.before {
        all = all.add(C::Seq.lt(before));
    }
    let glass = || Condition::any().add(C::Via.eq("break-glass")).add(C::Action.starts_with("break-glass."));
    Ok(match ask.only {
        Only::Refused => all.add(C::Decision.eq("deny")),
        Only::Emergency => all.add(glass()),
        Only::All if ask.person.is_none() && ask.staff.is_none() => {
            all.add(glass().add(C::FieldsClass.gt(0)).add(C::Decision.eq("deny")).add(C::Action.starts_with("audit.")))
        }
        Only::All => all,
    })
}

pub(super) async fn names(tx: &Tx) -> Result<BTreeMap<Id, String>> {
    let rows = staff::Entity::find().filter(staff::Column::PlaceId.eq(tx.cx.place.0)).all(tx.conn()).await;
    Ok(rows.map_err(fault)?.into_iter().map(|row| (Id(row.id), row.name)).collect())
}

fn told(row: audit::Model, names: &BTreeMap<Id, String>) -> Row {
    let staff = row.actor.strip_prefix("staff:").and_then(|id| id.parse::<Id>().ok());
    let by = match (staff, row.actor.strip_prefix("system:")) {
        (Some(id), _) => By::Staff(id, names.get(&id).cloned().unwrap_or_default()),
        (None, Some(command)) => By::System(command.to_owned()),
        (None, None) => By::Public,
    };
    let of_a_person = OF_A_PERSON.contains(&row.kind.as_str());
    Row {
        seq: row.seq,
        at_us: row.at_us,
        by,
        roles: row.acting_role.split(',').filter(|role| !role.is_empty()).map(str::to_owned).collect(),
        via: row.via,
        purpose: row.purpose,
        action: row.action,
        person: of_a_person.then_some(Id(row.target_id)),
        kind: row.kind,
        refused: row.decision == "deny",
    }
}

/// Kinds of record that the audit names by the person they are about.
const OF_A_PERSON: [&str; 3] = ["person", "contact", "agreement"];

/// Everyone who works or worked here, by name: for choosing whom to ask about.
///
/// # Errors
/// `NotFound` when the actor may not; a database fault.
pub async fn colleagues(cx: &Cx) -> Result<Vec<(Id, String)>> {
    cx.act(|tx| async move {
        crate::access::authorise_staff(&tx, crate::access::Action::ReadAudit).await?;
        let mut all: Vec<(Id, String)> = names(&tx).await?.into_iter().collect();
        all.sort_by(|a, b| a.1.cmp(&b.1));
        Ok(all)
    })
    .await
}
