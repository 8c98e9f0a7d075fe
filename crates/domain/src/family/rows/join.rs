//! Two records held to be of one person, and every pointer that was moved from the one to the other.

use super::{contact, maybe_moment, moment, person, read, seal, tie, unknown, unseal, us, write};
use crate::{
    family::{
        join::{Known, State},
        model::{Permission, SafeContact},
    },
    upkeep::Machine as _,
};
use data::{
    Tx, fault,
    tables::{
        agreement, basis, contact as contact_table, involvement, join_move, person_join, relationship, restriction,
        share, share_decision, staff, stay,
    },
};
use jiff::Timestamp;
use kernel::{Error, Id, Result};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Who said and did what about two records.
#[derive(Debug, Clone)]
pub struct Join {
    /// Its id.
    pub id: Id,
    /// The record that stands for both.
    pub kept: Id,
    /// The record it stands for too.
    pub gone: Id,
    /// Where it stands.
    pub state: State,
    /// Why, and what is taken from which.
    pub doc: Doc,
    /// Who says they are one, and when.
    pub asked: (Id, Timestamp),
    /// Who decided, and when.
    pub decided: Option<(Id, Timestamp)>,
    /// Who says that it was wrong, and when.
    pub parting: Option<(Id, Timestamp)>,
    /// Who undid it, and when.
    pub parted: Option<(Id, Timestamp)>,
}

/// What was said when it was asked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Doc {
    /// Why they are one person, or two.
    pub words: String,
    /// Codes of the facts that come from the record that goes.
    pub from_gone: Vec<String>,
    /// The versions of both that were looked at: the one that stays, the one that goes.
    pub seen: (i64, i64),
    /// Why it was wrong.
    pub parting: String,
}

/// The record that stays, as it was before and right after.
#[derive(Serialize, Deserialize)]
pub struct Before {
    /// Before.
    pub kept: Known,
    /// Right after.
    pub joined: Known,
}

macro_rules! pointers {
    ($($name:literal: $table:ident $column:ident),+ $(,)?) => {
        /// Every column that names a person and moves with them, as `table.column`.
        pub const POINTERS: &[&str] = &[$($name),+];

        async fn naming(tx: &Tx, pointer: &str, who: Id) -> Result<Vec<Uuid>> {
            match pointer {
                $($name => $table::Entity::find()
                    .select_only()
                    .column($table::Column::Id)
                    .filter($table::Column::PlaceId.eq(tx.cx.place.0))
                    .filter($table::Column::$column.eq(who.0))
                    .order_by_asc($table::Column::Id)
                    .into_tuple()
                    .all(tx.conn())
                    .await
                    .map_err(fault),)+
                _ => Err(unknown("pointer", pointer)),
            }
        }

        async fn repoint(tx: &Tx, pointer: &str, row: Uuid, (from, to): (Uuid, Uuid)) -> Result<()> {
            match pointer {
                $($name => $table::Entity::update_many()
                    .col_expr($table::Column::$column, Expr::value(to))
                    .filter($table::Column::PlaceId.eq(tx.cx.place.0))
                    .filter($table::Column::Id.eq(row))
                    .filter($table::Column::$column.eq(from))
                    .exec(tx.conn())
                    .await
                    .map(drop)
                    .map_err(fault),)+
                _ => Err(unknown("pointer", pointer)),
            }
        }
    };
}

/// How people may be reached is moved channel by channel.
const CONTACT: &str = "contact.person_id";

pointers! {
    "agreement.person_id": agreement PersonId,
    "basis.person_id": basis PersonId,
    "contact.person_id": contact_table PersonId,
    "involvement.person_id": involvement PersonId,
    "relationship.person_id": relationship PersonId,
    "relationship.other_id": relationship OtherId,
    "restriction.person_id": restriction PersonId,
    "restriction.against_id": restriction AgainstId,
    "share.person_id": share PersonId,
    "share_decision.person_id": share_decision PersonId,
    "staff.person_id": staff PersonId,
    "stay.person_id": stay PersonId,
}

/// Keeps what somebody said of two records.
pub async fn insert(tx: &Tx, join: &Join) -> Result<()> {
    active(join, Vec::new(), tx)?.insert(tx.conn()).await.map(drop).map_err(fault)
}

