//! Sessions that began at somebody's own organisation: by which it can end them, and ask whether they still belong there.

use super::schema::{Is, table};
use sea_orm_migration::prelude::*;

/// Sixteenth migration.
pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m0016_told_by_organisations"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for name in ["on_who", "on_session", "on_refresh"] {
            add(manager, ColumnDef::new(Alias::new(name)).text()).await?;
        }
        add(manager, ColumnDef::new(Alias::new("on_checked_us")).big_integer()).await?;
        let told = [("place_id", Is::Uuid), ("hash", Is::Short), ("expires_us", Is::Big)];
        manager.create_table(table("told_logout", 2, &told)).await
    }
}

/// One column at a time: SQLite adds no more at once.
async fn add(manager: &SchemaManager<'_>, column: &mut ColumnDef) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table(Alias::new("session")).add_column(column).to_owned()).await
}
