//! People and families: who they are, how they belong together, where they live and how they may be reached (both
//! sealed), who works with them, what they agreed to, and what closes their records.

use super::schema::{Is, index, table};
use sea_orm_migration::prelude::*;

/// Fifth migration.
pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m0005_people_and_families"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, key, columns) in TABLES {
            manager.create_table(table(name, *key, columns)).await?;
        }
        for (table, columns) in INDEXES {
            manager.create_index(index(table, false, columns)).await?;
        }
        Ok(())
    }
}

const PLACE: (&str, Is) = ("place_id", Is::Uuid);
const ID: (&str, Is) = ("id", Is::Uuid);
const FROM: (&str, Is) = ("from_us", Is::Big);
const TO: (&str, Is) = ("to_us", Is::MaybeBig);
const FROM_DAY: (&str, Is) = ("from_day", Is::MaybeText);
const TO_DAY: (&str, Is) = ("to_day", Is::MaybeText);
const PERSON: (&str, Is) = ("person_id", Is::Uuid);

/// A table's name, how many of its columns make the key, and its columns.
type Shape = (&'static str, usize, &'static [(&'static str, Is)]);

const TABLES: &[Shape] = &[
    (
        "person",
        2,
        &[
            PLACE,
            ID,
            ("agency_id", Is::Uuid),
            ("team_id", Is::Uuid),
            ("doc", Is::Text),
            ("sealed", Is::Bytes),
            ("version", Is::Big),
            ("created_us", Is::Big),
            ("updated_us", Is::Big),
            ("merged_into", Is::MaybeUuid),
        ],
    ),
    ("person_key", 3, &[PLACE, ("key", Is::Big), PERSON]),
    (
        "relationship",
        2,
        &[
            PLACE,
            ID,
            PERSON,
            ("other_id", Is::Uuid),
            ("kind", Is::Short),
            ("responsibility", Is::Bool),
            FROM_DAY,
            TO_DAY,
            ("source", Is::Text),
        ],
    ),
    ("home", 2, &[PLACE, ID, ("sealed", Is::Bytes), ("confidential", Is::Bool)]),
    ("stay", 2, &[PLACE, ID, ("home_id", Is::Uuid), PERSON, FROM_DAY, TO_DAY, ("source", Is::Text)]),
    (
        "contact",
        2,
        &[
            PLACE,
            ID,
            PERSON,
            ("channel", Is::Short),
            ("sealed", Is::Bytes),
            ("version", Is::Big),
            ("updated_us", Is::Big),
        ],
    ),
    (
        "involvement",
        2,
        &[
            PLACE,
            ID,
            PERSON,
            ("staff_id", Is::MaybeUuid),
            ("team_id", Is::MaybeUuid),
            ("kind", Is::Short),
            FROM,
            TO,
            ("reason", Is::Text),
        ],
    ),
    (
        "restriction",
        2,
        &[
            PLACE,
            ID,
            PERSON,
            ("kind", Is::Short),
            ("staff_id", Is::MaybeUuid),
            ("against_id", Is::MaybeUuid),
            ("open_to", Is::Text),
            ("guardian_id", Is::MaybeUuid),
            ("reason", Is::Text),
            ("set_by", Is::Short),
            FROM,
            TO,
        ],
    ),
    (
        "agreement",
        2,
        &[
            PLACE,
            ID,
            PERSON,
            ("doc", Is::Text),
            ("given_us", Is::Big),
            ("expires_us", Is::MaybeBig),
            ("withdrawn_us", Is::MaybeBig),
        ],
    ),
    ("basis", 2, &[PLACE, ID, PERSON, ("purpose", Is::Short), ("doc", Is::Text), FROM, TO]),
    (
        "sharing_agreement",
        2,
        &[
            PLACE,
            ID,
            ("from_agency", Is::Uuid),
            ("to_agency", Is::Uuid),
            ("purpose", Is::Short),
            ("classes", Is::Short),
            ("basis", Is::Short),
            ("reference", Is::Short),
            FROM,
            TO,
        ],
    ),
    (
        "share",
        2,
        &[
            PLACE,
            ID,
            ("agreement_id", Is::Uuid),
            PERSON,
            ("decided_by", Is::Uuid),
            ("detail", Is::Text),
            ("withdrawn_us", Is::MaybeBig),
            FROM,
            TO,
        ],
    ),
    (
        "share_decision",
        2,
        &[PLACE, ID, PERSON, ("doc", Is::Text), ("decision", Is::Short), ("decided_by", Is::Short), ("at_us", Is::Big)],
    ),
    (
        "break_glass",
        2,
        &[
            PLACE,
            ID,
            ("by_id", Is::Uuid),
            ("people", Is::Text),
            ("reason", Is::Short),
            ("words", Is::Text),
            ("at_us", Is::Big),
            ("closed_us", Is::MaybeBig),
            ("approved_by", Is::MaybeUuid),
        ],
    ),
    (
        "glass_review",
        2,
        &[
            PLACE,
            ("break_glass_id", Is::Uuid),
            ("by_id", Is::Uuid),
            ("line_id", Is::Uuid),
            ("due_us", Is::Big),
            ("done_by", Is::MaybeUuid),
            ("done_us", Is::MaybeBig),
            ("verdict", Is::MaybeText),
        ],
    ),
];

const INDEXES: &[(&str, &[&str])] = &[
    ("relationship", &["place_id", "person_id"]),
    ("relationship", &["place_id", "other_id"]),
    ("stay", &["place_id", "person_id"]),
    ("stay", &["place_id", "home_id"]),
    ("contact", &["place_id", "person_id"]),
    ("involvement", &["place_id", "person_id"]),
    ("involvement", &["place_id", "staff_id"]),
    ("involvement", &["place_id", "team_id"]),
    ("restriction", &["place_id", "person_id"]),
    ("agreement", &["place_id", "person_id"]),
    ("basis", &["place_id", "person_id"]),
    ("share", &["place_id", "person_id"]),
    ("share_decision", &["place_id", "person_id"]),
    ("break_glass", &["place_id", "by_id"]),
];
