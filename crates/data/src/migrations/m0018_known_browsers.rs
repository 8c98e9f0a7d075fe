//! Browsers that people have signed in with before, so that one they have not can be told to them.

use super::schema::{Is, table};
use sea_orm_migration::prelude::*;

/// Eighteenth migration.
pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m0018_known_browsers"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [("place_id", Is::Uuid), ("staff_id", Is::Uuid), ("hash", Is::Short), ("seen_us", Is::Big)];
        manager.create_table(table("known_browser", 3, &columns)).await
    }
}
