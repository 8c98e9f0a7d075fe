//! Signing in at one's own organisation: who is who there, and which roles their groups gave.

use super::schema::{Is, table};
use sea_orm_migration::prelude::*;

/// Eighth migration.
pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m0008_sign_on"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let place = ("place_id", Is::Uuid);
        let known = [place, ("key", Is::Short), ("staff_id", Is::Uuid), ("created_us", Is::Big)];
        manager.create_table(table("sign_on", 2, &known)).await?;
        manager.create_table(table("group_role", 2, &[place, ("assignment_id", Is::Uuid)])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for name in ["sign_on", "group_role"] {
            manager.drop_table(Table::drop().table(Alias::new(name)).if_exists().to_owned()).await?;
        }
        Ok(())
    }
}
