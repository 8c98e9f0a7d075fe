//! How far up the review ladder the keepers of an entry were told of it, so that each rung is told once.

use super::schema::{Is, table};
use sea_orm_migration::prelude::*;

/// Ninth migration.
pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m0009_review_reminders"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [("place_id", Is::Uuid), ("service_id", Is::Uuid), ("rung", Is::Short), ("at_us", Is::Big)];
        manager.create_table(table("reminder", 2, &columns)).await
    }
}
