//! Which shares exist: what agencies show each other of whom, and what colleagues decided to share or not. Of whom only as
//! the number of a record, and no word of why: a reason may tell of the family.

use super::{asked, search::names};
use crate::insight::csv_out::neutral;
use data::{
    Cx, Tx,
    audit::Deed,
    fault,
    tables::{agency, share, share_decision, sharing_agreement},
};
use jiff::Timestamp;
use kernel::{Error, Id, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// Most of each shown; the latest.
const MOST: u64 = 5_000;

/// Which of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Which {
    /// Everything.
    #[default]
    All,
    /// What counts now between agencies.
    Now,
    /// What was decided without an agreement: overridden, or in an emergency.
    WithoutAgreement,
    /// What was not shared.
    Kept,
}

/// One person's records as one agency shows them to another.
#[derive(Debug, Clone)]
pub struct Between {
    /// Whose.
    pub person: Id,
    /// The agencies' names: whose records, shown to whom.
    pub agencies: [String; 2],
    /// Reference of the written agreement.
    pub reference: String,
    /// Code of the purpose.
    pub purpose: String,
    /// Classes, in digits.
    pub classes: String,
    /// Code of what in law allows it.
    pub basis: String,
    /// Who decided it, by name.
    pub by: String,
    /// Since when.
    pub from: Timestamp,
    /// Until when: its end, the agreement's, or when a consent it rests on was taken back.
    pub to: Option<Timestamp>,
    /// Whether it counts now.
    pub counts: bool,
}

