//! Agencies, their teams, who works in them and as what.

use super::schema::{Is, index, table};
use sea_orm_migration::prelude::*;

/// Third migration.
pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m0003_people_who_work"
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
}

fn tables() -> [TableCreateStatement; 4] {
    let (place, id, slug, name) = (("place_id", Is::Uuid), ("id", Is::Uuid), ("slug", Is::Short), ("name", Is::Short));
    [
        table("agency", 2, &[place, id, slug, name, ("kind", Is::Short)]),
        table("team", 2, &[place, id, ("agency_id", Is::Uuid), slug, name]),
        table(
            "staff",
            2,
            &[
                place,
                id,
                slug,
                name,
                ("email", Is::Short),
                ("job", Is::Short),
                ("line_id", Is::Uuid),
                ("person_id", Is::MaybeUuid),
                ("left_us", Is::MaybeBig),
            ],
        ),
        table(
            "assignment",
            2,
            &[
                place,
                id,
                ("staff_id", Is::Uuid),
                ("team_id", Is::Uuid),
                ("role", Is::Short),
                ("tier", Is::Short),
                ("from_us", Is::Big),
                ("to_us", Is::MaybeBig),
            ],
        ),
    ]
}

fn indexes() -> [IndexCreateStatement; 5] {
    [
        index("agency", true, &["place_id", "slug"]),
        index("team", true, &["place_id", "slug"]),
        index("staff", true, &["place_id", "slug"]),
        index("staff", true, &["place_id", "email"]),
        index("assignment", false, &["place_id", "staff_id"]),
    ]
}
