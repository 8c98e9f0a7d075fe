//! The audit becomes a chain: rows that an earlier release wrote are linked in the order of their time, and from
//! then on rows are only added.

use super::schema::{Is, index, table};
use crate::{
    audit::{FORM, Head, START, link},
    dialect,
    tables::audit::Model,
};
use sea_orm::QueryResult;
use sea_orm_migration::{SchemaManagerConnection, prelude::*};
use uuid::Uuid;

/// Second migration.
pub struct Migration;

/// The audit as the release before kept it, while it is being linked.
const BEFORE: &str = "audit_unchained";
/// Rows linked by one statement.
const PAGE: u64 = 500;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m0002_audit_chain"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// All of it or nothing, on both engines: a chain half made would be refused for ever.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name("audit_place_id_target_id").table("audit").to_owned()).await?;
        manager.rename_table(Table::rename().table("audit", BEFORE).to_owned()).await?;
        manager.create_index(index(BEFORE, false, &ORDER)).await?;
        manager.create_table(table("audit", 2, COLUMNS)).await?;
        manager.create_table(table("audit_head", 1, &[PLACE, SEQ, ("hash", Is::Bytes)])).await?;
        chain(manager.get_connection()).await?;
        manager.drop_table(Table::drop().table(BEFORE).to_owned()).await?;
        manager.create_index(index("audit", false, &["place_id", "target_id"])).await?;
        dialect::make_append_only(manager.get_connection()).await
    }
}

const PLACE: (&str, Is) = ("place_id", Is::Uuid);
const SEQ: (&str, Is) = ("seq", Is::Big);
const ORDER: [&str; 3] = ["place_id", "at_us", "id"];
const COLUMNS: &[(&str, Is)] = &[
    PLACE,
    SEQ,
    ("id", Is::Uuid),
    ("at_us", Is::Big),
    ("actor", Is::Short),
    ("acting_role", Is::Short),
    ("via", Is::Short),
    ("purpose", Is::Short),
    ("action", Is::Short),
    ("kind", Is::Short),
    ("target_id", Is::Uuid),
    ("detail", Is::Text),
    ("decision", Is::Short),
    ("fields_class", Is::Int),
    ("request_id", Is::Short),
    ("node", Is::Short),
    ("form", Is::Int),
    ("prev_hash", Is::Bytes),
    ("hash", Is::Bytes),
];

/// Links every row there is, place by place.
async fn chain(conn: &SchemaManagerConnection<'_>) -> Result<(), DbErr> {
    let (mut place, mut at) = (None, Head { seq: 0, hash: START });
    let mut after: Option<Model> = None;
    loop {
        let rows = conn.query_all(&page(after.as_ref())).await?;
        let mut linked = Query::insert();
        linked.into_table("audit").columns(COLUMNS.iter().map(|(name, _)| *name));
        for row in &rows {
            let mut row = read(row)?;
            if place != Some(row.place_id) {
                keep_head(conn, place, at).await?;
                (place, at) = (Some(row.place_id), Head { seq: 0, hash: START });
            }
            (row.seq, row.prev_hash) = (at.seq + 1, at.hash.to_vec());
            let hash = link(&at.hash, &row).ok_or_else(|| DbErr::Migration("no such form".to_owned()))?;
            row.hash = hash.to_vec();
            at = Head { seq: row.seq, hash };
            after = Some(row.clone());
            linked.values_panic(values(row));
        }
        if rows.is_empty() {
            return keep_head(conn, place, at).await;
        }
        conn.execute(&linked).await?;
    }
}

/// The next rows in order.
fn page(after: Option<&Model>) -> SelectStatement {
    let mut select = Query::select();
    select.columns(["place_id", "id", "at_us", "actor", "action", "kind", "target_id", "detail"]).from(BEFORE);
    if let Some(row) = after {
        let last = [Expr::value(row.place_id), Expr::value(row.at_us), Expr::value(row.id)];
        select.and_where(Expr::tuple(ORDER.map(Expr::col)).gt(Expr::tuple(last)));
    }
    for column in ORDER {
        select.order_by(column, Order::Asc);
    }
    select.limit(PAGE).to_owned()
}

/// What was not written down then is filled in as it was: nobody but the public and the machine itself could act.
fn read(row: &QueryResult) -> Result<Model, DbErr> {
    let actor: String = row.try_get("", "actor")?;
    Ok(Model {
        place_id: row.try_get("", "place_id")?,
        seq: 0,
        id: row.try_get("", "id")?,
        at_us: row.try_get("", "at_us")?,
        acting_role: String::new(),
        via: if actor == "public" { "public" } else { "system" }.to_owned(),
        actor,
        purpose: String::new(),
        action: row.try_get("", "action")?,
        kind: row.try_get("", "kind")?,
        target_id: row.try_get("", "target_id")?,
        detail: row.try_get("", "detail")?,
        decision: "allow".to_owned(),
        fields_class: 0,
        request_id: String::new(),
        node: String::new(),
        form: FORM,
        prev_hash: Vec::new(),
        hash: Vec::new(),
    })
}

fn values(row: Model) -> Vec<Expr> {
    vec![
        row.place_id.into(),
        row.seq.into(),
        row.id.into(),
        row.at_us.into(),
        row.actor.into(),
        row.acting_role.into(),
        row.via.into(),
        row.purpose.into(),
        row.action.into(),
        row.kind.into(),
        row.target_id.into(),
        row.detail.into(),
        row.decision.into(),
        row.fields_class.into(),
        row.request_id.into(),
        row.node.into(),
        row.form.into(),
        row.prev_hash.into(),
        row.hash.into(),
    ]
}

async fn keep_head(conn: &SchemaManagerConnection<'_>, place: Option<Uuid>, at: Head) -> Result<(), DbErr> {
    let Some(place) = place else { return Ok(()) };
    let mut head = Query::insert();
    head.into_table("audit_head").columns(["place_id", "seq", "hash"]);
    head.values_panic([place.into(), at.seq.into(), at.hash.to_vec().into()]);
    conn.execute(&head).await.map(|_| ())
}
