//! The tables the register, the search, the pathway and the plumbing stand on.

use super::schema::{Is, index, table};
use sea_orm_migration::prelude::*;

/// First migration.
pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m0001_foundation"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for statement in tables() {
            manager.create_table(statement).await?;
        }
        for statement in indexes() {
            manager.create_index(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for name in NAMES {
            manager.drop_table(Table::drop().table(Alias::new(*name)).if_exists().to_owned()).await?;
        }
        Ok(())
    }
}

const NAMES: &[&str] = &[
    "place",
    "record",
    "record_version",
    "withheld_address",
    "redirect",
    "dataset",
    "postcode",
    "search_log",
    "saved",
    "feedback",
    "audit",
    "change",
    "change_head",
    "job",
    "idempotency",
    "import_run",
];

const PLACE: (&str, Is) = ("place_id", Is::Uuid);

fn tables() -> Vec<TableCreateStatement> {
    let (id, kind, code, doc) = (("id", Is::Uuid), ("kind", Is::Short), ("code", Is::Short), ("doc", Is::Text));
    let (at, actor) = (("at_us", Is::Big), ("actor", Is::Short));
    vec![
        table("place", 1, &[id, ("slug", Is::Short), doc, ("updated_us", Is::Big)]),
        table(
            "record",
            3,
            &[
                PLACE,
                kind,
                id,
                ("slug", Is::Short),
                ("name", Is::Short),
                doc,
                ("version", Is::Big),
                ("updated_us", Is::Big),
                ("deleted_us", Is::MaybeBig),
            ],
        ),
        table(
            "record_version",
            4,
            &[PLACE, kind, ("record_id", Is::Uuid), ("version", Is::Big), at, actor, ("why", Is::Short), doc],
        ),
        table("withheld_address", 2, &[PLACE, ("location_id", Is::Uuid), ("address", Is::Text)]),
        table("redirect", 2, &[PLACE, ("slug", Is::Short), ("to_slug", Is::Short), ("source", Is::Short)]),
        table(
            "dataset",
            3,
            &[PLACE, kind, ("version", Is::Big), ("active", Is::Bool), ("hash", Is::Short), doc, at, actor],
        ),
        table(
            "postcode",
            2,
            &[
                PLACE,
                code,
                ("outward", Is::Short),
                ("easting", Is::MaybeInt),
                ("northing", Is::MaybeInt),
                ("terminated", Is::Bool),
            ],
        ),
        table(
            "search_log",
            2,
            &[PLACE, id, at, ("channel", Is::Short), ("facts", Is::Text), ("area", Is::Short), ("results", Is::Int)],
        ),
        table("saved", 2, &[PLACE, code, kind, doc, ("created_us", Is::Big), ("expires_us", Is::Big)]),
        table(
            "feedback",
            2,
            &[
                PLACE,
                id,
                ("reference", Is::Short),
                ("service_id", Is::Uuid),
                ("topic", Is::Short),
                ("words", Is::Text),
                ("state", Is::Short),
                at,
            ],
        ),
        table(
            "audit",
            2,
            &[PLACE, id, at, actor, ("action", Is::Short), kind, ("target_id", Is::Uuid), ("detail", Is::Text)],
        ),
        table("change", 2, &[PLACE, ("seq", Is::Big), kind, ("record_id", Is::Uuid), at]),
        table("change_head", 1, &[PLACE, ("seq", Is::Big)]),
        table(
            "job",
            2,
            &[
                PLACE,
                id,
                ("queue", Is::Short),
                ("payload", Is::Text),
                ("run_us", Is::Big),
                ("claimed_us", Is::MaybeBig),
                ("attempts", Is::Int),
                ("done_us", Is::MaybeBig),
                ("error", Is::MaybeText),
            ],
        ),
        table(
            "idempotency",
            3,
            &[
                PLACE,
                ("principal", Is::Short),
                ("key", Is::Short),
                ("route", Is::Short),
                ("request_hash", Is::Short),
                ("response", Is::Text),
                at,
            ],
        ),
        table(
            "import_run",
            2,
            &[PLACE, id, kind, ("source", Is::Text), at, actor, ("state", Is::Short), ("report", Is::Text)],
        ),
    ]
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        index("place", true, &["slug"]),
        index("record", true, &["place_id", "kind", "slug"]),
        index("record", false, &["place_id", "kind", "updated_us"]),
        index("postcode", false, &["place_id", "outward"]),
        index("search_log", false, &["place_id", "at_us"]),
        index("saved", false, &["place_id", "expires_us"]),
        index("feedback", true, &["place_id", "reference"]),
        index("audit", false, &["place_id", "target_id"]),
        index("job", false, &["queue", "done_us", "run_us"]),
    ]
}