fn active(join: &Join, before: Vec<u8>, tx: &Tx) -> Result<person_join::ActiveModel> {
    let who = |said: Option<(Id, Timestamp)>| Set(said.map(|(by, _)| by.0));
    let when = |said: Option<(Id, Timestamp)>| Set(us(said.map(|(_, at)| at)));
    Ok(person_join::ActiveModel {
        place_id: Set(tx.cx.place.0),
        id: Set(join.id.0),
        kept_id: Set(join.kept.0),
        gone_id: Set(join.gone.0),
        state: Set(join.state.code().to_owned()),
        doc: Set(write(&join.doc)?),
        before: Set(before),
        asked_by: Set(join.asked.0.0),
        asked_us: Set(join.asked.1.as_microsecond()),
        decided_by: who(join.decided),
        decided_us: when(join.decided),
        parting_by: who(join.parting),
        parting_us: when(join.parting),
        parted_by: who(join.parted),
        parted_us: when(join.parted),
    })
}

fn known(row: person_join::Model) -> Result<Join> {
    let said = |by: Option<Uuid>, at: Option<i64>| -> Result<Option<(Id, Timestamp)>> {
        Ok(by.map(Id).zip(maybe_moment(at)?))
    };
    Ok(Join {
        id: Id(row.id),
        kept: Id(row.kept_id),
        gone: Id(row.gone_id),
        state: State::read(&row.state)?,
        doc: read(&row.doc)?,
        asked: (Id(row.asked_by), moment(row.asked_us)?),
        decided: said(row.decided_by, row.decided_us)?,
        parting: said(row.parting_by, row.parting_us)?,
        parted: said(row.parted_by, row.parted_us)?,
    })
}

/// One, locked until the transaction ends.
pub async fn find(tx: &Tx, id: Id) -> Result<Option<Join>> {
    let row = person_join::Entity::find_by_id((tx.cx.place.0, id.0)).lock_exclusive();
    row.one(tx.conn()).await.map_err(fault)?.map(known).transpose()
}

/// Everything said of any of these people, newest first.
pub async fn about(tx: &Tx, people: &[Id]) -> Result<Vec<Join>> {
    use person_join::Column as C;
    let ids: Vec<Uuid> = people.iter().map(|id| id.0).collect();
    let rows = person_join::Entity::find()
        .filter(C::PlaceId.eq(tx.cx.place.0))
        .filter(Condition::any().add(C::KeptId.is_in(ids.clone())).add(C::GoneId.is_in(ids)))
        .order_by_desc(C::AskedUs)
        .all(tx.conn())
        .await
        .map_err(fault)?;
    rows.into_iter().map(known).collect()
}

/// Keeps how it stands now; `before` only when the two are joined.
pub async fn update(tx: &Tx, join: &Join, before: Option<&Before>) -> Result<()> {
    let sealed = before.map(|before| seal(tx, join.id, before)).transpose()?;
    let mut row = active(join, sealed.unwrap_or_default(), tx)?;
    if before.is_none() {
        row.before = sea_orm::ActiveValue::NotSet;
    }
    row.update(tx.conn()).await.map(drop).map_err(fault)
}

/// The record that stays, as it was before and right after.
pub async fn before(tx: &Tx, id: Id) -> Result<Before> {
    let row = person_join::Entity::find_by_id((tx.cx.place.0, id.0)).one(tx.conn()).await.map_err(fault)?;
    unseal(tx, id, &row.ok_or(Error::NotFound)?.before)
}

/// Makes everything that names the record that goes name the one that stays, and keeps what was moved.
pub async fn move_all(tx: &Tx, join: &Join) -> Result<()> {
    let (kept, gone) = (join.kept, join.gone);
    for pointer in POINTERS.iter().filter(|pointer| **pointer != CONTACT) {
        for row in naming(tx, pointer, gone).await? {
            shift(tx, join.id, pointer, row, (gone, kept)).await?;
        }
    }
    let (theirs, ours) = (contact::with_ids(tx, gone).await?, contact::with_ids(tx, kept).await?);
    for (row, said) in theirs {
        match ours.iter().find(|(_, own)| own.channel == said.channel) {
            Some((_, own)) if !stands_over(&said, own) => {}
            Some((other, _)) => {
                shift(tx, join.id, CONTACT, other.0, (kept, gone)).await?;
                shift(tx, join.id, CONTACT, row.0, (gone, kept)).await?;
            }
            None => shift(tx, join.id, CONTACT, row.0, (gone, kept)).await?,
        }
    }
    Ok(())
}

