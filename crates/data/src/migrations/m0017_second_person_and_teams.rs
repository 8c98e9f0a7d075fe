//! Roles that wait for a second person; agencies and teams that are put away; and which hubs and services a team is for.

use super::schema::{Is, index, table};
use sea_orm_migration::prelude::*;

/// Seventeenth migration.
pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m0017_second_person_and_teams"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for name in ["agency", "team"] {
            let mut column = ColumnDef::new(Alias::new("away_us"));
            let add = Table::alter().table(Alias::new(name)).add_column(column.big_integer()).to_owned();
            manager.alter_table(add).await?;
        }
        let (place, team) = (("place_id", Is::Uuid), ("team_id", Is::Uuid));
        let asked = [
            place,
            ("id", Is::Uuid),
            ("staff_id", Is::Uuid),
            team,
            ("role", Is::Short),
            ("tier", Is::Short),
            ("from_us", Is::Big),
            ("to_us", Is::MaybeBig),
            ("asked_by", Is::Uuid),
            ("asked_us", Is::Big),
            ("expires_us", Is::Big),
        ];
        manager.create_table(table("asked_role", 2, &asked)).await?;
        manager.create_index(index("asked_role", false, &["place_id", "staff_id"])).await?;
        let site = [place, team, ("kind", Is::Short), ("target_id", Is::Uuid)];
        manager.create_table(table("team_site", 4, &site)).await
    }
}