/// A colleague's decision.
#[derive(Debug, Clone)]
pub struct Decided {
    /// Of whom.
    pub person: Id,
    /// Code of what was decided.
    pub decision: String,
    /// Who decided, by name.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// All that is shared, and what is not.
#[derive(Debug, Clone, Default)]
pub struct Shares {
    /// Between agencies, latest first.
    pub between: Vec<Between>,
    /// By decision, latest first.
    pub decided: Vec<Decided>,
}

/// Which shares exist.
///
/// # Errors
/// `NotFound` when the actor may not; a database fault.
pub async fn shares(cx: &Cx, which: Which) -> Result<Shares> {
    let deed = Deed { action: "audit.shares", kind: "place", target: Id(cx.place.0), detail: "" };
    asked(cx, deed, |tx| async move { found(&tx, which).await }).await
}

/// The same as a file. Nothing in it would be run by a spreadsheet.
///
/// # Errors
/// As [`shares`].
pub async fn shares_file(cx: &Cx, which: Which) -> Result<String> {
    let deed = Deed { action: "audit.shares-export", kind: "place", target: Id(cx.place.0), detail: "" };
    let found = asked(cx, deed, |tx| async move { found(&tx, which).await }).await?;
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(COLUMNS).map_err(Error::internal)?;
    let between = found.between.iter().map(|one| {
        let [from, to] = one.agencies.clone();
        let end = one.to.map(|at| at.to_string()).unwrap_or_default();
        let now = if one.counts { "counts" } else { "over" };
        let (reference, purpose, classes, basis) = (&one.reference, &one.purpose, &one.classes, &one.basis);
        let rest = [reference, purpose, classes, basis, &one.by].map(Clone::clone);
        let [reference, purpose, classes, basis, by] = rest;
        let start = one.from.to_string();
        [one.person.to_string(), now.to_owned(), from, to, reference, purpose, classes, basis, by, start, end]
    });
    let decided = found.decided.iter().map(|one| {
        let mut line: [String; 11] = Default::default();
        line[0] = one.person.to_string();
        line[1].clone_from(&one.decision);
        line[8].clone_from(&one.by);
        line[9] = one.at.to_string();
        line
    });
    for line in between.chain(decided) {
        out.write_record(line.iter().map(|cell| neutral(cell))).map_err(Error::internal)?;
    }
    String::from_utf8(out.into_inner().map_err(Error::internal)?).map_err(Error::internal)
}

const COLUMNS: [&str; 11] =
    ["record", "state", "of", "shown_to", "agreement", "purpose", "classes", "basis", "by", "from", "to"];

async fn found(tx: &Tx, which: Which) -> Result<Shares> {
    let names = names(tx).await?;
    let mut found = Shares { between: between(tx, &names).await?, decided: decided(tx, &names).await? };
    let without = |one: &Decided| matches!(one.decision.as_str(), "overridden" | "emergency");
    match which {
        Which::All => {}
        Which::Now => {
            found.between.retain(|one| one.counts);
            found.decided.clear();
        }
        Which::WithoutAgreement => {
            found.between.clear();
            found.decided.retain(without);
        }
        Which::Kept => {
            found.between.clear();
            found.decided.retain(|one| one.decision == "kept");
        }
    }
    Ok(found)
}

async fn between(tx: &Tx, names: &BTreeMap<Id, String>) -> Result<Vec<Between>> {
    let place = tx.cx.place.0;
    let agencies: HashMap<Uuid, String> = agency::Entity::find()
        .filter(agency::Column::PlaceId.eq(place))
        .all(tx.conn())
        .await
        .map_err(fault)?
        .into_iter()
        .map(|row| (row.id, row.name))
        .collect();
    let agreements: HashMap<Uuid, sharing_agreement::Model> = sharing_agreement::Entity::find()
        .filter(sharing_agreement::Column::PlaceId.eq(place))
        .all(tx.conn())
        .await
        .map_err(fault)?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let rows = share::Entity::find()
        .filter(share::Column::PlaceId.eq(place))
        .order_by_desc(share::Column::FromUs)
        .order_by_asc(share::Column::Id)
        .limit(MOST)
        .all(tx.conn())
        .await
        .map_err(fault)?;
    let now = tx.cx.now_us();
    let name = |id: &Uuid| agencies.get(id).cloned().unwrap_or_default();
    rows.into_iter()
        .filter_map(|row| agreements.get(&row.agreement_id).map(|under| (row, under)))
        .map(|(row, under)| {
            let withdrawn = row.withdrawn_us.filter(|_| under.basis == "consent");
            let to = [row.to_us, under.to_us, withdrawn].into_iter().flatten().min();
            Ok(Between {
                person: Id(row.person_id),
                agencies: [name(&under.from_agency), name(&under.to_agency)],
                reference: under.reference.clone(),
                purpose: under.purpose.clone(),
                classes: under.classes.clone(),
                basis: under.basis.clone(),
                by: names.get(&Id(row.decided_by)).cloned().unwrap_or_default(),
                from: moment(row.from_us)?,
                to: to.map(moment).transpose()?,
                counts: row.from_us.max(under.from_us) <= now && to.is_none_or(|to| now < to),
            })
        })
        .collect()
}

async fn decided(tx: &Tx, names: &BTreeMap<Id, String>) -> Result<Vec<Decided>> {
    let rows = share_decision::Entity::find()
        .filter(share_decision::Column::PlaceId.eq(tx.cx.place.0))
        .order_by_desc(share_decision::Column::AtUs)
        .order_by_asc(share_decision::Column::Id)
        .limit(MOST)
        .all(tx.conn())
        .await
        .map_err(fault)?;
    let by = |label: &str| {
        let id = label.strip_prefix("staff:").and_then(|id| id.parse::<Id>().ok());
        id.and_then(|id| names.get(&id).cloned()).unwrap_or_default()
    };
    rows.into_iter()
        .map(|row| {
            let (person, by, at) = (Id(row.person_id), by(&row.decided_by), moment(row.at_us)?);
            Ok(Decided { person, decision: row.decision, by, at })
        })
        .collect()
}

fn moment(us: i64) -> Result<Timestamp> {
    Timestamp::from_microsecond(us).map_err(Error::internal)
}