/// What was said of a channel twice: never stands over yes, and otherwise the later.
fn stands_over(one: &SafeContact, other: &SafeContact) -> bool {
    match (one.allowed, other.allowed) {
        (Permission::Never, Permission::Yes) => true,
        (Permission::Yes, Permission::Never) => false,
        _ => one.confirmed > other.confirmed,
    }
}

async fn shift(tx: &Tx, join: Id, pointer: &str, row: Uuid, (from, to): (Id, Id)) -> Result<()> {
    repoint(tx, pointer, row, (from.0, to.0)).await?;
    join_move::ActiveModel {
        place_id: Set(tx.cx.place.0),
        join_id: Set(join.0),
        pointer: Set(pointer.to_owned()),
        row_id: Set(row),
        from_id: Set(from.0),
        to_id: Set(to.0),
    }
    .insert(tx.conn())
    .await
    .map(drop)
    .map_err(fault)
}

/// Makes everything that was moved name again whom it named. What was written since stays with the record that stayed.
pub async fn move_back(tx: &Tx, join: &Join) -> Result<()> {
    let moved = join_move::Entity::find()
        .filter(join_move::Column::PlaceId.eq(tx.cx.place.0))
        .filter(join_move::Column::JoinId.eq(join.id.0))
        .order_by_asc(join_move::Column::Pointer)
        .order_by_asc(join_move::Column::RowId)
        .all(tx.conn())
        .await
        .map_err(fault)?;
    for row in moved {
        repoint(tx, &row.pointer, row.row_id, (row.to_id, row.from_id)).await?;
    }
    Ok(())
}

/// Whether the two are tied to one another: nobody is their own mother or brother.
pub async fn are_tied(tx: &Tx, one: Id, other: Id) -> Result<bool> {
    Ok(tie::of(tx, &[one]).await?.iter().any(|tie| tie.person == other || tie.other == other))
}

/// Both records whole, with their versions: for making them one. Locked until the transaction ends.
pub async fn both(tx: &Tx, join: &Join) -> Result<[(Known, i64); 2]> {
    Ok([person::whole(tx, join.kept).await?, person::whole(tx, join.gone).await?])
}

/// Puts a record in the place of another, or takes it out again.
pub async fn stand_in(tx: &Tx, join: &Join, says: &Known, together: bool) -> Result<()> {
    person::overwrite(tx, join.kept, says).await?;
    person::stands_for(tx, join.gone, together.then_some(join.kept)).await
}

/// Asks again by every channel that was changed after `since`: nobody knows any more of whom it was said.
pub async fn ask_again(tx: &Tx, join: &Join, since: Timestamp) -> Result<()> {
    for person in [join.kept, join.gone] {
        contact::expire_changed(tx, person, since).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::POINTERS;
    use std::{fs, path::Path};

    /// Columns that name people and do not move, each for a reason.
    const STAY: [&str; 4] = [
        // Made anew from what the record says.
        "person_key.person_id",
        // What happened between two records, by their own ids.
        "person_join.kept_id",
        "person_join.gone_id",
        "person.merged_into",
    ];

    #[test]
    fn every_column_that_names_a_person_moves_or_says_why_not() {
        let tables = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/src/tables");
        let mut found = Vec::new();
        for file in fs::read_dir(tables).unwrap() {
            let path = file.unwrap().path();
            let table = path.file_stem().unwrap().to_str().unwrap().to_owned();
            for line in fs::read_to_string(&path).unwrap().lines() {
                let column = line.trim().strip_prefix("pub ").and_then(|line| line.split(':').next());
                let names = ["person_id", "other_id", "against_id", "kept_id", "gone_id", "merged_into"];
                found.extend(column.filter(|column| names.contains(column)).map(|column| format!("{table}.{column}")));
            }
        }
        let mut listed: Vec<String> = POINTERS.iter().chain(&STAY).map(ToString::to_string).collect();
        found.sort();
        listed.sort();
        assert_eq!(found, listed);
    }
}
